import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Button } from '../../kit/button';
import { Grid, type GridHandle } from '../../kit/grid';
import { Message } from '../../kit/message';
import { Toast } from '../../kit/saved';
import { LiveRegion } from '../../kit/visually-hidden';
import type { IssueId, ProjectId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { Draft } from '../base/drafts';
import type { Host } from '../host';
import { DoubtfulRows } from '../signing/doubt-notice';
import type { ValuePageWords } from '../words/en-value-page';
import type { Backlog, Setup } from './backlog';
import { ClashDialog } from './clash-dialog';
import { factorColumn } from './column';
import { EmptyTable } from './empty-table';
import { createEditorDraft, type OpenEditor } from './open-editor';
import { LoadProgress } from './load-notice';
import { EditNotices, FormulaNotice, ReadOnlyNotice } from './notices';
import type { Outbox } from './outbox';
import { saveCsv } from './save-csv';
import { ValuePageReactContext, type ValuePageContext } from './page-context';
import type { Row } from './row';
import { QuickBar, Toolbar } from './toolbar';
import { useElsewhere } from './use-elsewhere';
import { useGridColumns, useSmallest } from './use-grid-columns';
import { useGridCells, type Question } from './use-grid-cells';
import { useOutbox } from './use-outbox';
import { usePeople } from './use-people';
import { useTable } from './use-table';
import { isNarrowed, type View } from './view';
import { WhyDialog } from './why-dialog';

interface ValueTableProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly words: ValuePageWords;
  readonly setup: Setup;
  readonly backlog: Backlog;
  readonly view: View;
  readonly now: IsoDateTime;
  onView(change: Partial<View>): void;
  onReload(): void;
  /** Stops loading. */
  onCancel(): void;
}

/** The table of a backlog with everything around it: filters, notices, quick filters, questions. */
export function ValueTable(props: ValueTableProps) {
  const { host, words, setup, backlog, view, now, onView, onReload } = props;
  const shared = useSharedState(props);
  const { outbox, state, table, context, collator, changedElsewhere, forgetChanges } = shared;
  const { rows, columns, lines } = table;
  const grid = useRef<GridHandle>(null);
  const [question, setQuestion] = useState<Question>();
  const [toast, setToast] = useState<string>();
  const [spoken, setSpoken] = useState('');
  useToastTimer(toast, setToast);
  const { step, onKeyDown } = useSteps({ outbox, words, grid, setSpoken, setToast });

  function show(issueId: IssueId, factor: FactorId) {
    if (grid.current?.focusCell(issueId, factorColumn(factor))) return;
    const row = rows.find(({ id }) => id === issueId);
    if (row) setQuestion({ kind: 'clash', row, factor });
  }

  function onExport(which: 'shown' | 'all') {
    const shown = [...new Set(lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])))];
    const { issues, phase } = backlog;
    const { scores, edits } = state;
    const sources = { issues, scores, edits, model: setup.model, now, isComplete: phase === 'complete' };
    saveCsv(which === 'all' ? rows : shown, sources, context, now).then(
      (file) => setToast(words.say('exported', { file })),
      (error: unknown) => {
        host.report(error, 'exporting the table');
        setToast(words.say('exportFailed'));
      },
    );
  }

  const history = {
    canUndo: state.canUndo,
    canRedo: state.canRedo,
    undo: () => step('undo'),
    redo: () => step('redo'),
  };
  return (
    <ValuePageReactContext value={context}>
      <div className="value-page__table" onKeyDown={onKeyDown}>
        <Toolbar {...{ view, rows, columns, collator, history, onView, onExport, onReload }} shown={table.shown} />
        <QuickBar view={view} rows={rows} onView={onView} />
        <div className="value-page__notices">
          <ReadOnlyNotice />
          <FormulaNotice
            model={setup.model}
            isBroken={rows.some(({ condition }) => condition.evaluation.broken !== undefined)}
          />
          <DoubtNotices host={host} rows={rows} />
          <EditNotices outbox={outbox} state={state} onShow={show} />
          <ElsewhereNotice words={words} count={changedElsewhere} onDismiss={forgetChanges} />
        </div>
        {rows.length > 0 && <CountLine page={props} table={table} />}
        <TableGrid ref={grid} page={props} shared={shared} onAsk={setQuestion} />
        <LiveRegion text={spoken} />
        <Toast>{toast}</Toast>
        <Questions question={question} shared={shared} onClose={() => setQuestion(undefined)} />
      </div>
    </ValuePageReactContext>
  );
}

