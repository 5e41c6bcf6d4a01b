import type { CustomField, IssueType, LinkType, Priority, Resolution, RoleActors } from '#host/jira/entities';

/** Work types that a new Jira Cloud site of this kind has; imported ones join them. */
export const issueTypes: readonly IssueType[] = [
  {
    id: '10000',
    name: 'Epic',
    description: 'A big user story that needs to be broken down.',
    isSubtask: false,
    level: 1,
    avatarId: 10307,
  },
  {
    id: '10001',
    name: 'Story',
    description: 'Functionality or a feature expressed as a user goal.',
    isSubtask: false,
    level: 0,
    avatarId: 10315,
  },
  {
    id: '10002',
    name: 'Task',
    description: 'A small, distinct piece of work.',
    isSubtask: false,
    level: 0,
    avatarId: 10318,
  },
  {
    id: '10003',
    name: 'Sub-task',
    description: "A small piece of work that's part of a larger task.",
    isSubtask: true,
    level: -1,
    avatarId: 10316,
  },
  { id: '10004', name: 'Bug', description: 'A problem or error.', isSubtask: false, level: 0, avatarId: 10303 },
  {
    id: '10005',
    name: 'Feature',
    description: 'A capability that spans several stories.',
    isSubtask: false,
    level: 0,
    avatarId: 10311,
  },
];

/** Most urgent first, as on every new site. */
export const priorities: readonly Priority[] = [
  { id: '1', name: 'Highest', description: 'This problem will block progress.', color: '#d04437' },
  { id: '2', name: 'High', description: 'Serious problem that could block progress.', color: '#f15C75' },
  { id: '3', name: 'Medium', description: 'Has the potential to affect progress.', color: '#f79232' },
  { id: '4', name: 'Low', description: 'Minor problem or easily worked around.', color: '#707070' },
  { id: '5', name: 'Lowest', description: 'Trivial problem with little or no impact on progress.', color: '#999999' },
];

/** How issues end on a new site; the first is what a transition sets by itself. */
export const resolutions: readonly Resolution[] = [
  { id: '10000', name: 'Done', description: 'Work has been completed on this issue.' },
  { id: '10001', name: "Won't Do", description: "This issue won't be actioned." },
  { id: '10002', name: 'Duplicate', description: 'The problem is a duplicate of an existing issue.' },
  {
    id: '10003',
    name: 'Cannot Reproduce',
    description:
      'All attempts at reproducing this issue failed, or not enough information was available to reproduce the issue.',
  },
];

/** Link types of a new site. */
export const linkTypes: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

/** Groups by the access that puts people in them; the first holds everyone. */
export const groups = [
  { id: '276f955c-63d7-42c8-9520-92d01dca0625', name: 'jira-users', accesses: ['admin', 'member', 'reader'] },
  { id: '5e87bd8b-8a29-4b6b-a3c7-5c29a1a2b6d1', name: 'jira-administrators', accesses: ['admin'] },
  { id: '9a1c0bda-4f5a-4c5d-8d25-7f2a94a2c0d3', name: 'jira-members', accesses: ['admin', 'member'] },
  { id: 'c3d4ae10-2ffb-45c1-9a1b-1f9c4b5be0f4', name: 'jira-viewers', accesses: ['reader'] },
] as const;

/** Project roles, and the groups that hold them unless a project says otherwise. */
export const roles = [
  {
    id: '10002',
    name: 'Administrators',
    description: 'A project role that represents administrators in a project',
    groups: ['jira-administrators'],
  },
  {
    id: '10003',
    name: 'Member',
    description: 'A project role that represents people who work in a project',
    groups: ['jira-members'],
  },
  {
    id: '10004',
    name: 'Viewer',
    description: 'A project role that represents people who view a project and comment',
    groups: ['jira-viewers'],
  },
] as const;

/** Who holds the roles of a project that nobody has restricted. */
export const openRoles: Readonly<Record<string, RoleActors>> = Object.fromEntries(
  roles.map((role) => [role.id, { users: [], groups: role.groups }]),
);

/** Levels of the one issue security scheme, with the roles that see issues of that level. */
export const securityLevels = [
  { id: '10000', name: 'Internal', description: 'Seen by administrators and members', roleIds: ['10002', '10003'] },
  { id: '10001', name: 'Leads', description: 'Seen by administrators', roleIds: ['10002'] },
] as const;

const platform = 'com.atlassian.jira.plugin.system.customfieldtypes';

/** Ids that Jira Software's own fields have on most sites, so that a script written for one finds them here. */
export const fieldIds = {
  team: 'customfield_10001',
  epicName: 'customfield_10011',
  epicLink: 'customfield_10014',
  startDate: 'customfield_10015',
  pointEstimate: 'customfield_10016',
  rank: 'customfield_10019',
  sprint: 'customfield_10020',
  flagged: 'customfield_10021',
  storyPoints: 'customfield_10031',
  client: 'customfield_10032',
} as const;

/** Custom fields of a new site. */
export const customFields: readonly CustomField[] = [
  softwareField(
    fieldIds.team,
    'Team',
    'com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team',
    'team',
    'Associates a team to an issue.',
  ),
  softwareField(
    fieldIds.epicName,
    'Epic Name',
    'com.pyxis.greenhopper.jira:gh-epic-label',
    'string',
    'Provide a short name to identify this epic.',
  ),
  softwareField(
    fieldIds.epicLink,
    'Epic Link',
    'com.pyxis.greenhopper.jira:gh-epic-link',
    'any',
    'Choose an epic to assign this issue to.',
  ),
  softwareField(
    fieldIds.startDate,
    'Start date',
    `${platform}:datepicker`,
    'date',
    'Allows the planned start date for a piece of work to be set.',
  ),
  softwareField(
    fieldIds.pointEstimate,
    'Story point estimate',
    'com.pyxis.greenhopper.jira:jsw-story-points',
    'number',
    'Measurement of complexity and/or size of a requirement.',
  ),
  softwareField(
    fieldIds.rank,
    'Rank',
    'com.pyxis.greenhopper.jira:gh-lexo-rank',
    'any',
    'Global rank field for Jira Software use only.',
  ),
  {
    ...softwareField(
      fieldIds.sprint,
      'Sprint',
      'com.pyxis.greenhopper.jira:gh-sprint',
      'array',
      'Jira Software sprint field',
    ),
    items: 'json',
  },
  {
    ...openField(
      fieldIds.flagged,
      'Flagged',
      `${platform}:multicheckboxes`,
      'array',
      'Allows to flag issues with impediments.',
    ),
    items: 'option',
  },
  openField(
    fieldIds.storyPoints,
    'Story Points',
    `${platform}:float`,
    'number',
    'Measurement of complexity and/or size of a requirement.',
  ),
  {
    ...openField(fieldIds.client, 'Client', `${platform}:multiselect`, 'array', 'Whom the work is for.'),
    items: 'option',
  },
];

function openField(id: string, name: string, custom: string, type: string, description: string): CustomField {
  return { id, key: id, name, custom, type, description };
}

function softwareField(id: string, name: string, custom: string, type: string, description: string): CustomField {
  return { ...openField(id, name, custom, type, description), isLocked: true };
}

/** A text field by an export's own header, for values that nothing else here can hold. */
export function textField(id: string, name: string): CustomField {
  return openField(id, name, `${platform}:textfield`, 'string', '');
}
