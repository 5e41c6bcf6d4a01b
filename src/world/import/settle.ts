import type { Backlog, BacklogIssue, ImportNote } from '#host/jira/backlog';
import type { FoundIssue, FoundSprint } from '#world/import/found';
import { linksOf, linkTypesOf, type Phrases } from '#world/import/links';
import { PeopleBook } from '#world/import/people';
import { projectsOf } from '#world/import/projects';
import { SprintBook } from '#world/import/sprints';
import { categoryOf } from '#world/import/status-words';
import { isSubtaskName } from '#world/import/type-words';

/** An issue with the place where it was read. */
export interface Gathered {
  readonly issue: FoundIssue;
  readonly file: string;
  readonly line: number;
  /** When the file was last written: stands in for moments that it does not tell. */
  readonly modified: string;
}

type Note = (note: ImportNote) => void;

/** Sees everything that was found side by side, so that names become ids and one-sided links and parents meet. */
export function settle(
  found: readonly Gathered[],
  sprints: readonly FoundSprint[],
  phrases: Phrases,
  note: Note,
): Backlog {
  const people = new PeopleBook(found.map(({ issue }) => issue));
  const sprintBook = new SprintBook(
    sprints,
    found.map(({ issue }) => issue),
  );
  const keyOfId = new Map(
    found.flatMap(({ issue }) => (issue.id === undefined ? [] : [[issue.id, issue.key] as const])),
  );
  const keys = new Set(found.map(({ issue }) => issue.key));
  const { links, outside } = linksOf(
    found.map(({ issue }) => issue),
    keys,
  );
  const missing = new Map<string, Gathered[]>();
  const guesses = new Map<string, Gathered[]>();

  const issues = found.map((gathered) => {
    const { issue } = gathered;
    const parentKey = keyIn(issue.parent, keyOfId);
    const epicKey = keyIn(issue.epic, keyOfId);
    for (const key of [parentKey, epicKey]) if (key !== undefined && !keys.has(key)) remember(missing, gathered, key);
    if (issue.status.category === undefined) remember(guesses, gathered, issue.status.name);
    return settled(gathered, {
      people,
      sprints: sprintBook,
      links: links.get(issue.key) ?? [],
      parentKey: parentKey !== undefined && keys.has(parentKey) && parentKey !== issue.key ? parentKey : undefined,
      epicKey: epicKey !== undefined && keys.has(epicKey) && epicKey !== issue.key ? epicKey : undefined,
    });
  });

  noteStatusGuesses(guesses, note);
  noteOutside(outside, missing, found, note);
  for (const { gathered, message } of sprintBook.guesses(found))
    note({ file: gathered.file, line: gathered.line, column: 'Sprint', cost: 'info', message });
  if (found.some(({ issue }) => issue.created === undefined)) {
    const first = found.find(({ issue }) => issue.created === undefined)!;
    note({
      file: first.file,
      line: first.line,
      column: 'Created',
      cost: 'info',
      message:
        'Some issues do not say when they were created: their first known change, or else the date of the file, stands in.',
    });
  }
  return {
    site: { name: 'Imported backlog' },
    people: people.all(),
    projects: projectsOf(
      found.map(({ issue }) => issue),
      (person) => people.idOf(person),
    ),
    sprints: sprintBook.all(),
    issues: breakParentCycles(issues),
    linkTypes: linkTypesOf(
      found.map(({ issue }) => issue),
      phrases,
    ),
  };
}

