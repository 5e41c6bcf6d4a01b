import { toText } from '#host/jira/adf';
import { securityLevels } from '#host/jira/defaults';
import { secondsOf } from '#host/jira/duration';
import { BadValue, type Described, type Editor, type EditScope } from '#host/jira/edit/editor';
import { day, list, reference, richText, text, type Reference } from '#host/jira/edit/values';
import type { Issue, RichText } from '#host/jira/entities';
import { holds } from '#host/jira/session';

/** Editors of Jira's own fields. */
export const systemEditors: readonly Editor[] = [
  {
    fieldId: 'summary',
    historyName: 'summary',
    isRequired: true,
    operations: ['set'],
    set: (value) => ({ summary: readSummary(value) }),
    describe: (issue) => ({ text: issue.summary }),
  },
  {
    fieldId: 'issuetype',
    historyName: 'issuetype',
    isRequired: true,
    operations: [],
    allowed: ({ beans }) => beans.world.issueTypes.list().map((type) => beans.issueType(type)),
    set: (value, scope) => ({ typeId: readType(value, scope) }),
    describe: (issue, { beans }) => described(beans.world.issueTypes.get(issue.typeId)),
  },
  richTextEditor('description'),
  richTextEditor('environment'),
  {
    fieldId: 'priority',
    historyName: 'priority',
    operations: ['set'],
    allowed: ({ beans }) => beans.world.priorities.list().map((priority) => beans.priority(priority)),
    set: (value, { beans }) => ({
      priorityId: find(
        reference(value, 'priority'),
        beans.world.priorities.list(),
        'The priority selected is invalid.',
      ),
    }),
    describe: (issue, { beans }) => described(beans.world.priorities.get(issue.priorityId)),
  },
  {
    fieldId: 'resolution',
    historyName: 'resolution',
    operations: ['set'],
    allowed: ({ beans }) => beans.world.resolutions.list().map((resolution) => beans.resolution(resolution)),
    set: (value, { beans }) => ({
      resolutionId: find(
        reference(value, 'resolution'),
        beans.world.resolutions.list(),
        'The resolution selected is invalid.',
      ),
    }),
    describe: (issue, { beans }) => described(beans.world.resolutions.get(issue.resolutionId)),
  },
  {
    fieldId: 'assignee',
    historyName: 'assignee',
    operations: ['set'],
    autoCompletePath: 'user/assignable/search?project=',
    set: (value, scope) => ({ assignee: readAssignee(value, scope) }),
    describe: (issue, { beans }) => describedPerson(issue.assignee, beans),
  },
  {
    fieldId: 'reporter',
    historyName: 'reporter',
    isRequired: true,
    operations: ['set'],
    autoCompletePath: 'user/search?query=',
    set: (value, scope) => ({ reporter: readReporter(value, scope) }),
    describe: (issue, { beans }) => describedPerson(issue.reporter, beans),
  },
  {
    fieldId: 'duedate',
    historyName: 'duedate',
    operations: ['set'],
    set: (value) => ({ due: day(value) }),
    describe: (issue) => ({ id: issue.due, text: issue.due && `${issue.due} 00:00:00.0` }),
  },
  {
    fieldId: 'labels',
    historyName: 'labels',
    operations: ['add', 'set', 'remove'],
    autoCompletePath: 'label',
    set: (value) => ({ labels: [...new Set(list(value).map(readLabel))] }),
    add: (value, { labels }) => ({ labels: [...new Set([...labels, readLabel(value)])] }),
    remove: (value, { labels }) => ({ labels: labels.filter((label) => label !== value) }),
    describe: (issue) => ({ text: issue.labels.join(' ') }),
  },
  {
    fieldId: 'timetracking',
    historyName: 'timeoriginalestimate',
    operations: ['set'],
    set: readTimeTracking,
    describe: ({ originalEstimate, remainingEstimate }) => ({
      ...(originalEstimate === undefined ? {} : { id: String(originalEstimate), text: String(originalEstimate) }),
      ...(remainingEstimate === undefined ? {} : { mark: String(remainingEstimate) }),
    }),
  },
  manyEditor(
    'components',
    'Component',
    'componentIds',
    ({ beans, project }) => beans.world.componentsOf.of(project.id),
    ({ beans, project }) => beans.world.componentsOf.of(project.id).map((component) => beans.componentValue(component)),
  ),
  manyEditor('fixVersions', 'Fix Version', 'fixVersionIds', versionsOf, versionBeans),
  manyEditor('versions', 'Version', 'affectsVersionIds', versionsOf, versionBeans),
  {
    fieldId: 'parent',
    historyName: 'IssueParentAssociation',
    operations: ['set'],
    set: (value, scope) => ({ parentId: readParent(value, scope) }),
    describe: (issue, { beans }) => ({ id: issue.parentId, text: beans.world.issues.get(issue.parentId)?.key }),
  },
  {
    fieldId: 'security',
    historyName: 'security',
    operations: ['set'],
    allowed: ({ beans }) => securityLevels.map(({ id }) => beans.securityLevel(id)),
    set: (value, { beans, project }) => {
      if (!beans.session.has('SET_ISSUE_SECURITY', project))
        throw new BadValue("Field 'security' cannot be set. It is not on the appropriate screen, or unknown.");
      return {
        securityLevelId: find(reference(value, 'security'), securityLevels, 'The security level is not valid.'),
      };
    },
    describe: (issue) => described(securityLevels.find(({ id }) => id === issue.securityLevelId)),
  },
];

