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

/** Cards in the air, by mouse or by keyboard: one at most, told to the page while it lasts. */
export function useCarry(setting: CarrySetting) {
  const { board, places, pi, train, words, canPlan, onMove, onHold, say, onMoved } = setting;
  const [carry, setCarry] = useState<Carry>();
  // Events of one drag can come faster than the page is drawn.
  const latest = useRef<Carry | undefined>(undefined);
  const put = (next: Carry | undefined) => {
    latest.current = next;
    setCarry(next);
  };
  const cardsOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const card = places.cards.get(id)?.card;
      return card ? [card] : [];
    });
  const slotName = (slot: number) => pi.slots[slot]?.name ?? '';

  function loadAt({ row, slot }: CellAt, cards: readonly Card[]): string {
    const cell = board.rows[row]?.cells[slot];
    return cell ? loadText(words, cellWith(cell, cards)).spoken : '';
  }

  /** Puts cards somewhere, at once, and says so. */
  function move(cards: readonly Card[], goal: Goal): void {
    const what = whatIsMoved(words, cards);
    if (!canPlan) return say(words.say('mayNotPlan'));
    if (!cards.some(isMovable)) return say(words.say('nothingMovable'));
    const changes = changesFor(cards, goal, pi);
    if (changes.size === 0) return say(words.say('staysPut', { what }));
    const [first] = cards;
    const at = first && places.cards.get(first.id);
    if (goal === 'out') say(words.say('tookOut', { what, pi: train.piLabel }));
    else if (goal === 'tracker') say(words.say('gaveBack', { what }));
    else
      say(
        words.say('dropped', {
          what,
          slot: slotName(goal),
          load: at ? loadAt({ row: at.row, slot: goal }, cards) : '',
        }),
      );
    onMove(changes);
    if (first && typeof goal === 'number') onMoved(first, goal);
  }

  function start(held: string, cardIds: readonly string[], by: Carry['by']): void {
    const at = places.cards.get(held);
    if (!at) return;
    if (!canPlan) return say(words.say('mayNotPlan'));
    const cards = cardsOf(cardIds);
    if (!cards.some(isMovable)) return say(words.say('nothingMovable'));
    put({ by, held, cardIds, over: { row: at.row, slot: at.slot } });
    onHold(true);
    if (by === 'keyboard') say(words.say('pickedUp', { what: whatIsMoved(words, cards), slot: slotName(at.slot) }));
  }

  function hover(over: CellAt | undefined): void {
    const now = latest.current;
    if (!now || (now.over?.row === over?.row && now.over?.slot === over?.slot)) return;
    put({ ...now, over });
  }

  function shift(by: 1 | -1): void {
    const now = latest.current;
    if (!now?.over) return;
    const slot = Math.min(pi.slots.length - 1, Math.max(0, now.over.slot + by));
    hover({ ...now.over, slot });
    say(words.say('overSlot', { slot: slotName(slot), load: loadAt({ ...now.over, slot }, cardsOf(now.cardIds)) }));
  }

  function drop(): void {
    const now = latest.current;
    if (!now) return;
    const cards = cardsOf(now.cardIds);
    if (!now.over || !isOwnRow(places, cards, now.over.row)) return cancel();
    put(undefined);
    move(cards, now.over.slot);
    onHold(false);
  }

  function cancel(): void {
    const now = latest.current;
    if (!now) return;
    put(undefined);
    onHold(false);
    say(words.say('cancelled', { what: whatIsMoved(words, cardsOf(now.cardIds)) }));
  }

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

  return { carry, start, hover, shift, drop, cancel, move, cardsOf };
}

/** Cards stay with their team. */
export function isOwnRow(places: Places, cards: readonly Card[], row: number): boolean {
  return cards.some(({ id }) => places.cards.get(id)?.row === row);
}
