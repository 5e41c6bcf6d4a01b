import * as z from 'zod/mini';
import { HostUnreachable } from '#app/ports/failures';
import { Refused } from '#app/rest-client';
import { documentLimit } from '#app/records/records';
import type { AzureClient } from '#azure/client';

/** Extension data is a preview still. Source: azure-devops-extension-api 5.276, ExtensionManagementRestClient. */
const version = '7.1-preview.1';

/** What became of a write. `refused`: somebody else wrote, or the document is there already or no more: read it again. */
export type DocumentOutcome =
  | { readonly kind: 'written'; readonly etag: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'too-large' };

/** A document as it is stored, before its own schema has parsed it. */
export interface RawDocument {
  readonly id: string;
  readonly __etag: number;
}

const raw = z.looseObject({ id: z.string(), __etag: z.int() });
const rawList = z.object({ value: z.array(raw) });

/** Refusals of reads that mean that nothing is there, and of writes that the caller looks into. */
const missing = [404];
const contested = [400, 404, 409, 412, 413];

/** One extension's documents, in the scope of the organization or of the viewer alone. Nothing can be queried: they are found by their ids. */
export class Documents {
  private readonly place: string;

  constructor(
    private readonly client: AzureClient,
    extension: { readonly publisherId: string; readonly extensionId: string },
    scope: 'organization' | 'viewer',
  ) {
    const installed = [extension.publisherId, extension.extensionId].map(encodeURIComponent).join('/');
    const scopes = scope === 'organization' ? 'Default/Current' : 'User/Me';
    this.place = `_apis/ExtensionManagement/InstalledExtensions/${installed}/Data/Scopes/${scopes}/Collections`;
  }

  /** A document as it lies there; whoever asks for it knows its form. */
  get(collection: string, id: string): Promise<RawDocument | undefined> {
    return this.ask(`${this.at(collection)}/${encodeURIComponent(id)}`, raw);
  }

  /** All documents of a collection, in no order. */
  async list(collection: string): Promise<readonly RawDocument[]> {
    return (await this.ask(this.at(collection), rawList))?.value ?? [];
  }

  /**
   * A document of a form of Waybill's own lists. One that cannot be read is as good as `empty`, and is written over;
   * without `empty` it throws HostUnreachable.
   */
  async read<Document extends RawDocument>(
    collection: string,
    id: string,
    schema: z.ZodMiniType<Document, unknown>,
    empty?: Omit<Document, 'id' | '__etag'>,
  ): Promise<Document | undefined> {
    const found = await this.get(collection, id);
    if (!found) return undefined;
    const parsed = z.safeParse(schema, found);
    if (parsed.success) return parsed.data;
    if (!empty) throw new HostUnreachable(`Document ${id} of ${collection} cannot be read.`, { cause: parsed.error });
    return { ...empty, id, __etag: found.__etag } as Document;
  }

  /** All documents of such a form that can be read; `skip` is told the ids of the others. */
  async readAll<Schema extends z.core.$ZodType>(
    collection: string,
    schema: Schema,
    skip: (id: string) => void = () => undefined,
  ): Promise<readonly z.infer<Schema>[]> {
    return (await this.list(collection)).flatMap((document) => {
      const parsed = z.safeParse(schema, document);
      if (parsed.success) return [parsed.data];
      skip(document.id);
      return [];
    });
  }

  /** Writes while the document is as it was read; `etag` absent: while there is none. */
  async put(collection: string, document: { readonly id: string }, etag: number | undefined): Promise<DocumentOutcome> {
    const body = { ...document, ...(etag !== undefined && { __etag: etag }) };
    if (new TextEncoder().encode(JSON.stringify(body)).length > documentLimit) return { kind: 'too-large' };
    const method = etag === undefined ? 'POST' : 'PUT';
    try {
      const { __etag } = await this.client.send({
        area: 'extensions',
        path: this.at(collection),
        method,
        body,
        // Guarded by the etag: a second sending is refused, and whoever reads then finds what the first one wrote.
        isRepeatable: true,
        answer: raw,
        version,
        expects: contested,
      });
      return { kind: 'written', etag: __etag };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return error.status === 413 ? { kind: 'too-large' } : { kind: 'refused', message: error.message };
    }
  }

  /** A document that is not there is no fault. */
  async remove(collection: string, id: string): Promise<void> {
    try {
      await this.client.send({
        area: 'extensions',
        path: `${this.at(collection)}/${encodeURIComponent(id)}`,
        method: 'DELETE',
        isRepeatable: true,
        answer: z.unknown(),
        version,
        expects: missing,
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  private at(collection: string): string {
    return `${this.place}/${encodeURIComponent(collection)}/Documents`;
  }

  private async ask<Schema extends z.core.$ZodType>(
    path: string,
    answer: Schema,
  ): Promise<z.infer<Schema> | undefined> {
    try {
      return await this.client.send({ area: 'extensions', path, answer, version, expects: missing });
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }
}

/** How often a document is read and changed anew while others write it. */
const attempts = 6;

/** Reads a document, changes it and writes it back, again when somebody else wrote in between; `undefined` from `change` leaves it alone. */
export async function changeDocument<Document extends RawDocument>(
  read: () => Promise<Document | undefined>,
  change: (
    document: Document | undefined,
  ) => { readonly id: string } | undefined | Promise<{ readonly id: string } | undefined>,
  put: (document: { readonly id: string }, etag: number | undefined) => Promise<DocumentOutcome>,
): Promise<DocumentOutcome | { readonly kind: 'unchanged' }> {
  let outcome: DocumentOutcome | undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const current = await read();
    const next = await change(current);
    if (next === undefined) return { kind: 'unchanged' };
    outcome = await put(next, current?.__etag);
    if (outcome.kind !== 'refused') return outcome;
  }
  throw new HostUnreachable(
    `Waybill’s documents could not be written: ${outcome?.kind === 'refused' ? outcome.message : 'others write them all the time.'}`,
  );
}
