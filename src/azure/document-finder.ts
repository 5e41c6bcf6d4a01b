import type { AnyKind, RecordKind } from '#app/records/record-kind';
import { UnreadableRecord, type Home, type Ref } from '#app/records/records';
import type { ProjectId } from '#core/issue';
import type { Documents, RawDocument } from '#azure/documents';
import { TimedCache } from '#azure/timed-cache';
import { readRecordDocument, recordCollection, type RecordDocument } from '#azure/record-document';
import type { RecordLocations } from '#azure/record-locations';

/** Up to so many records are read one by one; more are found in whole lists. */
const singles = 4;
/** How long the records of one home answer the parts of one list. */
const listMilliseconds = 5_000;
/** How long one record that does not follow an issue answers what every call asks. */
const recordMilliseconds = 5_000;

/** A record of some kind as it was read. */
export type AnyDocument = RecordDocument<unknown>;

/** A collection as it was read: what can be read of it, and what cannot. */
interface DocumentList {
  readonly readable: Map<string, AnyDocument>;
  readonly unreadable: readonly string[];
}

/** Finds the documents of records, and remembers what this page has seen of them. */
export class DocumentFinder {
  private readonly lists = new TimedCache<DocumentList>(listMilliseconds);
  private readonly known = new TimedCache<AnyDocument | undefined>(recordMilliseconds);
  private readonly refreshing = new Set<string>();
  /** The last state of documents that this page has seen, for their etags. */
  private readonly seen = new Map<string, AnyDocument>();

  constructor(
    private readonly documents: Documents,
    private readonly locations: RecordLocations,
    private readonly parts: { readonly project?: { readonly id: ProjectId }; readonly kinds: readonly AnyKind[] },
  ) {}

  lastSeen(kind: AnyKind, ref: Ref): AnyDocument | undefined {
    return this.seen.get(keyOf(kind, ref));
  }

  many(kind: AnyKind, refs: readonly Ref[]): Promise<readonly (AnyDocument | undefined)[]> {
    return refs.length <= singles
      ? Promise.all(refs.map((ref) => this.found(kind, ref)))
      : this.foundInLists(kind, refs);
  }

  forget(kind: AnyKind, home: Home, id: string): void {
    const key = keyOf(kind, { id, home });
    this.seen.delete(key);
    this.known.forget(key);
    this.forgetList(kind, home);
  }

  forgetList(kind: AnyKind, home: Home): void {
    this.lists.forget(recordCollection(kind, home));
  }

  /** A record that every call asks for is kept for a moment; a command reads it anew beside what it reads anyway. */
  recent<Value>(kind: RecordKind<Value, unknown, unknown>, ref: Ref): Promise<RecordDocument<Value> | undefined> {
    const asked = this.known.get(keyOf(kind, ref), () => this.find(kind, ref));
    return asked as Promise<RecordDocument<Value> | undefined>;
  }

  /** Reads anew what every call asks for beside what a command reads anyway, so that the command goes by what holds now. */
  refresh(): void {
    const { project, kinds } = this.parts;
    if (!project) return;
    for (const kind of kinds) {
      const key = keyOf(kind, { id: project.id, home: project.id });
      if (!kind.isAskedByEveryCall || this.refreshing.has(key) || !this.known.peek(key)) continue;
      this.refreshing.add(key);
      this.known.forget(key);
      this.recent<unknown>(kind, { id: project.id, home: project.id })
        .catch(() => undefined)
        .finally(() => this.refreshing.delete(key));
    }
  }

  /**
   * In the page's project first; an item that was moved, or is shown from elsewhere, lies where its location says. A
   * location that is not known here yet, or was lost, is what the ref says, and is put right.
   */
  async find<Value>(
    kind: RecordKind<Value, unknown, unknown>,
    { id, home }: Ref,
  ): Promise<RecordDocument<Value> | undefined> {
    const { project } = this.parts;
    const first = kind.followsIssue ? (project?.id ?? home) : home;
    const here = first === undefined ? undefined : await this.read(kind, first, id);
    if (here || !kind.followsIssue) return this.noted(kind, here);
    const location = await this.locations.of(kind.name, id);
    const there = location === undefined || location === first ? undefined : await this.read(kind, location, id);
    if (there || home === undefined || home === first || home === location) return this.noted(kind, there);
    const found = await this.read(kind, home, id);
    if (found) this.locations.set(kind.name, id, home);
    return this.noted(kind, found);
  }

