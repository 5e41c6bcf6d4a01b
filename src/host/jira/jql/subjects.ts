import { toText } from '#host/jira/adf';
import { securityLevels } from '#host/jira/defaults';
import type { Issue } from '#host/jira/entities';
import type { JqlContext } from '#host/jira/jql/context';
import { customSubject } from '#host/jira/jql/custom-subjects';
import { byNumber, byText } from '#host/jira/jql/order';
import { propertySubject } from '#host/jira/jql/property-subject';
import type { ChoiceSubject, Lookup, Subject } from '#host/jira/jql/subject';
import { inBoardOrder } from '#host/jira/workflow';

type Choice = Omit<ChoiceSubject, 'kind' | 'name'>;

/** What a query may name; several custom fields can share a name. Empty where nothing has it. */
export function subjectsNamed(name: string, context: JqlContext): readonly Subject[] {
  const special = specialSubject(name, context);
  if (special) return [special];
  const alias = context.world.indexedProperties.find(
    (property) => property.alias?.toLowerCase() === name.toLowerCase(),
  );
  if (alias) return [propertySubject(name, alias, context)];
  return context.fields.byClause(name).flatMap((field) => {
    const subject = field.stored ? customSubject(field, name, context) : systemSubject(field.id, name, context);
    return subject ? [subject] : [];
  });
}

function specialSubject(name: string, context: JqlContext): Subject | undefined {
  const { world } = context;
  const choice = (of: Choice): Subject => ({ kind: 'choice', name, ...of });
  switch (name.toLowerCase()) {
    case 'text':
    case 'textfields':
      return { kind: 'text', name, texts: (issue) => allTexts(issue, context) };
    case 'watcher':
      return choice({ of: 'user', values: (issue) => issue.watchers, lookup: people(context) });
    case 'voter':
      return choice({ of: 'user', values: (issue) => issue.voters, lookup: people(context) });
    case 'worklogauthor':
      return choice({
        of: 'user',
        values: (issue) => world.worklogsOf.of(issue.id).flatMap(({ author }) => author ?? []),
        lookup: people(context),
      });
    case 'issuelinktype':
    case 'worklinktype':
      return choice({
        of: 'linktype',
        values: (issue) => linkTypeIds(issue, context),
        lookup: named(world.linkTypes.list(), ({ inward, outward }) => [inward, outward]),
      });
    case 'projecttype':
      return choice({
        of: 'projecttype',
        values: (issue) => [world.projects.get(issue.projectId)!.type],
        lookup: (text) => [text.toLowerCase()],
      });
    case 'hierarchylevel':
      return { kind: 'number', name, value: (issue) => world.issueTypes.get(issue.typeId)!.level };
    default:
      return undefined;
  }
}

