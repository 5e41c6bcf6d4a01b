import type { AzureCall, Project, WorkItemType } from '#host/azure/seams';
import type { TeamPlace } from '#host/azure/work/team-place';

/** A level of backlogs: what is planned together. */
export interface BacklogLevel {
  /** Its category: `Microsoft.FeatureCategory`. */
  readonly id: string;
  readonly name: string;
  /** Tasks are 1. */
  readonly rank: number;
  readonly type: 'portfolio' | 'requirement' | 'task';
  /** Names of work item types; the first one is what is added. */
  readonly types: readonly string[];
  readonly color: string;
  readonly isHidden: boolean;
}

const levels = [
  ['Microsoft.EpicCategory', 'portfolio'],
  ['Microsoft.FeatureCategory', 'portfolio'],
  ['Microsoft.RequirementCategory', 'requirement'],
  ['Microsoft.TaskCategory', 'task'],
] as const;

/** Names that are not the plural of their type. */
const names: Readonly<Record<string, string>> = { 'User Story': 'Stories', 'Product Backlog Item': 'Backlog items' };

/** The levels of a team's backlogs from the top, with bugs where the team wants them. Levels without any type are left out. */
export function backlogLevels(
  call: Pick<AzureCall, 'organization'>,
  { project, settings }: Pick<TeamPlace, 'project' | 'settings'>,
): readonly BacklogLevel[] {
  const bugs = typesOf(project, 'Microsoft.BugCategory');
  const bugsBehavior = settings.bugsBehavior ?? 'asRequirements';
  const present = levels.filter(([category]) => typesOf(project, category).length > 0);
  return present.map(([id, type], index) => {
    const own = typesOf(project, id);
    const withBugs =
      (type === 'requirement' && bugsBehavior === 'asRequirements') || (type === 'task' && bugsBehavior === 'asTasks');
    return {
      id,
      name: names[own[0]!.name] ?? `${own[0]!.name}s`,
      rank: present.length - index,
      type,
      types: [...own, ...(withBugs ? bugs : [])].map(({ name }) => name),
      color: own[0]!.color,
      isHidden: settings.backlogVisibilities?.[id] === false,
    };
  });
}

/** A project's types of a category. */
export function typesOf(project: Project, wanted: string): readonly WorkItemType[] {
  return project.types.filter(({ category }) => category === wanted);
}
