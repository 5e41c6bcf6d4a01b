import type { WorkItemType } from '#host/azure/seams';

/** A state of a work item type. */
export type State = WorkItemType['states'][number];
/** How a type has a field. */
export type TypeField = WorkItemType['fields'][number];

/** A work item type as a process defines it, before a project adds its own fields to it. */
export interface TypeTemplate {
  readonly name: string;
  readonly color: string;
  readonly category?: string;
  readonly states: readonly State[];
  /** Reference names beside those that every type has. */
  readonly fields: readonly string[];
  /** Where the size of an item is kept. */
  readonly size?: string;
  /** By state: the reason that the process gives on the way there. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** One of the four processes that the service ships. */
export interface ProcessTemplate {
  readonly name: 'Agile' | 'Scrum' | 'CMMI' | 'Basic';
  readonly types: readonly TypeTemplate[];
  /** Type names by level: above features, features, what is built in one iteration, parts of that; and defects. */
  readonly levels: {
    readonly epic: string;
    readonly feature: string;
    readonly requirement: string;
    readonly task: string;
    readonly bug: string;
  };
}

const COMMON = 'Microsoft.VSTS.Common.';
const SCHEDULING = 'Microsoft.VSTS.Scheduling.';
const EPIC = 'Microsoft.EpicCategory',
  FEATURE = 'Microsoft.FeatureCategory',
  REQUIREMENT = 'Microsoft.RequirementCategory',
  TASK = 'Microsoft.TaskCategory',
  BUG = 'Microsoft.BugCategory';
const LIFE = [
  'StateChangeDate',
  'ActivatedDate',
  'ActivatedBy',
  'ResolvedDate',
  'ResolvedBy',
  'ClosedDate',
  'ClosedBy',
].map((name) => `${COMMON}${name}`);
const PORTFOLIO = [
  ...LIFE,
  `${COMMON}Priority`,
  `${COMMON}StackRank`,
  `${COMMON}ValueArea`,
  `${COMMON}Risk`,
  `${COMMON}BusinessValue`,
  `${COMMON}TimeCriticality`,
  `${SCHEDULING}Effort`,
  `${SCHEDULING}StartDate`,
  `${SCHEDULING}TargetDate`,
];
const BUILD = ['Microsoft.VSTS.Build.IntegrationBuild'];
const DEFECT = [
  ...LIFE,
  ...BUILD,
  'Microsoft.VSTS.Build.FoundIn',
  'Microsoft.VSTS.TCM.ReproSteps',
  'Microsoft.VSTS.TCM.SystemInfo',
  `${COMMON}Priority`,
  `${COMMON}Severity`,
  `${COMMON}StackRank`,
  `${COMMON}ValueArea`,
  `${COMMON}Activity`,
  `${SCHEDULING}OriginalEstimate`,
  `${SCHEDULING}RemainingWork`,
  `${SCHEDULING}CompletedWork`,
];
const WORK = [
  ...LIFE,
  ...BUILD,
  `${COMMON}Priority`,
  `${COMMON}StackRank`,
  `${COMMON}Activity`,
  `${SCHEDULING}OriginalEstimate`,
  `${SCHEDULING}RemainingWork`,
  `${SCHEDULING}CompletedWork`,
  `${SCHEDULING}StartDate`,
  `${SCHEDULING}FinishDate`,
];
const STORY = [
  ...LIFE,
  ...BUILD,
  `${COMMON}Priority`,
  `${COMMON}StackRank`,
  `${COMMON}ValueArea`,
  `${COMMON}Risk`,
  `${COMMON}AcceptanceCriteria`,
  `${SCHEDULING}StartDate`,
  `${SCHEDULING}FinishDate`,
];
const COLORS = {
  epic: 'E06C00',
  feature: '773B93',
  requirement: '0098C7',
  bug: 'CC293D',
  task: 'A4880A',
  issue: '339947',
  other: 'B4009E',
} as const;
const effort = `${SCHEDULING}Effort`,
  points = `${SCHEDULING}StoryPoints`,
  size = `${SCHEDULING}Size`;

const state = (name: string, color: string, category: State['category']): State => ({ name, color, category });
const NEW = state('New', 'b2b2b2', 'Proposed'),
  ACTIVE = state('Active', '007acc', 'InProgress'),
  RESOLVED = state('Resolved', 'ff9d00', 'Resolved'),
  CLOSED = state('Closed', '339933', 'Completed'),
  REMOVED = state('Removed', 'ffffff', 'Removed');
const TO_DO = state('To Do', 'b2b2b2', 'Proposed'),
  DOING = state('Doing', '007acc', 'InProgress'),
  DONE = state('Done', '339933', 'Completed'),
  IN_PROGRESS = state('In Progress', '007acc', 'InProgress');
const APPROVED = state('Approved', 'b2b2b2', 'Proposed'),
  COMMITTED = state('Committed', '007acc', 'InProgress'),
  PROPOSED = state('Proposed', 'b2b2b2', 'Proposed');
const backlogRemoval = { Removed: 'Removed from the backlog' };
const agile = (resolved: string) => ({
  New: 'New',
  Active: 'Implementation started',
  Resolved: resolved,
  Closed: 'Acceptance tests pass',
  ...backlogRemoval,
});
const finished = { Done: 'Work finished', ...backlogRemoval };
const basic = { 'To Do': 'Added to backlog', Doing: 'Started', Done: 'Completed' };
const cmmi = {
  Proposed: 'New',
  Active: 'Accepted',
  Resolved: 'Code complete and system test passed',
  Closed: 'Validation test passed',
};

/**
 * The processes with the types, states and fields that their backlogs use.
 * https://learn.microsoft.com/azure/devops/boards/work-items/guidance/choose-process (checked November 2026)
 */
export const processes: readonly ProcessTemplate[] = [
  {
    name: 'Agile',
    levels: { epic: 'Epic', feature: 'Feature', requirement: 'User Story', task: 'Task', bug: 'Bug' },
    types: [
      {
        name: 'Epic',
        color: COLORS.epic,
        category: EPIC,
        states: [NEW, ACTIVE, RESOLVED, CLOSED, REMOVED],
        fields: PORTFOLIO,
        size: effort,
        reasons: agile('Features complete'),
      },
      {
        name: 'Feature',
        color: COLORS.feature,
        category: FEATURE,
        states: [NEW, ACTIVE, RESOLVED, CLOSED, REMOVED],
        fields: PORTFOLIO,
        size: effort,
        reasons: agile('Stories complete'),
      },
      {
        name: 'User Story',
        color: COLORS.requirement,
        category: REQUIREMENT,
        states: [NEW, ACTIVE, RESOLVED, CLOSED, REMOVED],
        fields: [...STORY, points],
        size: points,
        reasons: agile('Code complete and unit tests pass'),
      },
      {
        name: 'Bug',
        color: COLORS.bug,
        category: BUG,
        states: [NEW, ACTIVE, RESOLVED, CLOSED],
        fields: [...DEFECT, points, `${COMMON}ResolvedReason`],
        size: points,
        reasons: { New: 'New', Active: 'Approved', Resolved: 'Fixed', Closed: 'Fixed and verified' },
      },
      {
        name: 'Task',
        color: COLORS.task,
        category: TASK,
        states: [NEW, ACTIVE, CLOSED, REMOVED],
        fields: WORK,
        reasons: { New: 'New', Active: 'Work started', Closed: 'Completed', ...backlogRemoval },
      },
      {
        name: 'Issue',
        color: COLORS.other,
        states: [ACTIVE, CLOSED],
        fields: [...LIFE, `${COMMON}Priority`, `${COMMON}StackRank`, `${SCHEDULING}DueDate`],
        reasons: { Active: 'New', Closed: 'Issue resolved' },
      },
    ],
  },
  {
    name: 'Scrum',
    levels: { epic: 'Epic', feature: 'Feature', requirement: 'Product Backlog Item', task: 'Task', bug: 'Bug' },
    types: [
      {
        name: 'Epic',
        color: COLORS.epic,
        category: EPIC,
        states: [NEW, IN_PROGRESS, DONE, REMOVED],
        fields: [...PORTFOLIO, `${COMMON}BacklogPriority`],
        size: effort,
        reasons: { New: 'New epic', 'In Progress': 'Implementation started', ...finished },
      },
      {
        name: 'Feature',
        color: COLORS.feature,
        category: FEATURE,
        states: [NEW, IN_PROGRESS, DONE, REMOVED],
        fields: [...PORTFOLIO, `${COMMON}BacklogPriority`],
        size: effort,
        reasons: { New: 'New feature', 'In Progress': 'Implementation started', ...finished },
      },
      {
        name: 'Product Backlog Item',
        color: COLORS.requirement,
        category: REQUIREMENT,
        states: [NEW, APPROVED, COMMITTED, DONE, REMOVED],
        fields: [...STORY, `${COMMON}BacklogPriority`, `${COMMON}BusinessValue`, effort],
        size: effort,
        reasons: {
          New: 'New backlog item',
          Approved: 'Approved by the Product Owner',
          Committed: 'Commitment made by the team',
          ...finished,
        },
      },
      {
        name: 'Bug',
        color: COLORS.bug,
        category: BUG,
        states: [NEW, APPROVED, COMMITTED, DONE, REMOVED],
        fields: [...DEFECT, `${COMMON}BacklogPriority`, effort],
        size: effort,
        reasons: {
          New: 'New defect reported',
          Approved: 'Approved by the Product Owner',
          Committed: 'Commitment made by the team',
          ...finished,
        },
      },
      {
        name: 'Task',
        color: COLORS.task,
        category: TASK,
        states: [TO_DO, IN_PROGRESS, DONE, REMOVED],
        fields: [...WORK, `${COMMON}BacklogPriority`],
        reasons: { 'To Do': 'New task', 'In Progress': 'Work started', ...finished },
      },
      {
        name: 'Impediment',
        color: COLORS.other,
        states: [state('Open', 'b2b2b2', 'Proposed'), CLOSED],
        fields: [...LIFE, `${COMMON}Priority`],
        reasons: { Open: 'New impediment', Closed: 'Impediment removed' },
      },
    ],
  },
  {
    name: 'CMMI',
    levels: { epic: 'Epic', feature: 'Feature', requirement: 'Requirement', task: 'Task', bug: 'Bug' },
    types: [
      ...(['Epic', 'Feature'] as const).map((name): TypeTemplate => ({
        name,
        color: name === 'Epic' ? COLORS.epic : COLORS.feature,
        category: name === 'Epic' ? EPIC : FEATURE,
        states: [PROPOSED, ACTIVE, RESOLVED, CLOSED, REMOVED],
        fields: PORTFOLIO,
        size: effort,
        reasons: cmmi,
      })),
      {
        name: 'Requirement',
        color: COLORS.requirement,
        category: REQUIREMENT,
        states: [PROPOSED, ACTIVE, RESOLVED, CLOSED, REMOVED],
        fields: [...STORY, size],
        size,
        reasons: cmmi,
      },
      {
        name: 'Bug',
        color: COLORS.bug,
        category: BUG,
        states: [PROPOSED, ACTIVE, RESOLVED, CLOSED],
        fields: [...DEFECT, size],
        size,
        reasons: cmmi,
      },
      {
        name: 'Task',
        color: COLORS.task,
        category: TASK,
        states: [PROPOSED, ACTIVE, RESOLVED, CLOSED],
        fields: WORK,
        reasons: cmmi,
      },
      ...['Issue', 'Risk', 'Review', 'Change Request'].map((name): TypeTemplate => ({
        name,
        color: COLORS.other,
        states: [PROPOSED, ACTIVE, RESOLVED, CLOSED],
        fields: [...LIFE, `${COMMON}Priority`, `${COMMON}StackRank`],
        reasons: cmmi,
      })),
    ],
  },
  {
    name: 'Basic',
    levels: { epic: 'Epic', feature: 'Epic', requirement: 'Issue', task: 'Task', bug: 'Issue' },
    types: [
      {
        name: 'Epic',
        color: COLORS.epic,
        category: EPIC,
        states: [TO_DO, DOING, DONE],
        fields: [
          ...LIFE,
          `${COMMON}Priority`,
          `${COMMON}StackRank`,
          `${SCHEDULING}StartDate`,
          `${SCHEDULING}TargetDate`,
          effort,
        ],
        size: effort,
        reasons: basic,
      },
      {
        name: 'Issue',
        color: COLORS.issue,
        category: REQUIREMENT,
        states: [TO_DO, DOING, DONE],
        fields: [...LIFE, `${COMMON}Priority`, `${COMMON}StackRank`, effort],
        size: effort,
        reasons: basic,
      },
      {
        name: 'Task',
        color: COLORS.task,
        category: TASK,
        states: [TO_DO, DOING, DONE],
        fields: [...LIFE, `${COMMON}Priority`, `${COMMON}StackRank`, `${COMMON}Activity`, `${SCHEDULING}RemainingWork`],
        reasons: basic,
      },
    ],
  },
];

/** A type that no process has, as an organization would have added it. */
export function addedType(name: string, states: readonly State[]): TypeTemplate {
  return {
    name,
    color: COLORS.other,
    states,
    fields: [...LIFE, `${COMMON}Priority`, `${COMMON}StackRank`],
    reasons: {},
  };
}
