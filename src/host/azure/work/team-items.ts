import type { AzureCall, ClassificationNode, WorkItem } from '#host/azure/seams';
import { backlogLevels } from '#host/azure/work/backlog-levels';
import type { TeamPlace } from '#host/azure/work/team-place';

/** A line of a backlog: a root, or a child with the link that leads to it. */
export interface BacklogLine {
  readonly rel: string | null;
  readonly source: { readonly id: number; readonly url: string } | null;
  readonly target: { readonly id: number; readonly url: string };
}

/** The requirements and tasks of a sprint, tasks after what they are part of. */
export function itemsOfIteration(
  call: AzureCall,
  place: TeamPlace,
  { path }: ClassificationNode,
): readonly BacklogLine[] {
  const types = new Set(
    backlogLevels(call, place)
      .filter(({ type }) => type !== 'portfolio')
      .flatMap((level) => level.types),
  );
  const items = orderedItems(call, place, types).filter((item) =>
    isUnder(String(item.fields['System.IterationPath']), path),
  );
  const shown = new Set(items.map(({ id }) => id));
  const parentOf = ({ fields }: WorkItem) =>
    shown.has(Number(fields['System.Parent'])) ? Number(fields['System.Parent']) : undefined;
  const draw = (parent: number | undefined): BacklogLine[] =>
    items
      .filter((item) => parentOf(item) === parent)
      .flatMap((item) => [line(call, item.id, parent), ...draw(item.id)]);
  return draw(undefined);
}

/** What is open on a backlog level, in its order. */
export function itemsOfLevel(
  call: AzureCall,
  place: TeamPlace,
  types: readonly string[],
  backlogIteration: string,
): readonly BacklogLine[] {
  const done = new Set(
    place.project.types.flatMap(({ name, states }) =>
      states
        .filter(({ category }) => category === 'Completed' || category === 'Removed')
        .map((state) => `${name}/${state.name}`),
    ),
  );
  return orderedItems(call, place, new Set(types))
    .filter(
      ({ fields }) =>
        !done.has(`${fields['System.WorkItemType']}/${fields['System.State']}`) &&
        isUnder(String(fields['System.IterationPath']), backlogIteration),
    )
    .map(({ id }) => line(call, id, undefined));
}

/** Items of the team's areas that the caller may read, as backlogs order them. */
export function orderedItems(
  { organization, caller }: AzureCall,
  { project, team, settings }: TeamPlace,
  types: ReadonlySet<string>,
): WorkItem[] {
  const isOurs = (area: string) =>
    team.areaPaths.some((path) => (settings.lonelyAreas?.includes(path) ? area === path : isUnder(area, path)));
  const found: WorkItem[] = [];
  for (const item of organization.items()) {
    const isMatch =
      item.projectId === project.id &&
      types.has(String(item.fields['System.WorkItemType'])) &&
      isOurs(String(item.fields['System.AreaPath']));
    if (isMatch && organization.mayRead(caller.personId, item)) found.push(item);
  }
  const rank = ({ fields }: WorkItem) =>
    Number(fields['Microsoft.VSTS.Common.StackRank'] ?? fields['Microsoft.VSTS.Common.BacklogPriority'] ?? Infinity);
  return found.sort((one, other) => (rank(one) === rank(other) ? one.id - other.id : rank(one) - rank(other)));
}

function line({ base }: AzureCall, id: number, parent: number | undefined): BacklogLine {
  const reference = (one: number) => ({ id: one, url: `${base}/_apis/wit/workItems/${one}` });
  return {
    rel: parent === undefined ? null : 'System.LinkTypes.Hierarchy-Forward',
    source: parent === undefined ? null : reference(parent),
    target: reference(id),
  };
}

function isUnder(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}\\`);
}
