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

/** Whether the issue that a link is read at is the one that gives. `isOutward`: its other end is named as the outward issue. */
export function givesAt(type: Parameters<typeof directionOf>[0], isOutward: boolean): boolean {
  return (directionOf(type) === 'needs') !== isOutward;
}
