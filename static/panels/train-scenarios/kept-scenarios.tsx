import './scenarios.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScenarioRow } from '#app/scenario/calls';
import { changesSince } from '#core/train/scenario';
import { Button } from '../../kit/button';
import { isFocusLost } from '../../kit/focus';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import { useNames } from '../train/use-names';
import { Comparison } from './comparison';
import { todayId } from './comparison-columns';
import { problemText } from './problem-text';
import type { ScenarioContext } from './scenario-context';
import { ScenarioLine } from './scenario-line';
import { staleText } from './stale-text';

/** Columns of a comparison at most, and at least. */
const mostCompared = 4;
const leastCompared = 2;

/** The kept scenarios of a PI, to be opened, renamed, copied, deleted, and seen side by side. */
export function KeptScenarios({ context }: { readonly context: ScenarioContext }) {
  const { words, book, state } = context;
  const { list } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void book.load(), [book]);
  const count = list.kind === 'here' ? list.rows.length : 0;
  const before = useRef(count);
  useEffect(() => {
    // What was pressed may have left with its scenario.
    if (count < before.current && isFocusLost()) heading.current?.focus({ preventScroll: true });
    before.current = count;
  }, [count]);
  return (
    <section className="scenarios" aria-label={words.say('title')}>
      <h3 ref={heading} tabIndex={-1}>
        {words.say('title')}
      </h3>
      {list.kind === 'loading' && <Skeleton lines={[100, 60]} label={words.say('loading')} />}
      {list.kind === 'failed' && (
        <Message
          tone="danger"
          title={words.say('failedTitle')}
          actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}
        >
          {problemText(list.failure, words)}
        </Message>
      )}
      {list.kind === 'here' && list.unreadable > 0 && (
        <Message tone="warning">{words.say('unreadable', { count: list.unreadable })}</Message>
      )}
      {list.kind === 'here' && <Rows context={context} rows={list.rows} />}
      <News context={context} />
    </section>
  );
}

function Rows({ context, rows }: { readonly context: ScenarioContext; readonly rows: readonly ScenarioRow[] }) {
  const { host, words, board } = context;
  const name = useNames(
    host,
    rows.map(({ by }) => by),
  );
  const stale = useStale(context, rows);
  const [chosen, setChosen] = useState<readonly string[]>([todayId]);
  const [isComparing, setComparing] = useState(false);
  if (rows.length === 0) return <p className="scenarios__subtle">{words.say(board.canPlan ? 'none' : 'noneRead')}</p>;
  const known = chosen.filter((id) => id === todayId || rows.some((row) => row.id === id));
  const choose = (id: string): void =>
    setChosen(known.includes(id) ? known.filter((one) => one !== id) : [...known, id]);
  const box = (id: string) => ({
    isChosen: known.includes(id),
    isFull: known.length >= mostCompared,
    onChoose: () => choose(id),
  });
  const canCompare = known.length >= leastCompared;
  return (
    <>
      <ul className="scenarios__list">
        <li className="scenarios__line">
          <label className="scenarios__name">
            <input
              type="checkbox"
              checked={box(todayId).isChosen}
              disabled={!box(todayId).isChosen && box(todayId).isFull}
              aria-label={words.say('chooseToday')}
              onChange={() => choose(todayId)}
            />
            <span>{words.say('today')}</span>
          </label>
        </li>
        {rows.map((row) => (
          <ScenarioLine
            key={row.id}
            {...{ context, row }}
            {...box(row.id)}
            author={name(row.by) ?? words.say('someone')}
            stale={stale.get(row.id)}
          />
        ))}
      </ul>
      <div className="scenarios__acts">
        <Button isDisabled={!canCompare} onClick={() => setComparing(true)}>
          {words.say('compare')}
        </Button>
        {!canCompare && <span className="scenarios__subtle">{words.say('compareHelp')}</span>}
      </div>
      {isComparing && canCompare && (
        <Comparison {...{ context, rows, stale }} chosen={known} onClose={() => setComparing(false)} />
      )}
    </>
  );
}

/** What has changed since, by scenario; of a train that is still arriving nothing can be said. */
function useStale(
  { words, board, planning }: ScenarioContext,
  rows: readonly ScenarioRow[],
): ReadonlyMap<string, string> {
  const { row: train, pi, items, load } = board;
  return useMemo(() => {
    if (load.phase !== 'complete') return new Map<string, string>();
    const today = planning.problem();
    return new Map(
      rows.flatMap(({ id, scenario }) => {
        const text = staleText(changesSince(scenario, today, board.board, pi, items), train.train, words);
        return text === undefined ? [] : [[id, text] as const];
      }),
    );
  }, [rows, words, planning, board.board, pi, items, load.phase, train.train]);
}

/** What became of the last act. */
function News({ context: { words, book, state } }: { readonly context: ScenarioContext }) {
  const { removed, kept, trouble } = state;
  return (
    <>
      {removed && (
        <Message
          tone="info"
          actions={
            <>
              <Button isBusy={state.isBusy} onClick={() => void book.undo()}>
                {words.say('undo')}
              </Button>
              <Button appearance="subtle" onClick={book.dismiss}>
                {words.say('dismiss')}
              </Button>
            </>
          }
        >
          {words.say('removed', { name: removed.scenario.name })}
        </Message>
      )}
      {kept !== undefined && <Message tone="success">{words.say('isKept', { name: kept })}</Message>}
      {trouble && trouble.id === undefined && (
        <Message tone={trouble.problem.kind === 'gone' ? 'warning' : 'danger'}>
          {problemText(trouble.problem, words)}
        </Message>
      )}
    </>
  );
}
