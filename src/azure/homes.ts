import * as z from 'zod/mini';
import type { ProjectId } from '#core/issue';
import { changeDocument, type Documents } from '#azure/documents';
import { Kept } from '#azure/kept';

const collection = 'homes';

/** Up to so many documents are read one by one; more come as a list. */
const singles = 4;

/** Items of one document: a collection holds 100,000 documents, and an organization more items. */
const itemsADocument = 1_000;

const homeDocument = z.object({ id: z.string(), __etag: z.int(), projects: z.record(z.string(), z.string()) });
type HomeDocument = z.infer<typeof homeDocument>;

/** In which project's documents an item's record lies: after it was moved, that is no longer the item's own project. */
export class Homes {
  private readonly known = new Kept<Readonly<Record<string, string>>>(15_000);
  private readonly all = new Kept<ReadonlyMap<string, HomeDocument['projects']>>(15_000);
  private readonly pending = new Map<string, Map<string, ProjectId>>();
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly documents: Documents) {}

  async of(issueId: string): Promise<ProjectId | undefined> {
    const bucket = bucketOf(issueId);
    const waiting = this.pending.get(bucket)?.get(issueId);
    if (waiting !== undefined) return waiting;
    const projects = await this.known.get(bucket, async () => (await this.read(bucket))?.projects ?? {});
    return projects[issueId] as ProjectId | undefined;
  }

  /** In the order asked. */
  async ofMany(issueIds: readonly string[]): Promise<readonly (ProjectId | undefined)[]> {
    if (new Set(issueIds.map(bucketOf)).size <= singles) return Promise.all(issueIds.map((id) => this.of(id)));
    const all = await this.all.get(
      '',
      async () =>
        new Map((await this.documents.list(collection, homeDocument)).map(({ id, projects }) => [id, projects])),
    );
    return issueIds.map(
      (id) => this.pending.get(bucketOf(id))?.get(id) ?? (all.get(bucketOf(id))?.[id] as ProjectId | undefined),
    );
  }

  /** Remembers a home soon: several items of one document are written at once. */
  set(issueId: string, projectId: ProjectId): void {
    const bucket = bucketOf(issueId);
    const waiting = this.pending.get(bucket) ?? new Map<string, ProjectId>();
    waiting.set(issueId, projectId);
    this.pending.set(bucket, waiting);
    this.writing = this.writing.then(() => this.flush(bucket)).catch(() => undefined);
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
        const projects = document?.projects ?? {};
        return Object.entries(entries).every(([id, project]) => projects[id] === project)
          ? undefined
          : { id: bucket, projects: { ...projects, ...entries } };
      },
      (document, etag) => this.documents.put(collection, document, etag),
    );
    this.known.forget(bucket);
    this.all.forget();
    for (const [id, project] of Object.entries(entries)) if (waiting.get(id) === project) waiting.delete(id);
    if (waiting.size === 0) this.pending.delete(bucket);
  }

  private read(bucket: string): Promise<HomeDocument | undefined> {
    return this.documents.get(collection, bucket, homeDocument);
  }
}

function bucketOf(issueId: string): string {
  return String(Math.floor(Number(issueId) / itemsADocument));
}
