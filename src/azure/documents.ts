import * as z from 'zod/mini';
import { HostUnreachable } from '#app/ports';
import { Refused } from '#app/rest-client';
import { documentLimit } from '#app/value/change';
import type { AzureClient } from '#azure/client';

/** The form of documents that this Waybill writes, and the newest that it reads. */
export const documentFormat = 1;

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

const raw = z.looseObject({ id: z.string(), __etag: z.int(), format: z.optional(z.int()) });
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
    const { publisherId, extensionId } = extension;
    const scopes = scope === 'organization' ? 'Default/Current' : 'User/Me';
    this.place = `_apis/ExtensionManagement/InstalledExtensions/${encodeURIComponent(publisherId)}/${encodeURIComponent(extensionId)}/Data/Scopes/${scopes}/Collections`;
  }

  /** Throws HostUnreachable for a document of a newer Waybill, as every read does. */
  async get<Schema extends z.core.$ZodType>(
    collection: string,
    id: string,
    schema: Schema,
  ): Promise<z.infer<Schema> | undefined> {
    const found = await this.ask(`${this.at(collection)}/${encodeURIComponent(id)}`, raw);
    return found && this.parsed(found, schema, collection);
  }

  /** All documents of a collection, in no order. */
  async list<Schema extends z.core.$ZodType>(collection: string, schema: Schema): Promise<readonly z.infer<Schema>[]> {
    const found = await this.ask(this.at(collection), rawList);
    return (found?.value ?? []).map((document) => this.parsed(document, schema, collection));
  }

  /** Writes while the document is as it was read; `etag` absent: while there is none. */
  async put(collection: string, document: { readonly id: string }, etag: number | undefined): Promise<DocumentOutcome> {
    const body = { ...document, format: documentFormat, ...(etag !== undefined && { __etag: etag }) };
    if (new TextEncoder().encode(JSON.stringify(body)).length > documentLimit) return { kind: 'too-large' };
    const method = etag === undefined ? 'POST' : 'PUT';
    try {
      const { __etag } = await this.client.send({
        area: 'extensions',
        path: this.at(collection),
        method,
        body,
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

  private parsed<Schema extends z.core.$ZodType>(
    document: z.infer<typeof raw>,
    schema: Schema,
    collection: string,
  ): z.infer<Schema> {
    if ((document.format ?? 0) > documentFormat) {
      throw new HostUnreachable(
        'A newer Waybill wrote what is stored here. Nothing was changed. Reload the page to get the newer version.',
      );
    }
    const parsed = z.safeParse(schema, document);
    if (!parsed.success)
      throw new HostUnreachable(`What is stored as ${collection}/${document.id} cannot be read.`, {
        cause: parsed.error,
      });
    return parsed.data;
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
