import type { Call } from '#host/jira/call';
import { changeItem, differences } from '#host/jira/edit/edit';
import { scopeOf } from '#host/jira/edit/meta';
import { recordChange } from '#host/jira/edit/record';
import type { Issue, Status } from '#host/jira/entities';

/** Puts an issue in another status, with edits that came along. Done things are resolved, as Jira's own workflows do. */
export function move(call: Call, before: Issue, changed: Issue, to: Status, resolutionId?: string): Issue {
  const { world, now } = call;
  const from = world.statuses.get(before.statusId)!;
  const isDone = to.category === 'done';
  const resolution = isDone
    ? (resolutionId ?? before.resolutionId ?? [...world.resolutions.values()][0]?.id)
    : undefined;
  const after: Issue = {
    ...changed,
    statusId: to.id,
    resolutionId: resolution,
    resolved: isDone ? (before.resolved ?? now) : undefined,
    statusCategoryChanged: from.category === to.category ? before.statusCategoryChanged : now,
  };
  const items = differences(before, after, scopeOf(before, call.beans), call);
  const step =
    from.id === to.id
      ? []
      : [changeItem('status', 'status', false, { id: from.id, text: from.name }, { id: to.id, text: to.name })];
  return recordChange(call, after, [...items, ...step]);
}
