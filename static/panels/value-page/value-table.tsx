import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Button } from '../../kit/button';
import { Grid, type GridColumn, type GridHandle } from '../../kit/grid';
import { Message } from '../../kit/message';
import { Toast } from '../../kit/saved';
import { LiveRegion } from '../../kit/visually-hidden';
import { columnFlags } from '#core/value/column';
import type { IssueId, ProjectId } from '#core/issue';
import type { FactorId, ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { Host } from '../host';
import type { enValuePage } from '../words/en-value-page';
import type { Words } from '../words/words';
import type { Backlog, Setup } from './backlog';
import { ClashDialog } from './clash-dialog';
import { factorColumn, type Column } from './column';
import { ColumnHeading } from './column-heading';
import { columnWidth } from './column-width';
import { EmptyTable } from './empty-table';
import { createEditorDraft, type EditorDraft } from './open-editor';
import type { Row } from './row';
import { facetPopoverId } from './facet-filter';
import { LoadProgress } from './load-notice';
import { EditNotices, FormulaNotice, ReadOnlyNotice } from './notices';
import { saveCsv } from './save-csv';
import { ScopeContext, type Scope } from './scope';
import { QuickBar, Toolbar } from './toolbar';
import { useElsewhere } from './use-elsewhere';
import { useGridCells, type Question } from './use-grid-cells';
import { useOutbox } from './use-outbox';
import { usePeople } from './use-people';
import { useTable } from './use-table';
import { isNarrowed, type View } from './view';
import { WhyDialog } from './why-dialog';

interface ValueTableProps {
  readonly host: Host;
  readonly project: { readonly id: ProjectId; readonly key: string };
  readonly words: Words<typeof enValuePage>;
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
export function ValueTable({
  host,
  project,
  words,
  setup,
  backlog,
  view,
  now,
  onView,
  onReload,
  onCancel,
}: ValueTableProps) {
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
  const table = useTable(backlog, model, state, view, now, collator);
  const { rows, lines, columns } = table;
  const people = usePeople(host, state.scores);
  const [changedElsewhere, forgetChanges] = useElsewhere(host, project.id, outbox, backlog.issues, isComplete);
  const scope = useMemo<Scope>(() => ({ host, words, setup, people }), [host, words, setup, people]);

  const grid = useRef<GridHandle>(null);
  const draft = useMemo(() => createEditorDraft(host, project.id, model.id), [host, project.id, model.id]);
  useReopenedEditor(draft, grid, isComplete);
  const [question, setQuestion] = useState<Question>();
  const [toast, setToast] = useState<string>();
  const [spoken, setSpoken] = useState('');
  const setCollapsed = useCallback((collapsed: readonly string[]) => onView({ collapsed }), [onView]);
  const shownColumns = useMemo(
    () => columns.filter(({ id }) => id === 'key' || !view.hidden.includes(id)),
    [columns, view.hidden],
  );
  const cells = useGridCells({
    scope,
    columns: shownColumns,
    outbox,
    draft,
    state,
    grouping: view.group,
    collapsed: view.collapsed,
    onCollapsed: setCollapsed,
    onAsk: setQuestion,
  });
  const smallest = useSmallest(model, rows, isComplete);
  const gridColumns = useGridColumns(shownColumns, view, smallest, onView);

  useToastTimer(toast, setToast);

  function show(issueId: IssueId, factor: FactorId) {
    if (grid.current?.focusCell(issueId, factorColumn(factor))) return;
    const row = rows.find(({ id }) => id === issueId);
    if (row) setQuestion({ kind: 'clash', row, factor });
  }

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

  function onExport(which: 'shown' | 'all') {
    const wanted =
      which === 'all' ? rows : [...new Set(lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])))];
    saveCsv(
      wanted,
      { issues: backlog.issues, scores: state.scores, edits: state.edits, model, now, isComplete },
      scope,
      now,
    ).then(
      (file) => setToast(words.say('exported', { file })),
      () => setToast(words.say('exportFailed')),
    );
  }

  const clashing = question?.kind === 'clash' ? state.edits.get(question.row.id) : undefined;
  const isFilteredOut = rows.length > 0 && table.shown === 0;
  // The headings stand before the first rows come: drawn together they would hold the page up.
  const isAwaited = rows.length === 0 && backlog.phase === 'loading';
  return (
    <ScopeContext value={scope}>
      <div className="value-page__table" onKeyDown={onKeyDown}>
        <Toolbar
          view={view}
          rows={rows}
          columns={columns}
          shown={table.shown}
          collator={collator}
          history={{
            canUndo: state.canUndo,
            canRedo: state.canRedo,
            undo: () => step('undo'),
            redo: () => step('redo'),
          }}
          onView={onView}
          onExport={onExport}
          onReload={onReload}
        />
        <QuickBar view={view} rows={rows} onView={onView} />
        <div className="value-page__notices">
          <ReadOnlyNotice />
          <FormulaNotice
            model={model}
            isBroken={rows.some(({ condition }) => condition.evaluation.broken !== undefined)}
          />
          <EditNotices outbox={outbox} state={state} onShow={show} />
          {changedElsewhere > 0 && (
            <Message tone="info" actions={<Button onClick={forgetChanges}>{words.say('dismiss')}</Button>}>
              {words.say('changedElsewhere', { count: changedElsewhere })}
            </Message>
          )}
        </div>
        {rows.length > 0 && (
          <div className="value-page__count">
            {backlog.phase === 'loading' ? (
              <LoadProgress
                loaded={rows.length}
                total={backlog.total ?? rows.length}
                words={words}
                onCancel={onCancel}
              />
            ) : (
              <span role="status">
                {isNarrowed(view)
                  ? words.say('shownOf', { count: table.shown, of: rows.length })
                  : words.say('shownAll', { count: rows.length })}
              </span>
            )}
            {table.isOutOfOrder && (
              <Button appearance="link" title={words.say('sortAgainHelp')} onClick={table.reorder}>
                {words.say('sortAgain')}
              </Button>
            )}
          </div>
        )}
        {(rows.length === 0 && !isAwaited) || isFilteredOut ? (
          <EmptyTable rows={rows} isLoading={backlog.phase === 'loading'} view={view} onView={onView} />
        ) : (
          <Grid
            ref={grid}
            label={words.say('tableLabel')}
            columns={gridColumns}
            lines={lines}
            cells={cells}
            isBusy={backlog.phase === 'loading'}
          />
        )}
        <LiveRegion text={spoken} />
        <Toast>{toast}</Toast>
        {question?.kind === 'why' && (
          <WhyDialog row={question.row} column={question.column} rows={rows} onClose={() => setQuestion(undefined)} />
        )}
        {question?.kind === 'clash' && clashing?.clashes.includes(question.factor) && (
          <ClashDialog
            row={question.row}
            factor={question.factor}
            edits={clashing}
            onClose={() => setQuestion(undefined)}
            onChoose={(choice) => {
              outbox.choose(question.row.id, question.factor, choice);
              setQuestion(undefined);
            }}
          />
        )}
      </div>
    </ScopeContext>
  );
}

