import type { Column } from '#world/import/csv-header';
import { readDate } from '#world/import/csv-date';
import type { Survey } from '#world/import/csv-survey';
import {
  issueId,
  isIssueKey,
  projectOfKey,
  type FoundIssue,
  type FoundPerson,
  type FoundSprint,
  type Remark,
} from '#world/import/found';
import type { ColumnRole } from '#world/import/header-words';
import { shown } from '#world/import/json-cells';
import { sprintOf } from '#world/import/sprint';
import { categoryOfColumn } from '#world/import/status-words';
import { isEpicName, isSubtaskName } from '#world/import/type-words';

/** The cells of one row, by what their columns hold. */
class Row {
  readonly #cells: readonly string[];
  readonly #survey: Survey;
  readonly #remark: Remark;

  constructor(cells: readonly string[], survey: Survey, remark: Remark) {
    this.#cells = cells;
    this.#survey = survey;
    this.#remark = remark;
  }

  /** Every filled cell of a kind, with its column. */
  filled(kind: Column['kind']): { column: Column; index: number; text: string }[] {
    return this.#survey.columns.flatMap((column, index) => {
      const text = column.kind === kind ? (this.#cells[index]?.trim() ?? '') : '';
      return text === '' ? [] : [{ column, index, text }];
    });
  }

  text(kind: ColumnRole): string | undefined {
    return this.filled(kind)[0]?.text;
  }

  /** Several columns, or one in which a tool has joined names that stand alone elsewhere. */
  names(kind: ColumnRole): string[] {
    return this.filled(kind).flatMap(({ index, text }) => {
      const parts = text.split(/\s*[;,\n]\s*/).filter((part) => part !== '');
      const known = this.#survey.names.get(index);
      return known !== undefined && parts.length > 1 && parts.some((part) => known.has(part)) ? parts : [text];
    });
  }

  date(kind: ColumnRole): string | undefined {
    const cell = this.filled(kind)[0];
    if (cell === undefined) return undefined;
    const read = readDate(cell.text, this.#survey.orders.get(cell.index));
    if (read === undefined)
      this.#remark('cell', `${shown(cell.text)} is no date that can be read.`, cell.column.header);
    return read;
  }

  points(): number | undefined {
    for (const { column, text } of this.filled('points')) {
      if (/^\d+([.,]\d+)?$/.test(text)) return Number(text.replace(',', '.'));
      this.#remark('cell', `${shown(text)} is no number of points.`, column.header);
    }
    return undefined;
  }

  person(name: ColumnRole, id?: ColumnRole): FoundPerson | undefined {
    const person = { name: this.text(name), id: id === undefined ? undefined : this.text(id) };
    return person.name === undefined && person.id === undefined ? undefined : person;
  }
}

/** Reads one row as an issue. Undefined, with a remark, when it has no issue key. */
export function issueOfRow(cells: readonly string[], survey: Survey, remark: Remark): FoundIssue | undefined {
  const row = new Row(cells, survey, remark);
  const key = row.text('key');
  if (key === undefined || !isIssueKey(key)) {
    const column = survey.columns.find((candidate) => candidate.kind === 'key')?.header;
    remark('row', key === undefined ? 'The row has no issue key.' : `${shown(key)} is no issue key.`, column);
    return undefined;
  }
  const keyed: Remark = (cost, message, column) => remark(cost, `${key}: ${message}`, column);
  return issueOfCells(key, new Row(cells, survey, keyed), keyed);
}

