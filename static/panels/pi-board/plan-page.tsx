import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import type { IsoDateTime } from '#core/result';
import { Toast } from '../../kit/saved';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import { useLeaveWarning } from '../base/use-leave-warning';
import type { Host } from '../host';
import type { BoardSession, BoardState } from '../train/board-session';
import type { TrainsState } from '../train/train-list';
import type { PiBoardWords } from '../words/en-pi-board';
import { boardFacts, type BoardFacts } from './board-facts';
import { shownOf, type Shown } from './board-filter';
import { BoardView } from './board-view';
import { Figures, SumLine } from './figures';
import { lazyParts } from './lazy-parts';
import { PageNotices } from './notices';
import type { PageView } from './page-view';
import { QuickBar } from './quick-bar';
import { Toolbar, type PageDialog } from './toolbar';
import { TrainHead } from './train-head';
import { useHotkeys } from './use-hotkeys';
import type { ChangeView } from './use-page-view';
import { useToast } from './use-toast';

interface PlanPageProps {
  readonly host: Host;
  readonly words: PiBoardWords;
  readonly session: BoardSession;
  readonly state: Extract<TrainsState, { readonly kind: 'here' }>;
  readonly view: PageView;
  readonly now: IsoDateTime;
  onView: ChangeView;
}

/** What every way to look at a PI works with. */
export interface ViewProps {
  readonly host: Host;
  readonly words: PiBoardWords;
  readonly session: BoardSession;
  readonly state: BoardState;
  readonly facts: BoardFacts;
  readonly shown: Shown;
  readonly view: PageView;
  readonly now: IsoDateTime;
  onView: ChangeView;
}

/** One PI: its figures, its filters, what is to be told, and one of the ways to look at it. */
export function PlanPage({ host, words, session, state: trains, view, now, onView }: PlanPageProps) {
  const state = useStore(session.states);
  const { board, row, pi } = state;
  const facts = useMemo(() => boardFacts(board), [board]);
  // Typing goes before filtering.
  const narrowed = useDeferredValue(view);
  const shown = useMemo(() => shownOf(board, facts, narrowed), [board, facts, narrowed]);
  const [dialog, setDialog] = useState<PageDialog>();
  const [toast, setToast] = useToast();
  const search = useRef<HTMLInputElement>(null);
  useHotkeys({ session, search, view, onView, onHelp: () => setDialog('keys') });
  // What this device does not keep goes with the page.
  useLeaveWarning(state.unsent > 0 && !host.drafts.lasts);
  const shared: ViewProps = { host, words, session, state, facts, shown, view, now, onView };
  const tell = (saved: Promise<string>): void => {
    saved.then(setToast, (error: unknown) => {
      host.report(error, 'exporting the plan');
      setToast(words.say('exportFailed'));
    });
  };
  const onExport = (): void => tell(import('./save-csv').then(({ saveBoardCsv }) => saveBoardCsv(shared)));
  const onPicture = (): void =>
    tell(import('../train-picture/save-picture').then(({ savePicture }) => savePicture(host, state, now)));
  const hasFilters = view.view === 'board' || view.view === 'list';
  const isWaiting = isAwaited(state);
  return (
    <>
      <TrainHead {...{ words, view, row, pi, onView }} state={trains}>
        {!isWaiting && <Figures words={words} state={state} facts={facts} />}
      </TrainHead>
      <Toolbar {...shared} search={search} onDialog={setDialog} onExport={onExport} onPicture={onPicture} />
      {hasFilters && <QuickBar {...shared} />}
      <PageNotices words={words} session={session} state={state} />
      {!isWaiting && <SumLine words={words} state={state} shown={shown} facts={facts} />}
      <Content {...shared} />
      {dialog === 'keys' && <lazyParts.keys.Part host={host} onClose={() => setDialog(undefined)} />}
      {dialog === 'planning' && <lazyParts.planning.Part {...{ host, session }} onClose={() => setDialog(undefined)} />}
      {dialog === 'commit' && <lazyParts.commit.Part {...{ host, session }} onClose={() => setDialog(undefined)} />}
      {dialog === 'replay' && <lazyParts.replay.Part {...{ host, session }} onClose={() => setDialog(undefined)} />}
      <Toast>{toast}</Toast>
    </>
  );
}

/** Nothing of the tracker has come yet: every figure would be a 0 that says nothing. */
function isAwaited({ load, items }: BoardState): boolean {
  return load.phase === 'loading' && items.length === 0;
}

function Content(shared: ViewProps): ReactNode {
  const { host, words, session, state, view } = shared;
  const isWaiting = isAwaited(state);
  switch (view.view) {
    case 'capacity':
      return <lazyParts.capacity.Part host={host} session={session} />;
    case 'objectives':
      return <lazyParts.objectives.Part host={host} session={session} />;
    default:
      if (isWaiting)
        return <Skeleton lines={[100, 100, 96, 100, 92, 100, 98, 100]} label={words.say('loadingItems')} />;
      if (view.view === 'list') return <lazyParts.list.Part {...shared} />;
      return view.view === 'dependencies' ? <lazyParts.dependencies.Part {...shared} /> : <BoardView {...shared} />;
  }
}
