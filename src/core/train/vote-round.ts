import type { Doubt } from '#core/doubt';
import type { AccountId } from '#core/issue';
import { ok, type IsoDateTime, type Result } from '#core/result';
import { needsTalk, type ConfidenceVote } from '#core/train/confidence';

/** The longest note, in characters. */
export const longestVoteNote = 500;

/** A vote with what would have to change; only a vote that needs a talk carries such a note. */
export interface VoteAnswer extends ConfidenceVote {
  readonly note?: string | undefined;
}

/** One person's vote as somebody may hold it. Without `answer` its author has not opened it; for `doubt` see AnswerDoubt. */
export interface Voice {
  readonly by: AccountId;
  readonly at: IsoDateTime;
  readonly answer?: VoteAnswer;
  readonly doubt?: 'broken' | 'unsigned';
}

/** The confidence vote of a PI. `open`: nobody's vote is shown to anybody else. `version` grows by 1 at every write. */
export interface VoteRecord {
  readonly version: number;
  readonly round: number;
  readonly phase: 'open' | 'revealed';
  readonly voices: readonly Voice[];
  /** Why nothing of consequence follows from what is stored; gone with the next write. */
  readonly doubt?: Doubt;
}

/** The round went on, or is another one by now. */
export interface WrongRound {
  readonly kind: 'wrong-phase';
}

/** There is nothing to reveal yet. */
export interface NoVotes {
  readonly kind: 'no-votes';
}

/** What a PI has before anybody voted: version 0, never stored as such. */
export const unvoted: VoteRecord = { version: 0, round: 1, phase: 'open', voices: [] };

/**
 * Adds or replaces a person's own vote. The same vote again changes nothing, not even the version: once the round is
 * revealed, too, so that nobody is refused who sends again what counts by now.
 */
export function cast(record: VoteRecord, round: number, voice: Voice): Result<VoteRecord, WrongRound> {
  if (record.round !== round) return { kind: 'wrong-phase' };
  const mine = voiceOf(record, voice.by);
  if (mine?.answer && voice.answer && isSameVote(mine.answer, voice.answer)) return ok(record);
  if (record.phase !== 'open') return { kind: 'wrong-phase' };
  return ok(next(record, { voices: [...record.voices.filter(({ by }) => by !== voice.by), voice] }));
}

/** Ends the blind phase. Revealing a revealed round again changes nothing. */
export function revealVotes(record: VoteRecord, round: number): Result<VoteRecord, WrongRound | NoVotes> {
  if (record.round !== round) return { kind: 'wrong-phase' };
  if (record.phase === 'revealed') return ok(record);
  if (record.voices.length === 0) return { kind: 'no-votes' };
  return ok(next(record, { phase: 'revealed' }));
}

/** Opens the next round, blind and empty, once the last one was revealed. */
export function voteAgain(record: VoteRecord): Result<VoteRecord, WrongRound> {
  if (record.phase !== 'revealed') return { kind: 'wrong-phase' };
  return ok(next(record, { phase: 'open', round: record.round + 1, voices: [] }));
}

/** A person's own vote in the current round. */
export function voiceOf({ voices }: Pick<VoteRecord, 'voices'>, by: AccountId): Voice | undefined {
  return voices.find((voice) => voice.by === by);
}

/** Votes that count: those that are open and that nothing is known against. */
export function countedVotes(voices: readonly Voice[]): readonly VoteAnswer[] {
  return voices.flatMap(({ answer, doubt }) => (answer && doubt === undefined ? [answer] : []));
}

/** Holds for a note where none is asked for: a vote that needs no talk has nothing to change. */
export function isStrayNote({ note, ...vote }: VoteAnswer): boolean {
  return note !== undefined && !needsTalk(vote);
}

function isSameVote(one: VoteAnswer, other: VoteAnswer): boolean {
  return one.teamId === other.teamId && one.confidence === other.confidence && one.note === other.note;
}

/** Every act is its author's own: there is nothing to doubt of it yet. */
function next({ doubt: _doubt, ...record }: VoteRecord, change: Partial<VoteRecord>): VoteRecord {
  return { ...record, ...change, version: record.version + 1 };
}
