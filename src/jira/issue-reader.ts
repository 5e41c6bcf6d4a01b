import { relationOf } from '#core/dependency/relation';
import type { AccountId, Issue, IssueId, IssueKey, IssueLink, Person, ProjectId, StatusCategory } from '#core/issue';
import type { FoundFields } from '#app/fields/find-fields';
import { client, points, team } from '#app/fields/issue-uses';
import { estimateIn, firstIn, momentOf } from '#app/fields/reading';
import { givesAt } from '#jira/link-direction';
import { sprintsIn } from '#jira/sprints';
import type { IssueBean } from '#jira/wire';

type Bean = IssueBean['fields'];
type Linked = NonNullable<NonNullable<Bean['parent']>>;

/** Turns Jira's JSON of an issue into ours. */
export function readIssue({ id, key, fields }: IssueBean, found: FoundFields): Issue {
  const { project, issuetype, status, priority, assignee, labels, parent, issuelinks } = fields;
  const estimate = firstIn(found[points.use] ?? [], fields, estimateIn);
  const teamName = firstIn(found[team.use] ?? [], fields, (value) => textsIn(value)[0]);
  const clients = firstIn(found[client.use] ?? [], fields, (value) => {
    const texts = textsIn(value);
    return texts.length > 0 ? texts : undefined;
  });
  const sprints = (found['iteration'] ?? []).flatMap((field) => sprintsIn(fields[field]));
  return {
    id: id as IssueId,
    key: key as IssueKey,
    projectId: project.id as ProjectId,
    projectKey: project.key,
    summary: fields.summary ?? '',
    type: {
      name: issuetype.name,
      isSubtask: issuetype.subtask ?? false,
      ...(issuetype.iconUrl && { iconUrl: issuetype.iconUrl }),
    },
    status: { name: status.name, category: categoryOf(status.statusCategory.key) },
    ...(priority && { priority: priority.name }),
    ...(assignee && { assignee: readPerson(assignee) }),
    ...(parent && {
      epic: { id: parent.id as IssueId, key: parent.key as IssueKey, summary: parent.fields?.summary ?? parent.key },
    }),
    ...(teamName !== undefined && { team: teamName }),
    clients: clients ?? [],
    labels: labels ?? [],
    ...(estimate !== undefined && { points: estimate }),
    links: (issuelinks ?? []).flatMap((link) => readLink(link) ?? []),
    ...(sprints.length > 0 && { iterations: sprints }),
    updated: momentOf(fields.updated),
  };
}

/** Turns Jira's JSON of a person into ours; the smallest avatar that stays sharp at 32 px. */
export function readPerson({ accountId, displayName, avatarUrls }: NonNullable<Bean['assignee']>): Person {
  const avatarUrl = avatarUrls?.['32x32'] ?? avatarUrls?.['24x24'] ?? avatarUrls?.['48x48'];
  return { id: accountId as AccountId, name: displayName ?? accountId, ...(avatarUrl && { avatarUrl }) };
}

/** The issue that the JSON lies in is the subject of the phrase: it `outward` the outward issue, it `inward` the inward one. */
function readLink(link: NonNullable<Bean['issuelinks']>[number]): IssueLink | undefined {
  const { id, type, inwardIssue, outwardIssue } = link;
  const other: Linked | undefined = outwardIssue ?? inwardIssue;
  if (!other) return undefined;
  const phrase = outwardIssue ? type.outward : type.inward;
  const isGiver = givesAt(type, outwardIssue !== undefined);
  return {
    relation: relationOf(phrase),
    phrase,
    ...(id !== undefined && type.id !== undefined && { native: { id, typeId: type.id, isGiver } }),
    issue: {
      id: other.id as IssueId,
      key: other.key as IssueKey,
      summary: other.fields?.summary ?? '',
      status: categoryOf(other.fields?.status?.statusCategory.key),
    },
  };
}

/** Jira has a fourth category, `undefined`, for statuses that nobody sorted. */
function categoryOf(key: string | undefined): StatusCategory {
  return key === 'done' || key === 'indeterminate' ? key : 'new';
}

/** What people would call the value of a text, an option, a team, or a list of them. */
export function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  const { value: option, name, title } = value as Readonly<Record<string, unknown>>;
  return textsIn([option, name, title].find((text) => typeof text === 'string'));
}
