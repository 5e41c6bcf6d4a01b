import { versionForm } from '#app/forms';
import { HostUnreachable } from '#app/ports/failures';
import type { AnyKind, RecordKind } from '#app/records/record-kind';
import {
  BadCursor,
  type Disclosure,
  type Home,
  type Page,
  type PrivateDrawer,
  type RecordPage,
  type Records,
  type RecordWrite,
  type Ref,
  type Stamped,
  type Stored,
  type StoredThing,
  type TaskName,
  type WriteOutcome,
} from '#app/records/records';
import { loadedPart } from '#app/loaded-part';
import { AzureClient } from '#azure/client';
import { documentTasks } from '#azure/document-tasks';
import { DocumentHistory, type HistoryPlace } from '#azure/document-history';
import { changeDocument, Documents } from '#azure/documents';
import { DrawerDocuments } from '#azure/drawer-documents';
import {
  composedDocument,
  recordCollection,
  storedIn,
  type LineDocument,
  type RecordDocument,
} from '#azure/record-document';
import type { AzureRecordsParts } from '#azure/document-parts';
import { LaterSigning } from '#azure/later-signing';
import { RecordLocations } from '#azure/record-locations';
import { linesWithDoubts, storedWithDoubt } from '#azure/document-doubts';
import { DocumentFinder, readableDocument, type AnyDocument } from '#azure/document-finder';
import { SummaryIndex } from '#azure/summary-index';

/** How often a write is composed anew while others touch the document without changing its version. */
const attempts = 6;
/** What lists and exports need comes when they are asked for: panels of one item do without it. */
const listing = () => loadedPart(() => import('#azure/document-summaries'));
const exporting = () => loadedPart(() => import('#azure/document-export'));

/** Rows of one page of a list: the documents come in one call, their pages from memory. */
const rowsAPage = 500;

/**
 * Waybill's records in Extension Data, as the viewer: there is no trusted side. A record lies in `{kind}-{home}`, one
 * document each. Tasks and the export are those of the page's project and of the site.
 */
export class DocumentRecords implements Records {
  readonly drawer: PrivateDrawer;
  readonly signing: LaterSigning;
  private readonly documents: Documents;
  private readonly past: DocumentHistory;
  private readonly locations: RecordLocations;
  private readonly index: SummaryIndex;
  private readonly finder: DocumentFinder;

  constructor(private readonly parts: AzureRecordsParts) {
    const { request, patience, extension, background } = parts;
    const client = new AzureClient(request, patience);
    this.documents = new Documents(client, extension, 'organization');
    this.past = new DocumentHistory(this.documents);
    this.locations = new RecordLocations(this.documents, background.report);
    this.finder = new DocumentFinder(this.documents, this.locations, parts);
    this.index = new SummaryIndex(this.documents, Date.now);
    const own = new Documents(client, extension, 'viewer');
    const secrets = new DrawerDocuments(own);
    const { viewer, project } = parts;
    this.signing = new LaterSigning({ viewer, background, home: project?.id, own, shared: this.documents });
    this.drawer = {
      read: (kind, id) => secrets.read(kind, id),
      readAll: (kind) => secrets.readAll(kind),
      add: (kind, id, secret) => secrets.add(kind, id, secret),
      forget: (kind, id) => secrets.forget(kind, id),
      remove: (kind, id) => secrets.remove(kind, id),
      disclose: (kind, ref, disclosure) => this.disclose(kind, ref, disclosure),
    };
  }

  async get<Value>(kind: RecordKind<Value, unknown, unknown>, ref: Ref): Promise<Stored<Value> | undefined> {
    if (kind.followsIssue) this.finder.refresh();
    const document = kind.isAskedByEveryCall ? await this.finder.recent(kind, ref) : await this.finder.find(kind, ref);
    return document && storedWithDoubt(this.signing, kind, document);
  }

  async many<Value>(
    kind: RecordKind<Value, unknown, unknown>,
    refs: readonly Ref[],
  ): Promise<readonly Stored<Value>[]> {
    const wanted = [...new Map(refs.map((ref) => [ref.id, ref])).values()];
    const found = await this.finder.many(kind, wanted);
    return Promise.all(
      found.flatMap((document) =>
        document ? [storedWithDoubt(this.signing, kind, document as RecordDocument<Value>)] : [],
      ),
    );
  }

