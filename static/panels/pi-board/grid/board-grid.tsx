import './board-grid.css';
import './board-card.css';
import './board-ties.css';
import { useCallback, useMemo, useRef, useState, type CSSProperties } from 'react';
import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board, Card, Cell } from '#core/train/board';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi, Train } from '#core/train/train';
import { classNames } from '../../../kit/class-names';
import { LiveRegion } from '../../../kit/visually-hidden';
import type { PiBoardWords } from '../../words/en-pi-board';
import type { TieMode } from './bundles';
import { CardTip } from './card-tip';
import type { CellHint } from './cell-view';
import { cellAt, layOut, sizesOf, type Geometry } from './geometry';
import { DayLines, HeadView } from './head-view';
import { cellWith } from './moves';
import { placesOf } from './places';
import { RowView } from './row-view';
import { movedWith, noSelection, present } from './selection';
import { TieLayer } from './tie-layer';
import { useAnchor } from './use-anchor';
import { isOwnRow, useCarry } from './use-carry';
import { boardEvents, cardIdAt } from './use-commands';
import { useCursor } from './use-cursor';
import { useDrag } from './use-drag';
import { lookOf, useInSight } from './use-looks';
import { useSetting } from './use-setting';
import { useSight } from './use-sight';
import { useTies } from './use-ties';
import { useTip } from './use-tip';

/** What a board of teams and iterations shows, and what it asks for. */
export interface BoardGridProps {
  readonly board: Board;
  readonly pi: Pi;
  readonly train: Train;
  readonly words: PiBoardWords;
  readonly canPlan: boolean;
  /** Cards that match the filters; the others step back. Undefined: all. */
  readonly shown: ReadonlySet<string> | undefined;
  /** The item whose chain of dependencies is looked at. */
  readonly focusOn?: string;
  readonly ties: TieMode;
  readonly today: IsoDateTime;
  onMove(changes: ReadonlyMap<IssueId, Placement | null>): void;
  onOpen(item: PlanItem, newTab: boolean): void;
  onPin(card: Card, isPinned: boolean): void;
  /** A card is in the air: the board must stay as it is meanwhile. */
  onHold(isHeld: boolean): void;
  /** 0.5–1.5. */
  readonly zoom: number;
}

/**
 * Teams by iterations, with cards to be moved by mouse, keyboard and menu, and dependencies as strings between them.
 * Only what is in sight is on the page, so the size of a train costs little.
 */
