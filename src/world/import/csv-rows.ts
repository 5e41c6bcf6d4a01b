import { textOf, type Source } from '#world/import/source';

/** One row with the physical line on which it begins, or what could not be cut into cells. */
export type CsvRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[]; readonly bytes: number }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string; readonly bytes: number };

/** A cell this long has an opening quote whose end is missing. */
const LONGEST_ROW = 4_000_000;

/**
 * Cuts a file into rows and cells, RFC 4180 with any delimiter and any line end, holding one row at a time. A quote
 * that is never closed, or closed in the middle of a cell, breaks its row only: reading goes on with the next line.
 * Cut here, since papaparse, like others, takes all that follows such a quote into one cell, up to the end of the file,
 * and tells positions in characters instead of lines.
 */
export async function* csvRows(source: Source, delimiter: string): AsyncGenerator<CsvRow> {
  let text = '';
  let start = 0;
  let line = 1;
  let bytes = 0;
  const take = function* (isFinal: boolean): Generator<CsvRow> {
    while (start < text.length) {
      const row = rowAt(text, start, delimiter, isFinal || text.length - start > LONGEST_ROW);
      if (row === 'incomplete') return;
      const end = row.kind === 'row' ? row.end : nextLine(text, start);
      if (row.kind === 'row') yield { kind: 'row', line, cells: row.cells, bytes };
      else yield { kind: 'broken', line, message: row.message, bytes };
      line += row.kind === 'row' ? lineEnds(text, start, end) : 1;
      start = end;
    }
  };
  for await (const piece of textOf(source)) {
    text = text.slice(start) + piece.text;
    start = 0;
    bytes = piece.bytes;
    yield* take(false);
  }
  yield* take(true);
}

/** Cuts the first rows of a text that may end in the middle of one. */
export function firstRows(
  text: string,
  delimiter: string,
  count: number,
): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const rows: { line: number; cells: readonly string[] }[] = [];
  for (let start = 0, line = 1; start < text.length && rows.length < count;) {
    const row = rowAt(text, start, delimiter, true);
    const end = row !== 'incomplete' && row.kind === 'row' ? row.end : nextLine(text, start);
    if (row !== 'incomplete' && row.kind === 'row') rows.push({ line, cells: row.cells });
    line += lineEnds(text, start, end);
    start = end;
  }
  return rows;
}

function rowAt(
  text: string,
  start: number,
  delimiter: string,
  isFinal: boolean,
): { kind: 'row'; cells: string[]; end: number } | { kind: 'broken'; message: string } | 'incomplete' {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const cell = quotedAt(text, at, isFinal);
      if (cell === 'incomplete') return cell;
      if (cell === 'unclosed')
        return { kind: 'broken', message: `The quote that opens cell ${cells.length + 1} is never closed.` };
      cells.push(cell.value);
      at = cell.end;
      while (text[at] === ' ') at += 1;
      if (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
        return {
          kind: 'broken',
          message: `Cell ${cells.length} goes on after its closing quote: a quote inside a cell must be doubled.`,
        };
      }
    } else {
      const from = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
      cells.push(text.slice(from, at));
    }
    if (at >= text.length) return isFinal ? { kind: 'row', cells, end: at } : 'incomplete';
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    if (text[at] === '\r' && at + 1 === text.length && !isFinal) return 'incomplete';
    return { kind: 'row', cells, end: at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1) };
  }
}

function quotedAt(
  text: string,
  open: number,
  isFinal: boolean,
): { value: string; end: number } | 'incomplete' | 'unclosed' {
  let value = '';
  for (let from = open + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return isFinal ? 'unclosed' : 'incomplete';
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"')
      return quote + 1 === text.length && !isFinal ? 'incomplete' : { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

function nextLine(text: string, start: number): number {
  const match = /\r\n|\r|\n/g;
  match.lastIndex = start;
  return match.exec(text) === null ? text.length : match.lastIndex;
}

function lineEnds(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
