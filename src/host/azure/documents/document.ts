/** One document of an extension, as it is stored. */
export interface DataDocument {
  readonly collectionId: string;
  readonly documentId: string;
  /** Grows by one with every write. */
  readonly etag: number;
  /** Without `id` and `__etag`. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A collection that was written to once; it stays when its documents are gone. */
export interface DataCollection {
  readonly id: string;
}

/** The key of a document among all of them. */
export function documentKey({ collectionId, documentId }: Pick<DataDocument, 'collectionId' | 'documentId'>): string {
  return `${collectionId}/${documentId}`;
}

/** A document as REST answers it. */
export function documentAnswer({ documentId, etag, body }: DataDocument): Readonly<Record<string, unknown>> {
  return { ...body, id: documentId, __etag: etag };
}
