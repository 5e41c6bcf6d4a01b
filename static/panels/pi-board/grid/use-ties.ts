import { useDeferredValue, useMemo } from 'react';
import { bundlesByRow, bundlesOf, drawnTies, isShown, type Bundle, type DrawnTie, type TieMode } from './bundles';
import { chainOf, itemsOf, tiesOfCard, type Chain } from './chain';
import type { Places } from './places';
import { troubleByCard, type CardTrouble } from './trouble';

/** The dependencies of a board, as they are drawn. */
export interface BoardTies {
  readonly trouble: ReadonlyMap<string, CardTrouble>;
  /** Those of the mode, with an end in these rows. */
  readonly quiet: readonly Bundle[];
  /** Those of what is looked at. */
  readonly focused: readonly Bundle[];
  /** What is looked at with all that hangs on it; absent: nothing. */
  readonly chain: Chain | undefined;
  of(cardId: string): readonly DrawnTie[];
}

/** Prepares dependencies for drawing. `active`: the card that somebody is at. */
export function useTies(
  placed: Places,
  {
    mode,
    focusOn,
    active,
    rows,
  }: {
    readonly mode: TieMode;
    readonly focusOn: string | undefined;
    readonly active: string | undefined;
    readonly rows: readonly number[];
  },
): BoardTies {
  // A card is drawn where it was dropped before ten thousand strings are gone through: these follow in a task of their own.
  const places = useDeferredValue(placed);
  const { board } = places;
  const ties = useMemo(() => drawnTies(board.ties, places), [board, places]);
  const trouble = useMemo(() => troubleByCard(ties), [ties]);
  const byRow = useMemo(
    () => bundlesByRow(bundlesOf(ties.filter(({ tie }) => isShown(mode, tie.state)))),
    [ties, mode],
  );
  const quiet = useMemo(() => [...new Set(rows.flatMap((row) => byRow.get(row) ?? []))], [byRow, rows]);
  const chain = useMemo(
    () => (focusOn === undefined ? undefined : chainOf(ties, itemsOf(board, focusOn))),
    [ties, board, focusOn],
  );
  const focused = useMemo(() => {
    if (mode === 'none') return [];
    if (active !== undefined) {
      const own = tiesOfCard(ties, active);
      if (own.length > 0 || !chain) return bundlesOf(own);
    }
    return bundlesOf(chain?.ties ?? []);
  }, [ties, mode, active, chain]);
  return { trouble, quiet, focused, chain, of: (cardId) => tiesOfCard(ties, cardId) };
}
