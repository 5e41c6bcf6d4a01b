import {
  commentUrl,
  reactionAnswer,
  reactionKinds,
  reactionsAnswer,
  type ReactionKind,
} from '#host/azure/item/comment-answer';
import { demandComment } from '#host/azure/item/comments';
import { identityRef } from '#host/azure/rest/identity';
import { numberIn, numberPart } from '#host/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';

const [read, write] = [['vso.work'], ['vso.work_write']];
const comment = '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}';

/** Reactions to comments, and what comments said before they were changed. */
export const reactionRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: `${comment}/reactions`,
    scopes: read,
    answer: (call) => ({ body: reactionsAnswer(call, demandComment(call).comment) }),
  },
  {
    method: 'PUT',
    template: `${comment}/reactions/{reactionType}`,
    scopes: write,
    answer: (call) => react(call, true),
  },
  {
    method: 'DELETE',
    template: `${comment}/reactions/{reactionType}`,
    scopes: write,
    answer: (call) => react(call, false),
  },
  { method: 'GET', template: `${comment}/reactions/{reactionType}/users`, scopes: read, answer: listPeople },
  { method: 'GET', template: `${comment}/versions`, scopes: read, answer: (call) => ({ body: versionsOf(call) }) },
  { method: 'GET', template: `${comment}/versions/{version}`, scopes: read, answer: readVersion },
];

function kindOf({ parts }: AzureCall): ReactionKind {
  const wanted = parts['reactionType']?.toLowerCase() ?? '';
  const kind = reactionKinds.find((known, number) => known === wanted || String(number) === wanted);
  if (kind) return kind;
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    `There is no reaction ${parts['reactionType']}: it is one of ${reactionKinds.join(', ')}.`,
  );
}

function react(call: AzureCall, isEngaged: boolean): AzureAnswer {
  const { comment: found } = demandComment(call);
  const kind = kindOf(call);
  const others = (found.reactions?.[kind] ?? []).filter((id) => id !== call.caller.personId);
  const changed = worldOf(call).comments.put({
    ...found,
    reactions: { ...found.reactions, [kind]: isEngaged ? [...others, call.caller.personId] : others },
  });
  return { body: reactionAnswer(call, changed, kind) };
}

function listPeople(call: AzureCall): AzureAnswer {
  const people = demandComment(call).comment.reactions?.[kindOf(call)] ?? [];
  const start = numberIn(call, '$skip', 0);
  return {
    body: people.slice(start, start + numberIn(call, '$top', people.length)).map((id) => identityRef(call, id)),
  };
}

function versionsOf(call: AzureCall): readonly { readonly version: number }[] {
  const { comment: found } = demandComment(call);
  const all = [...(found.former ?? []), found];
  return all.map(({ text, version, modifiedBy, modifiedAt }) => ({
    id: found.id,
    version,
    text,
    createdBy: identityRef(call, found.createdBy),
    createdDate: new Date(found.createdAt),
    modifiedBy: identityRef(call, modifiedBy),
    modifiedDate: new Date(modifiedAt),
    isDeleted: false,
    url: `${commentUrl(call.base, found)}/versions/${version}`,
  }));
}

function readVersion(call: AzureCall): AzureAnswer {
  const number = numberPart(call, 'version');
  const found = versionsOf(call).find(({ version }) => version === number);
  if (found) return { body: found };
  throw new AzureRefusal(
    404,
    'CommentVersionNotFoundException',
    `The comment ${call.parts['commentId']} has no version ${number}.`,
  );
}
