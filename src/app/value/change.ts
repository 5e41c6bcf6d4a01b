import type { Item } from '#app/value/access';
import type { HistoryEntry, Problem } from '#app/contract';
import { currentScore } from '#app/value/current-score';
import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import { viewOf } from '#app/value/view';
import { ok, type Result } from '#core/result';
import { unscored, type NoBallots, type WrongPhase } from '#core/value/round';
import type { ScoreRecord } from '#core/value/score';

/** How often a change is made anew on top of somebody else's before the person is asked to try again. */
const attempts = 6;

/** How long a person who changed something waits for the fields that follow, in milliseconds. */
const mirrorPatience = 1_000;

/** The largest document that the store takes, in bytes. */
export const documentLimit = 240 * 1024;

/** Why a change does not fit the record as it is now. */
export type Misfit = WrongPhase | NoBallots | { readonly kind: 'conflict' };

/** A change to one item. It is worked out again on every record that somebody else wrote in between. */
export interface Change {
  /** The same record again means that nothing is left to do. `conflict`: what the person saw is gone. */
  apply(record: ScoreRecord): Result<ScoreRecord, Misfit> | Promise<Result<ScoreRecord, Misfit>>;
  /** What the line of history says beside who, when and which item. */
  entry(before: ScoreRecord, after: ScoreRecord): Pick<HistoryEntry, 'action' | 'factors' | 'before' | 'note'>;
  readonly isMirrored: boolean;
}

/** Makes a change and answers the item after it. Nothing of another person's is ever overwritten. */
export async function change(
  session: Session,
  item: Item,
  { apply, entry, isMirrored }: Change,
): Promise<Result<Item, Problem>> {
  const { records, viewer, clock } = session;
  let { record } = item;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const applied = await apply(record);
    if (applied.kind !== 'ok') return problemOf(applied, { ...item, record }, session);
    const after = applied.value;
    if (after === record) return ok({ ...item, record });
    const line: HistoryEntry = {
      issueId: after.issueId,
      version: after.version,
      at: clock.now(),
      by: viewer,
      round: after.round,
      ...entry(record, after),
    };
    const outcome = await records.write({ expected: record.version, record: after, entry: line, isMirrored });
    if (outcome === 'too-large') return { kind: 'too-large', limit: documentLimit };
    if (outcome === 'written') {
      if (isMirrored) await mirrorSoon(session.later, [after.issueId], mirrorPatience);
      return ok({ ...item, record: after });
    }
    const { issueId, projectId } = record;
    const current = await currentScore(session, issueId, await records.score(issueId));
    record = { ...(current ?? unscored(issueId, projectId)), projectId };
  }
  return { kind: 'busy', retryAfterSeconds: 1 };
}

function problemOf(problem: Misfit, item: Item, { viewer }: Session): Problem {
  switch (problem.kind) {
    case 'no-ballots':
      return { kind: 'invalid', message: 'Nobody has scored in this round yet.' };
    case 'wrong-phase':
    case 'conflict':
      return { kind: problem.kind, current: viewOf(item, viewer) };
  }
}