/** The smallest values of the columns without a 1; the same map as long as they are the same. */
function useSmallest(model: ScoringModel, rows: readonly Row[], isComplete: boolean): ReadonlyMap<string, number> {
  const flags = useMemo(
    () =>
      isComplete
        ? JSON.stringify(
            columnFlags(
              model,
              rows.filter(({ issue }) => issue.status.category !== 'done').map(({ values }) => values),
            ).map(({ factor, smallest }) => [factorColumn(factor), smallest]),
          )
        : '[]',
    [model, rows, isComplete],
  );
  return useMemo(() => new Map(JSON.parse(flags) as [string, number][]), [flags]);
}

function useGridColumns(
  columns: readonly Column[],
  view: View,
  smallest: ReadonlyMap<string, number>,
  onView: (change: Partial<View>) => void,
): readonly GridColumn[] {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia('(max-width: 40rem)').matches);
  useEffect(() => {
    const narrow = window.matchMedia('(max-width: 40rem)');
    const follow = () => setNarrow(narrow.matches);
    narrow.addEventListener('change', follow);
    return () => narrow.removeEventListener('change', follow);
  }, []);
  return useMemo(
    () =>
      columns.map((column) => {
        const isSorted = view.sort?.column === column.id;
        return {
          id: column.id,
          width: columnWidth(column, isNarrow),
          isNumber: column.isNumber,
          ...(isSorted && { sort: view.sort?.isDescending ? ('descending' as const) : ('ascending' as const) }),
          header: (
            <ColumnHeading
              column={column}
              view={view}
              smallest={smallest.get(column.id)}
              onView={onView}
              onFilter={({ facet }) => facet && document.getElementById(facetPopoverId(facet))?.showPopover()}
            />
          ),
        };
      }),
    [columns, view, smallest, isNarrow, onView],
  );
}

/** Opens the editor again that a reload closed, once the rows have their places; not when another one was opened meanwhile. */
function useReopenedEditor(draft: EditorDraft, grid: RefObject<GridHandle | null>, isComplete: boolean) {
  const [left] = useState(draft.read);
  const isDone = useRef(left === undefined);
  useEffect(() => {
    if (!isComplete || isDone.current || !left) return;
    isDone.current = true;
    const present = draft.read();
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
