import { CustomFields, ownFields } from '#host/azure/fill/custom-fields';
import type { Filled } from '#host/azure/fill/filled';
import { fieldsOf } from '#host/azure/fill/item-fields';
import { linksOf } from '#host/azure/fill/item-links';
import { revisionsOf, type HistoryWords } from '#host/azure/fill/item-revisions';
import { ProjectTypes } from '#host/azure/fill/item-type';
import { iterationTree, type IterationTree } from '#host/azure/fill/iterations';
import { ProjectNames } from '#host/azure/fill/names';
import { azurePeople } from '#host/azure/fill/people';
import { Places } from '#host/azure/fill/place';
import { inventedPlans } from '#host/azure/fill/plans';
import { processName, projectTypes } from '#host/azure/fill/project-types';
import { htmlOf } from '#host/azure/fill/rich-text';
import { projectTeams, type Placed } from '#host/azure/fill/teams';
import type { LoadedItem, LoadedProject, LoadedRestriction } from '#host/azure/world/contents';
import type { Backlog, BacklogIssue, BacklogProject, BacklogSprint } from '#host/jira/backlog';

const LARGEST_ID = 2 ** 31 - 1;

/**
 * Turns a backlog, seeded or imported, into an Azure DevOps organization: the same projects, people and items under
 * names that Azure DevOps allows. isSeed: the teams' capacities are invented with the rest; an import has none.
 */
export function azureContents(backlog: Backlog, { isSeed }: { readonly isSeed: boolean }): Filled {
  const people = azurePeople(backlog.people);
  const shared: Shared = {
    backlog,
    isSeed,
    custom: new CustomFields(backlog.issues),
    personIds: new Set(people.map(({ id }) => id)),
    idOf: itemIds(backlog),
    sprints: new Map(backlog.sprints.map((sprint) => [sprint.id, sprint])),
    words: wordsOf(backlog),
    somebody: people.find(({ access }) => access === 'admin')?.id ?? people[0]?.id ?? '',
  };
  const names = new ProjectNames();
  const byProject = new Map(backlog.projects.map(({ key }) => [key, [] as BacklogIssue[]]));
  for (const issue of backlog.issues) byProject.get(issue.projectKey)?.push(issue);
  const filled = backlog.projects.map((project) =>
    fillProject(project, names.of(project.name), byProject.get(project.key) ?? [], shared),
  );
  return {
    name: backlog.site.name,
    people,
    fields: [...ownFields, ...shared.custom.added()],
    projects: filled.map(({ project }) => project),
    items: filled.flatMap(({ items }) => [...items]).toSorted((one, other) => one.id - other.id),
    links: linksOf(backlog, shared.idOf),
    plans: isSeed ? filled.flatMap(({ project }) => inventedPlans(project)) : [],
    restrictions: filled.flatMap(({ restrictions }) => restrictions),
  };
}

interface Shared {
  readonly backlog: Backlog;
  readonly isSeed: boolean;
  readonly custom: CustomFields;
  readonly personIds: ReadonlySet<string>;
  readonly idOf: ReadonlyMap<string, number>;
  readonly sprints: ReadonlyMap<number, BacklogSprint>;
  readonly words: HistoryWords;
  /** Stands in for people whom the backlog does not name. */
  readonly somebody: string;
}

