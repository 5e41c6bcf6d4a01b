import type { LinkEnds } from '#app/ports/links';
import type { Bond } from '#core/dependency/bonds';
import { circleIfLinked, parentAmong } from '#core/dependency/circle';
import type { IssueId } from '#core/issue';
import type { Standings } from './standing';

/** What cannot be kept, among the dependencies around an item. */
export type Trouble =
  /** Items that wait for each other, each before the one that waits for it. */
  | { readonly kind: 'circle'; readonly items: readonly IssueId[] }
  /** A parent and its own part. */
  | { readonly kind: 'hierarchy'; readonly parent: IssueId; readonly part: IssueId; readonly bond: Bond<LinkEnds> }
  /** Two links that say the same. */
  | { readonly kind: 'double'; readonly bond: Bond<LinkEnds> };

/** What is wrong with the dependencies of an item, as far as it has been read: the worst first. */
export function troublesOf(own: IssueId, { sorted, bonds, known }: Standings): readonly Trouble[] {
  const mine = [...(bonds.arriving.get(own) ?? []), ...(bonds.leaving.get(own) ?? [])];
  const hierarchy = mine.flatMap((bond): Trouble[] => {
    const found = parentAmong(bond.from, bond.to, known.aboveOf);
    return found ? [{ kind: 'hierarchy', ...found, bond }] : [];
  });
  const deadlocked = new Set(hierarchy.map((one) => one.kind === 'hierarchy' && one.bond));
  const circles = (bonds.leaving.get(own) ?? [])
    .filter((bond) => !deadlocked.has(bond))
    .flatMap((bond): readonly (readonly IssueId[])[] => {
      const search = circleIfLinked(own, bond.to, known);
      return search.kind === 'circle' ? [search.items] : [];
    });
  const seen = new Set<string>();
  const each = circles.filter((items) => {
    const key = [...items].sort().join();
    return !seen.has(key) && seen.add(key);
  });
  const doubles = sorted.bonds.filter((bond) => bond.links.length > 1 && mine.includes(bond));
  return [
    ...each.map((items): Trouble => ({ kind: 'circle', items })),
    ...hierarchy,
    ...doubles.map((bond): Trouble => ({ kind: 'double', bond })),
  ];
}
