import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { confidenceOf, needsTalk, shownAverage, trainConfidence } from '#core/train/confidence';
import type { TeamId } from '#core/train/ids';
import {
  cast,
  countedVotes,
  isStrayNote,
  revealVotes,
  unvoted,
  voteAgain,
  type Voice,
  type VoteRecord,
} from '#core/train/vote-round';

const crane = 'crane' as TeamId;
const osprey = 'osprey' as TeamId;
const of = (...steps: readonly number[]) => confidenceOf(steps.map((confidence) => ({ confidence })));

describe('confidence', () => {
  it('is accepted from an average of exactly 3', () => {
    // (2 + 3 + 4) / 3 = 3; (2 + 3 + 3) / 3 = 2.67.
    expect([of(2, 3, 4).average, of(2, 3, 4).isAccepted]).toEqual([3, true]);
    expect([of(2, 3, 3).average, of(2, 3, 3).isAccepted]).toEqual([8 / 3, false]);
  });

  it('of nobody is none, and nothing is accepted', () =>
    expect(of()).toEqual({ voters: 0, average: undefined, isAccepted: false, distribution: [0, 0, 0, 0, 0] }));

  it('says how many have shown each number of fingers', () =>
    expect(of(1, 3, 3, 5).distribution).toEqual([1, 0, 2, 0, 1]));

  it('shows an average with one decimal, but what is not accepted never reads 3', () => {
    // 1 two and 49 threes: 149 / 50 = 2.98.
    expect(shownAverage(of(2, ...Array.from({ length: 49 }, () => 3)))).toBe(2.9);
    expect([shownAverage(of(3)), shownAverage(of(4, 4, 3)), shownAverage(of())]).toEqual([3, 3.7, undefined]);
  });

  it('of 1 or 2 asks for a talk, of 3 does not', () =>
    expect([1, 2, 3, 5].map((confidence) => needsTalk({ confidence }))).toEqual([true, true, false, false]));

  it('of a train is that of all votes, not the average of its teams', () => {
    const vote = (teamId: TeamId, confidence: number) => ({ teamId, confidence });
    const { train, teams } = trainConfidence([vote(osprey, 5), vote(crane, 2), vote(crane, 2), vote(crane, 2)]);
    // (5 + 2 + 2 + 2) / 4 = 2.75, where the teams’ own averages would make 3.5.
    expect([train.average, train.isAccepted]).toEqual([2.75, false]);
    expect([...teams].map(([teamId, { average, voters }]) => [teamId, average, voters])).toEqual([
      [osprey, 5, 1],
      [crane, 2, 3],
    ]);
  });
});

describe('a round of votes', () => {
  const voice = (by: string, confidence: number, note?: string): Voice => ({
    by: by as AccountId,
    at: '2026-11-20T09:00:00.000Z' as IsoDateTime,
    answer: { teamId: crane, confidence, ...(note !== undefined && { note }) },
  });
  const after = (record: VoteRecord, ...voices: readonly Voice[]): VoteRecord =>
    voices.reduce((now, one) => (cast(now, now.round, one) as { readonly value: VoteRecord }).value, record);
  const revealed = (record: VoteRecord) => (revealVotes(record, record.round) as { readonly value: VoteRecord }).value;

  it('has one vote a person, which can be changed', () => {
    const { voices, version } = after(unvoted, voice('ben', 2), voice('cleo', 4), voice('ben', 3));
    expect([version, voices.map(({ by, answer }) => [by, answer?.confidence])]).toEqual([
      3,
      [
        ['cleo', 4],
        ['ben', 3],
      ],
    ]);
  });

  it('is the same after the same vote again, and another one with another note', () => {
    const record = after(unvoted, voice('ben', 2, 'Too much in one team'));
    expect(
      after(record, { ...voice('ben', 2, 'Too much in one team'), at: '2026-11-20T10:00:00.000Z' as IsoDateTime }),
    ).toBe(record);
    expect(after(record, voice('ben', 2)).version).toBe(2);
  });

  it('takes no vote for another round, nor after the reveal', () => {
    const record = after(unvoted, voice('ben', 2));
    expect(cast(record, 2, voice('cleo', 4))).toEqual({ kind: 'wrong-phase' });
    expect(cast(revealed(record), 1, voice('cleo', 4))).toEqual({ kind: 'wrong-phase' });
    expect(cast(revealed(record), 1, voice('ben', 3))).toEqual({ kind: 'wrong-phase' });
  });

  it('refuses nobody who sends again what it has: the answer to it may have been lost', () => {
    const record = revealed(after(unvoted, voice('ben', 2)));
    expect(cast(record, 1, voice('ben', 2))).toEqual({ kind: 'ok', value: record });
  });

  it('is revealed once, when somebody has voted', () => {
    expect(revealVotes(unvoted, 1)).toEqual({ kind: 'no-votes' });
    const record = revealed(after(unvoted, voice('ben', 2)));
    expect([record.phase, record.version, revealed(record) === record]).toEqual(['revealed', 2, true]);
    expect(revealVotes(record, 2)).toEqual({ kind: 'wrong-phase' });
  });

  it('is followed by an empty one, blind again, only after the reveal', () => {
    const record = after(unvoted, voice('ben', 2));
    expect(voteAgain(record)).toEqual({ kind: 'wrong-phase' });
    expect(voteAgain({ ...revealed(record), doubt: 'unsigned' })).toEqual({
      kind: 'ok',
      value: { version: 3, round: 2, phase: 'open', voices: [] },
    });
  });

  it('counts no vote that is sealed still, broken, or nobody’s', () => {
    const { answer: _answer, ...sealed } = voice('dan', 1);
    const doubtful: Voice[] = [
      { ...voice('eve', 1), doubt: 'broken' },
      { ...voice('rhea', 1), doubt: 'unsigned' },
    ];
    expect(countedVotes([voice('ben', 4), sealed, ...doubtful])).toEqual([{ teamId: crane, confidence: 4 }]);
  });

  it('has notes where something would have to change', () => {
    const note = 'Too much in one team';
    expect([2, 3].map((confidence) => isStrayNote({ teamId: crane, confidence, note }))).toEqual([false, true]);
    expect(isStrayNote({ teamId: crane, confidence: 5 })).toBe(false);
  });
});
