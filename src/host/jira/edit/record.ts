import type { Bean } from '#host/jira/beans';
import type { Call } from '#host/jira/call';
import { changeBean } from '#host/jira/changelog';
import type { Change, ChangeItem, Issue } from '#host/jira/entities';
import { systemFields } from '#host/jira/field/system';
import { tellMentions } from '#host/jira/mentions';

/** Stores a changed issue with its history, and tells the apps. Nothing happens where nothing changed. */
export function recordChange(
  call: Call,
  after: Issue,
  items: readonly ChangeItem[],
  options: { readonly isSilent?: boolean } = {},
): Issue {
  if (items.length === 0) return call.world.issues.put(after);
  const { world, now, session } = call;
  const stored = world.issues.put({ ...after, updated: now });
  if (options.isSilent) return stored;
  const change: Change = { id: world.nextId('change'), issueId: after.id, author: session.accountId, at: now, items };
  world.changes.put(change);
  const { items: changed } = changeBean(change, call.beans);
  const people = items.flatMap(({ fieldId, from, to }) => (fieldId === 'assignee' ? [from, to] : []));
  const event = { ...issueEvent(call, stored, people), changelog: { id: change.id, items: changed } };
  const statuses = items
    .flatMap(({ fieldId, from, to }) => (fieldId === 'status' ? [to, from] : []))
    .flatMap((id) => world.statuses.get(id) ?? []);
  call.emit('avi:jira:updated:issue', {
    ...event,
    ...(statuses.length > 0 && { associatedStatuses: statuses.map((status) => call.beans.status(status)) }),
  });
  if (people.length > 0) call.emit('avi:jira:assigned:issue', event);
  if (items.some(({ fieldId }) => fieldId === 'description'))
    tellMentions(call, 'avi:jira:mentioned:issue', stored.description, bareIssueEvent(call, stored));
  return stored;
}

/** What an event says of an issue where nobody is concerned but who caused it: that somebody looked at it, or is mentioned. */
export function bareIssueEvent(call: Call, issue: Issue): Bean {
  const { associatedUsers: _, ...event } = issueEvent(call, issue);
  return event;
}

const told = ['summary', 'issuetype', 'creator', 'created', 'project', 'reporter', 'assignee', 'updated', 'status'];

/**
 * What every issue event carries; the people are whoever caused it and those whom it concerns.
 * Source: developer.atlassian.com/platform/forge/events-reference/jira, checked 2026-11-22.
 */
export function issueEvent(call: Call, issue: Issue, concerned: readonly (string | undefined)[] = []): Bean {
  const { beans, session } = call;
  const fields = Object.fromEntries(
    systemFields.filter(({ id }) => told.includes(id)).map((field) => [field.id, field.read(issue, beans)]),
  );
  const people = [...new Set([session.accountId, ...concerned].filter((accountId) => accountId !== undefined))];
  return {
    issue: { id: issue.id, key: issue.key, fields },
    atlassianId: session.accountId,
    associatedUsers: people.map((accountId) => ({ accountId })),
  };
}
