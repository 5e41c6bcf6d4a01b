import * as z from 'zod/mini';
import { versionForm, momentForm } from '#app/forms';
import type { RecordKind } from '#app/records/record-kind';
import { HostUnreachable } from '#app/ports/failures';
import { documentLimit, type Home, type Stored } from '#app/records/records';
import type { IsoDateTime } from '#core/result';
import { changeDocument, type Documents } from '#azure/documents';
import { TimedCache } from '#azure/timed-cache';

/** A document that weighs more, in bytes, takes no further summaries: those that it holds have room to grow. */
const roomADocument = documentLimit / 2;
/** A mark older than this was left by a page that was closed, in milliseconds. */
const leftBehind = 15_000;

const entry = z.object({ format: z.int(), version: versionForm, at: momentForm, summary: z.unknown() });
const indexDocument = z.object({
  id: z.string(),
  __etag: z.int(),
  entries: z.record(z.string(), entry),
  /** Records that are being written, since when: their summary may be behind. */
  marked: z.record(z.string(), momentForm),
});
type IndexDocument = z.infer<typeof indexDocument>;
type Content = Omit<IndexDocument, '__etag'>;
const noEntries = { entries: {}, marked: {} };

/** The index of one home as it was read. */
interface ReadIndex {
  readonly documents: readonly IndexDocument[];
  /** Documents that cannot be read. */
  readonly skipped: readonly string[];
}

/** A summary with the format of its kind when it was written. */
export type ShownSummary = Omit<Stored<unknown>, 'id' | 'home'> & { readonly format: number };

/** What lists show of one home. */
export interface IndexedSummaries<Summary> {
  readonly items: readonly Stored<Summary>[];
  readonly unreadable: readonly string[];
  /** Records whose summary may be behind; `isLeft`: because the page that wrote them was closed. */
  readonly marked: readonly { readonly id: string; readonly isLeft: boolean }[];
  /** Documents of the index that cannot be read: what they hold is missing here. They are never written over. */
  readonly skipped: readonly string[];
}

/**
 * Summaries of a kind in `{kind}-index-{home}`, hundreds a document. A record is marked before it is written and its
 * summary put in after it: what a closed page leaves marked is found by the next list, and mended.
 */
export class SummaryIndex {
  private readonly lists = new TimedCache<ReadIndex>(3_000);

  constructor(
    private readonly documents: Documents,
    private readonly now: () => number,
  ) {}

  async list<Summary>(kind: RecordKind<unknown, unknown, Summary>, home: Home): Promise<IndexedSummaries<Summary>> {
    const { documents, skipped } = await this.read(kind.name, home);
    const items = new Map<string, Stored<Summary>>();
    const unreadable: string[] = [];
    const behind: { id: string; isLeft: boolean }[] = [];
    for (const { entries, marked } of documents) {
      for (const [id, { format, version, at, summary }] of Object.entries(entries)) {
        const read = format > kind.format ? undefined : kind.summary?.form.safeParse(summary);
        if (!read?.success) unreadable.push(id);
        // One that was just moved to another document is in both.
        else if ((items.get(id)?.version ?? 0) <= version) items.set(id, { id, home, version, at, value: read.data });
      }
      for (const [id, since] of Object.entries(marked)) behind.push({ id, isLeft: this.isLeft(since) });
    }
    return { items: [...items.values()], unreadable, marked: behind, skipped };
  }

  /** Says that a record is about to be written. */
  async mark(kind: string, home: Home, id: string, at: IsoDateTime): Promise<void> {
    await this.change(kind, home, id, (document) => ({ ...document, marked: { ...document.marked, [id]: at } }));
  }

  /** Puts a summary in; `undefined` takes the record out. */
  async put(kind: string, home: Home, id: string, summary: ShownSummary | undefined): Promise<void> {
    const { place, holding } = await this.change(kind, home, id, (document) => {
      const { entries, ...rest } = without(id, document);
      const known = document.entries[id];
      if (!summary) return { ...rest, entries };
      const { format, version, at, value } = summary;
      const isNewer = !known || known.version <= version;
      return { ...rest, entries: { ...entries, [id]: isNewer ? { format, version, at, summary: value } : known } };
    });
    const others = holding.filter((other) => other !== place);
    for (const other of others)
      await this.changeAt(kind, home, other, (document) => {
        const isNewer = summary && (document.entries[id]?.version ?? 0) > summary.version;
        return isNewer || !holds(document, id) ? undefined : without(id, document);
      });
  }

  /** Changes the first document that can take the change. Answers which, and which ones held the record before. */
  private async change(
    kind: string,
    home: Home,
    id: string,
    change: (document: Content) => Content,
  ): Promise<{ readonly place: string; readonly holding: readonly string[] }> {
    const index = await this.read(kind, home);
    for (const place of placesFor(id, index)) {
      const outcome = await this.changeAt(kind, home, place, change);
      if (outcome.kind === 'too-large') continue;
      return { place, holding: index.documents.filter((document) => holds(document, id)).map((held) => held.id) };
    }
    throw new HostUnreachable(`The lists of ${kind} have no room for ${id}.`);
  }

  private changeAt(
    kind: string,
    home: Home,
    place: string,
    change: (document: Content) => Content | undefined,
  ): ReturnType<typeof changeDocument> {
    return changeDocument(
      () => this.documents.read(collectionOf(kind, home), place, indexDocument),
      (document) => change(document ?? { id: place, ...noEntries }),
      (document, etag) => this.documents.put(collectionOf(kind, home), document, etag),
    ).finally(() => this.lists.forget(`${kind} ${home}`));
  }

  /** Drops what was read of a home, so that the next list is what is there then. */
  forget(kind: string, home: Home): void {
    this.lists.forget(`${kind} ${home}`);
  }

  private read(kind: string, home: Home): Promise<ReadIndex> {
    return this.lists.get(`${kind} ${home}`, async () => {
      const skipped: string[] = [];
      const skip = (id: string): unknown => skipped.push(id);
      return { documents: await this.documents.readAll(collectionOf(kind, home), indexDocument, skip), skipped };
    });
  }

  private isLeft(since: IsoDateTime): boolean {
    return Date.parse(since) < this.now() - leftBehind;
  }
}

/** Documents to try for a record: those that hold it, those with room, and a new one. */
function* placesFor(id: string, { documents, skipped }: ReadIndex): Generator<string> {
  for (const document of documents) if (holds(document, id)) yield document.id;
  for (const document of documents) if (!holds(document, id) && hasRoom(document)) yield document.id;
  const taken = new Set([...documents.map((document) => document.id), ...skipped]);
  let next = 0;
  while (taken.has(String(next))) next += 1;
  yield String(next);
}

function holds({ entries, marked }: Content, id: string): boolean {
  return id in entries || id in marked;
}

function hasRoom(document: IndexDocument): boolean {
  return new TextEncoder().encode(JSON.stringify(document)).length < roomADocument;
}

function without(id: string, { entries, marked, ...document }: Content): Content {
  const { [id]: _entry, ...others } = entries;
  const { [id]: _mark, ...marks } = marked;
  return { ...document, entries: others, marked: marks };
}

function collectionOf(kind: string, home: Home): string {
  return `${kind}-index-${home}`;
}
