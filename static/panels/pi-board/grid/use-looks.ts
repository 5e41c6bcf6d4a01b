import { useMemo } from 'react';
import type { Board, Card } from '#core/train/board';
import type { Geometry } from './geometry';
import type { Places } from './places';
import type { CardLook } from './setting';
import { cardsIn, rowsIn, type Sight } from './sight';
import type { CardTrouble } from './trouble';
import { useDrawn } from './use-drawn';

/** What of a board is drawn now: rows, and of each row its cards by slot. */
export function useInSight(
  board: Board,
  places: Places,
  geometry: Geometry,
  {
    sight,
    isPrinted,
    cursorRow,
    cursorCard,
  }: {
    readonly sight: Sight;
    readonly isPrinted: boolean;
    readonly cursorRow: number | undefined;
    readonly cursorCard: Card | undefined;
  },
) {
  const rows = useMemo(() => {
    const inSight = geometry.width > 0 ? rowsIn(geometry, sight) : [];
    // The focus would be lost with the row that has it.
    return cursorRow === undefined || inSight.includes(cursorRow) || inSight.length === 0
      ? inSight
      : [...inSight, cursorRow].sort((one, other) => one - other);
  }, [geometry, sight, cursorRow]);
  const cards = useMemo(() => rows.map((row) => cardsIn(geometry, board, row, sight)), [rows, geometry, board, sight]);
  const cursorId = cursorCard?.id;
  const wanted = useMemo(() => {
    const ids = cards.flatMap((bySlot) => bySlot.flatMap((inCell) => inCell.map(({ id }) => id)));
    return cursorId === undefined || ids.includes(cursorId) ? ids : [...ids, cursorId];
  }, [cards, cursorId]);
  const drawn = useDrawn(wanted, cursorId, isPrinted);
  const shown = rows.map((row, at) => ({
    row,
    bySlot: (cards[at] ?? []).map((inCell, slot) => {
      const own = inCell.filter(({ id }) => drawn.has(id));
      const isElsewhere = cursorCard?.slot === slot && row === cursorRow && !own.includes(cursorCard);
      return isElsewhere && places.cards.has(cursorCard.id) ? [...own, cursorCard] : own;
    }),
  }));
  return { rows, shown };
}

/** What decides how cards look. */
export interface LookSetting {
  readonly places: Places;
  readonly trouble: ReadonlyMap<string, CardTrouble>;
  readonly chosen: ReadonlySet<string>;
  readonly matching: ReadonlySet<string> | undefined;
  readonly chain: ReadonlySet<string> | undefined;
  readonly hovered: string | undefined;
  /** The card that has the focus. */
  readonly focused: string | undefined;
  /** The card that the keyboard comes to first. */
  readonly cursor: string | undefined;
  readonly carried: ReadonlySet<string>;
  readonly tip: string | undefined;
}

/** How a card looks. */
export function lookOf(card: Card, setting: LookSetting): CardLook {
  const { id } = card;
  const { matching, chain, chosen } = setting;
  const isActive = (setting.hovered === id || setting.focused === id) && setting.carried.size === 0;
  return {
    card,
    index: setting.places.cards.get(id)?.index ?? 0,
    trouble: setting.trouble.get(id),
    isChosen: chosen.has(id),
    isFaded: (matching !== undefined && !matching.has(id)) || (chain !== undefined && !chain.has(id)),
    isInChain: chain?.has(id) === true,
    isActive,
    moved: isActive && chosen.has(id) ? chosen.size : 1,
    isCarried: setting.carried.has(id),
    isCursor: setting.cursor === id,
    hasTip: setting.tip === id,
  };
}
