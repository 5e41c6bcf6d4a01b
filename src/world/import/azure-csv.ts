import { issueOfWorkItem } from '#world/import/azure-issue';
import { azureColumnOf, guessAzureColumns, type AzureColumn } from '#world/import/azure-words';
import { readDate } from '#world/import/csv-date';
import type { Column } from '#world/import/csv-header';
import { csvRows } from '#world/import/csv-rows';
import { survey, type Survey } from '#world/import/csv-survey';
import type { RowReader } from '#world/import/csv-read';
import { knownField } from '#host/azure/fill/custom-fields';
import type { FoundIssue, Remark } from '#world/import/found';
import { shown } from '#world/import/json-cells';
import type { Source } from '#world/import/source';

const SAMPLES = 200;

/** What a whole query export tells before its rows are read. */
export interface AzureSurvey {
  readonly reader: RowReader;
  readonly decisions: Survey['decisions'];
  /** Whether there is what makes a work item: an ID or a title, and a type. */
  readonly isQuery: boolean;
}

/** Looks at a query export: which column shows what, how its dates are written, and the highest ID. */
export async function surveyAzure(
  source: Source,
  delimiter: string,
  headerLine: number,
  header: readonly string[],
): Promise<AzureSurvey> {
  const columns = header.map(azureColumnOf);
  const samples: (readonly string[])[] = [];
  for await (const row of csvRows(source, delimiter)) {
    if (row.kind === 'broken' || row.line <= headerLine || row.cells.every((cell) => cell.trim() === '')) continue;
    samples.push(row.cells);
    if (samples.length >= SAMPLES) break;
  }
  const guesses = guessAzureColumns(columns, samples);
  const idIndex = columns.findIndex((column) => column.kind === 'field' && column.field === 'System.Id');
  const surveyed = await survey(source, delimiter, headerLine, columns.map(surveyColumn));
  const highest = idIndex < 0 ? 0 : await highestId(source, delimiter, headerLine, idIndex);
  return {
    reader: new AzureRows(columns, idIndex, surveyed, highest),
    isQuery:
      columns.some((column) => column.kind === 'title') &&
      idIndex >= 0 &&
      columns.some((column) => column.kind === 'field' && column.field === 'System.WorkItemType'),
    decisions: [...guesses.map((message) => ({ message })), ...surveyed.decisions],
  };
}

/** The survey looks at dates; it shall not look for what a Jira export has. */
function surveyColumn(column: AzureColumn, index: number): Column {
  if (column.kind === 'field' && knownField(column.field)?.type === 'dateTime')
    return { kind: 'created', header: column.header };
  if (column.kind === 'title') return { kind: 'summary', header: column.header };
  return index === 0 || (column.kind === 'field' && column.field === 'System.Id')
    ? { kind: 'key', header: column.header }
    : { kind: 'none', header: column.header };
}

async function highestId(source: Source, delimiter: string, headerLine: number, idIndex: number): Promise<number> {
  let highest = 0;
  for await (const row of csvRows(source, delimiter)) {
    if (row.kind === 'row' && row.line > headerLine && /^\d{1,9}$/.test(row.cells[idIndex]?.trim() ?? ''))
      highest = Math.max(highest, Number(row.cells[idIndex]));
  }
  return highest;
}

class AzureRows implements RowReader {
  readonly keyIndex: number;
  readonly #columns: readonly AzureColumn[];
  readonly #survey: Survey;
  /** Ids of the rows above, by the level of their title: those that the next row may hang below. */
  #above: (number | undefined)[] = [];
  #last: number;

  constructor(columns: readonly AzureColumn[], idIndex: number, surveyed: Survey, highest: number) {
    this.#columns = columns;
    this.keyIndex = idIndex;
    this.#survey = surveyed;
    this.#last = highest;
  }

  isKey(text: string): boolean {
    return /^\d{1,9}$/.test(text);
  }

  read(cells: readonly string[], remark: Remark): FoundIssue | undefined {
    const titles = this.#columns.flatMap((column, index) => {
      const text = column.kind === 'title' ? (cells[index]?.trim() ?? '') : '';
      return column.kind === 'title' && text !== '' ? [{ level: column.level, text }] : [];
    });
    const id = this.#idOf(cells, titles.length > 0, remark);
    if (id === undefined) return undefined;
    const noted: Remark = (cost, message, column) => remark(cost, `${id}: ${message}`, column);
    const level = titles[0]?.level ?? 1;
    const above = this.#above.slice(0, level).findLast((parent) => parent !== undefined);
    this.#above = [
      ...this.#above.slice(0, level),
      ...Array<undefined>(Math.max(0, level - this.#above.length)).fill(undefined),
      id,
    ];
    const { fields, other, columnOf } = this.#cellsOf(cells);
    if (titles[0] !== undefined) fields.set('System.Title', titles[0].text);
    const told = Number(fields.get('System.Parent'));
    if (fields.has('System.Parent') && !(Number.isInteger(told) && told > 0))
      noted('cell', `${shown(fields.get('System.Parent'))} is no ID of a work item.`, 'Parent');
    return issueOfWorkItem(
      {
        id,
        fields,
        other,
        parent: Number.isInteger(told) && told > 0 ? told : above,
        readMoment: (text, field) => readDate(text, this.#survey.orders.get(columnOf.get(field) ?? -1)),
        isHtml: true,
      },
      noted,
    );
  }

  /** A row of a file that was written to be imported has no ID yet: it gets the next one. */
  #idOf(cells: readonly string[], hasTitle: boolean, remark: Remark): number | undefined {
    const text = this.keyIndex < 0 ? '' : (cells[this.keyIndex]?.trim() ?? '');
    const column = this.#columns[this.keyIndex]?.header;
    if (text === '' && !hasTitle) {
      remark('row', 'The row has neither an ID nor a title.', column);
      return undefined;
    }
    if (text !== '' && (!this.isKey(text) || Number(text) < 1)) {
      remark('row', `${shown(text)} is no ID of a work item.`, column);
      return undefined;
    }
    if (text !== '') return Number(text);
    this.#last += 1;
    remark('info', `The row has no ID: it gets ${this.#last}.`, column);
    return this.#last;
  }

  #cellsOf(cells: readonly string[]): {
    fields: Map<string, string>;
    other: Record<string, string>;
    columnOf: Map<string, number>;
  } {
    const fields = new Map<string, string>();
    const other: Record<string, string> = {};
    const columnOf = new Map<string, number>();
    this.#columns.forEach((column, index) => {
      const text = cells[index]?.trim() ?? '';
      if (text === '') return;
      if (column.kind === 'field' && !fields.has(column.field)) {
        fields.set(column.field, text);
        columnOf.set(column.field, index);
      } else if (column.kind === 'other' && column.header !== '')
        other[column.header] = other[column.header] === undefined ? text : `${other[column.header]}, ${text}`;
    });
    return { fields, other, columnOf };
  }
}
