import type { Call } from '#host/jira/call';
import type { Bean } from '#host/jira/beans';
import type { AdfNode, RichText } from '#host/jira/entities';

/** Who is mentioned in rich text, each once; whoever wrote it does not count. */
export function mentionedIn(text: RichText | undefined, author: string | undefined): string[] {
  if (text === undefined || typeof text === 'string') return [];
  return [...new Set(mentions(text))].filter((accountId) => accountId !== author);
}

function mentions(node: AdfNode): string[] {
  const { id } = (node.attrs ?? {}) as { id?: unknown };
  const own = node.type === 'mention' && typeof id === 'string' ? [id.replace(/^accountid:/, '')] : [];
  const content = Array.isArray(node.content) ? (node.content as AdfNode[]) : [];
  return [...own, ...content.flatMap(mentions)];
}

/** Tells apps whom a description or a comment mentions, all of them in one event. */
export function tellMentions(
  call: Call,
  name: 'avi:jira:mentioned:issue' | 'avi:jira:mentioned:comment',
  text: RichText | undefined,
  event: Bean,
): void {
  const mentionedAccountIds = mentionedIn(text, call.session.accountId);
  if (mentionedAccountIds.length > 0) call.emit(name, { ...event, mentionedAccountIds });
}
