import './tray.css';
import { useId, useMemo, useState } from 'react';
import type { TrayEntry, TrayReason } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';
import { Button, IconButton } from '../../../kit/button';
import { ChevronRightIcon } from '../../../kit/icons';
import { Disclosure } from '../../../kit/disclosure';
import type { PiBoardWords } from '../../words/en-pi-board';
import { reasonText } from './reason-text';
import { TrayItem } from './tray-item';

/** What the tray does with an item; plain calls, so that any board can take what is dragged from it. */
export interface TrayActions {
  /** Makes an entry draggable; answers how to stop. */
  onAttach?(element: HTMLElement, item: PlanItem): () => void;
  /** Undefined: where the tracker has it. */
  onPlace(item: PlanItem, slot: Placement['slot']): void;
  onOpen(item: PlanItem, newTab: boolean): void;
  href(item: PlanItem): string;
}

interface TrayProps extends TrayActions {
  readonly words: PiBoardWords;
  readonly entries: readonly TrayEntry[];
  /** As many as there are, whatever the filters leave. */
  readonly total: number;
  readonly pi: Pi;
  readonly piLabel: string;
  readonly teamNames: ReadonlyMap<string, string>;
  readonly canPlan: boolean;
  readonly isOpen: boolean;
  onToggle(): void;
}

/** Reasons in the order in which something can be done about them. */
const reasons = [
  'unplanned',
  'no-team',
  'foreign-iteration',
  'other-pi',
  'taken-out',
  'done-before',
] as const satisfies readonly TrayReason[];

/** Everything of the train that is not on the board, by reason, with how much that is. */
export function Tray(props: TrayProps) {
  const { words, entries, total, piLabel, isOpen, onToggle } = props;
  const id = useId();
  const groups = useMemo(
    () =>
      reasons
        .map((reason) => ({
          reason,
          items: entries.filter((entry) => entry.reason === reason).map(({ item }) => item),
        }))
        .filter(({ items }) => items.length > 0),
    [entries],
  );
  return (
    <aside className={isOpen ? 'tray' : 'tray tray--folded'} aria-label={words.say('tray')}>
      <h2 className="tray__title">
        <IconButton
          label={words.say(isOpen ? 'foldTray' : 'showTray')}
          icon={<ChevronRightIcon />}
          className="tray__toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        />
        <span className="ui-numeric">{words.say('trayLabel', { count: total })}</span>
      </h2>
      <div id={id} className="tray__groups" hidden={!isOpen}>
        {total === 0 && <p>{words.say('trayEmpty')}</p>}
        {isOpen &&
          groups.map(({ reason, items }, index) => (
            <Disclosure
              key={reason}
              isOpenAtFirst={index === 0}
              summary={
                <span className="ui-numeric">
                  {reasonText(reason, piLabel, words)} · {words.formats.number(items.length)}
                </span>
              }
            >
              {reason === 'no-team' && <p className="tray__hint">{words.say('hintNoTeam')}</p>}
              <Group {...props} items={items} canPlace={props.canPlan && reason !== 'no-team'} />
            </Disclosure>
          ))}
      </div>
    </aside>
  );
}

/** Entries drawn at first, and at each further press. */
const entriesAtOnce = 50;

function Group({
  items,
  canPlace,
  ...tray
}: TrayProps & { readonly items: readonly PlanItem[]; readonly canPlace: boolean }) {
  const { words } = tray;
  const [limit, setLimit] = useState(entriesAtOnce);
  const left = items.length - limit;
  return (
    <>
      <ul className="tray__items">
        {items.slice(0, limit).map((item) => (
          <TrayItem key={item.id} {...tray} item={item} canPlace={canPlace && item.status !== 'done'} />
        ))}
      </ul>
      {left > 0 && (
        <Button appearance="subtle" onClick={() => setLimit(limit + entriesAtOnce)}>
          {words.say('showMore', { count: Math.min(left, entriesAtOnce) })}
        </Button>
      )}
    </>
  );
}
