import * as z from 'zod';
import { demand, issueOf } from '#host/jira/access';
import {
  created,
  listParameter,
  noContent,
  numberParameter,
  ok,
  page,
  payload,
  type Call,
  type Handlers,
} from '#host/jira/call';
import { BadValue } from '#host/jira/edit/editor';
import { issueEvent, bareIssueEvent } from '#host/jira/edit/record';
import { removeProperties } from '#host/jira/edit/removal';
import { richText } from '#host/jira/edit/values';
import { groups, roles } from '#host/jira/defaults';
import type { Comment, Issue, RichText } from '#host/jira/entities';
import { commentBean } from '#host/jira/field/discussion';
import { tellMentions } from '#host/jira/mentions';
import { refuse, refuseFields } from '#host/jira/refusal';

/** Comments. */
export const comments: Handlers = {
  getComments: (call) => {
    const visible = visibleComments(call, issueOf(call));
    const order = call.query.get('orderBy') ?? 'created';
    const sorted = order.startsWith('-') ? visible.reverse() : visible;
    const startAt = numberParameter(call, 'startAt', 0);
    const maxResults = Math.min(5000, numberParameter(call, 'maxResults', 50));
    const isRendered = listParameter(call, 'expand').includes('renderedBody');
    const shown = sorted
      .slice(startAt, startAt + maxResults)
      .map((comment) => commentBean(comment, call.beans, isRendered));
    return ok({ startAt, maxResults, total: visible.length, comments: shown });
  },
  getComment: (call) =>
    ok(commentBean(commentOf(call, issueOf(call)), call.beans, listParameter(call, 'expand').includes('renderedBody'))),
  getCommentsByIds: (call) => {
    const { ids } = payload(call, z.object({ ids: z.array(z.number()).max(1000) }));
    const found = ids
      .flatMap((id) => call.world.comments.get(String(id)) ?? [])
      .filter((comment) => visibleComments(call, call.world.issues.get(comment.issueId)!).includes(comment));
    const expand = listParameter(call, 'expand');
    return page(call, found, 1000, (comment) => ({
      ...commentBean(comment, call.beans, expand.includes('renderedBody')),
      ...(expand.includes('properties') ? { properties: propertiesOf(call, comment) } : {}),
    }));
  },
  addComment: (call) => {
    const issue = issueOf(call);
    demand(call, 'ADD_COMMENTS', issue, 'You do not have the permission to comment on this issue.', 400);
    const { world, now, session } = call;
    const request = payload(call, commentRequest);
    const comment: Comment = {
      id: world.nextId('comment'),
      issueId: issue.id,
      author: session.accountId,
      body: bodyOf(call, request.body),
      created: now,
      updated: now,
      visibility: visibilityOf(request.visibility),
    };
    world.comments.put(comment);
    for (const { key, value } of request.properties)
      world.properties.put({ entityType: 'comment', entityId: comment.id, key, value });
    touch(call, issue);
    tellComment(call, issue, comment);
    return created(commentBean(comment, call.beans, listParameter(call, 'expand').includes('renderedBody')));
  },
  updateComment: (call) => {
    const issue = issueOf(call);
    const comment = commentOf(call, issue);
    demand(
      call,
      ownOrAll(call, comment, 'EDIT_OWN_COMMENTS', 'EDIT_ALL_COMMENTS'),
      issue,
      'You do not have permission to edit this comment.',
      400,
    );
    const request = payload(call, commentRequest);
    const visibility = request.visibility === undefined ? comment.visibility : visibilityOf(request.visibility);
    const stored = call.world.comments.put({
      ...comment,
      editor: call.session.accountId,
      body: bodyOf(call, request.body),
      updated: call.now,
      visibility,
    });
    touch(call, issue);
    tellComment(call, issue, stored);
    return ok(commentBean(stored, call.beans, listParameter(call, 'expand').includes('renderedBody')));
  },
  deleteComment: (call) => {
    const issue = issueOf(call);
    const comment = commentOf(call, issue);
    demand(
      call,
      ownOrAll(call, comment, 'DELETE_OWN_COMMENTS', 'DELETE_ALL_COMMENTS'),
      issue,
      'You do not have permission to delete this comment.',
      400,
    );
    const event = { ...bareIssueEvent(call, issue), comment: commentBean(comment, call.beans) };
    removeProperties(call, 'comment', comment.id);
    call.world.comments.delete(comment.id);
    touch(call, issue);
    call.emit('avi:jira:deleted:comment', event);
    return noContent();
  },
};

/** A comment that is new and one that was edited are the same event. */
function tellComment(call: Call, issue: Issue, comment: Comment): void {
  const told = commentBean(comment, call.beans);
  call.emit('avi:jira:commented:issue', { ...issueEvent(call, issue), comment: told });
  tellMentions(call, 'avi:jira:mentioned:comment', comment.body, { ...bareIssueEvent(call, issue), comment: told });
}

/** `visibility` of a request. */
export const visibilityRequest = z
  .object({ type: z.enum(['role', 'group']), value: z.string().optional(), identifier: z.string().nullish() })
  .nullish();

const commentRequest = z.object({
  body: z.unknown().optional(),
  visibility: visibilityRequest,
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
});

function visibleComments(call: Call, issue: Issue): Comment[] {
  if (!call.session.canSee(issue)) return [];
  const project = call.world.projects.get(issue.projectId)!;
  return call.world.commentsOf.of(issue.id).filter((comment) => call.session.canSeeComment(comment, project));
}

function commentOf(call: Call, issue: Issue): Comment {
  const found = visibleComments(call, issue).find(({ id }) => id === call.path.id);
  if (found) return found;
  throw refuse(404, `Can not find a comment for the id: ${call.path.id}.`);
}

function bodyOf(call: Call, value: unknown): RichText {
  try {
    const body = richText(value, call.beans);
    if (body !== undefined && body !== '') return body;
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    throw refuseFields({ comment: error.message });
  }
  throw refuseFields({ comment: 'Comment body can not be empty!' });
}

/** Whom a request restricts a comment or worklog to. Throws Jira's refusal of those that do not exist. */
export function visibilityOf(wanted: z.infer<typeof visibilityRequest>): Comment['visibility'] {
  if (!wanted) return undefined;
  const { type, identifier, value } = wanted;
  if (type === 'group') {
    const group = groups.find(({ id, name }) => id === identifier || name === value);
    if (group) return { type, value: group.name };
  } else {
    const role = roles.find(({ id, name }) => id === identifier || name === value);
    if (role) return { type, value: role.id };
  }
  throw refuseFields({ commentLevel: `The ${type} '${identifier ?? value}' does not exist.` });
}

function propertiesOf({ world }: Call, { id }: Comment) {
  return world.propertiesOf.of(`comment/${id}`).map(({ key, value }) => ({ key, value }));
}

function ownOrAll(call: Call, comment: Comment, own: string, all: string): string {
  return comment.author === call.session.accountId ? own : all;
}

function touch(call: Call, issue: Issue): void {
  call.world.issues.put({ ...issue, updated: call.now });
}
