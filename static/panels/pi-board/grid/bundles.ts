import type { DependencyState, Tie } from '#core/train/board';
import { worse } from '#core/train/team-matrix';
import type { CellAt } from './geometry';
import type { Placed, Places } from './places';

/** Which dependencies are drawn. */
export type TieMode = 'conflicts' | 'all' | 'none';

/** A dependency between two cards. */
export interface DrawnTie {
  readonly tie: Tie;
  readonly from: Placed;
  readonly to: Placed;
}

/** What leads from one cell to one other: drawn as one string with a count. */
export interface Bundle {
  readonly id: string;
  readonly from: CellAt;
  readonly to: CellAt;
  readonly ties: readonly DrawnTie[];
  /** The worst one. */
  readonly state: DependencyState;
}

/** Dependencies whose ends both lie on the board, on two cards. */
export function drawnTies(ties: readonly Tie[], places: Places): readonly DrawnTie[] {
  return ties.flatMap((tie) => {
    const { fromCard, toCard } = tie;
    if (fromCard === undefined || toCard === undefined || fromCard === toCard) return [];
    const [from, to] = [places.cards.get(fromCard), places.cards.get(toCard)];
    return from && to ? [{ tie, from, to }] : [];
  });
}

/** Whether a mode shows a dependency. */
export function isShown(mode: TieMode, state: DependencyState): boolean {
  return mode === 'all' || (mode === 'conflicts' && state === 'conflict');
}

/** Puts together what leads from one cell to one other. */
export function bundlesOf(ties: readonly DrawnTie[]): readonly Bundle[] {
  const byPair = new Map<string, DrawnTie[]>();
  for (const drawn of ties) {
    const { from, to } = drawn;
    const id = `${from.row}.${from.slot}-${to.row}.${to.slot}`;
    const known = byPair.get(id);
    if (known) known.push(drawn);
    else byPair.set(id, [drawn]);
  }
  return [...byPair].flatMap(([id, bundled]) => {
    const [first] = bundled;
    if (!first) return [];
    const state = bundled.reduce((worst, { tie }) => worse(worst, tie.state), first.tie.state);
    const { from, to } = first;
    return [{ id, from: { row: from.row, slot: from.slot }, to: { row: to.row, slot: to.slot }, ties: bundled, state }];
  });
}

/** Bundles by the rows that they begin or end in. */
export function bundlesByRow(bundles: readonly Bundle[]): ReadonlyMap<number, readonly Bundle[]> {
  const byRow = new Map<number, Bundle[]>();
  const put = (row: number, bundle: Bundle) => {
    const known = byRow.get(row);
    if (known) known.push(bundle);
    else byRow.set(row, [bundle]);
  };
  for (const bundle of bundles) {
    put(bundle.from.row, bundle);
    if (bundle.to.row !== bundle.from.row) put(bundle.to.row, bundle);
  }
  return byRow;
}
