import { isOwnNextWrite } from '#app/records/own-next-write';
import type { Session } from '#app/session';
import type { ScoreLine } from '#app/value/forms';
import { scoreKind } from '#app/value/kind';
import type { ScoreRecord } from '#core/value/score';

/** Holds when the very next write to a score after what a person saw was this act of theirs. */
export function isOwnNextScore(
  session: Session,
  { issueId, version }: ScoreRecord,
  act: { readonly seen: number; readonly action: ScoreLine['action'] },
): Promise<boolean> {
  return isOwnNextWrite(session, { kind: scoreKind, ref: { id: issueId }, version }, act);
}
