import { groups } from '#host/jira/defaults';
import type { Issue, Version } from '#host/jira/entities';
import { BadClause, type JqlContext } from '#host/jira/jql/context';
import { edgeOf, readMoment, type CalendarUnit } from '#host/jira/jql/moments';
import { groupNamesOf } from '#host/jira/session';

/** What a function gives: ids of things of one kind, or a moment. */
export type Given =
  { readonly of: string; readonly ids: readonly string[] } | { readonly of: 'moment'; readonly at: number };

type JqlFunction = (args: readonly string[], context: JqlContext) => Given;

const calendar = Object.fromEntries(
  (['Day', 'Week', 'Month', 'Year'] as const).flatMap((unit) =>
    (['start', 'end'] as const).map((edge): [string, JqlFunction] => [
      `${edge}Of${unit}`,
      ([increment], context) => calendarEdge(edge, unit, increment, context),
    ]),
  ),
);

const functions: Readonly<Record<string, JqlFunction>> = {
  ...calendar,
  now: (_, { now }) => ({ of: 'moment', at: now }),
  currentLogin: (_, { now }) => ({ of: 'moment', at: now }),
  lastLogin: (_, { now }) => ({ of: 'moment', at: now }),
  currentUser: (_, { session }) => ({ of: 'user', ids: session.accountId ? [session.accountId] : [] }),
  membersOf: ([group = ''], { world }) => {
    if (!groups.some(({ name }) => name === group))
      throw new BadClause(
        `Function 'membersOf' can not generate a list of usernames for group '${group}'; the group does not exist.`,
      );
    return {
      of: 'user',
      ids: world.people
        .list()
        .filter((person) => groupNamesOf(person).includes(group))
        .map(({ accountId }) => accountId),
    };
  },
  openSprints: (_, context) => sprints(context, 'active'),
  closedSprints: (_, context) => sprints(context, 'closed'),
  futureSprints: (_, context) => sprints(context, 'future'),
  standardIssueTypes: (_, context) => types(context, false),
  standardWorkTypes: (_, context) => types(context, false),
  subTaskIssueTypes: (_, context) => types(context, true),
  subtaskWorkTypes: (_, context) => types(context, true),
  releasedVersions: (args, context) => versions(args, context, (version) => version.isReleased),
  unreleasedVersions: (args, context) => versions(args, context, (version) => !version.isReleased),
  latestReleasedVersion: (args, context) => firstVersion(args, context, (version) => version.isReleased, -1),
  earliestUnreleasedVersion: (args, context) => firstVersion(args, context, (version) => !version.isReleased, 0),
  projectsLeadByUser: ([user], { world, session }) => {
    const lead = user ?? session.accountId;
    return {
      of: 'project',
      ids: world.projects
        .list()
        .filter((project) => project.leadAccountId === lead)
        .map(({ id }) => id),
    };
  },
  linkedIssues,
  linkedWorkItems: linkedIssues,
  watchedIssues: (_, context) => issues(context, (issue) => issue.watchers.includes(context.session.accountId ?? '')),
  watchedWorkItems: (_, context) =>
    issues(context, (issue) => issue.watchers.includes(context.session.accountId ?? '')),
  votedIssues: (_, context) => issues(context, (issue) => issue.voters.includes(context.session.accountId ?? '')),
  votedWorkItems: (_, context) => issues(context, (issue) => issue.voters.includes(context.session.accountId ?? '')),
  updatedBy,
  parentEpic: (keys, context) => ({
    of: 'issue',
    ids: keys.flatMap((key) => family(issueOf(key, context, 'parentEpic'), context)),
  }),
  childIssuesOf: (keys, context) => ({
    of: 'issue',
    ids: keys.flatMap((key) => descendants(issueOf(key, context, 'childIssuesOf'), context)),
  }),
};

const byLowerCase = new Map(Object.entries(functions).map(([name, run]) => [name.toLowerCase(), { name, run }]));

/** Names of all functions, for completion. */
export const functionNames = Object.keys(functions);

/** True for a function that Jira itself brings. */
export function isBuiltIn(name: string): boolean {
  return byLowerCase.has(name.toLowerCase());
}

/** Runs a function of a query. Throws {@link BadClause}. */
export function callFunction(name: string, args: readonly string[], context: JqlContext): Given {
  const found = byLowerCase.get(name.toLowerCase());
  if (!found) throw new BadClause(`Unable to find JQL function '${name}(${args.join(', ')})'.`);
  return found.run(args, context);
}

