import type { CallProblem } from '#app/calls';
import type { Session } from '#app/session';
import type { IssueId } from '#core/issue';

/** Items that the acting person may see; none are asked about for an empty list. */
export async function visibleAmong({ tracker }: Session, ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>> {
  return ids.length === 0 ? new Set() : tracker.rights.visible([...new Set(ids)]);
}

/** Why nothing is done where somebody names items that they do not see; nothing when they see all of them. */
export async function unseenProblem(session: Session, ids: readonly IssueId[]): Promise<CallProblem | undefined> {
  const visible = await visibleAmong(session, ids);
  const count = new Set(ids.filter((id) => !visible.has(id))).size;
  return count === 0 ? undefined : { kind: 'invalid', why: 'unseen-issues', field: 'issueIds', data: { count } };
}
