import './dependency-panel.css';
import { useRef, useState, type ReactElement } from 'react';
import type { Side } from '#core/dependency/neighbourhood';
import type { IsoDateTime } from '#core/result';
import { Button } from '../../kit/button';
import { PlusIcon } from '../../kit/icons';
import { Message } from '../../kit/message';
import { Lozenge } from '../../kit/pill';
import { Skeleton } from '../../kit/skeleton';
import type { PanelIssue } from '../base/module';
import { useStore } from '../base/store';
import type { Host } from '../host';
import { enDependencyPanel, type DependencyPanelWords } from '../words/en-dependency-panel';
import { useWords } from '../words/use-words';
import type { LinkChange } from './change-links';
import type { LinkCheck } from './check-change';
import { DependencyBook, type Around } from './dependency-book';
import { LazyParts, prefetchParts } from './lazy-parts';
import { mostBehind, NeighbourRow } from './neighbour-row';
import type { PanelParts } from './panel-parts';
import { failureText, stateMarks } from './panel-text';

/** Begins to read what an item waits for and what waits for it, and shows it. */
export function openDependencyPanel(host: Host, issue: PanelIssue): ReactElement {
  const book = new DependencyBook(host, issue, () => new Date().toISOString() as IsoDateTime);
  void book.load();
  prefetchParts();
  host.onIssueChange?.(() => void book.load());
  return <DependencyPanel host={host} book={book} />;
}

interface DependencyPanelProps {
  readonly host: Host;
  readonly book: DependencyBook;
}

/** The dependencies of one item, drawn and listed, and the ways to change them. */
function DependencyPanel({ host, book }: DependencyPanelProps) {
  const words = useWords(enDependencyPanel, host);
  const state = useStore(book.state);
  switch (state.kind) {
    case 'loading':
      return <Skeleton lines={[60, 90, 90]} label={words.say('loading')} />;
    case 'failed':
      return (
        <Message
          tone="danger"
          title={words.say('failedTitle')}
          actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}
        >
          {failureText(state.failure, words)}
        </Message>
      );
    case 'here':
      return <Here host={host} book={book} words={words} around={state.around} />;
  }
}

interface HereProps extends DependencyPanelProps {
  readonly words: DependencyPanelWords;
  readonly around: Around;
}

function Here({ host, book, words, around }: HereProps) {
  const [change, setChange] = useState<LinkChange>();
  const [adding, setAdding] = useState<Side>();
  const [undoCheck, setUndoCheck] = useState<LinkCheck>();
  const main = useRef<HTMLElement>(null);
  const parts: PanelParts = { host, book, words, around, onChange: setChange };
  const { givers, needers, last } = around;
  const isEmpty = givers.next.length === 0 && needers.next.length === 0;
  const close = (): void => {
    setAdding(undefined);
    // The form is gone: whoever goes on with the keyboard stands at the beginning of what it made.
    main.current?.focus();
  };
  return (
    <main className="dependency-panel" ref={main} tabIndex={-1}>
      <Headline parts={parts} />
      <LazyParts.Reading parts={parts} />
      {last && (
        <LazyParts.Last
          {...{ last, parts }}
          onUndo={() => {
            setUndoCheck(undefined);
            void book.undo().then(setUndoCheck);
          }}
        />
      )}
      {undoCheck && <LazyParts.Check check={undoCheck} parts={parts} />}
      <LazyParts.Troubles parts={parts} />
      {isEmpty ? (
        <p className="dependency-panel__subtle">{words.say('nothingHelp')}</p>
      ) : (
        <LazyParts.Graph parts={parts} />
      )}
      {adding && <LazyParts.Add parts={parts} side={adding} onClose={close} />}
      <SideOf parts={parts} side="givers" onAdd={adding ? undefined : () => setAdding('givers')} />
      <SideOf parts={parts} side="needers" onAdd={adding ? undefined : () => setAdding('needers')} />
      <p role="status" className="dependency-panel__subtle">
        {around.isReading && words.say('readingMore')}
      </p>
      <LazyParts.NotCounted parts={parts} />
      {change && <LazyParts.Change parts={parts} change={change} onClose={() => setChange(undefined)} />}
    </main>
  );
}

/** The panel's one line: how much the item waits for and is waited for, and how bad that is. */
function Headline({ parts: { words, around } }: { readonly parts: PanelParts }) {
  const { standings, own } = around;
  const arriving = standings.bonds.arriving.get(own.id) ?? [];
  const leaving = standings.bonds.leaving.get(own.id) ?? [];
  const states = [...arriving, ...leaving].map((bond) => standings.of(bond).state);
  const said = [
    arriving.length > 0 && words.say('headGivers', { count: arriving.length }),
    leaving.length > 0 && words.say('headNeeders', { count: leaving.length }),
  ].filter((text) => text !== false);
  return (
    <p className="dependency-panel__headline">
      <span>{said.length > 0 ? said.join(' · ') : words.say('nothing')}</span>
      {(['conflict', 'at-risk'] as const).map((state) => {
        const count = states.filter((one) => one === state).length;
        if (count === 0) return null;
        return (
          <Lozenge key={state} tone={state === 'conflict' ? 'danger' : 'warning'}>
            <span aria-hidden="true">{stateMarks[state]}</span> {words.say(`head-${state}`, { count })}
          </Lozenge>
        );
      })}
    </p>
  );
}

interface SideProps {
  readonly parts: PanelParts;
  readonly side: Side;
  readonly onAdd: (() => void) | undefined;
}

function SideOf({ parts, side, onAdd }: SideProps) {
  const { words, around, book } = parts;
  const { next, more } = around[side];
  const total = next.length + more;
  return (
    <section className="dependency-panel__side">
      <header>
        <h3>{words.say(side)}</h3>
        {more > 0 && (
          <span className="dependency-panel__subtle">
            {words.say('fewerThanAll', { count: next.length, of: total })}
          </span>
        )}
        {onAdd && (
          <Button appearance="subtle" isCompact icon={<PlusIcon />} onClick={onAdd}>
            {words.say(side === 'givers' ? 'addGiver' : 'addNeeder')}
          </Button>
        )}
      </header>
      {next.length === 0 ? (
        <p className="dependency-panel__subtle">{words.say(side === 'givers' ? 'noGivers' : 'noNeeders')}</p>
      ) : (
        <ul className="dependency-panel__list">
          {next.map((neighbour) => (
            <NeighbourRow key={`${neighbour.bond.from}|${neighbour.bond.to}`} parts={parts} neighbour={neighbour} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button onClick={() => void book.showMore(side, around.own.id, 0, 2 * mostBehind)}>
          {words.say('showMore', { count: Math.min(more, 2 * mostBehind) })}
        </Button>
      )}
    </section>
  );
}
