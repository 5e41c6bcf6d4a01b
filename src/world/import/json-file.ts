import { isWorkItem, issueOfWorkItemJson } from '#world/import/azure-json';
import { sprintOf } from '#world/import/sprint';
import type { Gathering } from '#world/import/gathering';
import { shown } from '#world/import/json-cells';
import { learnFields, type FieldNames } from '#world/import/json-field';
import { issueOf } from '#world/import/json-issue';
import { JsonScanner, type Found } from '#world/import/json-scanner';
import { utf8Of, type Source } from '#world/import/source';

type Json = Readonly<Record<string, unknown>>;

/** How far the reading of a file has come. */
export type Progress = (read: number, bytes: number) => void;

/**
 * Reads issues and sprints from JSON into the gathering: search answers, pages of them, plain lists, single issues,
 * JSON lines; and work items of Azure DevOps alike. Reads the file twice, since names of fields stand behind the issues that need them, and holds one item
 * at a time.
 */
export async function readJson(
  source: Source,
  gathering: Gathering,
  progress: Progress,
): Promise<{ readonly kind: 'ok'; readonly value: string } | { readonly kind: 'not-jira'; readonly message: string }> {
  const fieldNames = await fieldNamesIn(source);
  const scanner = new JsonScanner();
  const reader = new JsonReader(source, gathering, fieldNames);
  let bytes = 0;
  for await (const chunk of utf8Of(source)) {
    for (const found of scanner.push(chunk)) {
      reader.take(found);
      if (gathering.isFull) return { kind: 'ok', value: reader.format };
    }
    bytes += chunk.length;
    progress(reader.read, bytes);
    if (reader.isBroken) break;
  }
  for (const found of scanner.end()) reader.take(found);
  if (reader.sawReferences && reader.read === 0) {
    return {
      kind: 'not-jira',
      message:
        'This is the answer of an Azure DevOps query: it holds the IDs of work items only. Save the work items themselves (workitemsbatch), or export the query as CSV.',
    };
  }
  return { kind: 'ok', value: reader.format };
}

async function fieldNamesIn(source: Source): Promise<FieldNames> {
  const fieldNames: FieldNames = { names: new Map(), customTypes: new Map() };
  const isWanted = (kind: 'item' | 'member', name: string) =>
    kind === 'member' && (name === 'names' || name === 'schema');
  const scanner = new JsonScanner(undefined, isWanted);
  for await (const chunk of utf8Of(source)) {
    for (const found of scanner.push(chunk)) {
      if (found.kind === 'member') learnFields(fieldNames, found.name, parsed(found.text).value);
      if (found.kind === 'broken') return fieldNames;
    }
  }
  return fieldNames;
}

class JsonReader {
  read = 0;
  isBroken = false;
  /** IDs and addresses of work items, as a query answers. */
  sawReferences = false;
  #workItems = 0;
  readonly #source: Source;
  readonly #gathering: Gathering;
  readonly #fieldNames: FieldNames;
  /** Members of the top-level object that is being read, in case that it is an issue itself. */
  #members: Record<string, unknown> = {};
  #position = 0;

  constructor(source: Source, gathering: Gathering, fieldNames: FieldNames) {
    this.#source = source;
    this.#gathering = gathering;
    this.#fieldNames = fieldNames;
  }

