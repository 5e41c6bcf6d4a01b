import type { ReplyOf, RequestOf } from '#app/calls';
import type { listScoresCall, scoresOfCall } from '#app/value/calls';
import { scoresIn } from '#app/value/score-records';
import { currentScores } from '#app/value/current-score';
import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import { rowOf } from '#app/value/view';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/**
 * Agreed values of the items asked for; hidden and unknown ones are left out. Where people keep factors in fields of the
 * tracker, this is when a result that fell behind is written anew: many items at once, after the answer.
 */
export async function listSomeScores(
  session: Session,
  request: RequestOf<typeof scoresOfCall>,
): Promise<ReplyOf<typeof scoresOfCall>> {
  const ids = [...new Set(request.issueIds)];
  if (ids.length === 0) return ok([]);
  const [{ scores, stale }, visible] = await Promise.all([
    currentScores(session, ids),
    session.tracker.rights.visible(ids),
  ]);
  if (stale.length > 0)
    await mirrorSoon(
      session.later,
      stale.filter((id) => visible.has(id)),
    );
  return ok(scores.filter(({ issueId }) => visible.has(issueId)).map(rowOf));
}

/**
 * A page of a project's stored values, without the items that the acting person may not see.
 * Fields of the tracker that hold factors are not read: see `value.of`.
 */
export async function listScores(
  session: Session,
  request: RequestOf<typeof listScoresCall>,
): Promise<ReplyOf<typeof listScoresCall>> {
  const projectId = request.projectId;
  const [rights, page] = await Promise.all([
    session.tracker.rights.ofProject(projectId),
    scoresIn(session, projectId, request.after),
  ]);
  if (!rights.see) return { kind: 'not-found' };
  const ids = [...page.items.map(({ issueId }) => issueId), ...(page.unreadable as readonly IssueId[])];
  const visible = ids.length === 0 ? new Set<IssueId>() : await session.tracker.rights.visible(ids);
  return ok({
    rows: page.items.filter(({ issueId }) => visible.has(issueId)).map(rowOf),
    unreadable: page.unreadable.filter((id) => visible.has(id as IssueId)),
    ...(page.next && { next: page.next }),
  });
}
