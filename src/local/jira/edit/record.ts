import type { Bean } from '#local/jira/beans';
import type { Call } from '#local/jira/call';
import { changeBean } from '#local/jira/changelog';
import type { Change, ChangeItem, Issue } from '#local/jira/entities';
import { systemFields } from '#local/jira/field/system';

/** Stores a changed issue with its history, and tells the apps. Nothing happens where nothing changed. */
export function recordChange(call: Call, after: Issue, items: readonly ChangeItem[], options: { readonly isSilent?: boolean } = {}): Issue {
  if (items.length === 0) return call.world.issues.put(after);
  const { world, now, session } = call;
  const stored = world.issues.put({ ...after, updated: now });
  if (options.isSilent) return stored;
  const change: Change = { id: world.nextId('change'), issueId: after.id, author: session.accountId, at: now, items };
  world.changes.put(change);
  const { items: changed } = changeBean(change, call.beans);
  call.emit('avi:jira:updated:issue', { ...issueEvent(call, stored), changelog: { id: change.id, items: changed } });
  if (items.some(({ fieldId }) => fieldId === 'assignee')) call.emit('avi:jira:assigned:issue', issueEvent(call, stored));
  return stored;
}

const told = ['summary', 'issuetype', 'creator', 'created', 'project', 'reporter', 'assignee', 'updated', 'status'];

/**
 * What every issue event carries.
 * Source: developer.atlassian.com/platform/forge/events-reference/jira, checked 2026-11-22.
 */
export function issueEvent(call: Call, issue: Issue): Bean {
  const { beans, session } = call;
  const fields = Object.fromEntries(systemFields.filter(({ id }) => told.includes(id)).map((field) => [field.id, field.read(issue, beans)]));
  const people = [...new Set([issue.assignee, issue.reporter, session.accountId].filter((accountId) => accountId !== undefined))];
  return {
    issue: { id: issue.id, key: issue.key, fields },
    atlassianId: session.accountId,
    associatedUsers: people.map((accountId) => ({ accountId })),
  };
}