/** The id that a reference stands for among some things; undefined for no reference. Throws {@link BadValue} with the sentence given. */
export function find(
  wanted: Reference | undefined,
  among: readonly { readonly id: string; readonly name: string }[],
  sentence: string,
): string | undefined {
  if (!wanted) return undefined;
  const found = among.find(({ id, name }) =>
    wanted.id === undefined ? name.toLowerCase() === wanted.name?.toLowerCase() : id === wanted.id,
  );
  if (found) return found.id;
  throw new BadValue(sentence);
}

function described(thing: { readonly id: string; readonly name: string } | undefined): Described {
  return thing ? { id: thing.id, text: thing.name } : {};
}

function describedPerson(accountId: string | undefined, beans: EditScope['beans']): Described {
  return accountId === undefined ? {} : { id: accountId, text: beans.world.people.get(accountId)?.name ?? accountId };
}

/** An estimate alone is what remains, too, while nothing else was said of that. */
function readTimeTracking(value: unknown, { issue }: EditScope): Partial<Issue> {
  const { originalEstimate, remainingEstimate } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const original = readDuration(originalEstimate, issue?.originalEstimate);
  const remaining = readDuration(remainingEstimate, issue?.remainingEstimate);
  return { originalEstimate: original, remainingEstimate: remaining ?? original };
}

function readDuration(value: unknown, otherwise: number | undefined): number | undefined {
  if (value === undefined || value === null || value === '') return otherwise;
  const seconds = typeof value === 'string' || typeof value === 'number' ? secondsOf(String(value)) : undefined;
  if (seconds === undefined) throw new BadValue('The estimate must be specified in a valid format, such as 3w 4d 12h.');
  return seconds;
}

function readSummary(value: unknown): string {
  const summary = text(value)?.trim() ?? '';
  if (summary === '') throw new BadValue('You must specify a summary of the issue.');
  if (/[\r\n]/.test(summary)) throw new BadValue('The summary is invalid because it contains newline characters.');
  if (summary.length > 255) throw new BadValue("Summary can't exceed 255 characters.");
  return summary;
}

function readLabel(value: unknown): string {
  const label = text(value) ?? '';
  if (/\s/.test(label)) throw new BadValue(`The label '${label}' contains spaces which is invalid.`);
  if (label === '' || label.length > 255)
    throw new BadValue(`The label '${label}' exceeds the maximum length of 255 characters.`);
  return label;
}

function readType(value: unknown, { beans, issue }: EditScope): string {
  const found = find(reference(value, 'issuetype'), beans.world.issueTypes.list(), 'Specify a valid issue type');
  const type = beans.world.issueTypes.get(found);
  if (!type) throw new BadValue('Specify a valid issue type');
  if (issue && beans.world.issueTypes.get(issue.typeId)!.isSubtask !== type.isSubtask)
    throw new BadValue('The issue type selected is invalid.');
  return type.id;
}

