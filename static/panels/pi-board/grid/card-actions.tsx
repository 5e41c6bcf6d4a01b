import { IconButton } from '../../../kit/button';
import { MoreIcon, OpenIcon } from '../../../kit/icons';
import { Menu, type MenuItem } from '../../../kit/menu';
import { PinIcon } from './card-marks';
import { isMovable } from './moves';
import type { CardLook, GridSetting } from './setting';

/** The buttons of the card that somebody is at: pin, and the menu of moves. */
export function CardActions({ look, setting }: { readonly look: CardLook; readonly setting: GridSetting }) {
  const { card, isCursor, moved } = look;
  const { words, canPlan } = setting;
  const label = moved > 1 ? words.say('moveSeveral', { count: moved }) : words.say('moveMenu', { key: card.item.key });
  return (
    <div className="board-card__actions">
      {(canPlan || card.isPinned) && (
        <IconButton
          label={words.say(card.isPinned ? 'unpin' : 'pin')}
          icon={<PinIcon isPinned={card.isPinned} />}
          isCompact
          isDisabled={!canPlan}
          aria-pressed={card.isPinned}
          tabIndex={isCursor ? 0 : -1}
          onClick={() => setting.onPin([card], !card.isPinned)}
        />
      )}
      <Menu label={label} icon={<MoreIcon />} isCompact items={items(look, setting)} tabIndex={isCursor ? 0 : -1} />
    </div>
  );
}

function items({ card }: CardLook, setting: GridSetting): readonly MenuItem[] {
  const { words, pi, train, canPlan } = setting;
  const isDisabled = !canPlan || !isMovable(card);
  const { key } = card.item;
  return [
    ...pi.slots.map(({ name }, slot): MenuItem => ({
      id: `slot-${slot}`,
      label: slot === card.slot ? words.say('moveHere', { slot: name }) : name,
      isDisabled: isDisabled || slot === card.slot,
      onChoose: () => setting.onGoal(card, slot),
    })),
    {
      id: 'out',
      label: words.say('takeOutOf', { pi: train.piLabel }),
      isGroupStart: true,
      isDisabled,
      onChoose: () => setting.onGoal(card, 'out'),
    },
    {
      id: 'tracker',
      label: words.say('backToTracker'),
      isDisabled: isDisabled || card.state !== 'draft',
      onChoose: () => setting.onGoal(card, 'tracker'),
    },
    {
      id: 'slip',
      label: words.say('whatIfSlips'),
      isDisabled: card.state === 'done',
      isGroupStart: true,
      onChoose: () => setting.onSlip(card),
    },
    {
      id: 'open',
      label: words.say('open', { key }),
      onChoose: () => setting.onOpen(card.item, false),
    },
    {
      id: 'open-tab',
      label: words.say('openNewTab', { key }),
      icon: <OpenIcon />,
      onChoose: () => setting.onOpen(card.item, true),
    },
  ];
}
