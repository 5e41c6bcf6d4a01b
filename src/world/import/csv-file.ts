import { surveyAzure } from '#world/import/azure-csv';
import { isAzureHeader } from '#world/import/azure-words';
import { columnOf, knownHeaders } from '#world/import/csv-header';
import { issueOfRow } from '#world/import/csv-issue';
import { readRows, type RowReader } from '#world/import/csv-read';
import { firstRows } from '#world/import/csv-rows';
import { survey, type Survey } from '#world/import/csv-survey';
import { isIssueKey } from '#world/import/found';
import type { Gathering } from '#world/import/gathering';
import type { Progress } from '#world/import/json-file';
import { textOf, type Source } from '#world/import/source';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};
const HEADER_WITHIN = 20;

/** Reads the issues of a Jira export, or the work items of an Azure DevOps query, into the gathering. Answers the format in words, or why there is nothing to read. */
export async function readCsv(
  source: Source,
  gathering: Gathering,
  progress: Progress,
): Promise<{ readonly kind: 'ok'; readonly value: string } | { readonly kind: 'not-jira'; readonly message: string }> {
  const layout = await layoutOf(source);
  if (layout === undefined)
    return {
      kind: 'not-jira',
      message:
        'No line near its start looks like the header of a Jira export (Issue key, Summary, …) or of an Azure DevOps query (ID, Work Item Type, Title, …).',
    };
  const told = `${encodingName(source)}, separated by ${DELIMITER_NAMES[layout.delimiter]}`;
  if (isAzureHeader(layout.header)) {
    await readQuery(
      source,
      gathering,
      progress,
      layout,
      await surveyAzure(source, layout.delimiter, layout.line, layout.header),
    );
    return { kind: 'ok', value: `Azure DevOps query CSV, ${told}` };
  }
  const surveyed = await survey(source, layout.delimiter, layout.line, layout.header.map(columnOf));
  const keyIndex = surveyed.columns.findIndex((column) => column.kind === 'key');
  if (keyIndex < 0) {
    const query = await surveyAzure(source, layout.delimiter, layout.line, layout.header);
    if (query.isQuery) {
      await readQuery(source, gathering, progress, layout, query);
      return { kind: 'ok', value: `Azure DevOps query CSV, ${told}` };
    }
    const headers = layout.header
      .slice(0, 8)
      .map((header) => header.trim())
      .join(', ');
    return {
      kind: 'not-jira',
      message: `No column holds issue keys. The columns are ${headers}${layout.header.length > 8 ? ' …' : ''}.`,
    };
  }
  noteLayout(source, gathering, layout, surveyed.decisions);
  await readRows(source, gathering, progress, layout, {
    keyIndex,
    isKey: isIssueKey,
    read: (cells, remark) => issueOfRow(cells, surveyed, remark),
  });
  return { kind: 'ok', value: `Jira CSV, ${told}` };
}

async function readQuery(
  source: Source,
  gathering: Gathering,
  progress: Progress,
  layout: Layout,
  { reader, decisions }: { reader: RowReader; decisions: Survey['decisions'] },
): Promise<void> {
  noteLayout(source, gathering, layout, decisions);
  await readRows(source, gathering, progress, layout, reader);
}

/** What had to be decided before the first row. */
function noteLayout(source: Source, gathering: Gathering, layout: Layout, decisions: Survey['decisions']): void {
  for (const { column, message } of decisions)
    gathering.note({ file: source.file, line: layout.line, column, cost: 'info', message });
  if (layout.line > 1 + (layout.hasSeparatorLine ? 1 : 0))
    gathering.note({
      file: source.file,
      line: 1,
      cost: 'info',
      message: `The header stands on line ${layout.line}; what is above it is left out.`,
    });
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
  const candidates = (told === undefined ? DELIMITERS : [told]).flatMap((delimiter) =>
    firstRows(head, delimiter, HEADER_WITHIN).map(({ line, cells }) => ({
      delimiter,
      header: cells,
      line,
      hasSeparatorLine: told !== undefined,
      score: knownHeaders(cells) + (isAzureHeader(cells) ? 10 : 0),
    })),
  );
  const best = candidates.toSorted(
    (a, b) => b.score - a.score || b.header.length - a.header.length || a.line - b.line,
  )[0];
  if (best === undefined) return undefined;
  // In a language that is not known the first row with several cells is the header.
  return best.score > 0
    ? best
    : candidates
        .filter((candidate) => candidate.header.length > 2)
        .toSorted((a, b) => a.line - b.line || b.header.length - a.header.length)[0];
}

function encodingName({ encoding, hasMark }: Source): string {
  return `${encoding.toUpperCase().replace('WINDOWS', 'Windows')}${hasMark && encoding === 'utf-8' ? ' with BOM' : ''}`;
}
