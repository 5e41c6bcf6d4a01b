import { AzureProblem, call } from '../../api/rest';
import { noted } from '../call-notes';
import type { HostApi } from '../host-api';

interface DocumentOptions {
  readonly scopeType?: string;
  readonly scopeValue?: string;
  readonly defaultValue?: unknown;
}

interface Collection {
  readonly collectionName: string;
  readonly scopeType?: string;
  readonly scopeValue?: string;
}

/** `extension-data-service`: documents of an extension over REST, with the token that the page was given. */
export function extensionData(): HostApi {
  return {
    getExtensionDataManager(extensionId: string, accessToken: string) {
      const manager = documentsOf(extensionId, accessToken);
      return Object.fromEntries(
        Object.entries(manager).map(([name, run]) => [
          name,
          (...params: unknown[]) =>
            noted(`azure service extension-data-manager.${name}`, params, () => run(...(params as never[]))),
        ]),
      );
    },
  };
}

function documentsOf(extensionId: string, token: string): HostApi {
  const [publisher = '', ...rest] = extensionId.split('.');
  const base = `_apis/ExtensionManagement/InstalledExtensions/${encodeURIComponent(publisher)}/${encodeURIComponent(rest.join('.'))}`;
  async function send<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
    try {
      return await call<Reply>(method, `${base}/${path}`, { body, token });
    } catch (error) {
      throw error instanceof AzureProblem ? forPages(error) : error;
    }
  }
  function documents(collection: string, options: DocumentOptions = {}): string {
    const { scopeType = 'Default', scopeValue = scopeType === 'User' ? 'Me' : 'Current' } = options;
    return `Data/Scopes/${encodeURIComponent(scopeType)}/${encodeURIComponent(scopeValue)}/Collections/${encodeURIComponent(collection)}/Documents`;
  }
  async function getDocument(
    collection: string,
    id: string,
    options?: DocumentOptions,
  ): Promise<{ readonly value?: unknown }> {
    return send('GET', `${documents(collection, options)}/${encodeURIComponent(id)}`);
  }
  function query(collections: readonly Collection[]) {
    return send<unknown>('POST', 'ExtensionDataCollectionQuery', { collections }).then(listed);
  }
  return {
    getDocument,
    getDocuments: (collection: string, options?: DocumentOptions) =>
      send<unknown>('GET', documents(collection, options)).then(listed),
    createDocument: (collection: string, document: unknown, options?: DocumentOptions) =>
      send('POST', documents(collection, options), document),
    setDocument: (collection: string, document: unknown, options?: DocumentOptions) =>
      send('PUT', documents(collection, options), document),
    updateDocument: (collection: string, document: unknown, options?: DocumentOptions) =>
      send('PATCH', documents(collection, options), document),
    deleteDocument: (collection: string, id: string, options?: DocumentOptions) =>
      send('DELETE', `${documents(collection, options)}/${encodeURIComponent(id)}`),
    // Settings are documents of one well-known collection.
    getValue: (key: string, options?: DocumentOptions) =>
      getDocument('$settings', key, options).then(
        (document) => document.value ?? options?.defaultValue,
        (error: { status?: number }) => {
          if (error.status === 404) return options?.defaultValue;
          throw error;
        },
      ),
    setValue: (key: string, value: unknown, options?: DocumentOptions) =>
      send<{ value?: unknown }>('PUT', documents('$settings', options), { id: key, value, __etag: -1 }).then(
        (document) => document.value,
      ),
    queryCollections: query,
    queryCollectionsByName: (names: readonly string[]) =>
      query(names.map((collectionName) => ({ collectionName, scopeType: 'Default', scopeValue: 'Current' }))),
  };
}

function listed(reply: unknown): unknown {
  return Array.isArray(reply) ? reply : ((reply as { value?: unknown } | undefined)?.value ?? []);
}

/** A failed call as the platform hands it to pages: status, message, and what the server said. */
function forPages({ status, message, serverError }: AzureProblem): Error {
  return Object.assign(new Error(message), { status, serverError, responseText: JSON.stringify(serverError ?? {}) });
}
