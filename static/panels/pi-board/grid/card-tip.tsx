import { useLayoutEffect, useRef } from 'react';
import type { Card } from '#core/train/board';
import { placeAt } from '../../../kit/anchor';
import { amountText, progressOf, progressText, slotNames } from './card-text';
import { tipId } from './card-view';
import type { DrawnTie } from './bundles';
import type { GridSetting } from './setting';
import { tieTexts } from './tie-text';

interface CardTipProps {
  readonly card: Card;
  readonly ties: readonly DrawnTie[];
  readonly setting: GridSetting;
  /** The pointer came to the tip, or left it. */
  onHover(isOver: boolean): void;
}

const mostParts = 6;

/** More about the card that somebody is at: its whole name, its parts, and its dependencies as sentences. */
export function CardTip({ card, ties, setting, onHover }: CardTipProps) {
  const box = useRef<HTMLDivElement>(null);
  const { words, pi } = setting;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    placeAt(element, document.querySelector<HTMLElement>(`[data-card="${CSS.escape(card.id)}"]`));
  }, [card]);
  const progress = progressOf(card);
  const stories = card.parts.filter(({ id }) => id !== card.item.id);
  return (
    <div
      ref={box}
      id={tipId}
      role="tooltip"
      popover="manual"
      className="board-tip"
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
    >
      <p className="board-tip__title">
        {card.item.key} {card.item.summary}
      </p>
      <p>
        {[amountText(words, card), progressText(words, progress), ...(card.isPinned ? [words.say('pinned')] : [])].join(
          ' · ',
        )}
      </p>
      {progress === 'draft' && <p>{words.say('draftHelp')}</p>}
      {progress === 'committed' && <p>{words.say('committedHelp')}</p>}
      {progress === 'slipped' && <p>{words.say('slippedHelp')}</p>}
      {card.isGuess && <p>{words.say('guessHelp')}</p>}
      {card.item.clients.length > 0 && <p>{words.formats.list(card.item.clients)}</p>}
      {card.alsoIn.length > 0 && <p>{words.say('alsoIn', { slots: slotNames(words, pi, card.alsoIn) })}</p>}
      {stories.length > 0 && (
        <ul className="board-tip__list">
          {stories.slice(0, mostParts).map(({ id, key, summary }) => (
            <li key={id}>
              {key} {summary}
            </li>
          ))}
          {stories.length > mostParts && <li>{words.say('moreTies', { count: stories.length - mostParts })}</li>}
        </ul>
      )}
      {ties.length > 0 && (
        <ul className="board-tip__list">
          {tieTexts(setting, ties).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
