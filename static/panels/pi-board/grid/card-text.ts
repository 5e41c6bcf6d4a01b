import type { Card } from '#core/train/board';
import type { Pi } from '#core/train/train';
import type { PiBoardWords } from '../../words/en-pi-board';
import type { CardTrouble } from './trouble';

/** How far a card is, in one word. */
export type CardProgress = 'draft' | 'committed' | 'started' | 'slipped' | 'done';

/** The most telling of a card's states: a slip before a draft, a draft before work that goes on. */
export function progressOf({ state, isSlipped, isStarted }: Card): CardProgress {
  if (state === 'done') return 'done';
  if (isSlipped) return 'slipped';
  if (state === 'draft') return 'draft';
  return isStarted ? 'started' : 'committed';
}

/** Most cards of a board are so: their shape is enough where room is short. */
export function isPlain(progress: CardProgress): boolean {
  return progress === 'committed' || progress === 'started';
}

/** Says a card's progress in one word. */
export function progressText(words: PiBoardWords, progress: CardProgress): string {
  switch (progress) {
    case 'draft':
      return words.say('stateDraft');
    case 'committed':
      return words.say('cardCommitted');
    case 'started':
      return words.say('started');
    case 'slipped':
      return words.say('slipped');
    case 'done':
      return words.say('stateDone');
  }
}

/** "3 stories · 8 pt", "8 pt · guess", "no estimate". */
export function amountText(words: PiBoardWords, card: Card): string {
  const stories = card.parts.filter(({ kind }) => kind === 'story').length;
  const isItself = card.parts.length === 1 && card.parts[0]?.id === card.item.id;
  const isUnknown = card.unestimated === card.parts.length;
  const points = isUnknown ? words.say('noEstimate') : words.say('pointsShort', { points: card.points });
  return [
    ...(stories > 0 && !isItself ? [words.say('stories', { count: stories })] : []),
    card.unestimated > 0 && !isUnknown
      ? `${points} ${words.say('unestimatedShort', { count: card.unestimated })}`
      : points,
    ...(card.isGuess && !isUnknown ? [words.say('guess')] : []),
  ].join(' · ');
}

/** A card as it is spoken when the keyboard comes to it. */
export function spokenCard(
  words: PiBoardWords,
  card: Card,
  {
    pi,
    team,
    trouble,
    isChosen,
  }: { readonly pi: Pi; readonly team: string; readonly trouble: CardTrouble | undefined; readonly isChosen: boolean },
): string {
  const slot = pi.slots[card.slot]?.name ?? '';
  const parts = [
    ...(isChosen ? [words.say('chosen')] : []),
    amountText(words, card),
    progressText(words, progressOf(card)),
    ...(trouble?.conflicts ? [words.say('conflictCount', { count: trouble.conflicts })] : []),
    ...(trouble?.risks ? [words.say('risks', { count: trouble.risks })] : []),
    ...(card.isPinned ? [words.say('pinned')] : []),
    ...card.item.clients,
    ...(card.alsoIn.length > 0 ? [words.say('alsoIn', { slots: slotNames(words, pi, card.alsoIn) })] : []),
  ];
  return `${card.item.key} ${card.item.summary}, ${words.formats.list(parts)}; ${team}, ${slot}`;
}

/** Names slots: "Iteration 1, Iteration 3". */
export function slotNames(words: PiBoardWords, pi: Pi, slots: readonly number[]): string {
  return words.formats.list(slots.map((slot) => pi.slots[slot]?.name ?? ''));
}

/** What is moved: "AT-1", or "3 cards". */
export function whatIsMoved(words: PiBoardWords, cards: readonly Card[]): string {
  const [only] = cards;
  return cards.length === 1 && only ? only.item.key : words.say('cardCount', { count: cards.length });
}
