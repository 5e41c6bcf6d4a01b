import type { ReplyOf, RequestOf } from '#app/calls';
import type { Session } from '#app/session';
import type { readVoteCall } from '#app/vote/calls';
import { openVote, voteViewOf } from '#app/vote/open-vote';
import { ok } from '#core/result';

/** Shows the vote of a PI as the acting person may see it. */
export async function readVote(
  session: Session,
  request: RequestOf<typeof readVoteCall>,
): Promise<ReplyOf<typeof readVoteCall>> {
  const opened = await openVote(session, request);
  return opened.kind === 'ok' ? ok(voteViewOf(opened.value, session.viewer)) : opened;
}
