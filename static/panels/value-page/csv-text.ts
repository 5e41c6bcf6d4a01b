import papa from 'papaparse';
import type { CsvCell } from './csv';

/**
 * What spreadsheets run: a sign that begins a formula, in full or small width too, behind anything that they do not
 * show: blanks, control characters (NUL among them), and what is ignored where it cannot be drawn (those of no width).
 */
const formula = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r＝＋－＠﹦﹢﹣﹫]/u;

/**
 * Writes rows as a file that spreadsheets open without guessing: with a byte order mark, and with a `'` before
 * any text that they would run as a formula. Import it only when a file is asked for: the writer is large.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${papa.unparse(rows as CsvCell[][], { escapeFormulae: formula, newline: '\r\n' })}`;
}
