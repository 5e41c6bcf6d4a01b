import { openScoredIssue } from '#app/value/scored-issue';
import type { ReplyOf, RequestOf } from '#app/calls';
import type { readScoreCall } from '#app/value/calls';
import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import { viewOf } from '#app/value/view';
import { ok } from '#core/result';

/** Shows an item's value as the acting person may see it. Result fields that fell behind are written anew after the answer. */
export async function readScore(
  session: Session,
  request: RequestOf<typeof readScoreCall>,
): Promise<ReplyOf<typeof readScoreCall>> {
  const issueId = request.issueId;
  let isStale = false;
  const item = await openScoredIssue(session, issueId, () => (isStale = true));
  if (item.kind !== 'ok') return item;
  if (isStale) await mirrorSoon(session.later, [issueId]);
  return ok(viewOf(item.value, session.viewer));
}
