import { toAdf, toText } from '#host/jira/adf';
import type { Beans } from '#host/jira/beans';
import { duration } from '#host/jira/duration';
import type { Issue, RichText } from '#host/jira/entities';
import { attachmentBean, commentBean, worklogBean } from '#host/jira/field/discussion';
import type { Field, FieldSchema } from '#host/jira/field/field';

interface Trait {
  readonly orderable?: boolean;
  readonly hidden?: boolean;
  readonly unsearchable?: boolean;
  readonly clauses?: readonly string[];
  readonly items?: string;
}

/** Jira's own fields, in the order in which the API lists them. */
export const systemFields: readonly Field[] = [
  field(
    'statuscategorychangedate',
    'Status Category Changed',
    'datetime',
    { clauses: ['statusCategoryChangedDate'] },
    (issue, beans) => beans.moment(issue.statusCategoryChanged),
  ),
  field('parent', 'Parent', undefined, { clauses: ['parent'] }, parent),
  field(
    'issuetype',
    'Issue Type',
    'issuetype',
    { orderable: true, clauses: ['issuetype', 'type', 'workType'] },
    (issue, beans) => beans.issueType(beans.world.issueTypes.get(issue.typeId)!),
  ),
  field(
    'components',
    'Components',
    'array',
    { orderable: true, items: 'component', clauses: ['component'] },
    (issue, beans) =>
      issue.componentIds
        .flatMap((id) => beans.world.components.get(id) ?? [])
        .map((component) => beans.componentValue(component)),
  ),
  field(
    'timespent',
    'Time Spent',
    'number',
    { clauses: ['timespent'] },
    (issue, beans) => timeSpent(issue, beans) || null,
  ),
  field(
    'timeoriginalestimate',
    'Original estimate',
    'number',
    { clauses: ['originalEstimate', 'timeoriginalestimate'] },
    (issue) => issue.originalEstimate ?? null,
  ),
  field('description', 'Description', 'string', { orderable: true, clauses: ['description'] }, (issue, beans) =>
    richText(issue.description, beans),
  ),
  field('project', 'Project', 'project', { clauses: ['project', 'space'] }, (issue, beans) =>
    beans.project(beans.world.projects.get(issue.projectId)!),
  ),
  field(
    'fixVersions',
    'Fix versions',
    'array',
    { orderable: true, items: 'version', clauses: ['fixVersion'] },
    (issue, beans) => versions(issue.fixVersionIds, beans),
  ),
  field(
    'aggregatetimespent',
    'Σ Time Spent',
    'number',
    { unsearchable: true },
    (issue, beans) => timeSpent(issue, beans) || null,
  ),
  field('statusCategory', 'Status Category', 'statusCategory', { clauses: ['statusCategory'] }, (issue, beans) =>
    beans.statusCategory(beans.world.statuses.get(issue.statusId)!.category),
  ),
  field('resolution', 'Resolution', 'resolution', { orderable: true, clauses: ['resolution'] }, (issue, beans) =>
    beans.resolution(beans.world.resolutions.get(issue.resolutionId)),
  ),
  field('timetracking', 'Time tracking', 'timetracking', { orderable: true, hidden: true }, timeTracking),
  field('security', 'Security Level', 'securitylevel', { orderable: true, clauses: ['level'] }, (issue, beans) =>
    beans.securityLevel(issue.securityLevelId),
  ),
  field(
    'attachment',
    'Attachment',
    'array',
    { orderable: true, hidden: true, items: 'attachment', clauses: ['attachments'] },
    (issue, beans) => beans.world.attachmentsOf.of(issue.id).map((attachment) => attachmentBean(attachment, beans)),
  ),
  field(
    'aggregatetimeestimate',
    'Σ Remaining Estimate',
    'number',
    { unsearchable: true },
    (issue) => issue.remainingEstimate ?? null,
  ),
  field('resolutiondate', 'Resolved', 'datetime', { clauses: ['resolutiondate', 'resolved'] }, (issue, beans) =>
    beans.moment(issue.resolved),
  ),
  field('workratio', 'Work Ratio', 'number', { clauses: ['workratio'] }, workRatio),
  field('summary', 'Summary', 'string', { orderable: true, clauses: ['summary'] }, (issue) => issue.summary),
  field('issuerestriction', 'Restrict to', 'issuerestriction', { orderable: true, hidden: true }, () => ({
    issuerestrictions: {},
    shouldDisplay: false,
  })),
  field('lastViewed', 'Last Viewed', 'datetime', { clauses: ['lastViewed'] }, () => null),
  field('watches', 'Watchers', 'watches', { clauses: ['watchers'] }, (issue, beans) => ({
    self: beans.self(`issue/${issue.key}/watchers`),
    watchCount: issue.watchers.length,
    isWatching: issue.watchers.includes(beans.session.accountId ?? ''),
  })),
  field('creator', 'Creator', 'user', { clauses: ['creator'] }, (issue, beans) => beans.user(issue.creator)),
  field('subtasks', 'Sub-tasks', 'array', { items: 'issuelinks', clauses: ['subtasks'] }, subtasks),
  field('created', 'Created', 'datetime', { clauses: ['created', 'createdDate'] }, (issue, beans) =>
    beans.moment(issue.created),
  ),
  field('reporter', 'Reporter', 'user', { orderable: true, clauses: ['reporter'] }, (issue, beans) =>
    beans.user(issue.reporter),
  ),
  field('aggregateprogress', 'Σ Progress', 'progress', { unsearchable: true }, progress),
  field('priority', 'Priority', 'priority', { orderable: true, clauses: ['priority'] }, (issue, beans) =>
    beans.priority(beans.world.priorities.get(issue.priorityId)),
  ),
  field(
    'labels',
    'Labels',
    'array',
    { orderable: true, items: 'string', clauses: ['labels'] },
    (issue) => issue.labels,
  ),
  field('environment', 'Environment', 'string', { orderable: true, clauses: ['environment'] }, (issue, beans) =>
    richText(issue.environment, beans),
  ),
  field(
    'timeestimate',
    'Remaining Estimate',
    'number',
    { clauses: ['remainingEstimate', 'timeestimate'] },
    (issue) => issue.remainingEstimate ?? null,
  ),
  field(
    'aggregatetimeoriginalestimate',
    'Σ Original Estimate',
    'number',
    { unsearchable: true },
    (issue) => issue.originalEstimate ?? null,
  ),
  field(
    'versions',
    'Affects versions',
    'array',
    { orderable: true, items: 'version', clauses: ['affectedVersion'] },
    (issue, beans) => versions(issue.affectsVersionIds, beans),
  ),
  field('duedate', 'Due date', 'date', { orderable: true, clauses: ['due', 'duedate'] }, (issue) => issue.due ?? null),
  field('progress', 'Progress', 'progress', { clauses: ['progress'] }, progress),
  field(
    'issuelinks',
    'Linked Issues',
    'array',
    { orderable: true, items: 'issuelinks', clauses: ['issueLink'] },
    issueLinks,
  ),
  field('comment', 'Comment', 'comments-page', { orderable: true, hidden: true, clauses: ['comment'] }, comments),
  field('votes', 'Votes', 'votes', { clauses: ['votes'] }, (issue, beans) => ({
    self: beans.self(`issue/${issue.key}/votes`),
    votes: issue.voters.length,
    hasVoted: issue.voters.includes(beans.session.accountId ?? ''),
  })),
  field('worklog', 'Log Work', 'array', { orderable: true, hidden: true, items: 'worklog' }, worklogs),
  field('assignee', 'Assignee', 'user', { orderable: true, clauses: ['assignee'] }, (issue, beans) =>
    beans.user(issue.assignee),
  ),
  field('updated', 'Updated', 'datetime', { clauses: ['updated', 'updatedDate'] }, (issue, beans) =>
    beans.moment(issue.updated),
  ),
  field('status', 'Status', 'status', { clauses: ['status'] }, (issue, beans) =>
    beans.status(beans.world.statuses.get(issue.statusId)!),
  ),
];

