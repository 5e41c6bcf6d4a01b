import { useEffect, useMemo, useState } from 'react';
import type { IsoDateTime } from '#core/result';
import type { Card } from '#core/train/board';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { withSlot } from '../train/same-placement';
import { BoardGrid } from './grid/board-grid';
import type { Changes } from './grid/moves';
import { lazyParts } from './lazy-parts';
import { widened } from './page-view';
import { pinned } from './pinned';
import type { ViewProps } from './plan-page';
import { slotMover } from './slot-mover';
import { Tray } from './tray/tray';
import { useTrayDrag } from './tray/use-tray-drag';

/** The board with what is set aside beside it. */
export function BoardView(props: ViewProps) {
  const { words, state, shown, view, onView } = props;
  const focused = view.focus && state.items.find(({ id }) => id === view.focus);
  const isEmpty = shown.cards?.size === 0 && shown.tray.length === 0;
  return (
    <div className="pi-board__board">
      {focused && (
        <p className="pi-board__focus">
          <span>{words.say('focusOn', { key: focused.key })}</span>
          <Button isCompact onClick={() => onView({ focus: undefined })}>
            {words.say('clearFocus')}
          </Button>
        </p>
      )}
      {isEmpty && (
        <Message
          tone="info"
          title={words.say('noneMatches')}
          actions={<Button onClick={() => onView(widened)}>{words.say('clearFilters')}</Button>}
        />
      )}
      <Stage {...props} />
    </div>
  );
}

function Stage({ host, words, session, state, shown, view, onView }: ViewProps) {
  const { row, pi, board, canPlan } = state;
  const { train } = row;
  const today = useToday();
  const teamNames = useMemo(() => new Map<string, string>(train.teams.map(({ id, name }) => [id, name])), [train]);
  const [slipping, setSlipping] = useState<Card>();
  const { open, move, pin, hold, place } = useActions(host, session);
  const [dropArea, attach] = useTrayDrag(place, hold);
  return (
    <div className="pi-board__stage">
      <div ref={dropArea} className="pi-board__grid">
        <BoardGrid
          {...{ board, pi, train, words, canPlan, today }}
          shown={shown.cards}
          {...(view.focus !== undefined && { focusOn: view.focus })}
          ties={view.ties}
          zoom={view.zoom / 100}
          onMove={move}
          onOpen={open}
          onPin={pin}
          onSlip={setSlipping}
          onHold={hold}
        />
      </div>
      <Tray
        {...{ words, pi, teamNames, canPlan }}
        entries={shown.tray}
        total={board.counts.tray}
        piLabel={train.piLabel}
        isOpen={view.hasTray}
        onToggle={() => onView({ hasTray: !view.hasTray })}
        onAttach={attach}
        onPlace={place}
        onOpen={open}
        href={({ key }) => host.issueUrl(key)}
      />
      {slipping && (
        <lazyParts.slip.Part {...{ host, session }} card={slipping} onClose={() => setSlipping(undefined)} />
      )}
    </div>
  );
}

/** What board and tray do, the same functions as long as the page is open: what is drawn depends on them. */
function useActions(host: ViewProps['host'], session: ViewProps['session']) {
  return useMemo(() => {
    const put = slotMover(session);
    return {
      open: (item: PlanItem, newTab: boolean) => host.openIssue(item.key, newTab),
      move: (slots: Changes) => {
        const { placements } = session.states.get();
        session.move(new Map([...slots].map(([id, slot]) => [id, withSlot(placements.get(id), slot)])));
      },
      pin: (cards: readonly Card[], isPinned: boolean) =>
        session.move(pinned(cards, isPinned, session.states.get().placements), 'pin'),
      hold: (isHeld: boolean) => session.hold(isHeld),
      place: (item: PlanItem, slot: Placement['slot']) => put(item.id, slot),
    };
  }, [host, session]);
}

const minute = 60_000;

/** The moment, a minute old at most: a board may stay open over midnight. */
function useToday(): IsoDateTime {
  const [today, setToday] = useState(() => new Date().toISOString() as IsoDateTime);
  useEffect(() => {
    const timer = setInterval(() => setToday(new Date().toISOString() as IsoDateTime), minute);
    return () => clearInterval(timer);
  }, []);
  return today;
}
