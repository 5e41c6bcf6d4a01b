import type { AzureApp } from '../app/azure';
import type { Json } from '../app/forge';

const place = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes';

/** Waybill's documents as anybody in the organization reads and writes them, past Waybill: here Rhea, who may edit no item. */
export function sharedDocuments(app: AzureApp, who = 'rhea') {
  const at = (collection: string, scope = 'Default/Current') => `${place}/${scope}/Collections/${collection}/Documents`;
  const inFerry = (kind: string) => `${kind}-${app.project('Ferry')}`;

  async function read(collection: string, id: string): Promise<Json> {
    const { status, body } = await app.rest(who, `${at(collection)}/${id}`);
    return status === 200 ? body : undefined;
  }

  /** Over what is there, whatever its etag. */
  async function write(collection: string, document: Json): Promise<void> {
    const { __etag: _etag, ...body } = document;
    const { status } = await app.rest(who, at(collection), { method: 'PUT', body: { ...body, __etag: -1 } });
    if (status !== 200) throw new Error(`${status} for ${collection} ${document.id}`);
  }

  return {
    inFerry,
    read,
    write,
    async change(collection: string, id: string, change: (document: Json) => void): Promise<void> {
      const document = await read(collection, id);
      change(document);
      await write(collection, document);
    },
    /** A document that only its owner reads. */
    async own(person: string, collection: string, id: string): Promise<Json> {
      return (await app.rest(person, `${at(collection, 'User/Me')}/${id}`)).body;
    },
    async dropOwn(person: string, collection: string, id: string): Promise<void> {
      await app.rest(person, `${at(collection, 'User/Me')}/${id}`, { method: 'DELETE' });
    },
    /** Everything of these collections, as text. */
    async everything(...collections: readonly string[]): Promise<string> {
      const bodies = await Promise.all(collections.map(async (name) => (await app.rest(who, at(name))).body));
      return JSON.stringify(bodies);
    },
  };
}

/** See {@link sharedDocuments}. */
export type SharedDocuments = ReturnType<typeof sharedDocuments>;

/** A line as somebody makes it up: in anybody's name, with no signature of theirs. */
export function forgedLine(by: string, version: number, line: object): Json {
  return { writeId: 'f'.repeat(24), version, at: '2026-11-20T09:00:00.000Z', by, line };
}
