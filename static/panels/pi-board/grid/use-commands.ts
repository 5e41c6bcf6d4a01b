import type { KeyboardEvent, MouseEvent } from 'react';
import type { Board, Card } from '#core/train/board';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import type { PiBoardWords } from '../../words/en-pi-board';
import { cardAt, stepped, type Cursor } from './cursor';
import { commandOf, type Command } from './keys';
import type { Places } from './places';
import { extended, movedWith, noSelection, toggled, type Selection } from './selection';
import type { Carrying } from './use-carry';
import type { KeyboardPlace } from './use-cursor';

/** What keys and presses act on. */
export interface CommandSetting {
  readonly board: Board;
  readonly places: Places;
  readonly words: PiBoardWords;
  readonly canPlan: boolean;
  readonly teamNames: ReadonlyMap<TeamId, string>;
  readonly cardsPerLine: number;
  readonly place: KeyboardPlace;
  readonly selection: Selection;
  readonly carrying: Carrying;
  onSelect(selection: Selection): void;
  /** The pointer came to a card, or to none. */
  onHover(cardId: string | undefined): void;
  onOpen(item: PlanItem, newTab: boolean): void;
  onPin(cards: readonly Card[], isPinned: boolean): void;
  say(text: string): void;
  /** Sends the tip away; answers whether there was one. */
  dismissTip(): boolean;
}

/** Carries out what keys and presses on the board ask for. */
export function boardEvents(setting: CommandSetting) {
  const { board, places, place, selection, carrying, onSelect } = setting;

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const target = event.target as HTMLElement;
    // Buttons, menus and links have keys of their own.
    if (!target.matches('[data-card], [data-load]')) return;
    const command = commandOf(event, carrying.carry?.by === 'keyboard');
    if (!command) return;
    if (event.key !== 'Tab') event.preventDefault();
    carryOut(setting, command, target);
  }

  function onClick(event: MouseEvent<HTMLElement>): void {
    const id = cardIdAt(event.target);
    if (id === undefined || isOnControl(event.target)) return;
    if (event.ctrlKey || event.metaKey) onSelect(toggled(selection, id));
    else if (event.shiftKey) onSelect(extended(board, places, selection, id, id));
    else onSelect({ ...noSelection, anchor: id });
  }

  function open(event: MouseEvent<HTMLElement>, newTab: boolean): void {
    const id = cardIdAt(event.target);
    const card = id === undefined ? undefined : places.cards.get(id)?.card;
    if (card && !isOnControl(event.target)) setting.onOpen(card.item, newTab);
  }

  return {
    onKeyDown,
    onClick,
    onPointerOver: ({ target }: { readonly target: EventTarget }) => setting.onHover(cardIdAt(target)),
    onPointerLeave: () => setting.onHover(undefined),
    onDoubleClick: (event: MouseEvent<HTMLElement>) => open(event, false),
    onAuxClick: (event: MouseEvent<HTMLElement>) => event.button === 1 && open(event, true),
    onFocus(event: { readonly target: EventTarget }) {
      const to = cursorAt(event.target, places);
      if (to) place.note(to);
    },
    onBlur(event: { readonly currentTarget: HTMLElement; readonly relatedTarget: EventTarget | null }) {
      const { currentTarget, relatedTarget } = event;
      // Nothing takes the focus of a card that leaves the page: the board looks after it.
      if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
      if (carrying.carry?.by === 'keyboard' && relatedTarget !== null) carrying.cancel();
      if (relatedTarget !== null || !document.hasFocus()) place.onLeave();
    },
  };
}

function cardIdAt(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card]')?.dataset['card'] : undefined;
}

function carryOut(setting: CommandSetting, command: Command, target: HTMLElement): void {
  const { board, places, place, selection, carrying, words, onSelect } = setting;
  const { cursor, card } = place;
  if (!cursor) return;
  switch (command.kind) {
    case 'go': {
      const to = stepped(board, cursor, command.step, setting.cardsPerLine);
      const next = cardAt(board, to);
      if (command.isExtending && card && next) onSelect(extended(board, places, selection, card.id, next.id));
      else if (!command.isExtending && selection.anchor !== undefined) onSelect({ ids: selection.ids });
      return place.go(to);
    }
    case 'pick-up':
      if (card) carrying.start(card.id, movedWith(selection, card.id), 'keyboard');
      return;
    case 'shift':
      return carrying.shift(command.by);
    case 'drop':
      return carrying.drop();
    case 'cancel':
      return carrying.cancel();
    case 'stay':
      return setting.say(words.say('staysWithTeam', { team: setting.teamNames.get(cursor.teamId) ?? '' }));
    case 'open':
      if (card) setting.onOpen(card.item, command.newTab);
      return;
    case 'pin':
      return pin(setting, card);
    case 'menu':
      target.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
      return;
    case 'clear':
      if (!setting.dismissTip()) onSelect(noSelection);
      return;
  }
}

function pin({ carrying, selection, words, canPlan, say, onPin }: CommandSetting, card: Card | undefined): void {
  if (!card) return;
  if (!canPlan) return say(words.say('mayNotPlan'));
  const isPinned = !card.isPinned;
  onPin(carrying.cardsOf(movedWith(selection, card.id)), isPinned);
  say(`${card.item.key}: ${words.say(isPinned ? 'pinned' : 'unpinned')}`);
}

function isOnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, [popover]') !== null;
}

function cursorAt(target: EventTarget, places: Places): Cursor | undefined {
  if (!(target instanceof Element)) return undefined;
  const placed = places.cards.get(cardIdAt(target) ?? '');
  if (placed) return { teamId: placed.card.teamId, slot: placed.slot, itemId: placed.card.item.id };
  const cell = target.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  const [, slot, teamId] = /^(\d+)\|(.*)$/s.exec(cell ?? '') ?? [];
  return slot === undefined || teamId === undefined ? undefined : { teamId: teamId as TeamId, slot: Number(slot) };
}