  async list<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    home: Home,
    after?: string,
  ): Promise<RecordPage<Summary>> {
    if (kind.isWatched && after === undefined) {
      this.finder.forgetList(kind, home);
      this.index.forget(kind.name, home);
    }
    const sources = { index: this.index, finder: this.finder, background: this.parts.background };
    const { summariesAt, valuesAt } = await listing();
    const { items, unreadable } = kind.summary
      ? await summariesAt(sources, kind, home)
      : await valuesAt(this.finder, kind, home, (document) => storedWithDoubt(this.signing, kind, document));
    const start = Number(after ?? 0);
    if (!Number.isSafeInteger(start) || start < 0) throw new BadCursor();
    const end = start + rowsAPage;
    return {
      items: items.slice(start, end) as readonly Stored<Summary>[],
      unreadable: start === 0 ? unreadable : [],
      ...(end < items.length && { next: String(end) }),
    };
  }

  /** The record stands or falls by its document's etag; its line of history is in it until it is in the history, too. */
  async write<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    write: RecordWrite<Value, Line>,
  ): Promise<WriteOutcome> {
    if (write.expected === 'unreadable') return this.writeOver(kind, write);
    const { id, home, expected, stamped } = write;
    const known = this.finder.lastSeen(kind, write) as RecordDocument<Value> | undefined;
    let current = known?.version === expected ? known : await this.finder.find(kind, write);
    if (kind.summary) await this.index.mark(kind.name, home, id, stamped.at);
    let signed: LineDocument | undefined;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (current?.stamped.writeId === stamped.writeId) {
        // Its answer was lost, and with it what follows a write.
        this.written(kind, current, undefined);
        return 'written';
      }
      if ((current?.version ?? 0) !== expected) return (await this.isWritten(kind, write)) ? 'written' : 'conflict';
      if (current) await this.finish(kind, current);
      signed ??= await this.signing.signed(kind, write);
      const document = composedDocument(kind, write, signed, current);
      const etag = current?.home === home ? current.__etag : undefined;
      const outcome = await this.documents.put(recordCollection(kind, home), document, etag);
      if (outcome.kind === 'too-large') return 'too-large';
      if (outcome.kind === 'written') {
        this.written(kind, { ...document, __etag: outcome.etag }, current);
        return 'written';
      }
      current = await this.finder.find(kind, write);
    }
    throw new HostUnreachable(`Documents did not take ${kind.name} ${id}.`);
  }

  async history<Line>(
    kind: RecordKind<unknown, Line, unknown>,
    ref: Ref,
    atMost: number,
  ): Promise<readonly Stamped<Line>[]> {
    const document = await this.finder.find(kind, ref);
    const home = this.homeOf(document, ref);
    if (home === undefined) return [];
    const lines = await this.past.lines({ kind: kind.name, home, id: ref.id });
    const isMissing = document && !lines.some(({ version }) => version === document.stamped.version);
    const newest = (isMissing ? [...lines, document.stamped] : [...lines])
      .sort((one, other) => other.version - one.version)
      .slice(0, atMost);
    return linesWithDoubts(this.signing, kind, { id: ref.id, home }, newest);
  }

  async addLines<Line>(
    kind: RecordKind<unknown, Line, unknown>,
    ref: Ref,
    lines: readonly Stamped<Line>[],
  ): Promise<readonly Stamped<Line>[]> {
    const document = await this.finder.find(kind, ref);
    const home = this.homeOf(document, ref);
    if (home === undefined) return [];
    if (document) await this.finish(kind, document);
    const added = await this.past.append({ kind: kind.name, home, id: ref.id }, lines as readonly LineDocument[]);
    const versions = new Set(added.map(({ version }) => version));
    return lines.filter(({ version }) => versions.has(version));
  }

  /** The record goes last: a removal that is cut off can be found and repeated. */
  async remove(kind: AnyKind, ref: Ref): Promise<void> {
    const document = await this.finder.found(kind, ref);
    await this.drawer.remove(kind.name, ref.id);
    const home = this.homeOf(document, ref);
    if (home === undefined) return;
    await this.past.remove({ kind: kind.name, home, id: ref.id });
    if (kind.summary) await this.index.put(kind.name, home, ref.id, undefined);
    await this.documents.remove(recordCollection(kind, home), ref.id);
    this.finder.forget(kind, home, ref.id);
  }

  tasks(name: TaskName) {
    return documentTasks(name, {
      kinds: this.parts.kinds,
      homes: this.homes(),
      list: async (kind, home) => [...(await this.finder.listed(kind, home)).readable.values()],
      change: (kind, ref, change) => this.change(kind, ref, change),
    });
  }

  /** One kind and home a part: its records, then its lines. A cursor counts the parts. */
  async everything(kinds: readonly AnyKind[], after = '0'): Promise<Page<StoredThing>> {
    const places = kinds.flatMap((kind) => this.homes().map((home) => ({ kind, home })));
    const at = Number(after);
    const place = places[at % places.length];
    if (!place || !Number.isInteger(at) || at < 0 || at >= 2 * places.length) throw new BadCursor();
    const { recordsAt, linesAt } = await exporting();
    const items =
      at < places.length
        ? await recordsAt(this.finder, place)
        : await linesAt({ past: this.past, finder: this.finder }, place);
    return { items, ...(at + 1 < 2 * places.length && { next: String(at + 1) }) };
  }

  private homes(): readonly Home[] {
    const { project } = this.parts;
    return project ? [project.id, 'site'] : ['site'];
  }

  /** Where a record lies, or would lie. */
  private homeOf(document: AnyDocument | undefined, ref: Ref): Home | undefined {
    return (document?.home as Home | undefined) ?? ref.home ?? this.parts.project?.id;
  }

  /** An administrator's write over what cannot be read. */
  private async writeOver<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    write: RecordWrite<Value, Line>,
  ): Promise<WriteOutcome> {
    const { id, home, stamped } = write;
    const raw = await this.documents.get(recordCollection(kind, home), id);
    const readable = raw && readableDocument(kind, home, raw);
    if (readable) return readable.stamped.writeId === stamped.writeId ? 'written' : 'conflict';
    const newest = (await this.past.lines({ kind: kind.name, home, id })).at(-1)?.version ?? 0;
    const before = versionForm.safeParse((raw as { readonly version?: unknown } | undefined)?.version);
    const version = Math.max(stamped.version, newest + 1, before.success ? before.data + 1 : 0);
    if (kind.summary) await this.index.mark(kind.name, home, id, stamped.at);
    const next = { ...write, stamped: { ...stamped, version } };
    const document = composedDocument(kind, next, await this.signing.signed(kind, next), undefined);
    const outcome = await this.documents.put(recordCollection(kind, home), document, raw?.__etag);
    if (outcome.kind !== 'written') return outcome.kind === 'too-large' ? 'too-large' : 'conflict';
    this.written(kind, { ...document, __etag: outcome.etag }, undefined);
    return 'written';
  }

  /** A write whose answer was lost, and on top of which somebody else has written since. */
  private async isWritten(kind: AnyKind, { id, home, stamped }: RecordWrite<unknown, unknown>): Promise<boolean> {
    const lines = await this.past.lines({ kind: kind.name, home, id });
    return lines.some(({ writeId }) => writeId === stamped.writeId);
  }

  private written<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    document: RecordDocument<Value>,
    before: RecordDocument<Value> | undefined,
  ): void {
    const place = placeOf(kind, document);
    const isMoved = before !== undefined && before.home !== document.home;
    this.finder.see(kind, document);
    this.parts.background.run(async () => {
      if (isMoved) await this.move(kind, before, place);
      await this.past.append(place, [document.stamped]);
    });
    const { summary } = kind;
    if (summary) {
      const { id: _id, home: _home, ...stored } = storedIn(document);
      const shown = { ...stored, format: kind.format, value: summary.of(document.value) };
      this.parts.background.run(() => this.index.put(kind.name, place.home, place.id, shown));
    }
    if (kind.followsIssue && (!before || isMoved)) this.locations.set(kind.name, document.id, place.home);
  }

  private async move(kind: AnyKind, before: AnyDocument, place: HistoryPlace): Promise<void> {
    const from = placeOf(kind, before);
    await this.signing.carry(from.home, place.home);
    await this.past.append(place, await this.past.lines(from));
    await this.past.remove(from);
    if (kind.summary) await this.index.put(kind.name, from.home, before.id, undefined);
    await this.documents.remove(recordCollection(kind, from.home), before.id);
    this.finder.forgetList(kind, from.home);
  }

  /** A line that an earlier write left in the record only is put into the history before the next one takes its place. */
  private async finish(kind: AnyKind, document: AnyDocument): Promise<void> {
    const place = placeOf(kind, document);
    if (this.past.has(place, document.stamped.version)) return;
    await this.past.append(place, [document.stamped]);
  }

  /** Changes a document without its version: nothing of what people see changes. */
  private async change<Value>(
    kind: RecordKind<Value, unknown, unknown>,
    ref: Ref,
    change: (document: RecordDocument<Value>) => Omit<RecordDocument<Value>, '__etag'> | undefined,
  ): Promise<void> {
    let written: Omit<RecordDocument<Value>, '__etag'> | undefined;
    const outcome = await changeDocument(
      () => this.finder.find(kind, ref),
      (document) => (written = document && change(document)),
      (document, etag) => this.documents.put(recordCollection(kind, written?.home as Home), document, etag),
    );
    if (outcome.kind === 'written' && written) this.finder.see(kind, { ...written, __etag: outcome.etag });
  }

  private async disclose<Value, Line>(
    kind: RecordKind<Value, Line, unknown>,
    ref: Ref,
    { value, line }: Disclosure<Value, Line>,
  ): Promise<void> {
    const disclosed = (stamped: LineDocument): LineDocument => {
      const next = line(stamped.line as Line);
      return next === stamped.line ? stamped : { ...stamped, line: next };
    };
    let place: HistoryPlace | undefined;
    await this.change(kind, ref, (document) => {
      place = placeOf(kind, document);
      const next = value(document.value);
      const stamped = disclosed(document.stamped);
      return next === document.value && stamped === document.stamped
        ? undefined
        : { ...document, value: next, stamped };
    });
    const lines = this.finder.lastSeen(kind, ref);
    if (!place || !lines) return;
    const [at, stamped] = [place, lines.stamped];
    this.parts.background.run(() => this.past.append(at, [stamped], disclosed));
  }

  /** Resolves when nothing is under way in the background. */
  async settled(): Promise<void> {
    await this.parts.background.settled();
    await this.past.settled();
    await this.locations.settled();
  }
}

function placeOf({ name }: AnyKind, { home, id }: Pick<AnyDocument, 'home' | 'id'>): HistoryPlace {
  return { kind: name, home: home as Home, id };
}
