import { itemUrl } from '#host/azure/item/answer';
import { identityRef } from '#host/azure/rest/identity';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import type { AzureCall } from '#host/azure/seams';
import type { Comment } from '#host/azure/world/entities';

/** The address of a comment. */
export function commentUrl(base: string, { itemId, id }: Pick<Comment, 'itemId' | 'id'>): string {
  return `${itemUrl(base, itemId)}/comments/${id}`;
}

/** A comment as REST answers it; with its reactions and its text as HTML where they are asked for. */
export function commentAnswer(call: AzureCall, comment: Comment): Readonly<Record<string, unknown>> {
  const { id, itemId, version, text, format, isDeleted } = comment;
  return {
    workItemId: itemId,
    id,
    version,
    text: isDeleted ? '' : text,
    ...(!isDeleted && /rendered|all|^(8|16|-17)$/i.test(call.query.get('$expand') ?? '') && { renderedText: text }),
    format: new PlatformEnum(format, format === 'markdown' ? 0 : 1),
    ...(isDeleted && { isDeleted }),
    createdBy: identityRef(call, comment.createdBy),
    createdDate: new Date(comment.createdAt),
    modifiedBy: identityRef(call, comment.modifiedBy),
    modifiedDate: new Date(comment.modifiedAt),
    ...(/reactions|all|^(1|9|17|-17)$/i.test(call.query.get('$expand') ?? '') && {
      reactions: reactionsAnswer(call, comment),
    }),
    url: commentUrl(call.base, comment),
  };
}

/** `CommentReactionType`, in the order of its numbers. */
export const reactionKinds = ['like', 'dislike', 'heart', 'hooray', 'smile', 'confused'] as const;
/** One of the reactions. */
export type ReactionKind = (typeof reactionKinds)[number];

/** How many reacted so, and whether the caller is among them. */
export function reactionAnswer(call: AzureCall, of: Comment, kind: ReactionKind): object {
  const people = of.reactions?.[kind] ?? [];
  return {
    type: new PlatformEnum(kind, reactionKinds.indexOf(kind)),
    count: people.length,
    isCurrentUserEngaged: people.includes(call.caller.personId),
    commentId: of.id,
    url: `${commentUrl(call.base, of)}/reactions/${kind}`,
  };
}

/** The kinds that somebody chose. */
export function reactionsAnswer(call: AzureCall, of: Comment): readonly object[] {
  return reactionKinds
    .filter((kind) => (of.reactions?.[kind] ?? []).length > 0)
    .map((kind) => reactionAnswer(call, of, kind));
}
