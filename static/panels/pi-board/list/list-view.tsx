import './list.css';
import { useMemo, type ReactNode } from 'react';
import type { IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import { Button } from '../../../kit/button';
import { Grid, type GridCells, type GridColumn } from '../../../kit/grid';
import { ArrowDownIcon, ArrowUpIcon } from '../../../kit/icons';
import { Message } from '../../../kit/message';
import { widened, type PageView } from '../page-view';
import type { ViewProps } from '../plan-page';
import { cellText, listColumns, sortRows, type ListColumn, type ListWording } from './list-columns';
import { listRows, type ListRow } from './list-rows';
import { slotMover } from '../slot-mover';
import { SlotEditor } from './slot-editor';

/** The board as a list: the same items, the same filters, every iteration a cell that can be changed. */
export function ListView(props: ViewProps) {
  const { host, words, session, state, facts, shown, view, onView } = props;
  const { board, row, pi, canPlan } = state;
  const { sort } = view;
  const wording = useMemo<ListWording>(
    () => ({
      words,
      pi,
      piLabel: row.train.piLabel,
      teamNames: new Map<string, string>(row.train.teams.map(({ id, name }) => [id, name])),
    }),
    [words, pi, row],
  );
  const collator = useMemo(() => new Intl.Collator(host.viewer.locale, { numeric: true, sensitivity: 'base' }), [host]);
  const rows = useMemo(() => listRows(board, facts, shown), [board, facts, shown]);
  const lines = useMemo(() => sortRows(rows, sort, wording, collator), [rows, sort, wording, collator]);
  const columns = useMemo(() => headings({ words, sort, onView }), [words, sort, onView]);
  const cells = useMemo(
    () => cellsOf({ host, wording, canPlan, move: slotMover(session) }),
    [host, wording, canPlan, session],
  );
  if (lines.length === 0)
    return (
      <Message
        tone="info"
        title={words.say('noneMatches')}
        actions={<Button onClick={() => onView(widened)}>{words.say('clearFilters')}</Button>}
      />
    );
  return (
    <div className="plan-list">
      <Grid
        label={words.say('listLabel')}
        columns={columns}
        lines={lines}
        cells={cells}
        isBusy={state.load.phase === 'loading'}
      />
    </div>
  );
}

function headings({
  words,
  sort,
  onView,
}: Pick<ViewProps, 'words' | 'onView'> & Pick<PageView, 'sort'>): readonly GridColumn[] {
  return listColumns.map(({ id, width, isNumber, title }) => {
    const isSorted = sort?.column === id;
    const name = words.say(title);
    const next = isSorted && sort.isDescending ? undefined : { column: id, isDescending: isSorted };
    return {
      id,
      width,
      isNumber,
      ...(isSorted && { sort: sort.isDescending ? ('descending' as const) : ('ascending' as const) }),
      header: (
        <button
          type="button"
          className="plan-list__heading"
          data-cell-target
          title={words.say('sortBy', { column: name })}
          onClick={() => onView({ sort: next })}
        >
          {name}
          {isSorted && (sort.isDescending ? <ArrowDownIcon size={12} /> : <ArrowUpIcon size={12} />)}
        </button>
      ),
    };
  });
}

interface CellParts {
  readonly host: ViewProps['host'];
  readonly wording: ListWording;
  readonly canPlan: boolean;
  move(issueId: IssueId, slot: Placement['slot']): void;
}

function cellsOf({ host, wording, canPlan, move }: CellParts): GridCells<ListRow> {
  const { words } = wording;
  const canEdit = (row: ListRow, column: string): boolean =>
    canPlan && column === 'slot' && row.item.teamId !== undefined && row.item.status !== 'done';
  return {
    cell: (row, column): ReactNode => {
      const text = cellText(row, column as ListColumn, wording);
      if (column === 'item') return <ItemCell host={host} item={row.item} />;
      const { worst } = row.waits ?? {};
      if (column === 'depends' && (worst === 'conflict' || worst === 'at-risk'))
        return <span className={`plan-list__${worst}`}>{text}</span>;
      return text;
    },
    group: () => null,
    canEdit,
    editor: (row, _, __, exit) => (
      <SlotEditor {...{ words, row, exit }} pi={wording.pi} piLabel={wording.piLabel} onMove={move} />
    ),
    onActivate: ({ item }) => host.openIssue(item.key, false),
    onFold: () => undefined,
    onClear: ({ item }) => move(item.id, undefined),
    copy: (lines, ids) =>
      lines.map((row) => ids.map((id) => cellText(row, id as ListColumn, wording)).join('\t')).join('\n'),
  };
}

/** The key opens the item in the tracker; in the tab order stands the cell. */
function ItemCell({ host, item: { key, summary } }: Pick<CellParts, 'host'> & Pick<ListRow, 'item'>) {
  return (
    <>
      <a
        href={host.issueUrl(key)}
        tabIndex={-1}
        onClick={(event) => {
          event.preventDefault();
          host.openIssue(key, event.ctrlKey || event.metaKey);
        }}
      >
        {key}
      </a>{' '}
      <span dir="auto" title={summary}>
        {summary}
      </span>
    </>
  );
}