/** Says which values are not relied on: an edit would go on with them. */
function DoubtNotices({ host, rows }: { readonly host: Host; readonly rows: readonly Row[] }) {
  const keys = rows.flatMap(({ stored, issue }) => (stored?.doubt ? [issue.key] : []));
  return keys.length > 0 ? <DoubtfulRows host={host} keys={keys} /> : null;
}

interface ElsewhereNoticeProps {
  readonly words: ValuePageWords;
  readonly count: number;
  onDismiss(): void;
}

/** Says that values were stored elsewhere while the viewer was away. */
function ElsewhereNotice({ words, count, onDismiss }: ElsewhereNoticeProps) {
  if (count === 0) return null;
  return (
    <Message tone="info" actions={<Button onClick={onDismiss}>{words.say('dismiss')}</Button>}>
      {words.say('changedElsewhere', { count })}
    </Message>
  );
}

/** What all parts of the table work with. */
function useSharedState({ host, project, words, setup, backlog, view, now }: ValueTableProps) {
  const { model } = setup;
  const collator = useMemo(() => new Intl.Collator(host.viewer.locale, { numeric: true, sensitivity: 'base' }), [host]);
  const [outbox, state] = useOutbox(host, project.id, model.id);
  useEffect(
    () =>
      void outbox.load(
        backlog.scores,
        backlog.issues.map(({ id }) => id),
      ),
    [outbox, backlog.scores, backlog.issues],
  );
  const isComplete = backlog.phase === 'complete';
  const table = useTable({ backlog, model, outbox: state, view, now, collator });
  const people = usePeople(host, state.scores);
  const [changedElsewhere, forgetChanges] = useElsewhere(host, project.id, outbox, backlog.issues, isComplete);
  const context = useMemo<ValuePageContext>(() => ({ host, words, setup, people }), [host, words, setup, people]);
  return { collator, outbox, state, table, context, changedElsewhere, forgetChanges };
}

type SharedState = ReturnType<typeof useSharedState>;

interface Steps {
  readonly outbox: Outbox;
  readonly words: ValuePageWords;
  readonly grid: RefObject<GridHandle | null>;
  setSpoken(text: string): void;
  setToast(text: string): void;
}

/** Takes edits back and does them again, by buttons and keys; says so where nobody sees it. */
function useSteps({ outbox, words, grid, setSpoken, setToast }: Steps) {
  function step(direction: 'undo' | 'redo') {
    const cell = outbox[direction]();
    const said = cell ? words.say(direction === 'undo' ? 'undone' : 'redone') : words.say('nothingToUndo');
    setSpoken(said);
    if (cell) grid.current?.focusCell(cell.issueId, factorColumn(cell.factor));
    else setToast(said);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof Element && event.target.closest('input, textarea, dialog')) return;
    event.preventDefault();
    step(event.shiftKey ? 'redo' : 'undo');
  }

  return { step, onKeyDown };
}

interface CountLineProps {
  readonly page: ValueTableProps;
  readonly table: SharedState['table'];
}

/** How many rows are here and shown, and whether they stand where they belong. */
function CountLine({ page: { words, backlog, view, onCancel }, table }: CountLineProps) {
  const { rows, shown, isOutOfOrder, reorder } = table;
  return (
    <div className="value-page__count">
      {backlog.phase === 'loading' ? (
        <LoadProgress loaded={rows.length} total={backlog.total ?? rows.length} words={words} onCancel={onCancel} />
      ) : (
        <span role="status">
          {isNarrowed(view)
            ? words.say('shownOf', { count: shown, of: rows.length })
            : words.say('shownAll', { count: rows.length })}
        </span>
      )}
      {isOutOfOrder && (
        <Button appearance="link" title={words.say('sortAgainHelp')} onClick={reorder}>
          {words.say('sortAgain')}
        </Button>
      )}
    </div>
  );
}