export function BoardGrid(props: BoardGridProps) {
  const { board, pi, words, canPlan, zoom } = props;
  const root = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const { width, rem, sight, headHeight, isPrinted } = useSight(root, head);
  const slots = pi.slots.length;
  const sizes = useMemo(() => sizesOf({ width, rem, zoom }, slots), [width, rem, zoom, slots]);
  const geometry = useMemo(
    () => layOut(sizes, width === 0 ? [] : board.rows.map(({ cells }) => cells.map(({ cards }) => cards.length))),
    [sizes, width, board],
  );
  const places = useMemo(() => placesOf(board), [board]);
  useAnchor(root, geometry);
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
  const { carry } = carrying;
  useDrag(root, {
    preview: (id) => dragText(words, carrying.cardsOf(movedWith(selection, id))),
    onStart: (id) => carrying.start(id, movedWith(selection, id), 'mouse'),
    onOver: (x, y) => carrying.hover(cellUnder(root.current, head.current, geometry, x, y)),
    onEnd: (isInside) => (isInside ? carrying.drop() : carrying.cancel()),
  });
  const setting = useSetting(props, (card, goal) =>
    carrying.move(carrying.cardsOf(movedWith(selection, card.id)), goal),
  );
  const { teamNames } = setting;

  const focusedCard = place.isHere ? place.card?.id : undefined;
  const active = carry ? carry.held : (hovered ?? focusedCard);
  const { tip, onHover, dismiss } = useTip(active, carry !== undefined);
  const tipped = tip === undefined ? undefined : places.cards.get(tip)?.card;
  const cursorRow = place.cursor && places.rows.get(place.cursor.teamId);
  const inSight = useInSight(board, places, geometry, { sight, isPrinted, cursorRow, cursorCard: place.card });
  const ties = useTies(board, places, { mode: props.ties, focusOn: props.focusOn, active, rows: inSight.rows });
  const looks = {
    ...{ places, trouble: ties.trouble, chosen: selection.ids, matching: props.shown, chain: ties.chain?.cards },
    ...{ hovered, focused: focusedCard, cursor: place.card?.id, tip: tipped?.id },
    carried: new Set(carry?.cardIds),
  };
  const hintOf = useHints(props, carry, carrying.cardsOf, teamNames);
  const events = boardEvents({
    ...{ board, places, words, canPlan, teamNames, place, selection, carrying, say },
    ...{ cardsPerLine: sizes.cardsPerLine, onSelect: setSelection, onOpen: props.onOpen, onPin: props.onPin },
    dismissTip() {
      if (tip !== undefined) dismiss();
      return tip !== undefined;
    },
  });
  if (board.rows.length === 0) return <p className="board-grid__empty">{words.say('emptyBoard')}</p>;
  return (
    <>
      <div
        ref={root}
        role="grid"
        aria-label={words.say('boardLabel')}
        aria-description={words.say(canPlan ? 'boardKeys' : 'boardKeysReading')}
        aria-rowcount={board.rows.length + 1}
        aria-colcount={slots + 1}
        className={classNames('board-grid', sizes.isNarrow && 'board-grid--narrow', carry && 'board-grid--carrying')}
        style={{ '--board-head': `${headHeight}px` } as CSSProperties}
        onPointerOver={({ target }) => setHovered(cardIdAt(target))}
        onPointerLeave={() => setHovered(undefined)}
        {...events}
      >
        <HeadView ref={head} geometry={geometry} setting={setting} today={props.today} />
        <div
          role="rowgroup"
          className="board-body"
          style={{ inlineSize: `${geometry.width}px`, blockSize: `${geometry.height}px` }}
        >
          <DayLines geometry={geometry} setting={setting} today={props.today} sight={sight} />
          {props.ties !== 'none' && (
            <TieLayer bundles={ties.quiet} focused={ties.focused} {...{ geometry, sight, setting }} />
          )}
          {inSight.shown.map(({ row, bySlot }) => {
            const line = board.rows[row];
            return (
              line && (
                <RowView
                  key={line.teamId}
                  row={line}
                  index={row}
                  looks={bySlot.map((cards) => cards.map((card) => lookOf(card, looks)))}
                  cursorSlot={row === cursorRow && !place.card ? (place.cursor?.slot ?? -1) : -1}
                  {...{ hintOf, geometry, sizes, setting }}
                />
              )
            );
          })}
        </div>
      </div>
      {tipped && <CardTip card={tipped} ties={ties.of(tipped.id)} setting={setting} onHover={onHover} />}
      <LiveRegion text={speech} />
    </>
  );
}

/** What is said aloud. The same sentence twice is said twice. */
function useSpeech(): readonly [text: string, say: (text: string) => void] {
  const [{ text, turn }, setSpeech] = useState({ text: '', turn: 0 });
  const say = useCallback((next: string) => setSpeech((before) => ({ text: next, turn: before.turn + 1 })), []);
  return [turn % 2 === 0 ? text : `${text}\u00a0`, say];
}

/** Marks cells while cards are in the air. */
function useHints(
  { board, words }: BoardGridProps,
  carry: ReturnType<typeof useCarry>['carry'],
  cardsOf: (ids: readonly string[]) => readonly Card[],
  teamNames: ReadonlyMap<Card['teamId'], string>,
): (cell: Cell, row: number) => CellHint | undefined {
  if (!carry) return noHint;
  const cards = cardsOf(carry.cardIds);
  const places = placesOf(board);
  return (cell, row) => {
    const isOver = carry.over?.row === row && carry.over.slot === cell.slot;
    if (isOwnRow(places, cards, row)) return isOver ? { kind: 'goal', cell: cellWith(cell, cards) } : { kind: 'open' };
    const teams = [...new Set(cards.map(({ teamId }) => teamNames.get(teamId) ?? ''))];
    return isOver
      ? { kind: 'foreign', why: words.say('staysWithTeam', { team: words.formats.list(teams) }) }
      : undefined;
  };
}

const noHint = (): undefined => undefined;

function dragText(words: PiBoardWords, cards: readonly Card[]): string {
  const [only] = cards;
  return cards.length === 1 && only
    ? `${only.item.key} ${only.item.summary}`
    : words.say('cardCount', { count: cards.length });
}

function cellUnder(root: HTMLElement | null, head: HTMLElement | null, geometry: Geometry, x: number, y: number) {
  if (!root) return undefined;
  const { left, top } = root.getBoundingClientRect();
  const headHeight = head?.offsetHeight ?? 0;
  const down = y - top - root.clientTop - headHeight;
  const across = x - left - root.clientLeft;
  if (down < 0 || across < geometry.teamWidth) return undefined;
  return cellAt(geometry, across + root.scrollLeft, down + root.scrollTop);
}