function fillProject(
  project: BacklogProject,
  root: string,
  issues: readonly BacklogIssue[],
  shared: Shared,
): { project: LoadedProject; items: readonly LoadedItem[]; restrictions: readonly LoadedRestriction[] } {
  const { custom, personIds, idOf, sprints, words, isSeed } = shared;
  const types = new ProjectTypes(project, issues);
  const tree = iterationTree(root, project, sprintsOf(project, issues, shared), issues);
  const places = new Places(root, tree, sprints, project.origin === 'azure');
  const placed = issues.map((issue): Placed => ({ issue, place: places.of(issue) }));
  const used = new Map<string, Set<string>>();
  const items = placed.map(({ issue, place }, order): LoadedItem => {
    const type = types.typeOf(issue);
    const fields = fieldsOf(issue, type, place, { isOwn: project.origin === 'azure', order, personIds });
    for (const [field, value] of custom.valuesOf(issue))
      fields[field.referenceName] = field.type === 'html' ? htmlOf(String(value)) : value;
    const names = used.get(type.name) ?? new Set();
    for (const name of Object.keys(fields)) names.add(name);
    used.set(type.name, names);
    const creator =
      [issue.reporter, project.leadAccountId].find((id) => id !== undefined && personIds.has(id)) ?? shared.somebody;
    return {
      id: idOf.get(issue.key)!,
      project: root,
      revisions: revisionsOf(issue, fields, { type, places, place, words, creator }),
      comments: issue.comments.map(({ author, at, text }) => ({
        by: author !== undefined && personIds.has(author) ? author : creator,
        at,
        text: htmlOf(text),
      })),
    };
  });
  const { levels, name } = types.process;
  const isInherited = name !== 'Basic' && project.origin !== 'azure';
  const scored = new Set(
    isInherited ? [levels.epic, levels.feature, ...(isSeed ? [] : [levels.requirement, levels.bug])] : [],
  );
  const planned = new Set(isInherited ? [levels.epic, levels.feature, levels.requirement, levels.bug] : []);
  const clients = [...new Set(issues.flatMap((issue) => issue.clients))].toSorted();
  return {
    items,
    restrictions: restrictionsOf(project, root, shared),
    project: {
      name: root,
      processName: processName(types.process, isInherited),
      types: projectTypes(types.all(), { scored, planned, used, clients }),
      areas: [root, ...new Set(placed.map(({ place }) => place.areaPath))].filter(
        (path, index, all) => all.indexOf(path) === index,
      ),
      iterations: tree.iterations,
      teams: projectTeams(root, placed, {
        places,
        iterations: tree.iterations,
        iterationsOfTeam: iterationsOfTeams(placed, tree),
        personIds,
      }),
    },
  };
}

/** The sprints of a project: those that its issues were in, and those of the same boards. */
function sprintsOf(
  project: BacklogProject,
  issues: readonly BacklogIssue[],
  { backlog, sprints }: Shared,
): readonly BacklogSprint[] {
  const ids = new Set(issues.flatMap(({ sprintIds }) => sprintIds));
  const boards = new Set([...ids].map((id) => sprints.get(id)?.boardId).filter((board) => board !== undefined));
  return backlog.sprints.filter(({ id, boardId }) => ids.has(id) || (boardId !== undefined && boards.has(boardId)));
}

/** Iterations by team: those of its own sprints, and those that its items were planned in. */
function iterationsOfTeams(placed: readonly Placed[], tree: IterationTree): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (team: string, path: string) => found.set(team, (found.get(team) ?? new Set()).add(path));
  for (const [sprintId, team] of tree.teamOfSprint) add(team, tree.pathOfSprint.get(sprintId)!);
  for (const { issue, place } of placed) {
    if (place.team === undefined) continue;
    for (const sprintId of issue.sprintIds) {
      const path = tree.pathOfSprint.get(sprintId);
      if (path !== undefined && (tree.teamOfSprint.get(sprintId) ?? place.team) === place.team) add(place.team, path);
    }
  }
  return found;
}

/** Work items keep their ids; others keep those that the other tracker gave where they can, and count on where not. */
function itemIds({ projects, issues }: Backlog): ReadonlyMap<string, number> {
  const own = new Set(projects.filter(({ origin }) => origin === 'azure').map(({ key }) => key));
  const ids = new Map<string, number>();
  const taken = new Set<number>();
  const ownFirst = [
    ...issues.filter(({ projectKey }) => own.has(projectKey)),
    ...issues.filter(({ projectKey }) => !own.has(projectKey)),
  ];
  for (const { key, id, projectKey } of ownFirst) {
    const number = Number(own.has(projectKey) ? key.slice(key.lastIndexOf('-') + 1) : (id ?? NaN));
    if (!Number.isInteger(number) || number < 1 || number > LARGEST_ID || taken.has(number)) continue;
    taken.add(number);
    ids.set(key, number);
  }
  let next = 1;
  for (const { key } of issues) {
    if (ids.has(key)) continue;
    while (taken.has(next)) next += 1;
    taken.add(next);
    ids.set(key, next);
  }
  return ids;
}

function wordsOf({ people, issues }: Backlog): HistoryWords {
  return {
    people: new Map(
      people.flatMap(
        ({ accountId, name }) =>
          [
            [name, accountId],
            [accountId, accountId],
          ] as const,
      ),
    ),
    categories: new Map(issues.map(({ status }) => [status.name, status.category])),
  };
}

/** A project that only some may see is closed to all others, but for those who administer the organization. */
function restrictionsOf(
  { visibleTo }: BacklogProject,
  areaPath: string,
  { backlog }: Shared,
): readonly LoadedRestriction[] {
  if (visibleTo === undefined) return [];
  const allowed = new Set(visibleTo);
  return backlog.people
    .filter(({ accountId, access }) => !allowed.has(accountId) && access !== 'admin')
    .map(({ accountId }) => ({ personId: accountId, areaPath, may: 'nothing' as const }));
}