interface TableGridProps {
  readonly ref: RefObject<GridHandle | null>;
  readonly page: ValueTableProps;
  readonly shared: SharedState;
  onAsk(question: Question): void;
}

/** The rows themselves, or why there are none. */
function TableGrid({ ref, page, shared, onAsk }: TableGridProps) {
  const { host, project, words, setup, backlog, view, onView } = page;
  const { context, outbox, state, table } = shared;
  const { rows, lines, columns } = table;
  const { id: modelId } = setup.model;
  const isComplete = backlog.phase === 'complete';
  const isLoading = backlog.phase === 'loading';
  const draft = useMemo(() => createEditorDraft(host, project.id, modelId), [host, project.id, modelId]);
  useReopenedEditor(draft, ref, isComplete);
  const onCollapsed = useCallback((collapsed: readonly string[]) => onView({ collapsed }), [onView]);
  const shownColumns = useMemo(
    () => columns.filter(({ id }) => id === 'key' || !view.hidden.includes(id)),
    [columns, view.hidden],
  );
  const cells = useGridCells({
    ...{ context, outbox, draft, state, onCollapsed, onAsk },
    columns: shownColumns,
    grouping: view.group,
    collapsed: view.collapsed,
  });
  const smallest = useSmallest(setup.model, rows, isComplete);
  const gridColumns = useGridColumns(shownColumns, view, smallest, onView);
  // The headings stand before the first rows come: drawn together they would hold the page up.
  const isAwaited = rows.length === 0 && isLoading;
  if ((rows.length === 0 && !isAwaited) || (rows.length > 0 && table.shown === 0))
    return <EmptyTable rows={rows} isLoading={isLoading} view={view} onView={onView} />;
  return (
    <Grid
      ref={ref}
      label={words.say('tableLabel')}
      columns={gridColumns}
      lines={lines}
      cells={cells}
      isBusy={isLoading}
    />
  );
}

interface QuestionsProps {
  readonly question: Question | undefined;
  readonly shared: SharedState;
  onClose(): void;
}

/** What a cell has asked to be told or to be decided. */
function Questions({ question, shared: { outbox, state, table }, onClose }: QuestionsProps) {
  if (question?.kind === 'why')
    return <WhyDialog row={question.row} column={question.column} rows={table.rows} onClose={onClose} />;
  const edits = question && state.edits.get(question.row.id);
  if (!question || !edits?.clashes.includes(question.factor)) return null;
  const { row, factor } = question;
  return (
    <ClashDialog
      row={row}
      factor={factor}
      edits={edits}
      onClose={onClose}
      onChoose={(choice) => {
        outbox.choose(row.id, factor, choice);
        onClose();
      }}
    />
  );
}

/** Opens the editor again that a reload closed, once the rows have their places; not when another one was opened meanwhile. */
function useReopenedEditor(draft: Draft<OpenEditor>, grid: RefObject<GridHandle | null>, isComplete: boolean) {
  const [left] = useState(draft.restore);
  const isDone = useRef(left === undefined);
  useEffect(() => {
    if (!isComplete || isDone.current || !left) return;
    isDone.current = true;
    const present = draft.restore();
    if (present?.issueId === left.issueId && present.factor === left.factor && present.text === left.text)
      grid.current?.editCell(left.issueId, factorColumn(left.factor), left.text);
  }, [draft, grid, isComplete, left]);
}

const toastMilliseconds = 6_000;

function useToastTimer(toast: string | undefined, setToast: (toast: undefined) => void) {
  useEffect(() => {
    if (toast === undefined) return undefined;
    const timer = setTimeout(() => setToast(undefined), toastMilliseconds);
    return () => clearTimeout(timer);
  }, [toast, setToast]);
}
