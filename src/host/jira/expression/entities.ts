import { toText } from '#host/jira/adf';
import type { Beans } from '#host/jira/beans';
import { changesOf } from '#host/jira/changelog';
import { fieldIds } from '#host/jira/defaults';
import type { Board, Comment, Issue, Project, RichText, Sprint } from '#host/jira/entities';
import { epicOf } from '#host/jira/field/custom';

/**
 * Things as Jira expressions see them. Members are looked up when they are asked for, as the caller; ids are numbers.
 * Source: developer.atlassian.com/cloud/jira/platform/jira-expressions-type-reference, checked 2026-11-22.
 */
type Thing = Readonly<Record<string, unknown>>;

/** An issue, with its custom fields by their ids. */
export function issueThing(issue: Issue, beans: Beans): Thing {
  const { world } = beans;
  const project = world.projects.get(issue.projectId)!;
  const sprints = () => issue.sprintIds.flatMap((id) => world.sprints.get(String(id)) ?? []);
  const children = (isSubtask: boolean) =>
    seen(
      world.children.of(issue.id).filter(({ typeId }) => world.issueTypes.get(typeId)!.isSubtask === isSubtask),
      beans,
    );
  return lazy({
    id: () => Number(issue.id),
    key: () => issue.key,
    summary: () => issue.summary,
    description: () => text(issue.description),
    environment: () => text(issue.environment),
    issueType: () => named(world.issueTypes.get(issue.typeId)),
    status: () => statusThing(issue, beans),
    priority: () => named(world.priorities.get(issue.priorityId)),
    resolution: () => named(world.resolutions.get(issue.resolutionId)),
    project: () => projectThing(project, beans),
    assignee: () => userThing(issue.assignee, beans),
    reporter: () => userThing(issue.reporter, beans),
    creator: () => userThing(issue.creator, beans),
    created: () => new Date(issue.created),
    updated: () => new Date(issue.updated),
    resolutionDate: () => (issue.resolved === undefined ? null : new Date(issue.resolved)),
    dueDate: () => (issue.due === undefined ? null : new Date(issue.due)),
    labels: () => [...issue.labels],
    components: () => issue.componentIds.map((id) => named(world.components.get(id))),
    fixVersions: () => issue.fixVersionIds.map((id) => versionThing(id, beans)),
    versions: () => issue.affectsVersionIds.map((id) => versionThing(id, beans)),
    comments: () =>
      world.commentsOf
        .of(issue.id)
        .filter((comment) => beans.session.canSeeComment(comment, project))
        .map((comment) => commentThing(comment, beans)),
    attachments: () =>
      world.attachmentsOf.of(issue.id).map(({ id, filename, mimeType, size, created, author }) => ({
        id: Number(id),
        filename,
        mimeType,
        size,
        created: new Date(created),
        author: userThing(author, beans),
      })),
    changelogs: () =>
      changesOf(issue, beans)
        .reverse()
        .map(({ id, author, at, items }) => ({
          id: Number(id),
          author: userThing(author, beans),
          created: new Date(at),
          items: items.map((item) => ({ ...item })),
        })),
    links: () => linkThings(issue, beans),
    parent: () => seen([world.issues.get(issue.parentId)], beans)[0] ?? null,
    subtasks: () => children(true),
    stories: () => children(false),
    isEpic: () => world.issueTypes.get(issue.typeId)!.level === 1,
    epic: () => seen([epicOf(issue, world)], beans)[0] ?? null,
    sprint: () => sprintThing(sprints().find(({ state }) => state !== 'closed')),
    closedSprints: () =>
      sprints()
        .filter(({ state }) => state === 'closed')
        .map(sprintThing),
    flagged: () => issue.custom[fieldIds.flagged] !== undefined,
    timeSpent: () => world.worklogsOf.of(issue.id).reduce((sum, { seconds }) => sum + seconds, 0),
    originalEstimate: () => issue.originalEstimate ?? null,
    remainingEstimate: () => issue.remainingEstimate ?? null,
    properties: () => propertiesOf('issue', issue.id, beans),
    ...Object.fromEntries(
      beans.fields.values
        .filter(({ custom }) => custom)
        .map((field) => [field.id, () => field.read(issue, beans) ?? null]),
    ),
  });
}

