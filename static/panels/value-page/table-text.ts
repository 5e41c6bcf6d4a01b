import { cellValue, type Column } from './column';
import type { Row } from './row';

/** Rows and columns as tab-separated text, as spreadsheets take it; a tab or line break inside a cell becomes a space. */
export function tabSeparated(
  rows: readonly Row[],
  columns: readonly Column[],
  write: (value: number) => string,
): string {
  return rows
    .map((row) =>
      columns
        .map((column) => {
          const value = cellValue(row, column);
          const text =
            column.kind === 'key'
              ? `${row.issue.key} ${row.issue.summary}`
              : typeof value === 'number'
                ? write(value)
                : (value ?? '');
          return text.replace(/[\t\r\n]+/g, ' ');
        })
        .join('\t'),
    )
    .join('\r\n');
}
