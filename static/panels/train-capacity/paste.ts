import type { GridSelection } from '../../kit/grid';
import type { CellProblem, CellReading } from './cell-text';
import type { CellChange, Measure } from './entries';

/** A cell of the table that may be pasted into. */
export interface PasteCell<Team extends string> {
  readonly teamId: Team;
  readonly slot: number;
  readonly measure: Measure;
}

/** The table as a paste sees it. */
export interface PasteTable<Team extends string> {
  /** Keys of all lines, from the top. */
  readonly keys: readonly string[];
  /** Ids of all columns, from the left; the first one holds the lines' headings. */
  readonly columnIds: readonly string[];
  readonly selection: GridSelection;
  /** Nothing where a cell cannot be changed. */
  cellAt(key: string, columnId: string): PasteCell<Team> | undefined;
  /** What a line's heading says. */
  headingOf(key: string): string;
  read(text: string, cell: PasteCell<Team>): CellReading;
}

/** A cell of the sheet that was not taken. */
export interface RefusedCell {
  readonly key: string;
  readonly columnId: string;
  readonly text: string;
  /** `outside`: the table has no cell there; `fixed`: it cannot be changed; `other-row`: the row belongs to another name. */
  readonly problem: CellProblem | { readonly why: 'fixed' | 'other-row' };
}

/** What becomes of a pasted block. */
export interface Pasted<Team extends string> {
  readonly changes: readonly CellChange<Team>[];
  readonly refused: readonly RefusedCell[];
  /** Cells of the sheet that lie beyond the table. */
  readonly outside: number;
}

/** The cells of a block as spreadsheets write it: tabs between cells, quotes around what holds tabs or line ends. */
export function blockOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (sign === '\n') {
      rows.at(-1)!.push(cell);
      rows.push([]);
      cell = '';
    } else if (sign !== '\r') cell += sign;
  }
  rows.at(-1)!.push(cell);
  // A sheet ends its last row as it ends the others.
  if (rows.length > 1 && rows.at(-1)!.length === 1 && cell === '') rows.pop();
  return rows;
}

/**
 * Lays a block over the table from the first selected cell on; one cell alone fills the whole selection. Every cell goes
 * where it belongs or is refused: none moves into the place of another. Empty cells of the sheet change nothing.
 */
export function planPaste<Team extends string>(
  block: readonly (readonly string[])[],
  table: PasteTable<Team>,
): Pasted<Team> {
  const { keys, columnIds, selection } = table;
  const top = keys.indexOf(selection.keys[0] ?? '');
  const left = columnIds.indexOf(selection.columnIds[0] ?? '');
  if (top < 0 || left < 0) return { changes: [], refused: [], outside: block.flat().length };
  const only = block.length === 1 && block[0]!.length === 1 ? block[0]![0]! : undefined;
  const rows =
    only === undefined ? block : selection.keys.map(() => Array.from(selection.columnIds, (): string => only));
  const laid: Laid<Team> = { changes: [], refused: [], outside: 0 };
  rows.forEach((row, down) => {
    const key = keys[top + down];
    if (key === undefined) laid.outside += row.filter((text) => text.trim() !== '').length;
    else layRow(row, { key, left }, table, laid);
  });
  return laid;
}

interface Laid<Team extends string> {
  readonly changes: CellChange<Team>[];
  readonly refused: RefusedCell[];
  outside: number;
}

function layRow<Team extends string>(
  row: readonly string[],
  { key, left }: { readonly key: string; readonly left: number },
  table: PasteTable<Team>,
  laid: Laid<Team>,
): void {
  // A sheet that brings the names of its rows along says of which team each row is.
  const heading = left === 0 ? row[0]?.trim() : undefined;
  const isOther = heading !== undefined && heading !== '' && !isSameName(heading, table.headingOf(key));
  row.forEach((text, across) => {
    const columnId = table.columnIds[left + across];
    if (text.trim() === '' || (left === 0 && across === 0 && !isOther)) return;
    if (columnId === undefined) laid.outside += 1;
    else if (isOther) laid.refused.push({ key, columnId, text, problem: { why: 'other-row' } });
    else layCell(text, { key, columnId }, table, laid);
  });
}

function layCell<Team extends string>(
  text: string,
  { key, columnId }: { readonly key: string; readonly columnId: string },
  table: PasteTable<Team>,
  laid: Laid<Team>,
): void {
  const cell = table.cellAt(key, columnId);
  if (!cell) {
    laid.refused.push({ key, columnId, text, problem: { why: 'fixed' } });
    return;
  }
  const reading = table.read(text, cell);
  if (reading.kind === 'value') laid.changes.push({ ...cell, value: reading.value });
  else laid.refused.push({ key, columnId, text, problem: reading.problem });
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}
