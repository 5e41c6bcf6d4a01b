import type { LinkEnds } from '#app/ports/links';
import { flattened, type Neighbour, type Neighbours } from '#core/dependency/neighbourhood';
import type { IssueId } from '#core/issue';
import type { Around } from './dependency-book';
import type { BondState } from './standing';

/** A node of the picture: an item, or those that are not drawn one by one. */
export type PictureNode =
  | { readonly kind: 'own'; readonly id: IssueId }
  | { readonly kind: 'item'; readonly id: IssueId; readonly state: BondState }
  | { readonly kind: 'bundle'; readonly id: string; readonly count: number };

/** The neighbourhood as layers of nodes, from what gives first to what waits longest, and the lines between them. */
export interface Picture {
  readonly layers: readonly (readonly PictureNode[])[];
  readonly lines: readonly { readonly from: string; readonly to: string; readonly state: BondState }[];
}

/** Nodes of a layer that are drawn one by one; the others are one bundle, so that nothing is left out. */
const mostInLayer = 6;

/** Draws what is open around an item. */
export function pictureOf({
  own,
  givers,
  needers,
  standings,
}: Pick<Around, 'own' | 'givers' | 'needers' | 'standings'>): Picture {
  const drawn = new Set<IssueId>([own.id]);
  const state = (one: Neighbour<LinkEnds>): BondState => standings.of(one.bond).state;
  const sides = [givers, needers].map((side) => layersOf(side, drawn, state));
  const bundled = sides.flatMap(({ lines }) => lines);
  const lines = standings.sorted.bonds
    .filter(({ from, to }) => drawn.has(from) && drawn.has(to))
    .map((bond) => ({ from: bond.from as string, to: bond.to as string, state: standings.of(bond).state }));
  return {
    layers: [...sides[0]!.layers.toReversed(), [{ kind: 'own', id: own.id }], ...sides[1]!.layers],
    lines: [...lines, ...bundled],
  };
}

function layersOf(
  { next, more }: Neighbours<LinkEnds>,
  drawn: Set<IssueId>,
  state: (one: Neighbour<LinkEnds>) => BondState,
): { readonly layers: readonly (readonly PictureNode[])[]; readonly lines: Picture['lines'] } {
  const layers: PictureNode[][] = [];
  const lines: Picture['lines'][number][] = [];
  const levels = new Map<number, Neighbour<LinkEnds>[]>();
  for (const one of flattened(next))
    if (!one.isRepeated) levels.set(one.level, [...(levels.get(one.level) ?? []), one]);
  for (const [level, all] of levels) {
    const fresh = all.filter(({ id }) => !drawn.has(id));
    const single = fresh.slice(0, mostInLayer);
    const rest = fresh.slice(mostInLayer);
    const count = rest.length + (level === 1 ? more : 0);
    const layer: PictureNode[] = single.map((one) => ({ kind: 'item', id: one.id, state: state(one) }));
    for (const { id } of single) drawn.add(id);
    if (count > 0) layer.push({ kind: 'bundle', id: `bundle-${all[0]!.side}-${level}`, count });
    layers.push(layer);
    const nearer = (one: Neighbour<LinkEnds>): IssueId => (one.side === 'givers' ? one.bond.to : one.bond.from);
    const anchors = new Set(rest.map(nearer));
    if (count > 0 && anchors.size === 0) anchors.add(nearer(all[0]!));
    for (const anchor of anchors) {
      if (!drawn.has(anchor)) continue;
      const bundle = `bundle-${all[0]!.side}-${level}`;
      const [from, to] = all[0]!.side === 'givers' ? [bundle, anchor] : [anchor as string, bundle];
      lines.push({ from, to, state: 'unknown' });
    }
  }
  return { layers, lines };
}