  private noted<Value>(kind: AnyKind, document: RecordDocument<Value> | undefined): RecordDocument<Value> | undefined {
    if (document) this.see(kind, document);
    return document;
  }

  async found(kind: AnyKind, ref: Ref): Promise<AnyDocument | undefined> {
    try {
      return await this.find<unknown>(kind, ref);
    } catch (error) {
      if (error instanceof UnreadableRecord) return undefined;
      throw error;
    }
  }

  /** Many records: the list of the page's project, then those of other homes that hold one of them. */
  async foundInLists(kind: AnyKind, refs: readonly Ref[]): Promise<readonly (AnyDocument | undefined)[]> {
    const own = this.parts.project?.id;
    const here = own === undefined ? new Map<string, AnyDocument>() : (await this.listed(kind, own)).readable;
    const missing = refs.filter(({ id, home }) => !here.has(id) || (!kind.followsIssue && home !== own));
    const ids = missing.map(({ id }) => id);
    const locations = kind.followsIssue ? await this.locations.ofMany(kind.name, ids) : [];
    const homes = missing.map(({ home }, index) => locations[index] ?? home);
    const others = [...new Set(homes)].filter((home): home is Home => home !== undefined && home !== own);
    const elsewhere = await Promise.all(others.map(async (home) => (await this.listed(kind, home)).readable));
    return refs.map(({ id, home }) =>
      [here, ...elsewhere]
        .flatMap((list) => list.get(id) ?? [])
        .find((document) => kind.followsIssue || home === undefined || document.home === home),
    );
  }

  private async read<Value>(
    kind: RecordKind<Value, unknown, unknown>,
    home: Home,
    id: string,
  ): Promise<RecordDocument<Value> | undefined> {
    const document = await this.documents.get(recordCollection(kind, home), id);
    return document && documentAt(kind, home, document);
  }

  listed(kind: AnyKind, home: Home): Promise<DocumentList> {
    const collection = recordCollection(kind, home);
    return this.lists.get(collection, async () => {
      const readable = new Map<string, AnyDocument>();
      const unreadable: string[] = [];
      for (const document of await this.documents.list(collection)) {
        const read = readableDocument<unknown>(kind, home, document);
        if (!read) unreadable.push(document.id);
        else {
          readable.set(read.id, read);
          this.seen.set(keyOf(kind, { id: read.id, home }), read);
        }
      }
      return { readable, unreadable };
    });
  }

  see(kind: AnyKind, document: AnyDocument): void {
    const key = keyOf(kind, { id: document.id, home: document.home as Home });
    this.seen.set(key, document);
    if (kind.isAskedByEveryCall) void this.known.put(key, document);
    // A list that is at hand goes on without being read again.
    void this.lists.peek(recordCollection(kind, document.home as Home))?.then(
      ({ readable }) => readable.set(document.id, document),
      () => undefined,
    );
  }
}

/** A document as a record of its kind; nothing when it cannot be read. */
export function readableDocument<Value>(
  kind: RecordKind<Value, unknown, unknown>,
  home: Home,
  document: RawDocument,
): RecordDocument<Value> | undefined {
  try {
    return documentAt(kind, home, document);
  } catch (error) {
    if (error instanceof UnreadableRecord) return undefined;
    throw error;
  }
}

/** A document of one home as a record. One that says that it lies elsewhere could never be written on: it cannot be read. */
function documentAt<Value>(
  kind: RecordKind<Value, unknown, unknown>,
  home: Home,
  document: RawDocument,
): RecordDocument<Value> {
  const read = readRecordDocument(kind, document);
  if (read.home !== home) throw new UnreadableRecord(kind.name, document.id, false);
  return read;
}

/** Of kinds that follow no issue, each home has records of its own under an id. */
function keyOf({ name, followsIssue }: AnyKind, { id, home }: Ref): string {
  return followsIssue ? `${name} ${id}` : `${name} ${home ?? ''} ${id}`;
}
