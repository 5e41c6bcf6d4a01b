import './pi-panel.css';
import type { ReactElement } from 'react';
import type { IsoDateTime } from '#core/result';
import type { DependencyState, Tie } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { PanelIssue } from '../base/module';
import { createStore, useStore, type Store } from '../base/store';
import type { Host } from '../host';
import { enPiPanel, type PiPanelWords } from '../words/en-pi-panel';
import { useWords } from '../words/use-words';
import { headlineOf, partLines } from './item-text';
import { readItemOnBoard, type ItemOnBoard, type PanelRead } from './read-item';

/** Begins to find where an item is planned, and shows it. */
export function openPiPanel(host: Host, issue: PanelIssue): ReactElement {
  const store = createStore<PanelRead>({ kind: 'loading' });
  const load = (): void => {
    store.set({ kind: 'loading' });
    void readItemOnBoard(host, issue, new Date().toISOString() as IsoDateTime).then(store.set);
  };
  load();
  host.onIssueChange?.(load);
  return <PiPanel host={host} store={store} onRetry={load} />;
}

interface PiPanelProps {
  readonly host: Host;
  readonly store: Store<PanelRead>;
  onRetry(): void;
}

/** Where one item sits in the PI, what it waits for and what waits for it. */
function PiPanel({ host, store, onRetry }: PiPanelProps) {
  const words = useWords(enPiPanel, host);
  const read = useStore(store);
  switch (read.kind) {
    case 'loading':
      return <Skeleton lines={[60, 90]} label={words.say('loading')} />;
    case 'failed':
      return (
        <Message
          tone="danger"
          title={words.say('failedTitle')}
          actions={<Button onClick={onRetry}>{words.say('retry')}</Button>}
        >
          {failureText(read.failure, words)}
        </Message>
      );
    case 'no-train':
      return (
        <main className="pi-panel">
          <Message tone="info" title={words.say('noTrain')} actions={<OpenBoard host={host} words={words} />}>
            {words.say('noTrainHelp')}
          </Message>
        </main>
      );
    case 'not-planned':
      return <p className="pi-panel">{words.say('notPlanned', { train: read.train })}</p>;
    case 'here':
      return <Planned host={host} words={words} on={read.on} />;
  }
}

interface PlannedProps {
  readonly host: Host;
  readonly words: PiPanelWords;
  readonly on: ItemOnBoard;
}

function Planned({ host, words, on }: PlannedProps) {
  const { parts, board, hiddenLinks } = on;
  const own = new Set([on.item.id, ...parts.map(({ id }) => id)]);
  const needs = board.ties.filter(({ to, from }) => own.has(to.id) && !own.has(from.id));
  const gives = board.ties.filter(({ to, from }) => own.has(from.id) && !own.has(to.id));
  const lines = partLines(on, words);
  return (
    <main className="pi-panel">
      <p className="pi-panel__headline">{headlineOf(on, words)}</p>
      {lines.length > 1 && (
        <section>
          <h3>{words.say('parts')}</h3>
          <ul className="pi-panel__list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <Ties {...{ host, words }} title={words.say('waitsFor')} ties={needs} end={({ from }) => from} />
      <Ties {...{ host, words }} title={words.say('waitedFor')} ties={gives} end={({ to }) => to} />
      {hiddenLinks > 0 && <p className="pi-panel__subtle">{words.say('hidden', { count: hiddenLinks })}</p>}
      <OpenBoard host={host} words={words} />
    </main>
  );
}

interface TiesProps {
  readonly host: Host;
  readonly words: PiPanelWords;
  readonly title: string;
  readonly ties: readonly Tie[];
  end(tie: Tie): PlanItem;
}

/** Each state has a shape of its own, so that colour is not all that tells it. */
const marks: Readonly<Record<DependencyState, string>> = {
  ok: '○',
  'at-risk': '△',
  conflict: '◆',
  done: '✓',
  open: '–',
};

function Ties({ host, words, title, ties, end }: TiesProps) {
  if (ties.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="pi-panel__list">
        {ties.map((tie) => {
          const { id, key, summary } = end(tie);
          return (
            <li key={id} className={`pi-panel__tie pi-panel__tie--${tie.state}`}>
              <span aria-hidden="true">{marks[tie.state]}</span>{' '}
              <a
                href={host.issueUrl(key)}
                onClick={(event) => {
                  event.preventDefault();
                  host.openIssue(key, event.ctrlKey || event.metaKey);
                }}
              >
                {words.say('tie', { key, summary })}
              </a>{' '}
              <span className="pi-panel__state">{words.say(`state-${tie.state}`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OpenBoard({ host, words }: Pick<PlannedProps, 'host' | 'words'>) {
  return (
    <Button appearance="link" onClick={() => host.openPage('pi-board')}>
      {words.say('openBoard')}
    </Button>
  );
}

function failureText(failure: Extract<PanelRead, { kind: 'failed' }>['failure'], words: PiPanelWords): string {
  switch (failure.kind) {
    case 'no-answer':
      return words.say('failedText');
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return failure.problem.kind === 'not-found'
        ? words.say('whyNotFound')
        : words.say('whyRefused', { code: failure.problem.kind });
  }
}
