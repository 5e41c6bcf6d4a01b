import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Board, Card } from '#core/train/board';
import type { Pi, Train } from '#core/train/train';
import type { PiBoardWords } from '../../words/en-pi-board';
import { whatIsMoved } from './card-text';
import type { CellAt } from './geometry';
import { loadText } from './load-text';
import { cellWith, changesFor, isMovable, type Changes, type Goal } from './moves';
import type { Places } from './places';

/** Cards that are on their way to another slot. */
export interface Carry {
  readonly by: 'mouse' | 'keyboard';
  readonly cardIds: readonly string[];
  /** The card that was taken hold of. */
  readonly held: string;
  /** Where they would be put now. */
  readonly over: CellAt | undefined;
}

/** What carrying cards needs to know. */
export interface CarrySetting {
  readonly board: Board;
  readonly places: Places;
  readonly pi: Pi;
  readonly train: Train;
  readonly words: PiBoardWords;
  readonly canPlan: boolean;
  onMove(changes: Changes): void;
  onHold(isHeld: boolean): void;
  /** Says it to those who listen. */
  say(text: string): void;
  /** The held card has got another slot. */
  onMoved(card: Card, slot: number): void;
}

/** What can be done with cards that are, or are to be, in the air. */
export interface Carrying {
  readonly carry: Carry | undefined;
  cardsOf(ids: readonly string[]): readonly Card[];
  start(held: string, cardIds: readonly string[], by: Carry['by']): void;
  hover(over: CellAt | undefined): void;
  shift(by: 1 | -1): void;
  drop(): void;
  cancel(): void;
  /** Puts cards somewhere, at once, and says so. */
  move(cards: readonly Card[], goal: Goal): void;
}

/** Cards in the air, by mouse or by keyboard: one lot at most, told to the page while it lasts. */
export function useCarry(setting: CarrySetting): Carrying {
  const { places, pi, words, canPlan, onHold, say } = setting;
  const { carry, latest, put } = useLatest<Carry>();
  const cardsOf = (ids: readonly string[]) => cardsWith(places, ids);

  const lose = useEffectEvent(() => {
    if (!latest.current) return;
    put(undefined);
    onHold(false);
    say(words.say('noLongerPlan'));
  });
  useEffect(() => {
    if (!canPlan) lose();
  }, [canPlan]);
  // Whoever leaves the board with a card in the air has put it down.
  const leave = useEffectEvent(() => latest.current && onHold(false));
  useEffect(() => () => void leave(), []);

  function cancel(): void {
    const now = latest.current;
    if (!now) return;
    put(undefined);
    onHold(false);
    say(words.say('cancelled', { what: whatIsMoved(words, cardsOf(now.cardIds)) }));
  }

  function hover(over: CellAt | undefined): void {
    const now = latest.current;
    if (now && !isSameCell(now.over, over)) put({ ...now, over });
  }

  return {
    carry,
    cardsOf,
    hover,
    cancel,
    move: (cards, goal) => move(setting, cards, goal),
    start(held, cardIds, by) {
      const over = takenFrom(setting, held, cardIds, by);
      if (!over) return;
      put({ by, held, cardIds, over });
      onHold(true);
    },
    shift(by) {
      const now = latest.current;
      if (!now?.over) return;
      const slot = Math.min(pi.slots.length - 1, Math.max(0, now.over.slot + by));
      hover({ ...now.over, slot });
      sayOver(setting, { ...now.over, slot }, cardsOf(now.cardIds));
    },
    drop() {
      const now = latest.current;
      if (!now) return;
      const cards = cardsOf(now.cardIds);
      if (!now.over || !isOwnRow(places, cards, now.over.row)) return cancel();
      put(undefined);
      move(setting, cards, now.over.slot);
      onHold(false);
    },
  };
}

/** A state that is also known before the page is drawn with it: events of one drag can come faster. */
function useLatest<Value>() {
  const [carry, setCarry] = useState<Value>();
  const latest = useRef<Value | undefined>(undefined);
  const put = (next: Value | undefined) => {
    latest.current = next;
    setCarry(next);
  };
  return { carry, latest, put };
}

/** Where cards are taken up, once that is said; undefined where they cannot be, and why is said. */
function takenFrom(
  setting: CarrySetting,
  held: string,
  cardIds: readonly string[],
  by: Carry['by'],
): CellAt | undefined {
  const { places, words, canPlan, say } = setting;
  const at = places.cards.get(held);
  const cards = cardsWith(places, cardIds);
  if (!at) return undefined;
  if (!canPlan) say(words.say('mayNotPlan'));
  else if (!cards.some(isMovable)) say(words.say('nothingMovable'));
  else {
    if (by === 'keyboard')
      say(words.say('pickedUp', { what: whatIsMoved(words, cards), slot: slotName(setting, at.slot) }));
    return { row: at.row, slot: at.slot };
  }
  return undefined;
}

function move(setting: CarrySetting, cards: readonly Card[], goal: Goal): void {
  const { places, pi, train, words, canPlan, say } = setting;
  const what = whatIsMoved(words, cards);
  if (!canPlan) return say(words.say('mayNotPlan'));
  if (!cards.some(isMovable)) return say(words.say('nothingMovable'));
  const changes = changesFor(cards, goal, pi);
  if (changes.size === 0) return say(words.say('staysPut', { what }));
  const [first] = cards;
  const at = first && places.cards.get(first.id);
  if (goal === 'out') say(words.say('tookOut', { what, pi: train.piLabel }));
  else if (goal === 'tracker') say(words.say('gaveBack', { what }));
  else {
    const load = at ? loadAt(setting, { row: at.row, slot: goal }, cards) : '';
    say(words.say('dropped', { what, slot: slotName(setting, goal), load }));
  }
  setting.onMove(changes);
  if (first && typeof goal === 'number') setting.onMoved(first, goal);
}

function sayOver(setting: CarrySetting, at: CellAt, cards: readonly Card[]): void {
  const { words, say } = setting;
  say(words.say('overSlot', { slot: slotName(setting, at.slot), load: loadAt(setting, at, cards) }));
}

function cardsWith(places: Places, ids: readonly string[]): readonly Card[] {
  return ids.flatMap((id) => {
    const card = places.cards.get(id)?.card;
    return card ? [card] : [];
  });
}

function slotName({ pi }: CarrySetting, slot: number): string {
  return pi.slots[slot]?.name ?? '';
}

function loadAt({ board, words }: CarrySetting, { row, slot }: CellAt, cards: readonly Card[]): string {
  const cell = board.rows[row]?.cells[slot];
  return cell ? loadText(words, cellWith(cell, cards)).spoken : '';
}

function isSameCell(one: CellAt | undefined, other: CellAt | undefined): boolean {
  return one?.row === other?.row && one?.slot === other?.slot;
}

/** Cards stay with their team. */
export function isOwnRow(places: Places, cards: readonly Card[], row: number): boolean {
  return cards.some(({ id }) => places.cards.get(id)?.row === row);
}