/** Listed among the fields, never among an issue's values. */
export const listedOnly: readonly Field[] = [
  field('issuekey', 'Key', undefined, { clauses: ['id', 'issue', 'issuekey', 'key', 'workItem'] }, () => undefined),
  field('thumbnail', 'Images', undefined, { unsearchable: true }, () => undefined),
];

function field(id: string, name: string, type: string | undefined, trait: Trait, read: Field['read']): Field {
  const schema: FieldSchema | undefined =
    type === undefined ? undefined : { type, ...(trait.items ? { items: trait.items } : {}), system: id };
  return {
    id,
    key: id,
    name,
    custom: false,
    orderable: trait.orderable ?? false,
    navigable: !trait.hidden,
    searchable: !trait.unsearchable,
    clauseNames: trait.clauses ?? [],
    schema,
    read,
  };
}

/** Rich text in the form of the API's version: ADF in version 3, text in version 2. */
export function richText(text: RichText | undefined, beans: Beans): unknown {
  if (text === undefined) return null;
  return beans.version === 3 ? toAdf(text) : toText(text);
}

function versions(ids: readonly string[], beans: Beans): unknown {
  return ids.flatMap((id) => beans.world.versions.get(id) ?? []).map((version) => beans.versionValue(version));
}

function parent(issue: Issue, beans: Beans): unknown {
  const found = beans.world.issues.get(issue.parentId);
  return found && beans.session.canSee(found) ? beans.linkedIssue(found) : undefined;
}

