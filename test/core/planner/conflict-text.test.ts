import { conflictText } from '#core/planner/conflict-text';

describe('a conflict in words', () => {
  it('lists what cannot hold together, and why', () =>
    expect(
      conflictText({
        kind: 'conflict',
        demands: [
          { kind: 'mandatory', feature: 'B' },
          { kind: 'due', feature: 'B', due: 2 },
          { kind: 'pin', story: 'a', iteration: 2 },
        ],
        isMinimal: true,
        reason: { kind: 'no-iteration', story: 'b', team: 'U' },
      }),
    ).toBe('These cannot hold together: B is mandatory; B is due by iteration 2; story a is pinned to iteration 2. Story b has no iteration left in which team U has room and its dependencies hold.'));

  it('says when fewer might be enough', () =>
    expect(conflictText({ kind: 'conflict', demands: [{ kind: 'band-min', band: 'enabler', min: 1 }], isMinimal: false, reason: { kind: 'exhausted' } })).toBe(
      'This cannot hold: band enabler has at least 1 point. Maybe fewer of them are enough.',
    ));

  it('adds up what a team would have to do', () =>
    expect(
      conflictText({ kind: 'conflict', demands: [{ kind: 'mandatory', feature: 'A' }], isMinimal: true, reason: { kind: 'too-much', team: 'T', from: 0, to: 1, needed: 7, available: 6.5, stories: ['a', 'b', 'c', 'd', 'e'] } }),
    ).toBe('This cannot hold: A is mandatory. Team T has 6.5 points in iterations 0 to 1, and stories a, b, c and 2 more need 7 there.'));
});
