import './pi-board.css';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { TrainRow } from '#app/train/calls';
import type { IsoDateTime } from '#core/result';
import type { Pi } from '#core/train/train';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { openBoardSession } from '../train/open-session';
import { TrainList, type TrainsState } from '../train/train-list';
import { enPiBoard, type PiBoardWords } from '../words/en-pi-board';
import { useWords } from '../words/use-words';
import { failureText } from './failure-text';
import { chosenPlace, createLastPlace } from './last-place';
import { lazyParts } from './lazy-parts';
import { PlanPage } from './plan-page';
import { TrainHead } from './train-head';
import { usePageView, type ChangeView } from './use-page-view';
import type { PageView } from './page-view';

/** Begins to read the trains of all projects, and shows the planning board. */
export function openPiBoard(host: Host): ReactElement {
  const list = new TrainList(host);
  void list.load();
  return <PiBoard host={host} list={list} />;
}

/** Begins to read the trains of the page's project, and shows the planning board. */
export function openPiPage(host: Host): ReactElement {
  const { project } = host.viewer;
  if (!project) return <NoProject host={host} />;
  const list = new TrainList(host, project.id);
  void list.load();
  return <PiBoard host={host} list={list} />;
}

function NoProject({ host }: { readonly host: Host }) {
  const words = useWords(enPiBoard, host);
  return <Message tone="warning">{words.say('noProject')}</Message>;
}

interface FrameProps {
  readonly host: Host;
  readonly words: PiBoardWords;
  readonly list: TrainList;
  readonly view: PageView;
  onView: ChangeView;
}

/** The page: which train and which PI, and what is done with it. */
function PiBoard({ host, list }: Pick<FrameProps, 'host' | 'list'>) {
  const words = useWords(enPiBoard, host);
  const state = useStore(list.states);
  const [view, onView] = usePageView(host);
  return (
    <main className="pi-board">
      {state.kind !== 'here' && <h1 className="pi-board__title">{words.say('title')}</h1>}
      {state.kind === 'loading' && <Skeleton lines={[40, 100, 100, 100, 100, 100]} label={words.say('loading')} />}
      {state.kind === 'failed' && (
        <Message
          tone="danger"
          title={words.say('failedTitle')}
          actions={<Button onClick={() => void list.load()}>{words.say('retry')}</Button>}
        >
          {failureText(state.failure, words)}
        </Message>
      )}
      {state.kind === 'here' && <Trains {...{ host, words, list, view, onView, state }} />}
    </main>
  );
}

interface TrainsProps extends FrameProps {
  readonly state: Extract<TrainsState, { readonly kind: 'here' }>;
}

function Trains({ host, words, list, view, onView, state }: TrainsProps) {
  const last = useMemo(() => createLastPlace(host.drafts), [host]);
  const [now] = useState(() => new Date().toISOString() as IsoDateTime);
  const [before] = useState(() => last.restore());
  const isNew = view.train === newTrain;
  const place = isNew ? undefined : chosenPlace(state.trains, view, before, now);
  const { row, pi } = place ?? {};
  const [rowId, piId] = [row?.id, pi?.id];
  useEffect(() => {
    if (rowId === undefined || piId === undefined) return;
    last.keep({ train: rowId, pi: piId });
    onView({ train: rowId, pi: piId });
  }, [last, rowId, piId, onView]);
  const shared = { host, words, list, state, view, onView, row, pi };
  return (
    <>
      {state.unreadable > 0 && (
        <Message tone="warning">{words.say('unreadableTrains', { count: state.unreadable })}</Message>
      )}
      {row && pi && view.view !== 'setup' ? (
        <OpenPi key={`${row.id} ${row.version} ${pi.id}`} {...shared} row={row} pi={pi} now={now} />
      ) : (
        <>
          <TrainHead {...shared} />
          {(row !== undefined && view.view === 'setup') || isNew ? (
            <SetUp {...shared} list={list} />
          ) : (
            <NothingYet {...shared} />
          )}
        </>
      )}
    </>
  );
}

/** The set-up of a train, or of a new one. */
function SetUp({ host, list, state, onView, row }: TrainsProps & { readonly row: TrainRow | undefined }) {
  const { project } = host.viewer;
  // Where the page stands in no project, only a project without an alternative is a guess worth making.
  const first = project ? [project.id] : state.canSetUpIn.length === 1 ? state.canSetUpIn : [];
  return (
    <lazyParts.setup.Part
      key={row?.id}
      host={host}
      row={row}
      projectIds={first.filter((id) => state.canSetUpIn.includes(id))}
      onSaved={(saved) => {
        list.saved(saved);
        onView({ train: saved.id, view: 'board' });
      }}
      onCancel={() => onView({ view: 'board', ...(!row && { train: undefined }) })}
      onRemoved={({ id }) => {
        list.removed(id);
        onView({ train: undefined, pi: undefined, view: 'board' });
      }}
    />
  );
}

/** Stands in the address for a train that is being set up. */
const newTrain = 'new';

type NothingProps = Pick<TrainsProps, 'words' | 'state' | 'onView'> & { readonly row: TrainRow | undefined };

/** What belongs here, and the one thing to do first. */
function NothingYet({ words, state, onView, row }: NothingProps) {
  const canSetUp = row ? row.can.setUp : state.canSetUpIn.length > 0;
  const open = (): void => onView({ ...(!row && { train: newTrain as TrainRow['id'] }), view: 'setup' });
  return (
    <Message
      tone="info"
      title={row ? words.say('noPi', { train: row.train.name }) : words.say('noTrains')}
      actions={
        canSetUp && (
          <Button appearance="primary" onClick={open}>
            {words.say(row ? 'openSetUp' : 'setUpFirst')}
          </Button>
        )
      }
    >
      <p>{words.say(row ? 'noPiHelp' : 'noTrainsHelp')}</p>
      {!canSetUp && <p>{words.say('noTrainsReadOnly')}</p>}
    </Message>
  );
}

interface OpenPiProps extends Omit<TrainsProps, 'list'> {
  readonly row: TrainRow;
  readonly pi: Pi;
  readonly now: IsoDateTime;
}

/** Opens the session of one PI as long as that is shown. */
function OpenPi({ host, words, state, view, onView, row, pi, now }: OpenPiProps) {
  const [session] = useState(() => openBoardSession(host, { row, pi, projects: state.projects }));
  useEffect(() => () => session.close(), [session]);
  return <PlanPage {...{ host, words, session, state, view, onView, now }} />;
}
