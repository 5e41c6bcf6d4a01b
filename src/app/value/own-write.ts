import type { Session } from '#app/session';
import type { ScoreLine } from '#app/value/forms';
import { scoreKind } from '#app/value/kind';
import type { ScoreRecord } from '#core/value/score';

/** Holds when the very next write after what a person saw was this act of theirs: the answer to it was lost on the way. */
export async function isOwnNextWrite(
  { records, viewer }: Session,
  { issueId, version }: ScoreRecord,
  { seen, action }: { readonly seen: number; readonly action: ScoreLine['action'] },
): Promise<boolean> {
  if (version !== seen + 1) return false;
  const [last] = await records.history(scoreKind, { id: issueId }, 1);
  return last?.version === version && last.line.action === action && last.by === viewer;
}