function subtasks(issue: Issue, beans: Beans): unknown {
  return beans.world.children
    .of(issue.id)
    .filter((child) => beans.world.issueTypes.get(child.typeId)!.isSubtask && beans.session.canSee(child))
    .map((child) => beans.linkedIssue(child));
}

function issueLinks(issue: Issue, beans: Beans): unknown {
  const { world, session } = beans;
  const entry = (link: { id: string; typeId: string }, side: 'inwardIssue' | 'outwardIssue', otherId: string) => {
    const other = world.issues.get(otherId);
    if (!other || !session.canSee(other)) return [];
    const type = beans.linkType(world.linkTypes.get(link.typeId)!);
    return [{ id: link.id, self: beans.self(`issueLink/${link.id}`), type, [side]: beans.linkedIssue(other) }];
  };
  return [
    ...world.linksFrom.of(issue.id).flatMap((link) => entry(link, 'outwardIssue', link.to)),
    ...world.linksTo.of(issue.id).flatMap((link) => entry(link, 'inwardIssue', link.from)),
  ];
}

function comments(issue: Issue, beans: Beans): unknown {
  const project = beans.world.projects.get(issue.projectId)!;
  const visible = beans.world.commentsOf
    .of(issue.id)
    .filter((comment) => beans.session.canSeeComment(comment, project));
  const self = beans.self(`issue/${issue.id}/comment`);
  const total = visible.length;
  return {
    comments: visible.map((comment) => commentBean(comment, beans)),
    self,
    maxResults: total,
    total,
    startAt: 0,
  };
}

function worklogs(issue: Issue, beans: Beans): unknown {
  const project = beans.world.projects.get(issue.projectId)!;
  const all = beans.world.worklogsOf.of(issue.id).filter((worklog) => beans.session.canSeeComment(worklog, project));
  return {
    startAt: 0,
    maxResults: 20,
    total: all.length,
    worklogs: all.slice(0, 20).map((worklog) => worklogBean(worklog, beans)),
  };
}

function timeSpent(issue: Issue, beans: Beans): number {
  return beans.world.worklogsOf.of(issue.id).reduce((sum, worklog) => sum + worklog.seconds, 0);
}

function timeTracking(issue: Issue, beans: Beans): unknown {
  const spent = timeSpent(issue, beans);
  const entry = (name: string, seconds: number | undefined) =>
    seconds === undefined ? {} : { [name]: duration(seconds), [`${name}Seconds`]: seconds };
  return {
    ...entry('originalEstimate', issue.originalEstimate),
    ...entry('remainingEstimate', issue.remainingEstimate),
    ...entry('timeSpent', spent || undefined),
  };
}

function progress(issue: Issue, beans: Beans): unknown {
  const spent = timeSpent(issue, beans);
  const total = spent + (issue.remainingEstimate ?? 0);
  return { progress: spent, total, ...(total > 0 ? { percent: Math.floor((spent * 100) / total) } : {}) };
}

function workRatio(issue: Issue, beans: Beans): number {
  if (!issue.originalEstimate) return -1;
  return Math.round((timeSpent(issue, beans) * 100) / issue.originalEstimate);
}
