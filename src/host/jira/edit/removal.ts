import type { Call } from '#host/jira/call';
import { issueEvent } from '#host/jira/edit/record';
import type { Issue } from '#host/jira/entities';

/**
 * Removes an issue with all that hangs on it: comments, worklogs, attachments, history, links, properties. Children lose
 * their parent. Apps are told of the issue alone, and of nothing that goes with one that they were told of.
 */
export function removeIssue(call: Call, issue: Issue, options: { readonly isCascading?: boolean } = {}): void {
  const { world } = call;
  const event = issueEvent(call, issue);
  for (const link of [...world.linksFrom.of(issue.id), ...world.linksTo.of(issue.id)]) world.links.delete(link.id);
  for (const comment of world.commentsOf.of(issue.id)) {
    removeProperties(call, 'comment', comment.id);
    world.comments.delete(comment.id);
  }
  for (const worklog of world.worklogsOf.of(issue.id)) {
    removeWorklog(call, worklog.id);
  }
  for (const { id } of world.attachmentsOf.of(issue.id)) {
    world.attachments.delete(id);
    world.contents.delete(id);
  }
  for (const change of world.changesOf.of(issue.id)) world.changes.delete(change.id);
  for (const link of world.remoteLinksOf.of(issue.id)) world.remoteLinks.delete(link.id);
  for (const child of world.children.of(issue.id)) world.issues.put({ ...child, parentId: undefined });
  removeProperties(call, 'issue', issue.id);
  world.issues.delete(issue.id);
  if (!options.isCascading) call.emit('avi:jira:deleted:issue', event);
}

/** Removes everything that apps have stored on a thing. */
export function removeProperties({ world }: Call, entityType: string, entityId: string): void {
  for (const { key } of world.propertiesOf.of(`${entityType}/${entityId}`))
    world.properties.delete(`${entityType}/${entityId}/${key}`);
}

/** Removes an entry of logged work; that it is gone is kept for who asks what changed. */
export function removeWorklog(call: Call, id: string): void {
  removeProperties(call, 'worklog', id);
  call.world.worklogs.delete(id);
  call.world.deletedWorklogs.put({ id, at: call.now });
}
