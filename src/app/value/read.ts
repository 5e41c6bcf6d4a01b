import { openItem } from '#app/value/access';
import type { CallReply, CallRequest } from '#app/contract';
import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import { viewOf } from '#app/value/view';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/** Shows an item's value as the acting person may see it. Result fields that fell behind are written anew after the answer. */
export async function readScore(
  session: Session,
  request: CallRequest<'score.read'>,
): Promise<CallReply<'score.read'>> {
  const issueId = request.issueId as IssueId;
  let isBehind = false;
  const item = await openItem(session, issueId, () => (isBehind = true));
  if (item.kind !== 'ok') return item;
  if (isBehind) await mirrorSoon(session.later, [issueId]);
  return ok(viewOf(item.value, session.viewer));
}
