import '../decision/decision.css';
import { useMemo, type ReactElement } from 'react';
import { Saved } from '../../kit/saved';
import { Skeleton } from '../../kit/skeleton';
import type { PanelIssue } from '../base/module';
import { useStore } from '../base/store';
import { DecisionEntry } from '../decision/decision-entry';
import { DecisionForm } from '../decision/decision-form';
import { DecisionBook, type DecisionState } from '../decision/decision-book';
import { today } from '../decision/today';
import { ListNotices } from '../decision/list-notices';
import { LoadFailure } from '../decision/load-failure';
import { LogButton } from '../decision/log-button';
import type { Host } from '../host';
import { enDecision, type DecisionWords } from '../words/en-decision';
import { useWords } from '../words/use-words';

/** Begins to read the decisions on an item, and shows them. */
export function openDecisionPanel(host: Host, { id, key }: PanelIssue): ReactElement {
  const book = new DecisionBook(host, { kind: 'issue', id, key }, () => today(host));
  void book.load();
  return <DecisionPanel host={host} book={book} />;
}

interface DecisionPanelProps {
  readonly host: Host;
  readonly book: DecisionBook;
}

/** The decisions on one item: how many and the latest in a line, each with its reasons folded below. */
function DecisionPanel({ host, book }: DecisionPanelProps) {
  const words = useWords(enDecision, host);
  const state = useStore(book.states);
  const { list, typing, saved } = state;
  switch (list.kind) {
    case 'loading':
      return <Skeleton lines={[60, 90]} label={words.say('loading')} />;
    case 'failed':
      return <LoadFailure words={words} book={book} problem={list.problem} />;
    case 'here':
      return (
        <main className="decisions">
          <p>{headline(list, words)}</p>
          <ListNotices words={words} list={list} />
          <Entries {...{ host, words, book, state }} />
          {list.can.log && !typing && <LogButton words={words} book={book} />}
          {saved !== undefined && !typing && <Saved>{words.say('saved')}</Saved>}
          {typing && (
            <DecisionForm
              words={words}
              book={book}
              typing={typing}
              standing={list.rows.filter(({ supersededBy }) => supersededBy === undefined)}
            />
          )}
        </main>
      );
  }
}

type Here = Extract<DecisionState['list'], { readonly kind: 'here' }>;

function headline({ rows }: Here, words: DecisionWords): string {
  const [latest] = rows;
  if (!latest) return words.say('noneOnIssue');
  const count = words.say('onIssue', { count: rows.length });
  return `${count} · ${words.say('latest', { date: words.formats.calendarDate(latest.decision.decidedOn) })}`;
}

function Entries({
  host,
  words,
  book,
  state,
}: {
  readonly host: Host;
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly state: DecisionState;
}) {
  const { list } = state;
  const rows = list.kind === 'here' ? list.rows : undefined;
  const titles = useMemo(() => new Map(rows?.map(({ id, decision }) => [id, decision.title])), [rows]);
  if (list.kind !== 'here' || list.rows.length === 0) return null;
  return (
    <ul className="decisions__list">
      {list.rows.map((row) => (
        <DecisionEntry key={row.id} {...{ host, words, book, state, row, titles }} canLog={list.can.log} />
      ))}
    </ul>
  );
}