function systemSubject(id: string, name: string, context: JqlContext): Subject | undefined {
  const { world } = context;
  const choice = (of: Choice): Subject => ({ kind: 'choice', name, ...of });
  const one = (value: string | undefined) => (value === undefined ? [] : [value]);
  switch (id) {
    case 'issuekey':
      return choice({
        of: 'issue',
        values: (issue) => [issue.id],
        lookup: issues(context),
        unknown: (text) => `An issue with key '${text}' does not exist for field '${name}'.`,
        place: (issueId) => world.issues.get(issueId)?.number ?? 0,
        compare: (a, b) => keyOrder(a, b, context),
      });
    case 'project':
      return choice({
        of: 'project',
        values: (issue) => [issue.projectId],
        lookup: named(
          world.projects.list().filter((project) => context.session.canBrowse(project)),
          ({ key }) => [key],
        ),
        compare: byText((issue) => world.projects.get(issue.projectId)!.name),
      });
    case 'issuetype':
      return choice({
        of: 'issuetype',
        values: (issue) => [issue.typeId],
        lookup: named(world.issueTypes.list()),
        compare: byText((issue) => world.issueTypes.get(issue.typeId)!.name),
        nameOf: (typeId) => world.issueTypes.get(typeId)?.name,
      });
    case 'status': {
      const places = placesOf(inBoardOrder(world.statuses.list()));
      return choice({
        of: 'status',
        history: 'status',
        values: (issue) => [issue.statusId],
        lookup: named(world.statuses.list()),
        compare: byNumber((issue) => places.get(issue.statusId)),
        nameOf: (statusId) => world.statuses.get(statusId)?.name,
      });
    }
    case 'statusCategory':
      return choice({
        of: 'statusCategory',
        values: (issue) => [world.statuses.get(issue.statusId)!.category],
        lookup: statusCategory,
        compare: byNumber((issue) =>
          ['new', 'indeterminate', 'done'].indexOf(world.statuses.get(issue.statusId)!.category),
        ),
      });
    case 'priority': {
      const places = placesOf(world.priorities.list());
      // The most urgent is listed first and counts as the greatest.
      const place = (priorityId: string) => -(places.get(priorityId) ?? Infinity);
      return choice({
        of: 'priority',
        history: 'priority',
        values: (issue) => one(issue.priorityId),
        lookup: named(world.priorities.list()),
        place,
        compare: byNumber((issue) => (issue.priorityId === undefined ? undefined : place(issue.priorityId))),
        nameOf: (priorityId) => world.priorities.get(priorityId)?.name,
      });
    }
    case 'resolution':
      return choice({
        of: 'resolution',
        history: 'resolution',
        values: (issue) => one(issue.resolutionId),
        lookup: resolutions(context),
        compare: byText((issue) => world.resolutions.get(issue.resolutionId)?.name),
        nameOf: (resolutionId) => world.resolutions.get(resolutionId)?.name,
      });
    case 'assignee':
    case 'reporter':
      return choice({
        of: 'user',
        history: id,
        values: (issue) => one(issue[id]),
        lookup: people(context),
        compare: byText((issue) => personName(issue[id], context)),
        nameOf: (accountId) => personName(accountId, context),
      });
    case 'creator':
      return choice({
        of: 'user',
        values: (issue) => one(issue.creator),
        lookup: people(context),
        compare: byText((issue) => personName(issue.creator, context)),
      });
    case 'labels':
      return choice({
        of: 'label',
        values: (issue) => issue.labels.map((label) => label.toLowerCase()),
        lookup: (text) => [text.toLowerCase()],
        compare: byText((issue) => issue.labels[0]),
      });
    case 'components':
      return choice({
        of: 'component',
        values: (issue) => issue.componentIds,
        lookup: named(world.components.list()),
        compare: byText((issue) => world.components.get(issue.componentIds[0])?.name),
      });
    case 'fixVersions':
    case 'versions': {
      const of = (issue: Issue) => (id === 'versions' ? issue.affectsVersionIds : issue.fixVersionIds);
      const places = placesOf(world.versions.list());
      return choice({
        of: 'version',
        ...(id === 'versions' ? {} : { history: id }),
        values: of,
        lookup: named(world.versions.list()),
        place: (versionId) => places.get(versionId) ?? 0,
        compare: byNumber((issue) => places.get(of(issue)[0] ?? '')),
        nameOf: (versionId) => world.versions.get(versionId)?.name,
      });
    }
    case 'security':
      return choice({ of: 'level', values: (issue) => one(issue.securityLevelId), lookup: named(securityLevels) });
    case 'parent':
      return choice({
        of: 'issue',
        values: (issue) => one(issue.parentId),
        lookup: issues(context),
        unknown: (text) => `An issue with key '${text}' does not exist for field '${name}'.`,
        compare: byText((issue) => world.issues.get(issue.parentId)?.key),
      });
    case 'subtasks':
      return choice({
        of: 'issue',
        values: (issue) => world.children.of(issue.id).map((child) => child.id),
        lookup: issues(context),
      });
    case 'issuelinks':
      return choice({
        of: 'issue',
        values: (issue) => [
          ...world.linksFrom.of(issue.id).map(({ to }) => to),
          ...world.linksTo.of(issue.id).map(({ from }) => from),
        ],
        lookup: issues(context),
      });
    case 'attachment':
      return choice({
        of: 'attachment',
        values: (issue) => world.attachmentsOf.of(issue.id).map((attachment) => attachment.id),
        lookup: () => [],
      });
    case 'summary':
      return { kind: 'text', name, texts: (issue) => [issue.summary], compare: byText((issue) => issue.summary) };
    case 'description':
    case 'environment':
      return {
        kind: 'text',
        name,
        texts: (issue) => (issue[id] === undefined ? [] : [toText(issue[id])]),
        compare: byText((issue) => issue[id] && toText(issue[id])),
      };
    case 'comment':
      return { kind: 'text', name, texts: (issue) => commentTexts(issue, context) };
    case 'created':
    case 'updated':
      return { kind: 'moment', name, value: (issue) => issue[id], compare: byNumber((issue) => issue[id]) };
    case 'resolutiondate':
      return { kind: 'moment', name, value: (issue) => issue.resolved, compare: byNumber((issue) => issue.resolved) };
    case 'statuscategorychangedate':
      return {
        kind: 'moment',
        name,
        value: (issue) => issue.statusCategoryChanged,
        compare: byNumber((issue) => issue.statusCategoryChanged),
      };
    case 'lastViewed':
      return { kind: 'moment', name, value: () => undefined, compare: () => 0 };
    case 'duedate':
      return { kind: 'day', name, value: dueDay, compare: byNumber(dueDay) };
    case 'votes':
      return {
        kind: 'number',
        name,
        value: (issue) => issue.voters.length,
        compare: byNumber((issue) => issue.voters.length),
      };
    case 'watches':
      return {
        kind: 'number',
        name,
        value: (issue) => issue.watchers.length,
        compare: byNumber((issue) => issue.watchers.length),
      };
    case 'timeoriginalestimate':
      return {
        kind: 'number',
        name,
        value: (issue) => issue.originalEstimate,
        compare: byNumber((issue) => issue.originalEstimate),
      };
    case 'timeestimate':
      return {
        kind: 'number',
        name,
        value: (issue) => issue.remainingEstimate,
        compare: byNumber((issue) => issue.remainingEstimate),
      };
    default:
      return undefined;
  }
}

