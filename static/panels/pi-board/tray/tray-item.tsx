import { useEffect, useId, useRef } from 'react';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi } from '#core/train/train';
import { Button } from '../../../kit/button';
import { Popover } from '../../../kit/popover';
import type { PiBoardWords } from '../../words/en-pi-board';
import type { TrayActions } from './tray';

interface TrayItemProps extends TrayActions {
  readonly words: PiBoardWords;
  readonly item: PlanItem;
  readonly pi: Pi;
  readonly piLabel: string;
  readonly teamNames: ReadonlyMap<string, string>;
  readonly canPlace: boolean;
}

/** One item that is set aside: can be dragged onto the board, or placed from a menu. */
export function TrayItem(props: TrayItemProps) {
  const { words, item, teamNames, canPlace, onAttach, onOpen, href } = props;
  const root = useRef<HTMLLIElement>(null);
  useEffect(
    () => (canPlace && root.current && onAttach ? onAttach(root.current, item) : undefined),
    [canPlace, item, onAttach],
  );
  const team = item.teamId && teamNames.get(item.teamId);
  const points = item.points === undefined ? words.say('noEstimate') : words.say('points', { count: item.points });
  return (
    <li ref={root} className="tray__item" data-issue={item.id}>
      <a
        className="tray__key"
        href={href(item)}
        draggable={false}
        onClick={(event) => {
          event.preventDefault();
          onOpen(item, event.ctrlKey || event.metaKey);
        }}
      >
        {item.key}
      </a>
      <span className="tray__summary" dir="auto">
        {item.summary}
      </span>
      <span className="tray__facts ui-numeric">{[team, points, item.statusName].filter(Boolean).join(' · ')}</span>
      {canPlace && <PlaceMenu {...props} />}
    </li>
  );
}

/** The slots of the plan, for whoever does not drag. */
function PlaceMenu({ words, item, pi, piLabel, onPlace }: TrayItemProps) {
  const id = useId();
  return (
    <Popover id={id} label={words.say('placeItemIn', { key: item.key })} button={words.say('placeIn')}>
      {(close) => (
        <div className="tray__slots">
          {pi.slots.map((slot, index) => (
            <Button
              key={index}
              appearance="subtle"
              autoFocus={index === 0}
              onClick={() => {
                close();
                onPlace(item, index);
              }}
            >
              {slot.name}
            </Button>
          ))}
          <Button
            appearance="subtle"
            onClick={() => {
              close();
              onPlace(item, undefined);
            }}
          >
            {words.say('backToTracker')}
          </Button>
          <Button
            appearance="subtle"
            onClick={() => {
              close();
              onPlace(item, 'out');
            }}
          >
            {words.say('takeOut', { label: piLabel })}
          </Button>
        </div>
      )}
    </Popover>
  );
}
