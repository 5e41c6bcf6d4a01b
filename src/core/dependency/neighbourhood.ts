import type { Bond, BondsByItem } from '#core/dependency/bonds';
import type { IssueId } from '#core/issue';
import type { DirectedLink } from '#core/train/dependencies';

/** What an item waits for, or what waits for it. */
export type Side = 'givers' | 'needers';

/** An item that stands next to another one, with what is open behind it. */
export interface Neighbour<Link extends DirectedLink = DirectedLink> {
  readonly id: IssueId;
  readonly side: Side;
  /** Steps from the item in the middle, from 1. */
  readonly level: number;
  readonly bond: Bond<Link>;
  /** It stands nearer, or earlier, too: what is behind it is shown there. */
  readonly isRepeated: boolean;
  /** What is open behind it. */
  readonly next: readonly Neighbour<Link>[];
  /** How many more there are behind it; absent: nobody has looked yet. */
  readonly more?: number;
}

/** How far a neighbourhood is opened. */
export interface Opening<Link extends DirectedLink = DirectedLink> {
  readonly bonds: BondsByItem<Link>;
  /** How many are shown behind an item at a level; the one in the middle is level 0. */
  shownBehind(id: IssueId, level: number, side: Side): number;
  /** The links of this item are known. */
  isRead(id: IssueId): boolean;
  /** Which of two comes first. */
  order(one: Bond<Link>, other: Bond<Link>): number;
}

/** One side of an item. */
export interface Neighbours<Link extends DirectedLink = DirectedLink> {
  readonly next: readonly Neighbour<Link>[];
  /** How many more there are next to the item. */
  readonly more: number;
}

/** The neighbours of an item on one side as a tree; each item is opened once, where it stands nearest. */
export function neighboursOf<Link extends DirectedLink>(
  own: IssueId,
  side: Side,
  opening: Opening<Link>,
): Neighbours<Link> {
  const nearest = nearestPlaces(own, side, opening);
  const { next: shown, more = 0 } = behind(own, 0, side, opening, nearest);
  return { next: shown, more };
}

function behind<Link extends DirectedLink>(
  id: IssueId,
  level: number,
  side: Side,
  opening: Opening<Link>,
  nearest: ReadonlyMap<IssueId, Bond<Link>>,
): { readonly next: readonly Neighbour<Link>[]; readonly more?: number } {
  if (!opening.isRead(id)) return { next: [] };
  const all = next(id, side, opening);
  const shown = all.slice(0, opening.shownBehind(id, level, side));
  return {
    next: shown.map((bond): Neighbour<Link> => {
      const other = farEnd(bond, side);
      const isRepeated = nearest.get(other) !== bond;
      const place = { id: other, side, level: level + 1, bond, isRepeated };
      return isRepeated
        ? { ...place, next: [], more: 0 }
        : { ...place, ...behind(other, level + 1, side, opening, nearest) };
    }),
    more: all.length - shown.length,
  };
}

/** Of each item that is shown the bond by which it stands nearest; the item in the middle has none. */
function nearestPlaces<Link extends DirectedLink>(
  own: IssueId,
  side: Side,
  opening: Opening<Link>,
): ReadonlyMap<IssueId, Bond<Link>> {
  const found = new Map<IssueId, Bond<Link>>();
  const open: { readonly id: IssueId; readonly level: number }[] = [{ id: own, level: 0 }];
  for (const { id, level } of open) {
    if (!opening.isRead(id)) continue;
    for (const bond of next(id, side, opening).slice(0, opening.shownBehind(id, level, side))) {
      const other = farEnd(bond, side);
      if (other === own || found.has(other)) continue;
      found.set(other, bond);
      open.push({ id: other, level: level + 1 });
    }
  }
  return found;
}

function next<Link extends DirectedLink>(
  id: IssueId,
  side: Side,
  { bonds, order }: Opening<Link>,
): readonly Bond<Link>[] {
  return ((side === 'givers' ? bonds.arriving : bonds.leaving).get(id) ?? []).toSorted(order);
}

function farEnd({ from, to }: Bond, side: Side): IssueId {
  return side === 'givers' ? from : to;
}

/** Neighbours and those behind them, each before what is behind it. */
export function flattened<Link extends DirectedLink>(next: readonly Neighbour<Link>[]): readonly Neighbour<Link>[] {
  return next.flatMap((one) => [one, ...flattened(one.next)]);
}
