import fc from 'fast-check';
import { columnFlags } from '#core/value/column';
import { conditionOf } from '#core/value/condition';
import { daysLeft, expiryOf, isStale } from '#core/value/expiry';
import type { ModelId } from '#core/value/model';
import { ice, rice, wsjf } from '#core/value/models';
import { rounded } from '#core/rounding';
import { places } from '#core/value/rank';
import { agreed, factors, moment } from './builders';

const now = moment('2026-11-22T12:00:00.000Z');

describe('an agreed score that expires after 90 days', () => {
  it('is stale from that moment on, and not before', () => {
    // 2 November + 90 days: 28 days of November are left, 31 December, 31 January = 31 January
    const expires = expiryOf(moment('2026-11-02T10:00:00.000Z'), 90);
    expect(expires).toBe('2027-01-31T10:00:00.000Z');
    expect(isStale({ expires }, moment('2027-01-31T09:59:59.999Z'))).toBe(false);
    expect(isStale({ expires }, moment('2027-01-31T10:00:00.000Z'))).toBe(true);
  });

  it('counts its days up to the last one', () => {
    expect(daysLeft({ expires: moment('2026-12-04T10:00:00.000Z') }, now)).toBe(12);
    expect(daysLeft({ expires: moment('2026-11-22T11:00:00.000Z') }, now)).toBe(0);
  });

  it('never expires without days', () => {
    expect(expiryOf(now, undefined)).toBeUndefined();
    expect(isStale({}, now)).toBe(false);
    expect(daysLeft({}, now)).toBeUndefined();
  });
});

describe('a row of a backlog', () => {
  it('without anything is unscored and unsized', () => {
    expect(conditionOf(wsjf, undefined, undefined, now)).toMatchObject({
      isUnscored: true,
      isUnsized: true,
      isStale: false,
      isOtherModel: false,
    });
  });

  it('with an estimate is sized, though unscored', () => {
    expect(conditionOf(wsjf, undefined, 5, now)).toMatchObject({ isUnscored: true, isUnsized: false });
  });

  it('is scored with the size that was agreed, and shows that the estimate moved on', () => {
    const row = conditionOf(wsjf, agreed({ value: 8, urgency: 5, relief: 3, size: 4 }), 8, now);
    expect(row).toMatchObject({
      isUnscored: false,
      evaluation: { score: 4, costOfDelay: 16 },
      drift: { agreed: 4, estimate: 8 },
    });
  });

  it('is unscored when it was agreed under another model', () => {
    expect(conditionOf(ice, agreed({ value: 8, urgency: 5, relief: 3, size: 4 }), 8, now)).toMatchObject({
      isUnscored: true,
      isOtherModel: true,
    });
    expect(conditionOf(wsjf, agreed({ impact: 1 }, { modelId: 'ice' as ModelId }), undefined, now)).toMatchObject({
      isOtherModel: true,
      isUnsized: true,
    });
  });

  it('is stale after its expiry', () => {
    expect(conditionOf(wsjf, agreed({}, { expires: moment('2026-11-22T11:59:59.000Z') }), 1, now).isStale).toBe(true);
  });

  it('is never unsized under a model without a size', () => {
    expect(conditionOf(ice, undefined, undefined, now).isUnsized).toBe(false);
  });
});

describe('a list of scores', () => {
  it('shares places between equal scores and skips the places after them', () => {
    const found = places([
      ['a', 3.2],
      ['b', 8],
      ['c', 3.2],
      ['d', undefined],
      ['e', 1],
    ]);
    expect([...found]).toEqual([
      ['b', { rank: 1, of: 4 }],
      ['a', { rank: 2, of: 4 }],
      ['c', { rank: 2, of: 4 }],
      ['e', { rank: 4, of: 4 }],
    ]);
  });

  it('holds scores for equal that search fields cannot tell apart', () => {
    expect(
      places([
        ['a', 3.201],
        ['b', 3.204],
      ]).get('b')?.rank,
    ).toBe(1);
  });

  it('gives every scored item one more than the number of better ones', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (scores) => {
        const found = places(scores.map((score, index) => [index, score] as const));
        scores.forEach((score, index) => {
          const better = scores.filter((other) => rounded(other) > rounded(score)).length;
          expect(found.get(index)).toEqual({ rank: better + 1, of: scores.length });
        });
      }),
    );
  });
});

describe('a column of a relative factor', () => {
  it('is flagged when its smallest item is not 1', () => {
    expect(columnFlags(wsjf, [factors({ value: 3, urgency: 1 }), factors({ value: 2 })])).toEqual([
      { factor: 'value', smallest: 2 },
    ]);
  });

  it('is not flagged while it is empty, nor when the factor is absolute', () => {
    expect(columnFlags(wsjf, [])).toEqual([]);
    expect(columnFlags(rice, [factors({ reach: 500, impact: 2 })])).toEqual([]);
  });
});
