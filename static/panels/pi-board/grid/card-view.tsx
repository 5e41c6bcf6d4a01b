import { memo, useEffect, useRef, type CSSProperties } from 'react';
import { classNames } from '../../../kit/class-names';
import { withDrags } from '../with-drags';
import { CardActions } from './card-actions';
import { ConflictMark, PinIcon, ProgressMark, RiskMark } from './card-marks';
import { amountText, isPlain, progressOf, progressText, spokenCard } from './card-text';
import { cardInCell, type Sizes } from './geometry';
import { isMovable } from './moves';
import { sameCard } from './same-card';
import type { CardLook, GridSetting } from './setting';
import { dragData } from './use-drag';

interface CardViewProps {
  readonly look: CardLook;
  readonly sizes: Sizes;
  readonly setting: GridSetting;
}

/** Where a card's tip is found by assistive technology. */
export const tipId = 'board-card-tip';

/** One card: what it is, how large, how far, and what is wrong with it. */
export const CardView = memo(function CardView({ look, sizes, setting }: CardViewProps) {
  const { card, index, trouble, isChosen } = look;
  const { words, pi, canPlan, teamNames } = setting;
  const element = useRef<HTMLDivElement>(null);
  const canDrag = canPlan && isMovable(card);
  // A card is pointed at before it is dragged: hundreds of others need not be ready for it.
  const isReady = canDrag && (look.isActive || look.isCarried);
  useEffect(() => {
    const own = element.current;
    if (!own || !isReady) return undefined;
    return withDrags(({ draggable }) => draggable({ element: own, getInitialData: () => dragData(card.id) }));
  }, [card.id, isReady]);

  const progress = progressOf(card);
  const box = cardInCell(sizes, index);
  const label = spokenCard(words, card, { pi, team: teamNames.get(card.teamId) ?? '', trouble, isChosen });
  return (
    <div
      ref={element}
      className={classNames(
        'board-card',
        `board-card--${progress}`,
        sizes.isCompact && 'board-card--compact',
        isChosen && 'board-card--chosen',
        look.isFaded && 'board-card--faded',
        look.isInChain && 'board-card--chain',
        look.isCarried && 'board-card--carried',
        canDrag && 'board-card--movable',
      )}
      style={{
        insetInlineStart: `${box.left}px`,
        insetBlockStart: `${box.top}px`,
        inlineSize: `${box.width}px`,
        blockSize: `${box.height}px`,
      }}
      role="group"
      aria-label={label}
      aria-describedby={look.hasTip ? tipId : undefined}
      tabIndex={look.isCursor ? 0 : -1}
      data-card={card.id}
    >
      <CardFace look={look} sizes={sizes} setting={setting} />
      {look.isActive && <CardActions look={look} setting={setting} />}
    </div>
  );
}, sameProps);

function CardFace({ look, sizes, setting }: CardViewProps) {
  const { card, trouble } = look;
  const { words } = setting;
  const { item } = card;
  const progress = progressOf(card);
  const amount = amountText(words, card);
  const zoom = { zoom: sizes.scale } as CSSProperties;
  const mark = trouble && (
    <span className="board-card__trouble">{trouble.conflicts > 0 ? <ConflictMark /> : <RiskMark />}</span>
  );
  if (sizes.isCompact)
    return (
      <div className="board-card__face board-card__face--compact" aria-hidden="true">
        <ProgressMark progress={progress} />
        <span className="board-card__key">{item.key}</span>
        {mark}
        <span className="board-card__rest">{item.summary}</span>
        {card.isPinned && <PinIcon isPinned />}
        <span className="board-card__points ui-numeric">{words.formats.number(card.points)}</span>
      </div>
    );
  return (
    <div className="board-card__face" style={zoom}>
      <div className="board-card__line" aria-hidden="true">
        <ProgressMark progress={progress} />
        <span className="board-card__key">{item.key}</span>
        {mark}
        {!(sizes.isTight && isPlain(progress)) && (
          <span className="board-card__progress">{progressText(words, progress)}</span>
        )}
      </div>
      <div className="board-card__summary" title={item.summary}>
        {item.summary}
      </div>
      <div className="board-card__line" aria-hidden="true">
        <span className="board-card__amount ui-numeric" title={card.isGuess ? words.say('guessHelp') : undefined}>
          {amount}
        </span>
        <Clients clients={item.clients} setting={setting} />
        {card.isPinned && <PinIcon isPinned />}
      </div>
    </div>
  );
}

function Clients({ clients, setting }: { readonly clients: readonly string[]; readonly setting: GridSetting }) {
  const [first] = clients;
  if (first === undefined) return null;
  return (
    <span className="board-card__clients" title={setting.words.formats.list(clients)}>
      <span className="board-card__client">{first}</span>
      {clients.length > 1 && <span>{setting.words.say('moreClients', { count: clients.length - 1 })}</span>}
    </span>
  );
}

function sameProps(before: CardViewProps, after: CardViewProps): boolean {
  return before.sizes === after.sizes && before.setting === after.setting && sameLook(before.look, after.look);
}

/** Whether a card is drawn as it was. */
export function sameLook(one: CardLook, other: CardLook): boolean {
  return (
    sameCard(one.card, other.card) &&
    one.index === other.index &&
    one.trouble?.conflicts === other.trouble?.conflicts &&
    one.trouble?.risks === other.trouble?.risks &&
    one.isChosen === other.isChosen &&
    one.isFaded === other.isFaded &&
    one.isInChain === other.isInChain &&
    one.isActive === other.isActive &&
    one.moved === other.moved &&
    one.isCarried === other.isCarried &&
    one.isCursor === other.isCursor &&
    one.hasTip === other.hasTip
  );
}
