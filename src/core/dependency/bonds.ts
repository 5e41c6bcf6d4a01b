import type { IssueId } from '#core/issue';
import type { DirectedLink } from '#core/train/dependencies';

/** Two items of which one waits for the other, with all links that say so. More than one: it is said twice. */
export interface Bond<Link extends DirectedLink = DirectedLink> {
  /** Gives. */
  readonly from: IssueId;
  /** Waits. */
  readonly to: IssueId;
  readonly links: readonly Link[];
}

/** Links that count, each pair and direction once, and how many there are of other kinds. */
export interface SortedLinks<Link extends DirectedLink = DirectedLink> {
  readonly bonds: readonly Bond<Link>[];
  readonly others: readonly Link[];
}

/** Sorts links into bonds, in the order of the links. What an item says of itself is none. */
export function sortedLinks<Link extends DirectedLink>(
  links: Iterable<Link>,
  counts: (typeId: Link['typeId']) => boolean,
): SortedLinks<Link> {
  const bonds = new Map<string, { from: IssueId; to: IssueId; links: Link[] }>();
  const others: Link[] = [];
  for (const link of links) {
    const { typeId, from, to } = link;
    if (from === to) continue;
    if (!counts(typeId)) {
      others.push(link);
      continue;
    }
    const key = `${from}|${to}`;
    const bond = bonds.get(key);
    if (bond) bond.links.push(link);
    else bonds.set(key, { from, to, links: [link] });
  }
  return { bonds: [...bonds.values()], others };
}

/** The bonds of each item, by the end that it is. */
export interface BondsByItem<Link extends DirectedLink = DirectedLink> {
  /** What an item waits for. */
  readonly arriving: ReadonlyMap<IssueId, readonly Bond<Link>[]>;
  /** What waits for an item. */
  readonly leaving: ReadonlyMap<IssueId, readonly Bond<Link>[]>;
}

/** Files bonds under both of their ends. */
export function bondsByItem<Link extends DirectedLink>(bonds: readonly Bond<Link>[]): BondsByItem<Link> {
  const arriving = new Map<IssueId, Bond<Link>[]>();
  const leaving = new Map<IssueId, Bond<Link>[]>();
  for (const bond of bonds) {
    file(arriving, bond.to, bond);
    file(leaving, bond.from, bond);
  }
  return { arriving, leaving };
}

function file<Value>(under: Map<IssueId, Value[]>, id: IssueId, value: Value): void {
  const known = under.get(id);
  if (known) known.push(value);
  else under.set(id, [value]);
}
