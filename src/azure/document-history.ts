import * as z from 'zod/mini';
import { HostUnreachable } from '#app/ports/failures';
import type { Home } from '#app/records/records';
import { changeDocument, type Documents } from '#azure/documents';
import { lineDocument, type LineDocument } from '#azure/record-document';

/** Lines of one document; older ones move to documents of their own, so that none grows without end. */
const linesADocument = 200;
/** The same in characters, of three bytes at most: far below what a document may weigh. */
const charactersADocument = 60_000;

const historyDocument = z.object({
  id: z.string(),
  __etag: z.int(),
  /** In the order of their versions. */
  lines: z.array(lineDocument),
  /** Documents with older lines: `{id}~1`, `{id}~2` … */
  older: z.int(),
});
type HistoryDocument = z.infer<typeof historyDocument>;
const noLines = { lines: [], older: 0 };

/** One record's place in the history of its kind. */
export interface HistoryPlace {
  readonly kind: string;
  readonly home: Home;
  readonly id: string;
}

/** Lines of history in `{kind}-history-{home}`, one document for each record. */
export class DocumentHistory {
  /** Newest version that is surely stored, by record. */
  private readonly reached = new Map<string, number>();
  /** Appends to one document go one after the other. */
  private readonly queue = new Map<string, Promise<unknown>>();

  constructor(private readonly documents: Documents) {}

  /** All lines, oldest first. */
  async lines(place: HistoryPlace): Promise<readonly LineDocument[]> {
    const document = await this.read(place);
    return document ? eachOnce([...(await this.olderLines(place, document)), ...document.lines]) : [];
  }

  /** Whether the line of a version is surely stored. */
  has(place: HistoryPlace, version: number): boolean {
    return (this.reached.get(keyOf(place)) ?? 0) >= version;
  }

  /** Adds lines that are missing, by version, and puts in what is no longer secret. Answers what was added. */
  append(
    place: HistoryPlace,
    lines: readonly LineDocument[],
    disclosed: (line: LineDocument) => LineDocument = (line) => line,
  ): Promise<readonly LineDocument[]> {
    const key = keyOf(place);
    const before = this.queue.get(key) ?? Promise.resolve();
    const work = before.catch(() => undefined).then(() => this.appendNow(place, lines, disclosed));
    this.queue.set(key, work);
    return work.finally(() => {
      if (this.queue.get(key) === work) this.queue.delete(key);
    });
  }

  /** Resolves when nothing is being appended. */
  async settled(): Promise<void> {
    while (this.queue.size > 0) await Promise.allSettled(this.queue.values());
  }

  async remove(place: HistoryPlace): Promise<void> {
    const document = await this.read(place);
    for (let page = document?.older ?? 0; page > 0; page -= 1)
      await this.documents.remove(collectionOf(place), pageOf(place.id, page));
    await this.documents.remove(collectionOf(place), place.id);
    this.reached.delete(keyOf(place));
  }

  /** All lines of one home, by record, for an export. */
  async all({ kind, home }: Omit<HistoryPlace, 'id'>): Promise<readonly (readonly [id: string, line: LineDocument])[]> {
    const documents = await this.documents.readAll(collectionOf({ kind, home }), historyDocument);
    const older = new Set(
      documents.flatMap(({ id, older: pages }) => Array.from({ length: pages }, (_, page) => pageOf(id, page + 1))),
    );
    const records = new Map<string, LineDocument[]>();
    for (const { id, lines } of documents) {
      const record = older.has(id) ? id.slice(0, id.lastIndexOf('~')) : id;
      records.set(record, [...(records.get(record) ?? []), ...lines]);
    }
    return [...records].flatMap(([record, lines]) => eachOnce(lines).map((line) => [record, line] as const));
  }

