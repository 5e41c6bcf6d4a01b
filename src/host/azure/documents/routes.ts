import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { collectionIdOf } from '#host/azure/documents/access';
import { documentAnswer, documentKey, type DataDocument } from '#host/azure/documents/document';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';

/** Ids and counts are documented; the size of a document is not, and one megabyte is what Microsoft advises. */
const limits = { idLength: 50, documents: 100_000, bytes: 1_048_576 };

const documents =
  '_apis/ExtensionManagement/InstalledExtensions/{publisherName}/{extensionName}/Data/Scopes/{scopeType}/{scopeValue}/Collections/{collectionName}/Documents';
const query =
  '_apis/ExtensionManagement/InstalledExtensions/{publisherName}/{extensionName}/ExtensionDataCollectionQuery';

/**
 * Extension Data. Statuses and type keys: DocumentDoesNotExist and DocumentCollectionDoesNotExist 404, DocumentExists and
 * InvalidDocumentVersion (an etag that is behind) 400, a foreign extension 401. Extensions need no scope for their own data.
 * Shapes: ExtensionManagementApi of azure-devops-node-api 17; checked 2026-11-22.
 */
export const documentRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: documents, scopes: [], answer: listDocuments },
  { method: 'GET', template: `${documents}/{documentId}`, scopes: [], answer: getDocument },
  { method: 'POST', template: documents, scopes: [], answer: createDocument },
  { method: 'PUT', template: documents, scopes: [], answer: setDocument },
  { method: 'PATCH', template: documents, scopes: [], answer: updateDocument },
  { method: 'DELETE', template: `${documents}/{documentId}`, scopes: [], answer: deleteDocument },
  { method: 'POST', template: query, scopes: [], answer: queryCollections },
];

const documentShape = z.looseObject({ id: z.string().nullish(), __etag: z.int().nullish() });
const queryShape = z.object({
  collections: z.array(
    z.object({
      collectionName: z.string(),
      scopeType: z.string().default('Default'),
      scopeValue: z.string().default('Current'),
    }),
  ),
});

function listDocuments(call: AzureCall): AzureAnswer {
  const collectionId = existingCollection(call, readPlace(call, false));
  return { body: worldOf(call).documentsOf.of(collectionId).map(documentAnswer) };
}

function getDocument(call: AzureCall): AzureAnswer {
  return {
    body: documentAnswer(
      demandDocument(call, existingCollection(call, readPlace(call, false)), call.parts['documentId'] ?? ''),
    ),
  };
}

function createDocument(call: AzureCall): AzureAnswer {
  const collectionId = readPlace(call, true);
  const { id, body } = readDocument(call);
  if (worldOf(call).documents.get(documentKey({ collectionId, documentId: id }))) {
    throw new AzureRefusal(400, 'DocumentExistsException', `The document ${id} already exists.`);
  }
  return { body: documentAnswer(write(call, { collectionId, documentId: id, etag: 1, body })) };
}

/** Creates a document or replaces it. */
function setDocument(call: AzureCall): AzureAnswer {
  const collectionId = readPlace(call, true);
  const { id, etag, body } = readDocument(call);
  const stored = worldOf(call).documents.get(documentKey({ collectionId, documentId: id }));
  if (stored) return replace(call, stored, etag, body);
  // What a positive etag of a document that is gone answers is not documented: somebody changed it meanwhile.
  if (etag !== undefined && etag > 0) throw staleVersion(id);
  return { body: documentAnswer(write(call, { collectionId, documentId: id, etag: 1, body })) };
}

function updateDocument(call: AzureCall): AzureAnswer {
  const collectionId = existingCollection(call, readPlace(call, true));
  const { id, etag, body } = readDocument(call);
  return replace(call, demandDocument(call, collectionId, id), etag, body);
}

function deleteDocument(call: AzureCall): AzureAnswer {
  const document = demandDocument(
    call,
    existingCollection(call, readPlace(call, true)),
    call.parts['documentId'] ?? '',
  );
  worldOf(call).documents.delete(documentKey(document));
  return { status: 204 };
}

function queryCollections(call: AzureCall): AzureAnswer {
  const asked = queryShape.safeParse(call.body);
  if (!asked.success)
    throw new AzureRefusal(400, 'ArgumentNullException', 'Value cannot be null. Parameter name: collectionQuery');
  return {
    body: asked.data.collections.map((place) => ({
      ...place,
      documents: worldOf(call)
        .documentsOf.of(collectionIdOf(call, place, { isWrite: false }))
        .map(documentAnswer),
    })),
  };
}

function readPlace(call: AzureCall, isWrite: boolean): string {
  const { scopeType = '', scopeValue = '', collectionName = '' } = call.parts;
  return collectionIdOf(call, { scopeType, scopeValue, collectionName }, { isWrite });
}

function existingCollection(call: AzureCall, collectionId: string): string {
  if (worldOf(call).dataCollections.get(collectionId)) return collectionId;
  throw new AzureRefusal(
    404,
    'DocumentCollectionDoesNotExistException',
    `The collection ${call.parts['collectionName']} does not exist.`,
  );
}

function demandDocument(call: AzureCall, collectionId: string, documentId: string): DataDocument {
  const document = worldOf(call).documents.get(documentKey({ collectionId, documentId }));
  if (document) return document;
  throw new AzureRefusal(
    404,
    'DocumentDoesNotExistException',
    `The document ${documentId} does not exist in the collection ${call.parts['collectionName']}.`,
  );
}

/** An etag of -1 replaces whatever is there: the last write wins. */
function replace(
  call: AzureCall,
  stored: DataDocument,
  etag: number | undefined,
  body: DataDocument['body'],
): AzureAnswer {
  if (etag !== -1 && etag !== stored.etag) throw staleVersion(stored.documentId);
  return { body: documentAnswer(write(call, { ...stored, etag: stored.etag + 1, body })) };
}

function staleVersion(documentId: string): AzureRefusal {
  return new AzureRefusal(
    400,
    'InvalidDocumentVersionException',
    `The version of the document ${documentId} does not match the stored one: it was changed meanwhile.`,
  );
}

function write(call: AzureCall, document: DataDocument): DataDocument {
  const world = worldOf(call);
  const isNew = !world.documents.get(documentKey(document));
  if (isNew && world.documentsOf.count(document.collectionId) >= limits.documents) {
    throw new AzureRefusal(400, 'ArgumentException', `A collection holds at most ${limits.documents} documents.`);
  }
  if (!world.dataCollections.get(document.collectionId)) world.dataCollections.put({ id: document.collectionId });
  return world.documents.put(document);
}

function readDocument({ body }: AzureCall): {
  readonly id: string;
  readonly etag: number | undefined;
  readonly body: DataDocument['body'];
} {
  const parsed = documentShape.safeParse(body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'ArgumentException',
      'A document is a JSON object; its id is a text and its __etag a whole number.',
    );
  const { id, __etag, ...rest } = parsed.data;
  if (id && id.length > limits.idLength)
    throw new AzureRefusal(
      400,
      'ArgumentException',
      `The id of a document is at most ${limits.idLength} characters long.`,
    );
  if (Buffer.byteLength(JSON.stringify(rest)) > limits.bytes)
    throw new AzureRefusal(400, 'ArgumentException', `A document is at most ${limits.bytes} bytes large.`);
  return { id: id ? id : randomUUID(), etag: __etag ?? undefined, body: rest };
}
