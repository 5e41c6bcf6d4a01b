import { places } from '#core/value/rank';

describe('places by score', () => {
  it('compare what is shown: scores that look the same share a place', () => {
    // 2.004 and 2.0 are shown as 2; 2.006 as 2.01
    const found = places([
      ['a', 2],
      ['b', 2.006],
      ['c', 2.004],
      ['d', 1],
    ]);
    expect(Object.fromEntries([...found].map(([id, { rank }]) => [id, rank]))).toEqual({ b: 1, a: 2, c: 2, d: 4 });
  });

  it('count what is scored, and give none to what is not', () => {
    const found = places([
      ['a', 0],
      ['b', undefined],
      ['c', -1],
    ]);
    expect([...found]).toEqual([
      ['a', { rank: 1, of: 2 }],
      ['c', { rank: 2, of: 2 }],
    ]);
  });
});