  /** In words, by what was read. */
  get format(): string {
    if (this.#workItems === 0) return 'Jira REST JSON';
    return this.#workItems === this.read ? 'Azure DevOps work item JSON' : 'Jira REST and Azure DevOps work item JSON';
  }

  take(found: Found): void {
    switch (found.kind) {
      case 'item':
        this.#position += 1;
        return this.#takeText(found, (value) => this.#takeItem(value));
      case 'member':
        return this.#takeText(found, (value) => {
          this.#members[found.name] = value;
        });
      case 'document':
        this.#takeDocument(this.#members);
        this.#members = {};
        return undefined;
      case 'oversize':
        this.#position += 1;
        return this.#note(
          'row',
          `The item that begins on line ${found.place.line} is larger than 64 MB and was left out.`,
        );
      case 'broken': {
        this.isBroken = true;
        const { line, column, byte } = found.place;
        const kept =
          this.read === 0 ? 'Nothing could be read before it.' : `What stands before it was read: ${this.read} issues.`;
        return this.#note(
          'row',
          `The JSON is broken at line ${line}, column ${column} (byte ${byte}): ${found.message} ${kept}`,
        );
      }
    }
  }

  #takeText({ text, place }: Extract<Found, { kind: 'item' | 'member' }>, take: (value: unknown) => void): void {
    const { value, message } = parsed(text);
    if (message === undefined) return take(value);
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    const before = text.slice(0, at).split('\n');
    const line = place.line + before.length - 1;
    const column = before.length === 1 ? place.column + at : before.at(-1)!.length + 1;
    const byte = place.byte + Buffer.byteLength(text.slice(0, at));
    this.#note(
      'row',
      `This is no JSON, at line ${line}, column ${column} (byte ${byte}): ${message.replace(/ in JSON at position.*$/s, '')}.`,
    );
  }

  #takeDocument(document: Json): void {
    if (isWorkItem(document) || ('key' in document && ('fields' in document || 'summary' in document))) {
      this.#position += 1;
      this.#takeItem(document);
    } else for (const value of Object.values(document)) this.#takeNested(value);
  }

  /** Answers that somebody wrapped once more: `{"data": {"issues": […]}}`. */
  #takeNested(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value) && value.some(isReference)) this.sawReferences = true;
    const lists = [
      (value as Json)['issues'],
      (value as Json)['sprints'],
      (value as Json)['value'],
      Array.isArray(value) ? value.filter(isIssueLike) : [],
    ];
    for (const item of lists.flat()) {
      if (item === undefined) continue;
      this.#position += 1;
      this.#takeItem(item);
    }
  }

  #takeItem(value: unknown): void {
    if (typeof value !== 'object' || value === null)
      return this.#note('row', `Expected an issue or a sprint, found ${shown(value)}.`);
    const item = value as Json;
    if (isWorkItem(item)) {
      const workItem = issueOfWorkItemJson(item, (cost, message, column) => this.#note(cost, message, column));
      if (workItem === undefined) return undefined;
      this.read += 1;
      this.#workItems += 1;
      return this.#gathering.addIssue(workItem, this.#source, this.#position);
    }
    if (Array.isArray(item['issues'])) {
      for (const member of ['names', 'schema']) learnFields(this.#fieldNames, member, item[member]);
      return this.#takeNested(item);
    }
    if (!('key' in item) && !('fields' in item) && 'name' in item) {
      const sprint = sprintOf(item);
      if (sprint !== undefined && 'state' in item) return this.#gathering.addSprint(sprint);
    }
    const issue = issueOf(item, this.#fieldNames, (cost, message, column) => this.#note(cost, message, column, item));
    if (issue === undefined) return undefined;
    this.read += 1;
    return this.#gathering.addIssue(issue, this.#source, this.#position);
  }

  #note(cost: 'row' | 'cell' | 'info', message: string, column?: string, item?: Json): void {
    const key = typeof item?.['key'] === 'string' ? `${item['key']}: ` : '';
    this.#gathering.note({
      file: this.#source.file,
      line: Math.max(this.#position, 1),
      column,
      cost,
      message: `${key}${message}`,
    });
  }
}

function isIssueLike(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (isWorkItem(value as Json) || ('key' in value && ('fields' in value || 'summary' in value)))
  );
}

function isReference(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'url' in value &&
    !('fields' in value) &&
    /\/workItems\/\d+/i.test(String(value.url))
  );
}

function parsed(text: string): { readonly value?: unknown; readonly message?: string } {
  try {
    return { value: JSON.parse(wellFormed(text)) as unknown };
  } catch (error) {
    return { message: (error as Error).message };
  }
}

/** Half of a surrogate pair is no text: no address can carry it. JSON can, as an escape. */
function wellFormed(json: string): string {
  if (!/\\u[dD][89a-fA-F]/.test(json)) return json;
  return json.replace(/\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)/gs, (escape) =>
    /^\\u[dD][89a-fA-F]..$/s.test(escape) ? String.raw`\ufffd` : escape,
  );
}
