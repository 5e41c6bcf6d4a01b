import { openItem } from '#app/access';
import type { CallReply, CallRequest } from '#app/contract';
import type { Session } from '#app/session';
import { viewOf } from '#app/view';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/** Shows an item's value as the acting person may see it. */
export async function readScore(session: Session, request: CallRequest<'score.read'>): Promise<CallReply<'score.read'>> {
  const item = await openItem(session, request.issueId as IssueId);
  return item.kind === 'ok' ? ok(viewOf(item.value, session.viewer)) : item;
}
