import papa from 'papaparse';
import type { CsvCell } from './csv';

/**
 * Writes rows as a file that spreadsheets open without guessing: with a byte order mark, and with a `'` before
 * any text that they would run as a formula. Import it only when a file is asked for: the writer is large.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${papa.unparse(rows as CsvCell[][], { escapeFormulae: /^[\s\ufeff]*[=+\-@\t\r].*$/s, newline: '\r\n' })}`;
}
