import { csvRows } from '#world/import/csv-rows';
import type { FoundIssue, Remark } from '#world/import/found';
import type { Gathering } from '#world/import/gathering';
import { shown } from '#world/import/json-cells';
import type { Progress } from '#world/import/json-file';
import type { Source } from '#world/import/source';

/** Where the rows of a file begin. */
export interface RowLayout {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Of the header; 1-based. */
  readonly line: number;
}

/** Makes issues of rows, one after the other. */
export interface RowReader {
  /** The column that tells rows from parts of a broken one; below 0 when there is none. */
  readonly keyIndex: number;
  isKey(text: string): boolean;
  /** Undefined, with a remark, for a row that is left out. */
  read(cells: readonly string[], remark: Remark): FoundIssue | undefined;
}

/** Reads all rows below the header; a row that cannot be cut or read costs itself only. */
export async function readRows(
  source: Source,
  gathering: Gathering,
  progress: Progress,
  layout: RowLayout,
  reader: RowReader,
): Promise<void> {
  const width = layout.header.length;
  let read = 0;
  let broken: { first: number; last: number; message: string } | undefined;
  function noteBroken(): void {
    if (broken === undefined) return;
    const lines = broken.last === broken.first ? '' : ` Lines ${broken.first} to ${broken.last} are left out.`;
    gathering.note({ file: source.file, line: broken.first, cost: 'row', message: `${broken.message}${lines}` });
    broken = undefined;
  }
  for await (const row of csvRows(source, layout.delimiter)) {
    progress(read, row.bytes);
    if (row.line <= layout.line) continue;
    if (row.kind === 'broken') {
      if (broken === undefined) broken = { first: row.line, last: row.line, message: row.message };
      else broken.last = row.line;
      continue;
    }
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    if (broken !== undefined && !isRowOf(row.cells, reader, width)) {
      broken.last = row.line;
      continue;
    }
    noteBroken();
    const remark = (cost: 'row' | 'cell' | 'info', message: string, column?: string) =>
      gathering.note({ file: source.file, line: row.line, column, cost, message });
    const issue = reader.read(row.cells, remark);
    if (issue === undefined) continue;
    if (row.cells.length < width)
      remark(
        'info',
        `${shownKey(issue.key)}: the row has ${row.cells.length} of ${width} cells; the others are taken as empty.`,
      );
    const extra = row.cells.slice(width).filter((cell) => cell.trim() !== '');
    if (extra.length > 0)
      remark(
        'cell',
        `${shownKey(issue.key)}: the row has ${row.cells.length} cells for ${width} columns; left out: ${extra.slice(0, 3).map(shown).join(', ')}. A cell before may be cut in two.`,
      );
    read += 1;
    gathering.addIssue(issue, source, row.line);
    if (gathering.isFull) return;
  }
  noteBroken();
}

/** What follows a broken row is part of it until a row of the right shape begins. */
function isRowOf(cells: readonly string[], { keyIndex, isKey }: RowReader, width: number): boolean {
  return cells.length === width && isKey(cells[keyIndex]?.trim() ?? '');
}

/** Keys that are not made yet are ids. */
function shownKey(key: string): string {
  return key.replace(/^#/, '');
}
