import * as z from 'zod/mini';
import { versionForm, momentForm } from '#app/forms';
import type { RecordKind } from '#app/records/record-kind';
import type { Home, Stored } from '#app/records/records';
import type { IsoDateTime } from '#core/result';
import { changeDocument, type Documents } from '#azure/documents';
import { TimedCache } from '#azure/timed-cache';

/** Summaries of one index document: far below what a document may weigh, and few documents for thousands. */
const summariesADocument = 1_000;
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
const noEntries = { entries: {}, marked: {} };

/** A summary with the format of its kind when it was written. */
export type ShownSummary = Omit<Stored<unknown>, 'id' | 'home'> & { readonly format: number };

/** What lists show of one home. */
export interface IndexedSummaries<Summary> {
  readonly items: readonly Stored<Summary>[];
  readonly unreadable: readonly string[];
  /** Records whose summary may be behind; `isLeft`: because the page that wrote them was closed. */
  readonly marked: readonly { readonly id: string; readonly isLeft: boolean }[];
}

/**
 * Summaries of a kind in `{kind}-index-{home}`, a thousand a document. A record is marked before it is written and its
 * summary put in after it: what a closed page leaves marked is found by the next list, and mended.
 */
export class SummaryIndex {
  private readonly lists = new TimedCache<readonly IndexDocument[]>(3_000);

  constructor(
    private readonly documents: Documents,
    private readonly now: () => number,
  ) {}

  async list<Summary>(kind: RecordKind<unknown, unknown, Summary>, home: Home): Promise<IndexedSummaries<Summary>> {
    const documents = await this.read(kind.name, home);
    const items: Stored<Summary>[] = [];
    const unreadable: string[] = [];
    const behind: { id: string; isLeft: boolean }[] = [];
    for (const { entries, marked } of documents) {
      for (const [id, { format, version, at, summary }] of Object.entries(entries)) {
        const read = format > kind.format ? undefined : kind.summary?.form.safeParse(summary);
        if (read?.success) items.push({ id, home, version, at, value: read.data });
        else unreadable.push(id);
      }
      for (const [id, since] of Object.entries(marked)) behind.push({ id, isLeft: this.isLeft(since) });
    }
    return { items, unreadable, marked: behind };
  }

  /** Says that a record is about to be written. */
  mark(kind: string, home: Home, id: string, at: IsoDateTime): Promise<void> {
    return this.change(kind, home, id, (document) => ({ ...document, marked: { ...document.marked, [id]: at } }));
  }

  /** Puts a summary in; `undefined` takes the record out. */
  put(kind: string, home: Home, id: string, summary: ShownSummary | undefined): Promise<void> {
    return this.change(kind, home, id, ({ entries, marked, ...document }) => {
      const { [id]: _mark, ...others } = marked;
      const { [id]: known, ...rest } = entries;
      if (!summary) return { ...document, entries: rest, marked: others };
      const { format, version, at, value } = summary;
      const isNewer = (known?.version ?? 0) <= version;
      return {
        ...document,
        entries: { ...rest, [id]: isNewer || !known ? { format, version, at, summary: value } : known },
        marked: others,
      };
    });
  }

  private async change(
    kind: string,
    home: Home,
    id: string,
    change: (document: Omit<IndexDocument, '__etag'>) => Omit<IndexDocument, '__etag'>,
  ): Promise<void> {
    const place = await this.placeOf(kind, home, id);
    await changeDocument(
      () => this.documents.read(collectionOf(kind, home), place, indexDocument, noEntries),
      (document) => change(document ?? { id: place, ...noEntries }),
      (document, etag) => this.documents.put(collectionOf(kind, home), document, etag),
    );
    this.lists.forget(`${kind} ${home}`);
  }

  /** The document that holds a record, else the first with room. */
  private async placeOf(kind: string, home: Home, id: string): Promise<string> {
    const documents = await this.read(kind, home);
    const holding = documents.find(({ entries, marked }) => id in entries || id in marked);
    const roomy = documents.find(({ entries }) => Object.keys(entries).length < summariesADocument);
    return holding?.id ?? roomy?.id ?? String(documents.length);
  }

  private read(kind: string, home: Home): Promise<readonly IndexDocument[]> {
    return this.lists.get(`${kind} ${home}`, () => this.documents.readAll(collectionOf(kind, home), indexDocument));
  }

  private isLeft(since: IsoDateTime): boolean {
    return Date.parse(since) < this.now() - leftBehind;
  }
}

function collectionOf(kind: string, home: Home): string {
  return `${kind}-index-${home}`;
}