function issueOfCells(key: string, row: Row, remark: Remark): FoundIssue {
  const summary = row.text('summary');
  if (summary === undefined) remark('cell', 'The summary is missing; the key stands in for it.', 'Summary');
  const type = row.text('type') ?? 'Task';
  const updated = row.date('updated');
  const labels = row
    .filled('labels')
    .flatMap(({ text }) => text.split(/[\s,;]+/))
    .filter((label) => label !== '');
  return {
    key,
    id: issueId(row.text('id'), remark),
    project: {
      key: row.text('projectKey') ?? projectOfKey(key),
      name: row.text('projectName'),
      type: row.text('projectType'),
      lead: row.person('lead', 'leadId'),
    },
    summary: summary ?? key,
    description: row.text('description'),
    type: { name: type, isSubtask: isSubtaskName(type) || undefined, level: isEpicName(type) ? 1 : undefined },
    status: { name: row.text('status') ?? 'To Do', category: statusCategory(row, remark) },
    priority: row.text('priority'),
    resolution: resolutionOf(row.text('resolution')),
    created: row.date('created'),
    updated,
    resolved: row.date('resolved'),
    due: row.date('due')?.slice(0, 10),
    assignee: row.person('assignee', 'assigneeId'),
    reporter: row.person('reporter', 'reporterId') ?? row.person('creator', 'creatorId'),
    labels,
    components: row.names('components'),
    clients: row.names('clients'),
    fixVersions: row.names('fixVersions').map((name) => ({ name })),
    affectsVersions: row.names('affectsVersions').map((name) => ({ name })),
    ...above(row),
    points: row.points(),
    team: row.text('team'),
    sprints: row
      .names('sprint')
      .map(sprintOf)
      .filter((sprint): sprint is FoundSprint => sprint !== undefined),
    links: linksOf(row, remark),
    comments: row
      .filled('comment')
      .map(({ text, column }) =>
        commentOf(text, updated, () =>
          remark('info', 'A comment does not say when it was written: the last change stands in.', column.header),
        ),
      ),
    history: [],
    other: otherOf(row),
  };
}

function statusCategory(row: Row, remark: Remark): FoundIssue['status']['category'] {
  const cell = row.filled('statusCategory')[0];
  if (cell === undefined) return undefined;
  const category = categoryOfColumn(cell.text);
  if (category === undefined)
    remark('cell', `${shown(cell.text)} is no status category that is known.`, cell.column.header);
  return category;
}

/** Jira Server writes a word where there is no resolution. */
function resolutionOf(text: string | undefined): string | undefined {
  return text !== undefined &&
    /^(unresolved|nicht erledigt|non resolu|sin resolver|nao resolvido|não resolvido)$/i.test(text)
    ? undefined
    : text;
}

/** A parent by key, or by id, which one and the same column holds in different eras. */
function above(row: Row): Pick<FoundIssue, 'parent' | 'epic'> {
  const parent = row.text('parentKey') ?? row.text('parent');
  const epic = row.text('epicLink');
  const reference = (text: string) => (isIssueKey(text) ? { key: text } : { id: text });
  return {
    parent: parent === undefined ? undefined : reference(parent),
    epic: epic === undefined || !isIssueKey(epic) ? undefined : { key: epic },
  };
}

function linksOf(row: Row, remark: Remark): FoundIssue['links'] {
  return row.filled('link').flatMap(({ column, text }) => {
    if (column.kind !== 'link') return [];
    return text.split(/[\s,;]+/).flatMap((to) => {
      if (isIssueKey(to)) return [{ type: column.type, direction: column.direction, to }];
      remark('cell', `${shown(to)} is no issue key.`, column.header);
      return [];
    });
  });
}

/** `10/Jan/26 11:19 AM;712020:…;text`: moment, author, text. */
function commentOf(text: string, updated: string | undefined, undated: () => void): FoundIssue['comments'][number] {
  const [, moment = '', author = '', body = ''] = /^([^;\n]{4,40});([^;\n]*);(.*)$/s.exec(text) ?? [];
  const at = readDate(moment, 'dmy');
  if (at !== undefined) return { at, author: author === '' ? undefined : { id: author }, text: body };
  undated();
  return { at: updated ?? '1970-01-01T00:00:00.000Z', text };
}

function otherOf(row: Row): Record<string, string> {
  const other: Record<string, string> = {};
  for (const { column, text } of row.filled('other')) {
    if (column.kind !== 'other' || column.name === '') continue;
    const earlier = other[column.name];
    other[column.name] = earlier === undefined ? text : `${earlier}, ${text}`;
  }
  return other;
}