function calendarEdge(
  edge: 'start' | 'end',
  unit: CalendarUnit,
  increment: string | undefined,
  context: JqlContext,
): Given {
  const at = edgeOf(edge, unit, increment, context.now, context.session.timeZone);
  if (at === undefined) {
    throw new BadClause(
      `The increment '${increment}' of function '${edge}Of${unit}' is invalid. It must be of the form (+/-)nn(y|M|w|d|h|m), or just (+/-)nn.`,
    );
  }
  return { of: 'moment', at };
}

function sprints({ world }: JqlContext, state: 'active' | 'closed' | 'future'): Given {
  return {
    of: 'sprint',
    ids: world.sprints
      .list()
      .filter((sprint) => sprint.state === state)
      .map(({ id }) => String(id)),
  };
}

function types({ world }: JqlContext, isSubtask: boolean): Given {
  return {
    of: 'issuetype',
    ids: world.issueTypes
      .list()
      .filter((type) => type.isSubtask === isSubtask)
      .map(({ id }) => id),
  };
}

function versionsIn(
  names: readonly string[],
  { world, session }: JqlContext,
  test: (version: Version) => boolean,
): Version[] {
  const wanted = names.map(
    (name) => world.projectByIdOrKey(name) ?? world.projects.find((project) => project.name === name),
  );
  const all = world.projects
    .list()
    .filter((project) => session.canBrowse(project) && (names.length === 0 || wanted.includes(project)));
  return all
    .flatMap((project) => world.versionsOf.of(project.id))
    .filter((version) => !version.isArchived && test(version));
}

function versions(names: readonly string[], context: JqlContext, test: (version: Version) => boolean): Given {
  return { of: 'version', ids: versionsIn(names, context, test).map(({ id }) => id) };
}

function firstVersion(
  names: readonly string[],
  context: JqlContext,
  test: (version: Version) => boolean,
  at: number,
): Given {
  const found = versionsIn(names, context, test).at(at);
  return { of: 'version', ids: found ? [found.id] : [] };
}

function issueOf(key: string, { world, session }: JqlContext, name: string): Issue {
  const found = world.issueByIdOrKey(key);
  if (found && session.canSee(found)) return found;
  throw new BadClause(`Issue '${key}' could not be found in function '${name}'.`);
}

function issues({ world }: JqlContext, test: (issue: Issue) => boolean): Given {
  return {
    of: 'issue',
    ids: world.issues
      .list()
      .filter(test)
      .map(({ id }) => id),
  };
}

function linkedIssues([key = '', ...phrases]: readonly string[], context: JqlContext): Given {
  const { id } = issueOf(key, context, 'linkedIssues');
  const { world } = context;
  const matches = (typeId: string, side: 'inward' | 'outward') =>
    phrases.length === 0 ||
    phrases.some((phrase) => world.linkTypes.get(typeId)?.[side].toLowerCase() === phrase.toLowerCase());
  const outward = world.linksFrom
    .of(id)
    .filter((link) => matches(link.typeId, 'outward'))
    .map((link) => link.to);
  const inward = world.linksTo
    .of(id)
    .filter((link) => matches(link.typeId, 'inward'))
    .map((link) => link.from);
  return { of: 'issue', ids: [...outward, ...inward] };
}

function updatedBy([user = '', from, to]: readonly string[], context: JqlContext): Given {
  const { world, now, session } = context;
  const start = from === undefined ? -Infinity : (readMoment(from, now, session.timeZone) ?? -Infinity);
  const end = to === undefined ? Infinity : (readMoment(to, now, session.timeZone) ?? Infinity);
  const within = (author: string | undefined, at: number) => author === user && at >= start && at <= end;
  return issues(
    context,
    (issue) =>
      within(issue.creator, issue.created) ||
      world.changesOf.of(issue.id).some((change) => within(change.author, change.at)) ||
      world.commentsOf.of(issue.id).some((comment) => within(comment.author, comment.created)),
  );
}

/** An epic with everything below it. */
function family(issue: Issue, context: JqlContext): string[] {
  return [issue.id, ...descendants(issue, context)];
}

function descendants(issue: Issue, context: JqlContext): string[] {
  return context.world.children.of(issue.id).flatMap((child) => family(child, context));
}
