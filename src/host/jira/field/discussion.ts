import { toAdf, toHtml, toText } from '#host/jira/adf';
import type { Bean, Beans } from '#host/jira/beans';
import { groups, roles } from '#host/jira/defaults';
import { duration } from '#host/jira/duration';
import type { Attachment, Comment, Worklog } from '#host/jira/entities';

/** A comment in the API's JSON. */
export function commentBean(comment: Comment, beans: Beans, withHtml = false): Bean {
  const { id, issueId, author, editor, body, created, updated, visibility } = comment;
  return {
    self: beans.self(`issue/${issueId}/comment/${id}`),
    id,
    ...(author ? { author: beans.user(author), updateAuthor: beans.user(editor ?? author) } : {}),
    body: beans.version === 3 ? toAdf(body) : toText(body),
    ...(withHtml ? { renderedBody: toHtml(body) } : {}),
    created: beans.moment(created),
    updated: beans.moment(updated),
    ...(visibility ? { visibility: visibilityBean(visibility) } : {}),
    jsdPublic: true,
  };
}

function visibilityBean(visibility: NonNullable<Comment['visibility']>): Bean {
  const { type, value } = visibility;
  if (type === 'group') return { type, value, identifier: groups.find((group) => group.name === value)?.id };
  return { type, value: roles.find((role) => role.id === value)?.name ?? value, identifier: value };
}

/** A file of an issue in the API's JSON. */
export function attachmentBean({ id, filename, author, created, size, mimeType }: Attachment, beans: Beans): Bean {
  return {
    self: beans.self(`attachment/${id}`),
    id,
    filename,
    ...(author ? { author: beans.user(author) } : {}),
    created: beans.moment(created),
    size,
    mimeType,
    content: beans.self(`attachment/content/${id}`),
  };
}

/** A worklog in the API's JSON. */
export function worklogBean(worklog: Worklog, beans: Beans): Bean {
  const { id, issueId, author, editor, comment, started, seconds, created, updated, visibility } = worklog;
  return {
    self: beans.self(`issue/${issueId}/worklog/${id}`),
    ...(author ? { author: beans.user(author), updateAuthor: beans.user(editor ?? author) } : {}),
    ...(comment === undefined ? {} : { comment: beans.version === 3 ? toAdf(comment) : toText(comment) }),
    created: beans.moment(created),
    updated: beans.moment(updated),
    started: beans.moment(started),
    timeSpent: duration(seconds),
    ...(visibility ? { visibility: visibilityBean(visibility) } : {}),
    timeSpentSeconds: seconds,
    id,
    issueId,
  };
}
