import { z } from 'zod';
import { itemUrl } from '#host/azure/item/answer';
import { commentAnswer } from '#host/azure/item/comment-answer';
import { demandItem } from '#host/azure/item/reading';
import { notPermitted } from '#host/azure/item/refusals';
import { flagIn, idList, numberIn, numberPart } from '#host/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type WorkItem } from '#host/azure/seams';
import type { Comment } from '#host/azure/world/entities';
import { withDerived } from '#host/azure/item/derived';
import { worldOf } from '#host/azure/world/organization';

const [read, write] = [['vso.work'], ['vso.work_write']];
const one = '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}';

/** The discussion of a work item. */
export const commentRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: '{project}/_apis/wit/workItems/{workItemId}/comments',
    scopes: read,
    answer: listComments,
  },
  {
    method: 'POST',
    template: '{project}/_apis/wit/workItems/{workItemId}/comments',
    scopes: write,
    answer: addComment,
  },
  {
    method: 'GET',
    template: one,
    scopes: read,
    answer: (call) => ({ body: commentAnswer(call, demandComment(call).comment) }),
  },
  { method: 'PATCH', template: one, scopes: write, answer: changeComment },
  { method: 'DELETE', template: one, scopes: write, answer: removeComment },
];

const bodySchema = z.object({ text: z.string().min(1).max(150_000) });

function listComments(call: AzureCall): AzureAnswer {
  const item = demandItem(call, numberPart(call, 'workItemId'));
  const all = worldOf(call).commentsOf.of(String(item.id));
  const ids = idList(call, 'ids');
  const seen = all.filter(
    (comment) =>
      (ids.length === 0 || ids.includes(comment.id)) && (!comment.isDeleted || flagIn(call, 'includeDeleted')),
  );
  const ordered = call.query.get('order')?.toLowerCase() === 'asc' ? seen : seen.toReversed();
  const start = numberIn(call, 'continuationToken', 0);
  const page = ordered.slice(start, start + Math.min(200, numberIn(call, '$top', 200)));
  const next = start + page.length;
  const url = `${itemUrl(call.base, item.id)}/comments`;
  return {
    body: {
      totalCount: seen.length,
      count: page.length,
      comments: page.map((comment) => commentAnswer(call, comment)),
      ...(next < ordered.length && { continuationToken: String(next), nextPage: `${url}?continuationToken=${next}` }),
    },
  };
}

/** A comment counts as a change of its item. */
function addComment(call: AzureCall): AzureAnswer {
  const item = demandWritable(call);
  const text = readText(call);
  const world = worldOf(call);
  const at = new Date(
    Math.max(call.organization.now().getTime(), Date.parse(String(item.fields['System.ChangedDate'])) + 1),
  ).toISOString();
  const by = call.caller.personId;
  const format = /^markdown$/i.test(call.query.get('format') ?? '') ? 'markdown' : 'html';
  const comment = world.comments.put({
    id: world.next('comment'),
    itemId: item.id,
    text,
    createdBy: by,
    createdAt: at,
    modifiedBy: by,
    modifiedAt: at,
    version: 1,
    isDeleted: false,
    format,
  });
  touch(call, item, at, text);
  return { body: commentAnswer(call, comment) };
}

function changeComment(call: AzureCall): AzureAnswer {
  const { comment } = demandOwn(call);
  const { text, version, modifiedBy, modifiedAt } = comment;
  const former = [...(comment.former ?? []), { text, version, modifiedBy, modifiedAt }];
  const changed = {
    ...comment,
    former,
    text: readText(call),
    version: version + 1,
    modifiedBy: call.caller.personId,
    modifiedAt: call.organization.now().toISOString(),
  };
  return { body: commentAnswer(call, worldOf(call).comments.put(changed)) };
}

function removeComment(call: AzureCall): AzureAnswer {
  const { comment, item } = demandOwn(call);
  const world = worldOf(call);
  world.comments.put({
    ...comment,
    isDeleted: true,
    modifiedBy: call.caller.personId,
    modifiedAt: call.organization.now().toISOString(),
  });
  const count = world.commentsOf.of(String(item.id)).filter(({ isDeleted }) => !isDeleted).length;
  world.items.put({ ...item, fields: withDerived(world, item.fields, item.relations, count) });
  return { status: 204 };
}

function touch(call: AzureCall, item: WorkItem, at: string, text: string): void {
  const world = worldOf(call);
  const by = call.caller.personId;
  const rev = item.rev + 1;
  const count = world.commentsOf.of(String(item.id)).filter(({ isDeleted }) => !isDeleted).length;
  const fields = { ...item.fields, 'System.Rev': rev, 'System.ChangedDate': at, 'System.ChangedBy': by };
  world.items.put({ ...item, rev, fields: withDerived(world, fields, item.relations, count) });
  world.revisions.add({ itemId: item.id, rev, at, by, fields: { 'System.History': text } });
}

function readText({ body }: AzureCall): string {
  const parsed = bodySchema.safeParse(body);
  if (parsed.success) return parsed.data.text;
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    'A comment needs a text of at most 150,000 characters.',
  );
}

function demandWritable(call: AzureCall): WorkItem {
  const item = demandItem(call, numberPart(call, 'workItemId'));
  if (!call.organization.mayWrite(call.caller.personId, item)) throw notPermitted();
  return item;
}

/** A comment of an item that the caller may read. Throws 404 for one that is not there. */
export function demandComment(
  call: AzureCall,
  item = demandItem(call, numberPart(call, 'workItemId')),
): { readonly comment: Comment; readonly item: WorkItem } {
  const id = numberPart(call, 'commentId');
  const comment = worldOf(call).comments.get(String(id));
  if (comment && comment.itemId === item.id && (!comment.isDeleted || flagIn(call, 'includeDeleted')))
    return { comment, item };
  throw new AzureRefusal(404, 'CommentNotFoundException', `The comment ${id} of work item ${item.id} does not exist.`);
}

/** People change and remove what they said themselves. */
function demandOwn(call: AzureCall): { readonly comment: Comment; readonly item: WorkItem } {
  const found = demandComment(call, demandWritable(call));
  if (found.comment.createdBy === call.caller.personId) return found;
  throw new AzureRefusal(403, 'AccessCheckException', 'Only the author of a comment may change or remove it.');
}
