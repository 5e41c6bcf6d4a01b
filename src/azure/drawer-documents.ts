import * as z from 'zod/mini';
import { changeDocument, type Documents } from '#azure/documents';
import { TimedCache } from '#azure/timed-cache';

/** Secrets of one record that their author keeps, replaced ones too: the author's history shows them. */
const keptSecrets = 20;

const drawerDocument = z.object({ id: z.string(), __etag: z.int(), secrets: z.array(z.unknown()) });
type DrawerDocument = z.infer<typeof drawerDocument>;

/** What only the viewer can read, in `{kind}-drawer` of the viewer's own documents: one for each record. */
export class DrawerDocuments {
  private readonly known = new TimedCache<readonly unknown[]>(60_000);

  constructor(private readonly documents: Documents) {}

  read(kind: string, id: string): Promise<readonly unknown[]> {
    return this.known.get(`${kind} ${id}`, async () => (await this.document(kind, id))?.secrets ?? []);
  }

  async readAll(kind: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
    const documents = await this.documents.readAll(collectionOf(kind), drawerDocument);
    return new Map(documents.map(({ id, secrets }) => [id, secrets]));
  }

  async add(kind: string, id: string, secret: unknown): Promise<void> {
    await changeDocument(
      () => this.document(kind, id),
      (document) => ({ id, secrets: [...(document?.secrets ?? []), secret].slice(-keptSecrets) }),
      (document, etag) => this.documents.put(collectionOf(kind), document, etag),
    );
    this.forget(kind, id);
  }

  forget(kind: string, id: string): void {
    this.known.forget(`${kind} ${id}`);
  }

  async remove(kind: string, id: string): Promise<void> {
    await this.documents.remove(collectionOf(kind), id);
    this.forget(kind, id);
  }

  private document(kind: string, id: string): Promise<DrawerDocument | undefined> {
    return this.documents.read(collectionOf(kind), id, drawerDocument, { secrets: [] });
  }
}

function collectionOf(kind: string): string {
  return `${kind}-drawer`;
}
