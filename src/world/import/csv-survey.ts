import { guessColumns, type Column } from '#world/import/csv-header';
import { ordersOf, readDate, type DayOrder } from '#world/import/csv-date';
import { csvRows } from '#world/import/csv-rows';
import type { Source } from '#world/import/source';

/** What can only be told from a whole file: the order of figures in dates, and which cells hold one name or several. */
export interface Survey {
  readonly columns: readonly Column[];
  /** By column: in which order its dates are written, where figures alone do not tell. */
  readonly orders: ReadonlyMap<number, DayOrder>;
  /** By column: names that stand alone in a cell somewhere. */
  readonly names: ReadonlyMap<number, ReadonlySet<string>>;
  /** In words, for the person who imports: what had to be decided. */
  readonly decisions: readonly { readonly column?: string; readonly message: string }[];
}

const DATES: ReadonlySet<string> = new Set(['created', 'updated', 'resolved', 'due']);
const NAMES: ReadonlySet<string> = new Set(['components', 'fixVersions', 'affectsVersions', 'sprint', 'clients']);
const SAMPLES = 200;
const MOST_NAMES = 20_000;

/** Reads a whole file once without keeping it. headerLine: the line of the header row; rows after it are surveyed. */
export async function survey(
  source: Source,
  delimiter: string,
  headerLine: number,
  header: readonly Column[],
): Promise<Survey> {
  const columns = [...header];
  const samples: (readonly string[])[] = [];
  const tallies = new Map<number, Tally>();
  const names = new Map<number, Set<string>>();
  const single = header.map(
    (column) => NAMES.has(column.kind) && header.filter((other) => other.kind === column.kind).length === 1,
  );
  header.forEach((column, index) => {
    if (DATES.has(column.kind)) tallies.set(index, { dmy: 0, mdy: 0, either: 0, hasHalfDays: false, hasPoints: false });
    if (single[index] === true) names.set(index, new Set());
  });
  for await (const row of csvRows(source, delimiter)) {
    if (row.kind === 'broken' || row.line <= headerLine) continue;
    if (samples.length < SAMPLES && row.cells.some((cell) => cell.trim() !== '')) samples.push(row.cells);
    for (const [index, tally] of tallies) count(tally, row.cells[index] ?? '');
    for (const [index, known] of names) {
      const cell = row.cells[index]?.trim() ?? '';
      if (cell !== '' && !/[,;\n]/.test(cell) && known.size < MOST_NAMES) known.add(cell);
    }
  }
  const guesses = guessColumns(columns, samples).map((message) => ({ message }));
  const { orders, decisions } = decideOrders(tallies, columns);
  return { columns, orders, names, decisions: [...guesses, ...decisions] };
}

interface Tally {
  dmy: number;
  mdy: number;
  either: number;
  hasHalfDays: boolean;
  hasPoints: boolean;
}

function count(tally: Tally, cell: string): void {
  const orders = ordersOf(cell);
  if (orders.length === 2) tally.either += 1;
  else if (orders[0] !== undefined && readDate(cell) !== undefined) tally[orders[0]] += 1;
  tally.hasHalfDays ||= /\d\s*[ap]\.?m/i.test(cell);
  tally.hasPoints ||= /^\s*\d{1,2}\./.test(cell);
}

/** A column's own clear dates decide; then those of the other columns, which one export writes alike; then custom. */
function decideOrders(
  tallies: ReadonlyMap<number, Tally>,
  columns: readonly Column[],
): { orders: Map<number, DayOrder>; decisions: { column: string; message: string }[] } {
  const orders = new Map<number, DayOrder>();
  const decisions: { column: string; message: string }[] = [];
  const all = [...tallies.values()].reduce((sum, tally) => ({ dmy: sum.dmy + tally.dmy, mdy: sum.mdy + tally.mdy }), {
    dmy: 0,
    mdy: 0,
  });
  for (const [index, { dmy, mdy, either, hasHalfDays, hasPoints }] of tallies) {
    const column = columns[index]!.header;
    const decide = (order: DayOrder, why: string) => {
      orders.set(index, order);
      const words = order === 'dmy' ? 'day before month' : 'month before day';
      if (either > 0)
        decisions.push({
          column,
          message: `${either} ${either === 1 ? 'date' : 'dates'} such as 3/4/2026 can be read two ways: read as ${words}, ${why}.`,
        });
    };
    if (dmy !== mdy) decide(dmy > mdy ? 'dmy' : 'mdy', `as ${Math.max(dmy, mdy)} others in this column can only be`);
    else if (all.dmy !== all.mdy) decide(all.dmy > all.mdy ? 'dmy' : 'mdy', 'as other columns of the file are written');
    else if (hasHalfDays && !hasPoints) decide('mdy', 'as the times are written with AM and PM');
    else decide('dmy', 'since nothing in the file tells');
    if (dmy > 0 && mdy > 0)
      decisions.push({
        column,
        message: `The column mixes dates with the day first (${dmy}) and with the month first (${mdy}).`,
      });
  }
  return { orders, decisions };
}
