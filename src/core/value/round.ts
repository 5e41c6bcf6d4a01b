import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorId, FactorValues, ModelId } from '#core/value/model';
import { ok, type IsoDateTime, type Result } from '#core/result';
import type { Agreed, Ballot, ScoreRecord } from '#core/value/score';

/** Who does something to a score, and when. */
export interface Act {
  readonly by: AccountId;
  readonly at: IsoDateTime;
}

/** The round went on, or is another one by now. */
export interface WrongPhase {
  readonly kind: 'wrong-phase';
}

/** There is nothing to compare yet. */
export interface NoBallots {
  readonly kind: 'no-ballots';
}

/** What an item has before anybody scored it: version 0, never stored as such. */
export function unscored(issueId: IssueId, projectId: ProjectId): ScoreRecord {
  return { issueId, projectId, version: 0, round: 1, phase: 'open', ballots: [] };
}

/**
 * Adds or replaces a person's own ballot. The same answers again change nothing, not even the version: once the round is
 * revealed, too, so that nobody is refused who sends again what counts by now.
 */
export function submit(record: ScoreRecord, round: number, ballot: Ballot): Result<ScoreRecord, WrongPhase> {
  if (record.round !== round) return { kind: 'wrong-phase' };
  const mine = ballotOf(record, ballot.by);
  if (mine && sameFactors(mine.factors, ballot.factors) && mine.note === ballot.note) return ok(record);
  if (!isOpen(record, round)) return { kind: 'wrong-phase' };
  return ok(next(record, { ballots: [...record.ballots.filter((other) => other.by !== ballot.by), ballot] }));
}

/** Takes a person's own ballot back; without one it changes nothing. */
export function withdraw(record: ScoreRecord, round: number, by: AccountId): Result<ScoreRecord, WrongPhase> {
  if (!isOpen(record, round)) return { kind: 'wrong-phase' };
  if (!ballotOf(record, by)) return ok(record);
  return ok(next(record, { ballots: record.ballots.filter((ballot) => ballot.by !== by) }));
}

/** Ends the blind phase. Revealing a revealed round again changes nothing. */
export function reveal(record: ScoreRecord, round: number): Result<ScoreRecord, WrongPhase | NoBallots> {
  if (record.round !== round || record.phase === 'agreed') return { kind: 'wrong-phase' };
  if (record.phase === 'revealed') return ok(record);
  if (record.ballots.length === 0) return { kind: 'no-ballots' };
  return ok(next(record, { phase: 'revealed' }));
}

/**
 * Ends the round with a value. From a blind round only when no ballot is hidden from whoever agrees:
 * nobody settles over answers that they have not seen.
 */
export function agree(record: ScoreRecord, agreed: Agreed): Result<ScoreRecord, WrongPhase> {
  const isBlind = record.phase === 'open' && record.ballots.some((ballot) => ballot.by !== agreed.by);
  if (record.phase === 'agreed' || isBlind) return { kind: 'wrong-phase' };
  const replaced = { by: 'agree', phase: record.phase, ...(record.agreed && { agreed: record.agreed }) } as const;
  return ok(next(record, { phase: 'agreed', agreed, replaced }));
}

/** Opens the next round, blind and empty; the last agreement stands until it is replaced. */
export function restart(record: ScoreRecord): ScoreRecord {
  const { phase, ballots } = record;
  return next(record, {
    phase: 'open',
    round: record.round + 1,
    ballots: [],
    replaced: { by: 'restart', phase, ballots },
  });
}

/**
 * Takes an agreement or a new round back: phase, ballots and agreement are what they were before.
 * `wrong-phase`: somebody has done something since, or there was nothing of the kind.
 */
export function reopen(record: ScoreRecord): Result<ScoreRecord, WrongPhase> {
  const { replaced, agreed: _agreed, ...rest } = record;
  switch (replaced?.by) {
    case undefined:
      return { kind: 'wrong-phase' };
    case 'agree':
      return ok(next(rest, { phase: replaced.phase, ...(replaced.agreed && { agreed: replaced.agreed }) }));
    case 'restart':
      return ok(next(record, { phase: replaced.phase, round: record.round - 1, ballots: replaced.ballots }));
  }
}

/** What an edit of single factors is made with; `null` clears one. */
export interface Edit extends Act {
  readonly modelId: ModelId;
  readonly factors: Readonly<Partial<Record<FactorId, number | null>>>;
  readonly expires?: IsoDateTime;
}

/**
 * Sets some factors of the agreed value and keeps the others. Answers under another model are dropped with it.
 * A round in which somebody has scored goes on as it was; without ballots the item counts as agreed.
 */
export function edit(record: ScoreRecord, { by, at, modelId, factors: changes, expires }: Edit): ScoreRecord {
  const isSameModel = record.agreed?.modelId === modelId;
  const factors = applied(isSameModel ? (record.agreed?.factors ?? {}) : {}, changes);
  const note = isSameModel ? record.agreed?.note : undefined;
  const agreed: Agreed = { by, at, modelId, factors, ...(expires && { expires }), ...(note && { note }) };
  return next(record, { agreed, phase: record.ballots.length === 0 ? 'agreed' : record.phase });
}

/** The factors after an edit. */
export function applied(factors: FactorValues, changes: Edit['factors']): FactorValues {
  const merged = Object.entries({ ...factors, ...changes });
  return Object.fromEntries(merged.filter(([, value]) => value !== null && value !== undefined)) as FactorValues;
}

/** A person's own ballot in the current round. */
export function ballotOf(record: ScoreRecord, by: AccountId): Ballot | undefined {
  return record.ballots.find((ballot) => ballot.by === by);
}

/** Holds for the same answers to the same factors, in any order. */
export function sameFactors(a: FactorValues, b: FactorValues): boolean {
  const names = [...Object.keys(a), ...Object.keys(b)] as FactorId[];
  return names.every((name) => a[name] === b[name]);
}

function isOpen(record: ScoreRecord, round: number): boolean {
  return record.phase === 'open' && record.round === round;
}

/** Every act forgets what the one before it replaced, and is its author's own: there is nothing to doubt of it yet. */
function next({ replaced: _, doubt: _doubt, ...record }: ScoreRecord, change: Partial<ScoreRecord>): ScoreRecord {
  return { ...record, ...change, version: record.version + 1 };
}