/** A project. */
export function projectThing(project: Project, beans: Beans): Thing {
  return lazy({
    id: () => Number(project.id),
    key: () => project.key,
    name: () => project.name,
    typeKey: () => project.type,
    style: () => 'classic',
    description: () => project.description ?? '',
    lead: () => userThing(project.leadAccountId, beans),
    properties: () => propertiesOf('project', project.id, beans),
  });
}

/** A person; null for nobody. */
export function userThing(accountId: string | undefined, beans: Beans): Thing | null {
  const person = beans.world.people.get(accountId);
  if (!person) return null;
  return lazy({
    accountId: () => person.accountId,
    displayName: () => person.name,
    properties: () => propertiesOf('user', person.accountId, beans),
  });
}

/** A sprint; null for none. */
export function sprintThing(sprint: Sprint | undefined): Thing | null {
  if (!sprint) return null;
  const moment = (at: string | undefined) => (at === undefined ? null : new Date(at));
  const { id, name, state, goal = '', start, end, complete } = sprint;
  return { id, name, state, goal, startDate: moment(start), endDate: moment(end), completeDate: moment(complete) };
}

/** A board. */
export function boardThing({ id, name, type, projectId }: Board, beans: Beans): Thing {
  return lazy({
    id: () => id,
    name: () => name,
    type: () => type,
    projectLocation: () => projectThing(beans.world.projects.get(projectId)!, beans),
  });
}

/** Members that are asked for only when an expression does. */
function lazy(members: Readonly<Record<string, () => unknown>>): Thing {
  const thing = {};
  for (const [name, get] of Object.entries(members)) Object.defineProperty(thing, name, { get, enumerable: true });
  return thing;
}

function seen(issues: readonly (Issue | undefined)[], beans: Beans): Thing[] {
  return issues.flatMap((issue) => (issue && beans.session.canSee(issue) ? [issueThing(issue, beans)] : []));
}

function named(thing: { readonly id: string; readonly name: string } | undefined): Thing | null {
  return thing ? { id: Number(thing.id), name: thing.name } : null;
}

function text(value: RichText | undefined): Thing | null {
  return value === undefined ? null : { plainText: toText(value) };
}

function statusThing(issue: Issue, beans: Beans): Thing {
  const status = beans.world.statuses.get(issue.statusId)!;
  const { id, key, name } = beans.statusCategory(status.category) as { id: number; key: string; name: string };
  return { ...named(status), category: { id, key, name } };
}

function versionThing(id: string, { world }: Beans): Thing | null {
  const version = world.versions.get(id);
  return version
    ? {
        ...named(version),
        released: version.isReleased,
        archived: version.isArchived,
        releaseDate: version.releaseDate === undefined ? null : new Date(version.releaseDate),
      }
    : null;
}

function commentThing(comment: Comment, beans: Beans): Thing {
  return lazy({
    id: () => Number(comment.id),
    author: () => userThing(comment.author, beans),
    body: () => text(comment.body),
    created: () => new Date(comment.created),
    updated: () => new Date(comment.updated),
    properties: () => propertiesOf('comment', comment.id, beans),
  });
}

function linkThings(issue: Issue, beans: Beans): Thing[] {
  const { world } = beans;
  const ends = [
    ...world.linksFrom.of(issue.id).map((link) => ({ link, other: link.to, direction: 'outward' })),
    ...world.linksTo.of(issue.id).map((link) => ({ link, other: link.from, direction: 'inward' })),
  ];
  return ends.flatMap(({ link, other, direction }) => {
    const [linkedIssue] = seen([world.issues.get(other)], beans);
    const type = world.linkTypes.get(link.typeId)!;
    return linkedIssue
      ? [
          {
            id: Number(link.id),
            type: { ...named(type), inward: type.inward, outward: type.outward },
            direction,
            linkedIssue,
          },
        ]
      : [];
  });
}

/** Apps' properties of a thing: by name, or with `get`, which answers null for one that is not there. */
function propertiesOf(entityType: string, entityId: string, { world }: Beans): Thing {
  const all = Object.fromEntries(
    world.propertiesOf.of(`${entityType}/${entityId}`).map(({ key, value }) => [key, value]),
  );
  return Object.defineProperty({ ...all }, 'get', {
    value: (key: string) => (Object.hasOwn(all, key) ? all[key] : null),
  });
}
