import '../decision/decision.css';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { DecisionRow } from '#app/decision/calls';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { Pill } from '../../kit/pill';
import { Saved } from '../../kit/saved';
import { Skeleton } from '../../kit/skeleton';
import { useStore } from '../base/store';
import { DecisionBook, type DecisionState } from '../decision/decision-book';
import { DecisionEntry } from '../decision/decision-entry';
import { addressOf, filtered, filterOf, noFilter, type DecisionFilter } from '../decision/decision-filter';
import { DecisionForm } from '../decision/decision-form';
import { today } from '../decision/today';
import { ListNotices } from '../decision/list-notices';
import { LoadFailure } from '../decision/load-failure';
import { LogButton } from '../decision/log-button';
import type { Host } from '../host';
import { enDecision, type DecisionWords } from '../words/en-decision';
import { useWords } from '../words/use-words';
import { saveDecisionsCsv } from './save-csv';

/** Decisions drawn at first, and at each further press. */
const rowsAtOnce = 100;

/** Begins to read the decisions of the page's project, and shows them. */
export function openDecisionLog(host: Host): ReactElement {
  const { project } = host.viewer;
  if (!project) return <NoProject host={host} />;
  const book = new DecisionBook(host, { kind: 'project', id: project.id }, () => today(host));
  void book.load();
  return <DecisionLog host={host} book={book} />;
}

function NoProject({ host }: { readonly host: Host }) {
  const words = useWords(enDecision, host);
  return <Message tone="warning">{words.say('noProject')}</Message>;
}

/** All decisions of a project: logged, found again, and taken out as a file. */
function DecisionLog({ host, book }: { readonly host: Host; readonly book: DecisionBook }) {
  const words = useWords(enDecision, host);
  const state = useStore(book.states);
  const { list } = state;
  return (
    <main className="decision-log">
      <h1>{words.say('title')}</h1>
      {list.kind === 'loading' && <Skeleton lines={[40, 100, 100, 100]} label={words.say('loading')} />}
      {list.kind === 'failed' && <LoadFailure words={words} book={book} problem={list.problem} />}
      {list.kind === 'here' && <Log {...{ host, words, book, state, list }} />}
    </main>
  );
}

type Here = Extract<DecisionState['list'], { readonly kind: 'here' }>;

interface LogProps {
  readonly host: Host;
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly state: DecisionState;
  readonly list: Here;
}

function Log({ host, words, book, state, list }: LogProps) {
  const { typing, saved } = state;
  const [filter, setFilter] = useAddressFilter(host);
  const rows = useMemo(() => filtered(list.rows, filter, state), [list.rows, filter, state]);
  return (
    <>
      <div className="decision-log__bar">
        {list.can.log && !typing && <LogButton words={words} book={book} appearance="primary" />}
        {saved !== undefined && !typing && <Saved>{words.say('saved')}</Saved>}
        {list.rows.length > 0 && <Bar {...{ host, words, state, list, filter, rows }} onFilter={setFilter} />}
      </div>
      <ListNotices words={words} list={list} />
      {typing && (
        <DecisionForm
          words={words}
          book={book}
          typing={typing}
          standing={list.rows.filter(({ supersededBy }) => supersededBy === undefined)}
        />
      )}
      {list.rows.length === 0 && !typing && (
        <Message tone="info" title={words.say('noneYet')}>
          {words.say('noneYetHelp')}
        </Message>
      )}
      {list.rows.length > 0 && rows.length === 0 && (
        <Message
          tone="info"
          title={words.say('noneMatches')}
          actions={<Button onClick={() => setFilter(noFilter)}>{words.say('clearFilters')}</Button>}
        />
      )}
      <Rows {...{ host, words, book, state, list, rows }} />
    </>
  );
}

interface BarProps extends Omit<LogProps, 'book'> {
  readonly filter: DecisionFilter;
  readonly rows: readonly DecisionRow[];
  onFilter(filter: DecisionFilter): void;
}

type Exported = { readonly kind: 'done'; readonly file: string } | { readonly kind: 'failed' };

function Bar({ host, words, state, list, filter, rows, onFilter }: BarProps) {
  const [exported, setExported] = useState<Exported>();
  const count = (of: 'standing' | 'superseded'): string =>
    words.formats.number(filtered(list.rows, { ...filter, state: of }, state).length);
  return (
    <>
      <input
        type="search"
        className="ui-input decision-log__search"
        aria-label={words.say('search')}
        placeholder={words.say('search')}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      {(['standing', 'superseded'] as const).map((name) => (
        <Pill
          key={name}
          count={count(name)}
          isActive={filter.state === name}
          onToggle={() => onFilter({ ...filter, state: filter.state === name ? 'all' : name })}
        >
          {words.say(name)}
        </Pill>
      ))}
      <Button
        appearance="subtle"
        onClick={() =>
          void saveDecisionsCsv(rows, state, words, host).then(
            (file) => setExported({ kind: 'done', file }),
            (error: unknown) => {
              host.report(error, 'exporting the decisions');
              setExported({ kind: 'failed' });
            },
          )
        }
      >
        {words.say('exportCsv')}
      </Button>
      {exported?.kind === 'done' && <Saved>{words.say('exported', { file: exported.file })}</Saved>}
      {exported?.kind === 'failed' && <Message tone="danger">{words.say('exportFailed')}</Message>}
      <span className="decision-log__count ui-numeric">
        {words.say('shown', { shown: rows.length, count: list.rows.length })}
      </span>
    </>
  );
}

function Rows({ host, words, book, state, list, rows }: LogProps & { readonly rows: readonly DecisionRow[] }) {
  const [shown, setShown] = useState(rowsAtOnce);
  const titles = useMemo(() => new Map(list.rows.map(({ id, decision }) => [id, decision.title])), [list.rows]);
  const left = rows.length - shown;
  return (
    <>
      <ul className="decisions__list">
        {rows.slice(0, shown).map((row) => (
          <DecisionEntry key={row.id} {...{ host, words, book, state, row, titles }} canLog={list.can.log} />
        ))}
      </ul>
      {left > 0 && (
        <Button onClick={() => setShown(shown + rowsAtOnce)}>
          {words.say('showMore', { count: Math.min(left, rowsAtOnce) })}
        </Button>
      )}
    </>
  );
}

/** The filter lives in the address, so that a view can be shared and survives a reload. */
function useAddressFilter({ address }: Host): readonly [DecisionFilter, (filter: DecisionFilter) => void] {
  const [filter, setFilter] = useState(() => (address ? filterOf(address.read()) : noFilter));
  useEffect(() => address?.onChange(() => setFilter(filterOf(address.read()))), [address]);
  return [
    filter,
    (next) => {
      setFilter(next);
      address?.replace(addressOf(next));
    },
  ];
}
