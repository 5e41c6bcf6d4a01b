import { columnOf, isAzureHeader, knownHeaders } from '#local/import/csv-header';
import { issueOfRow } from '#local/import/csv-issue';
import { csvRows, firstRows } from '#local/import/csv-rows';
import { survey, type Survey } from '#local/import/csv-survey';
import type { Gathering } from '#local/import/gathering';
import type { Progress } from '#local/import/json-file';
import { shown } from '#local/import/json-cells';
import { textOf, type Source } from '#local/import/source';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const DELIMITER_NAMES: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
const HEADER_WITHIN = 20;

/** Reads the issues of a CSV export into the gathering. Answers the format in words, or why there is nothing to read. */
export async function readCsv(source: Source, gathering: Gathering, progress: Progress): Promise<{ readonly kind: 'ok'; readonly value: string } | { readonly kind: 'not-jira'; readonly message: string }> {
  const layout = await layoutOf(source);
  if (layout === undefined) return { kind: 'not-jira', message: 'No line near its start looks like the header of a Jira export (Issue key, Summary, …).' };
  if (isAzureHeader(layout.header)) {
    return { kind: 'not-jira', message: 'This is an Azure DevOps query. It belongs to the Azure DevOps host, which comes later; export a search from Jira as CSV instead.' };
  }
  const surveyed = await survey(source, layout.delimiter, layout.line, layout.header.map(columnOf));
  if (!surveyed.columns.some((column) => column.kind === 'key')) {
    const headers = layout.header.slice(0, 8).map((header) => header.trim()).join(', ');
    return { kind: 'not-jira', message: `No column holds issue keys. The columns are ${headers}${layout.header.length > 8 ? ' …' : ''}.` };
  }
  for (const { column, message } of surveyed.decisions) gathering.note({ file: source.file, line: layout.line, column, cost: 'info', message });
  if (layout.line > 1 + (layout.hasSeparatorLine ? 1 : 0)) gathering.note({ file: source.file, line: 1, cost: 'info', message: `The header stands on line ${layout.line}; what is above it is left out.` });
  await readRows(source, gathering, progress, layout, surveyed);
  return { kind: 'ok', value: `Jira CSV, ${encodingName(source)}, separated by ${DELIMITER_NAMES[layout.delimiter]}` };
}

interface Layout {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly line: number;
  readonly hasSeparatorLine: boolean;
}

/** The delimiter and line under which the most headers are known. */
async function layoutOf(source: Source): Promise<Layout | undefined> {
  let head = '';
  for await (const { text } of textOf(source)) {
    head += text;
    if (head.length > 200_000) break;
  }
  const told = /^sep=(.)\r?\n/.exec(head)?.[1];
  const candidates = (told === undefined ? DELIMITERS : [told]).flatMap((delimiter) => firstRows(head, delimiter, HEADER_WITHIN)
    .map(({ line, cells }) => ({ delimiter, header: cells, line, hasSeparatorLine: told !== undefined, score: knownHeaders(cells) + (isAzureHeader(cells) ? 10 : 0) })));
  const best = candidates.toSorted((a, b) => b.score - a.score || b.header.length - a.header.length || a.line - b.line)[0];
  if (best === undefined) return undefined;
  // In a language that is not known the first row with several cells is the header.
  return best.score > 0 ? best : candidates.filter((candidate) => candidate.header.length > 2).toSorted((a, b) => a.line - b.line || b.header.length - a.header.length)[0];
}

async function readRows(source: Source, gathering: Gathering, progress: Progress, layout: Layout, surveyed: Survey): Promise<void> {
  const width = layout.header.length;
  const keyIndex = surveyed.columns.findIndex((column) => column.kind === 'key');
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
    if (broken !== undefined && !isRowOf(row.cells, keyIndex, width)) {
      broken.last = row.line;
      continue;
    }
    noteBroken();
    const remark = (cost: 'row' | 'cell' | 'info', message: string, column?: string) => gathering.note({ file: source.file, line: row.line, column, cost, message });
    const issue = issueOfRow(row.cells, surveyed, remark);
    if (issue === undefined) continue;
    if (row.cells.length < width) remark('info', `${issue.key}: the row has ${row.cells.length} of ${width} cells; the others are taken as empty.`);
    const extra = row.cells.slice(width).filter((cell) => cell.trim() !== '');
    if (extra.length > 0) remark('cell', `${issue.key}: the row has ${row.cells.length} cells for ${width} columns; left out: ${extra.slice(0, 3).map(shown).join(', ')}. A cell before may be cut in two.`);
    read += 1;
    gathering.addIssue(issue, source, row.line);
    if (gathering.isFull) return;
  }
  noteBroken();
}

/** What follows a broken row is part of it until a row of the right shape begins. */
function isRowOf(cells: readonly string[], keyIndex: number, width: number): boolean {
  return cells.length === width && /^[A-Za-z][A-Za-z0-9_]*-\d+$/.test(cells[keyIndex]?.trim() ?? '');
}

function encodingName({ encoding, hasMark }: Source): string {
  return `${encoding.toUpperCase().replace('WINDOWS', 'Windows')}${hasMark && encoding === 'utf-8' ? ' with BOM' : ''}`;
}