/** Ids and names of a list, in any case, with more names where a thing has them. */
export function named<Member extends { readonly id: string; readonly name: string }>(
  members: readonly Member[],
  more: (member: Member) => readonly string[] = () => [],
): Lookup {
  const ids = new Map<string, string[]>();
  const join = (text: string, id: string) => ids.set(text.toLowerCase(), [...(ids.get(text.toLowerCase()) ?? []), id]);
  for (const member of members)
    for (const text of new Set([member.name, ...more(member)].map((word) => word.toLowerCase()))) join(text, member.id);
  for (const { id } of members) if (!ids.has(id)) ids.set(id, [id]);
  return (text) => ids.get(text.toLowerCase());
}

/** Issues by key or id, where the caller may see them. */
export function issues({ world, session }: JqlContext): Lookup {
  return (text) => {
    const found = world.issueByIdOrKey(text);
    return found && session.canSee(found) ? [found.id] : undefined;
  };
}

/** People by account id or display name. */
export function people({ world }: JqlContext): Lookup {
  const lookup = named(world.people.list().map(({ accountId, name }) => ({ id: accountId, name })));
  return (text) => (world.people.get(text) ? [text] : lookup(text));
}

function resolutions({ world }: JqlContext): Lookup {
  const lookup = named(world.resolutions.list());
  // `resolution = Unresolved` is Jira's other way to say that there is none.
  return (text) => (text.toLowerCase() === 'unresolved' ? [''] : lookup(text));
}

function statusCategory(text: string): readonly string[] | undefined {
  const keys: Readonly<Record<string, string>> = {
    'to do': 'new',
    new: 'new',
    '2': 'new',
    'in progress': 'indeterminate',
    indeterminate: 'indeterminate',
    '4': 'indeterminate',
    done: 'done',
    complete: 'done',
    '3': 'done',
  };
  const key = keys[text.toLowerCase()];
  return key ? [key] : undefined;
}

function placesOf(members: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(members.map(({ id }, place) => [id, place]));
}

function personName(accountId: string | undefined, { world }: JqlContext): string | undefined {
  return world.people.get(accountId)?.name;
}

function keyOrder(one: Issue, other: Issue, { world }: JqlContext): number {
  if (one.projectId === other.projectId) return one.number - other.number;
  return world.projects.get(one.projectId)!.key < world.projects.get(other.projectId)!.key ? -1 : 1;
}

function dueDay(issue: Issue): number | undefined {
  return issue.due === undefined ? undefined : Date.parse(issue.due);
}

function linkTypeIds(issue: Issue, { world }: JqlContext): string[] {
  return [...world.linksFrom.of(issue.id), ...world.linksTo.of(issue.id)].map(({ typeId }) => typeId);
}

function commentTexts(issue: Issue, { world, session }: JqlContext): string[] {
  const project = world.projects.get(issue.projectId)!;
  return world.commentsOf
    .of(issue.id)
    .filter((comment) => session.canSeeComment(comment, project))
    .map(({ body }) => toText(body));
}

function allTexts(issue: Issue, context: JqlContext): string[] {
  const texts = [issue.summary, ...commentTexts(issue, context)];
  for (const text of [issue.description, issue.environment]) if (text !== undefined) texts.push(toText(text));
  for (const field of context.world.fields.values()) {
    const value = field.type === 'string' ? issue.custom[field.id] : undefined;
    if (typeof value === 'string') texts.push(value);
  }
  return texts;
}
