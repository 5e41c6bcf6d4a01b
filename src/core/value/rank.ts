import { rounded } from '#core/rounding';

/** A place in a list: 1 is best; `of` counts the items that have a score. */
export interface Place {
  readonly rank: number;
  readonly of: number;
}

/** Places by score, best first. Equal scores share a place and the places after them are skipped; unscored items have none. */
export function places<Id>(scores: Iterable<readonly [Id, number | undefined]>): ReadonlyMap<Id, Place> {
  const scored = [...scores].flatMap(([id, score]) => (score === undefined ? [] : [{ id, score: rounded(score) }]));
  scored.sort((a, b) => b.score - a.score);
  const found = new Map<Id, Place>();
  let rank = 0;
  let last: number | undefined;
  scored.forEach(({ id, score }, index) => {
    if (score !== last) rank = index + 1;
    last = score;
    found.set(id, { rank, of: scored.length });
  });
  return found;
}