function settled(
  { issue, modified }: Gathered,
  {
    people,
    sprints,
    links,
    parentKey,
    epicKey,
  }: { people: PeopleBook; sprints: SprintBook; links: BacklogIssue['links']; parentKey?: string; epicKey?: string },
): BacklogIssue {
  const {
    project,
    parent,
    epic,
    sprints: foundSprints,
    comments,
    history,
    fixVersions,
    affectsVersions,
    type,
    status,
    ...rest
  } = issue;
  const moments = [
    issue.updated,
    issue.resolved,
    ...comments.map((comment) => comment.at),
    ...history.map((change) => change.at),
  ].filter((at) => at !== undefined);
  const created = issue.created ?? moments.toSorted()[0] ?? modified;
  const isSubtask =
    type.isSubtask ?? (type.level === undefined ? parentKey !== undefined && isSubtaskName(type.name) : type.level < 0);
  return {
    ...rest,
    projectKey: project.key,
    parentKey,
    epicKey,
    links,
    created,
    updated: issue.updated ?? moments.toSorted().at(-1) ?? created,
    type: { name: type.name, isSubtask, level: type.level },
    status: {
      name: status.name,
      category:
        status.category ?? categoryOf(status.name, issue.resolved !== undefined || issue.resolution !== undefined),
    },
    assignee: people.idOf(issue.assignee),
    reporter: people.idOf(issue.reporter),
    labels: unique(issue.labels),
    components: unique(issue.components),
    clients: unique(issue.clients),
    fixVersions: unique(fixVersions.map((version) => version.name)),
    affectsVersions: unique(affectsVersions.map((version) => version.name)),
    sprintIds: unique(foundSprints.map((sprint) => sprints.idOf(sprint))),
    comments: comments.map((comment) => ({ ...comment, author: people.idOf(comment.author) })),
    history: history.map((change) => ({ ...change, author: people.idOf(change.author) })),
  };
}

function keyIn(
  ref: { readonly key?: string; readonly id?: string } | undefined,
  keyOfId: ReadonlyMap<string, string>,
): string | undefined {
  return ref?.key ?? (ref?.id === undefined ? undefined : (keyOfId.get(ref.id) ?? ref.id));
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}

function remember(groups: Map<string, Gathered[]>, gathered: Gathered, key: string): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [gathered]);
  else group.push(gathered);
}

function noteStatusGuesses(guesses: ReadonlyMap<string, readonly Gathered[]>, note: Note): void {
  for (const [name, group] of guesses) {
    const { file, line, issue } = group[0]!;
    const category = categoryOf(name, issue.resolved !== undefined || issue.resolution !== undefined);
    const words = { new: 'to do', indeterminate: 'in progress', done: 'done' }[category];
    note({
      file,
      line,
      column: 'Status',
      cost: 'info',
      message: `The file does not say what the status “${name}” counts as: taken as ${words} (${group.length} ${group.length === 1 ? 'issue' : 'issues'}).`,
    });
  }
}

function noteOutside(
  outside: ReadonlySet<string>,
  missing: ReadonlyMap<string, readonly Gathered[]>,
  found: readonly Gathered[],
  note: Note,
): void {
  for (const [key, group] of missing) {
    for (const { file, line, issue } of group)
      note({
        file,
        line,
        column: 'Parent',
        cost: 'cell',
        message: `${issue.key}: its parent ${key} is not in the import; it stands on its own.`,
      });
  }
  if (outside.size === 0) return;
  const { file, line } = found[0]!;
  const some = [...outside].slice(0, 5).join(', ');
  note({
    file,
    line,
    column: 'Links',
    cost: 'info',
    message: `Links to ${outside.size} ${outside.size === 1 ? 'issue' : 'issues'} outside of the import are left out: ${some}${outside.size > 5 ? ' …' : ''}.`,
  });
}

/** Parents that end up in a circle cannot be shown as a tree: the issue that closes the circle loses its parent. */
function breakParentCycles(issues: readonly BacklogIssue[]): readonly BacklogIssue[] {
  const parents = new Map(issues.map((issue) => [issue.key, issue.parentKey]));
  return issues.map((issue) => {
    const seen = new Set([issue.key]);
    for (let key = parents.get(issue.key); key !== undefined; key = parents.get(key)) {
      if (key === issue.key) {
        parents.set(issue.key, undefined);
        return { ...issue, parentKey: undefined };
      }
      if (seen.has(key)) break;
      seen.add(key);
    }
    return issue;
  });
}
