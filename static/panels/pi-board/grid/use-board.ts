import { useMemo, useState, type RefObject } from 'react';
import type { Board, Card, Cell } from '#core/train/board';
import type { CellHint } from './cell-view';
import { cellAt, layOut, sizesOf, type Geometry } from './geometry';
import { cellWith } from './moves';
import { placesOf, type Places } from './places';
import type { BoardGridProps } from './props';
import { movedWith, noSelection, present } from './selection';
import { useAnchor } from './use-anchor';
import { isOwnRow, useCarry, type Carrying } from './use-carry';
import { boardEvents } from './use-commands';
import { useCursor } from './use-cursor';
import { useDrag } from './use-drag';
import { lookOf, useInSight, type LookSetting } from './use-looks';
import { useSetting } from './use-setting';
import { useSight } from './use-sight';
import { useSpeech } from './use-speech';
import { useTies } from './use-ties';
import { useTip } from './use-tip';

/** Everything that a board is drawn with, and what it answers to events. */
export function useBoard(
  props: BoardGridProps,
  root: RefObject<HTMLDivElement | null>,
  head: RefObject<HTMLDivElement | null>,
) {
  const { board, words, canPlan } = props;
  const { sight, isPrinted, headHeight, sizes, geometry, places } = useLayout(props, root, head);
  const place = useCursor(root, head, board, places, geometry);
  const [chosen, setSelection] = useState(noSelection);
  const selection = useMemo(() => present(chosen, places), [chosen, places]);
  const [hovered, setHovered] = useState<string>();
  const [speech, say] = useSpeech();
  const carrying = useCarry({
    ...props,
    places,
    say,
    onMoved: ({ teamId, item }, slot) => place.go({ teamId, slot, itemId: item.id }),
  });
  const { carry, cardsOf } = carrying;
  const lot = (cardId: string) => movedWith(selection, cardId);
  useDrag(root, {
    preview: (id) => dragText(props, cardsOf(lot(id))),
    onStart: (id) => carrying.start(id, lot(id), 'mouse'),
    onOver: (x, y) => carrying.hover(cellUnder(root.current, headHeight, geometry, x, y)),
    onEnd: (isInside) => (isInside ? carrying.drop() : carrying.cancel()),
  });
  const setting = useSetting(props, (card, goal) => carrying.move(cardsOf(lot(card.id)), goal));
  const focused = place.isHere ? place.card?.id : undefined;
  const active = carry ? carry.held : (hovered ?? focused);
  const { tip, onHover, dismiss } = useTip(active, carry !== undefined);
  const tipped = tip === undefined ? undefined : places.cards.get(tip)?.card;
  const cursorRow = place.cursor && places.rows.get(place.cursor.teamId);
  const inSight = useInSight(board, places, geometry, { sight, isPrinted, cursorRow, cursorCard: place.card });
  const ties = useTies(places, { mode: props.ties, focusOn: props.focusOn, active, rows: inSight.rows });
  const looks = {
    ...{ places, trouble: ties.trouble, chosen: selection.ids, matching: props.shown, chain: ties.chain?.cards },
    ...{ hovered, focused, cursor: place.card?.id, tip: tipped?.id, carried: new Set(carry?.cardIds) },
  };
  const rows = lines(board, inSight.shown, looks, {
    row: cursorRow,
    slot: place.card ? undefined : place.cursor?.slot,
  });
  const events = boardEvents({
    ...{ board, places, words, canPlan, teamNames: setting.teamNames, place, selection, carrying, say },
    ...{ cardsPerLine: sizes.cardsPerLine, onSelect: setSelection, onOpen: props.onOpen, onPin: props.onPin },
    onHover: setHovered,
    dismissTip() {
      if (tipped) dismiss();
      return tipped !== undefined;
    },
  });
  const hintOf = hints(props, places, carrying, setting.teamNames);
  return {
    ...{ geometry, sizes, sight, headHeight, setting, ties, rows, events, hintOf, speech, tipped },
    onTipHover: onHover,
  };
}

/** Rows in sight with how their cards look, and the slot whose cell the keyboard comes to. */
function lines(
  board: Board,
  shown: ReturnType<typeof useInSight>['shown'],
  looks: LookSetting,
  cursor: { readonly row: number | undefined; readonly slot: number | undefined },
) {
  return shown.flatMap(({ row, bySlot }) => {
    const line = board.rows[row];
    const cursorSlot = row === cursor.row ? (cursor.slot ?? -1) : -1;
    return line
      ? [{ row, line, cursorSlot, looks: bySlot.map((cards) => cards.map((card) => lookOf(card, looks))) }]
      : [];
  });
}

function useLayout(
  { board, pi, zoom }: BoardGridProps,
  root: RefObject<HTMLDivElement | null>,
  head: RefObject<HTMLDivElement | null>,
) {
  const seen = useSight(root, head);
  const { width, rem } = seen;
  const slots = pi.slots.length;
  const sizes = useMemo(() => sizesOf({ width, rem, zoom }, slots), [width, rem, zoom, slots]);
  const geometry = useMemo(
    () => layOut(sizes, width === 0 ? [] : board.rows.map(({ cells }) => cells.map(({ cards }) => cards.length))),
    [sizes, width, board],
  );
  const places = useMemo(() => placesOf(board), [board]);
  useAnchor(root, geometry);
  return { ...seen, sizes, geometry, places };
}

/** Marks cells while cards are in the air. */
function hints(
  { words }: BoardGridProps,
  places: Places,
  { carry, cardsOf }: Carrying,
  teamNames: ReadonlyMap<Card['teamId'], string>,
): (cell: Cell, row: number) => CellHint | undefined {
  if (!carry) return noHint;
  const cards = cardsOf(carry.cardIds);
  const teams = [...new Set(cards.map(({ teamId }) => teamNames.get(teamId) ?? ''))];
  const why = words.say('staysWithTeam', { team: words.formats.list(teams) });
  return (cell, row) => {
    const isOver = carry.over?.row === row && carry.over.slot === cell.slot;
    if (isOwnRow(places, cards, row)) return isOver ? { kind: 'goal', cell: cellWith(cell, cards) } : { kind: 'open' };
    return isOver ? { kind: 'foreign', why } : undefined;
  };
}

const noHint = (): undefined => undefined;

function dragText({ words }: BoardGridProps, cards: readonly Card[]): string {
  const [only] = cards;
  return cards.length === 1 && only
    ? `${only.item.key} ${only.item.summary}`
    : words.say('cardCount', { count: cards.length });
}

function cellUnder(root: HTMLElement | null, headHeight: number, geometry: Geometry, x: number, y: number) {
  if (!root) return undefined;
  const { left, top } = root.getBoundingClientRect();
  const down = y - top - root.clientTop - headHeight;
  const across = x - left - root.clientLeft;
  if (down < 0 || across < geometry.teamWidth) return undefined;
  return cellAt(geometry, across + root.scrollLeft, down + root.scrollTop);
}
