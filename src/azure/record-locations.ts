import * as z from 'zod/mini';
import type { Home } from '#app/records/records';
import { changeDocument, type Documents } from '#azure/documents';
import { TimedCache } from '#azure/timed-cache';

const collection = 'locations';

/** Up to so many documents are read one by one; more come as a list. */
const singles = 4;

/** Items of one document: a collection holds 100,000 documents, and an organization more items. */
const itemsADocument = 1_000;

const locationsDocument = z.object({ id: z.string(), __etag: z.int(), homes: z.record(z.string(), z.string()) });
type LocationsDocument = z.infer<typeof locationsDocument>;

/** In whose documents the record of an item lies: after the item was moved, that is no longer its own project. */
export class RecordLocations {
  private readonly known = new TimedCache<Readonly<Record<string, string>>>(15_000);
  private readonly all = new TimedCache<ReadonlyMap<string, LocationsDocument['homes']>>(15_000);
  private readonly pending = new Map<string, Map<string, Home>>();
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly documents: Documents,
    private readonly report: (error: unknown) => void,
  ) {}

  async of(kind: string, id: string): Promise<Home | undefined> {
    const bucket = bucketOf(kind, id);
    const waiting = this.pending.get(bucket)?.get(id);
    if (waiting !== undefined) return waiting;
    const homes = await this.known.get(bucket, async () => (await this.read(bucket))?.homes ?? {});
    return homes[id] as Home | undefined;
  }

  /** In the order asked. */
  async ofMany(kind: string, ids: readonly string[]): Promise<readonly (Home | undefined)[]> {
    if (new Set(ids.map((id) => bucketOf(kind, id))).size <= singles)
      return Promise.all(ids.map((id) => this.of(kind, id)));
    const all = await this.all.get(
      '',
      async () =>
        new Map((await this.documents.readAll(collection, locationsDocument)).map(({ id, homes }) => [id, homes])),
    );
    return ids.map(
      (id) => this.pending.get(bucketOf(kind, id))?.get(id) ?? (all.get(bucketOf(kind, id))?.[id] as Home | undefined),
    );
  }

  /** Remembers a home soon: several items of one document are written at once. */
  set(kind: string, id: string, home: Home): void {
    const bucket = bucketOf(kind, id);
    const waiting = this.pending.get(bucket) ?? new Map<string, Home>();
    waiting.set(id, home);
    this.pending.set(bucket, waiting);
    this.writing = this.writing.then(() => this.flush(bucket)).catch(this.report);
  }

  /** Resolves when no home waits to be written. */
  settled(): Promise<void> {
    return this.writing;
  }

  private async flush(bucket: string): Promise<void> {
    const waiting = this.pending.get(bucket);
    if (!waiting) return;
    const entries = Object.fromEntries(waiting);
    await changeDocument(
      () => this.read(bucket),
      (document) => {
        const homes = document?.homes ?? {};
        return Object.entries(entries).every(([id, home]) => homes[id] === home)
          ? undefined
          : { id: bucket, homes: { ...homes, ...entries } };
      },
      (document, etag) => this.documents.put(collection, document, etag),
    );
    this.known.forget(bucket);
    this.all.forget();
    for (const [id, home] of Object.entries(entries)) if (waiting.get(id) === home) waiting.delete(id);
    if (waiting.size === 0) this.pending.delete(bucket);
  }

  private read(bucket: string): Promise<LocationsDocument | undefined> {
    return this.documents.read(collection, bucket, locationsDocument, { homes: {} });
  }
}

/** Work items are numbers; another id lies in a bucket of its own. */
function bucketOf(kind: string, id: string): string {
  const number = Number(id);
  return `${kind}-${Number.isInteger(number) ? Math.floor(number / itemsADocument) : 'other'}`;
}