function readAssignee(value: unknown, { beans, project }: EditScope): string | undefined {
  const wanted = reference(value, 'assignee');
  // `-1` is Jira's word for the project's default assignee.
  if (wanted?.id === '-1') return project.leadAccountId;
  if (!wanted) return undefined;
  const person = beans.world.people.get(wanted.id);
  const isAssignable = person && ['10002', '10003'].some((roleId) => holds(person, project.roles[roleId]));
  if (isAssignable) return person.accountId;
  throw new BadValue(`User '${person?.name ?? wanted.id ?? wanted.name}' cannot be assigned issues.`);
}

function readReporter(value: unknown, { beans }: EditScope): string {
  const wanted = reference(value, 'reporter');
  if (wanted?.id !== undefined && beans.world.people.get(wanted.id)) return wanted.id;
  throw new BadValue(wanted ? 'The reporter specified is not a user.' : 'Reporter is required.');
}

function readParent(value: unknown, { beans, type, issue }: EditScope): string | undefined {
  const wanted = reference(value, 'parent');
  if (!wanted) {
    if (type.isSubtask) throw new BadValue('Issue type is a sub-task but parent issue key or id not specified.');
    return undefined;
  }
  const parent = beans.world.issueByIdOrKey(wanted.id ?? wanted.name ?? '');
  if (!parent || !beans.session.canSee(parent)) throw new BadValue('Could not find issue by id or key.');
  const level = beans.world.issueTypes.get(parent.typeId)!.level;
  if (level !== type.level + 1 || parent.id === issue?.id)
    throw new BadValue('Given parent work item does not belong to appropriate hierarchy.');
  return parent.id;
}

/** Words are what history shows; a document that says the same in another form has changed, too. */
function describedText(value: RichText | undefined): Described {
  if (value === undefined) return {};
  return { text: toText(value), ...(typeof value === 'string' ? {} : { mark: JSON.stringify(value) }) };
}

function richTextEditor(fieldId: 'description' | 'environment'): Editor {
  return {
    fieldId,
    historyName: fieldId,
    operations: ['set'],
    set: (value, { beans }) => ({ [fieldId]: richText(value, beans) }),
    describe: (issue) => describedText(issue[fieldId]),
  };
}

function manyEditor(
  fieldId: string,
  historyName: string,
  member: 'componentIds' | 'fixVersionIds' | 'affectsVersionIds',
  members: (scope: EditScope) => readonly { readonly id: string; readonly name: string }[],
  allowed: (scope: EditScope) => readonly unknown[],
): Editor {
  const word = historyName === 'Component' ? 'Component' : 'Version';
  const idOf = (value: unknown, scope: EditScope) => {
    const wanted = reference(value, fieldId);
    const shown = wanted?.id === undefined ? `${word} name '${wanted?.name ?? ''}'` : `${word} id '${wanted.id}'`;
    return find(wanted ?? {}, members(scope), `${shown} is not valid`)!;
  };
  return {
    fieldId,
    historyName,
    operations: ['set', 'add', 'remove'],
    allowed,
    set: (value, scope) => ({ [member]: [...new Set(list(value).map((one) => idOf(one, scope)))] }),
    add: (value, issue, scope) => ({ [member]: [...new Set([...issue[member], idOf(value, scope)])] }),
    remove: (value, issue, scope) => {
      const id = idOf(value, scope);
      return { [member]: issue[member].filter((known) => known !== id) };
    },
    describe: (issue: Issue, scope) => {
      const found = members(scope).filter(({ id }) => issue[member].includes(id));
      return { id: found.map(({ id }) => id).join(', '), text: found.map(({ name }) => name).join(', ') };
    },
  };
}

function versionsOf({ beans, project }: EditScope) {
  return beans.world.versionsOf.of(project.id).filter((version) => !version.isArchived);
}

function versionBeans(scope: EditScope) {
  return versionsOf(scope).map((version) => scope.beans.versionValue(version));
}
