import { relationOf } from '#core/dependency/relation';
import type { LinkType } from '#app/ports/links';

/** Which way the first, outward phrase of a kind of link points: where its second one says more, from that. */
export function directionOf({
  outward,
  inward,
}: {
  readonly outward: string;
  readonly inward: string;
}): LinkType['direction'] {
  const direct = relationOf(outward);
  if (direct !== 'other') return direct;
  return { gives: 'needs', needs: 'gives', other: 'other' }[relationOf(inward)] as LinkType['direction'];
}