  private async appendNow(
    place: HistoryPlace,
    lines: readonly LineDocument[],
    disclosed: (line: LineDocument) => LineDocument,
  ): Promise<readonly LineDocument[]> {
    let added: readonly LineDocument[] = [];
    await changeDocument(
      () => this.read(place),
      async (document) => {
        const known = document ? await this.linesBefore(place, document, lines) : [];
        added = lines.filter(({ version }) => !known.some((line) => line.version === version));
        const all = inOrder([...(document?.lines ?? []), ...added]).map(disclosed);
        const isChanged = added.length > 0 || all.some((line, index) => line !== document?.lines[index]);
        return isChanged ? this.fitted(place, { id: place.id, lines: all, older: document?.older ?? 0 }) : undefined;
      },
      (document, etag) => this.documents.put(collectionOf(place), document, etag),
    );
    const key = keyOf(place);
    this.reached.set(key, Math.max(this.reached.get(key) ?? 0, ...lines.map(({ version }) => version)));
    return added;
  }

  /** Moves older lines into documents of their own, before the shorter one is written: what is cut off in between is there twice, never missing. */
  private async fitted(
    place: HistoryPlace,
    { id, lines, older }: Omit<HistoryDocument, '__etag'>,
  ): Promise<Omit<HistoryDocument, '__etag'>> {
    let rest = lines;
    let pages = older;
    while (isLong(rest)) {
      let count = Math.min(Math.ceil(rest.length / 2), linesADocument);
      while (isLong(rest.slice(0, count))) count = Math.ceil(count / 2);
      await this.moveToPage(place, pageOf(id, pages + 1), rest.slice(0, count));
      rest = rest.slice(count);
      pages += 1;
    }
    return { id, lines: rest, older: pages };
  }

  /** Leaves what lies there already: another page that moves lines at the same time may have moved more of them. */
  private async moveToPage(place: HistoryPlace, id: string, moved: readonly LineDocument[]): Promise<void> {
    const outcome = await changeDocument(
      () => this.documents.read(collectionOf(place), id, historyDocument, noLines),
      (page) => ({ id, lines: inOrder(eachOnce([...(page?.lines ?? []), ...moved])), older: 0 }),
      (next, etag) => this.documents.put(collectionOf(place), next, etag),
    );
    if (outcome.kind === 'too-large') throw new HostUnreachable(`Lines of history do not fit into ${id}.`);
  }

  /** Lines that new ones may be among. Older pages hold none that is newer than the document's last one. */
  private async linesBefore(
    place: HistoryPlace,
    document: HistoryDocument,
    lines: readonly LineDocument[],
  ): Promise<readonly LineDocument[]> {
    const here = new Set(document.lines.map(({ version }) => version));
    const newest = document.lines.at(-1)?.version ?? Infinity;
    const mayBeOlder = lines.some(({ version }) => version < newest && !here.has(version));
    return mayBeOlder ? [...(await this.olderLines(place, document)), ...document.lines] : document.lines;
  }

  private async olderLines(place: HistoryPlace, { id, older }: HistoryDocument): Promise<readonly LineDocument[]> {
    const pages = await Promise.all(
      Array.from({ length: older }, (_, index) =>
        this.documents.read(collectionOf(place), pageOf(id, index + 1), historyDocument, noLines),
      ),
    );
    return pages.flatMap((page) => page?.lines ?? []);
  }

  private read(place: HistoryPlace): Promise<HistoryDocument | undefined> {
    return this.documents.read(collectionOf(place), place.id, historyDocument, noLines);
  }
}

/** Lines of which some lie in two documents, by version; the last one of each counts. */
function eachOnce(lines: readonly LineDocument[]): readonly LineDocument[] {
  return [...new Map(lines.map((line) => [line.version, line])).values()];
}

function inOrder(lines: readonly LineDocument[]): LineDocument[] {
  return [...lines].sort((one, other) => one.version - other.version);
}

function isLong(lines: readonly LineDocument[]): boolean {
  if (lines.length <= 1) return false;
  return lines.length > linesADocument || JSON.stringify(lines).length > charactersADocument;
}

function pageOf(id: string, page: number): string {
  return `${id}~${page}`;
}

function collectionOf({ kind, home }: Omit<HistoryPlace, 'id'>): string {
  return `${kind}-history-${home}`;
}

/** Of kinds that follow no issue, each home has records of its own under an id. */
function keyOf({ kind, home, id }: HistoryPlace): string {
  return `${kind} ${home} ${id}`;
}
