import { AzureRefusal, type AzureCall } from '#host/azure/seams';

/** Where a collection lies: whose extension, for everybody or for one person. */
export interface DataPlace {
  readonly scopeType: string;
  readonly scopeValue: string;
  readonly collectionName: string;
}

/**
 * The id of a collection that an address names. Throws where the caller may not reach it: an extension's data are for the
 * extension itself, for the product's own pages, and for tokens with `vso.extension.data`.
 * Source: https://learn.microsoft.com/azure/devops/extend/develop/data-storage, checked 2026-11-22.
 */
export function collectionIdOf(
  call: AzureCall,
  { scopeType, scopeValue, collectionName }: DataPlace,
  { isWrite }: { readonly isWrite: boolean },
): string {
  const extension = `${call.parts['publisherName']}.${call.parts['extensionName']}`.toLowerCase();
  holdToExtension(call, extension, isWrite);
  if (collectionName === '')
    throw new AzureRefusal(400, 'ArgumentException', 'The name of a collection must not be empty.');
  return `${extension}/${scopeOf(call, scopeType, scopeValue)}/${collectionName}`;
}

function holdToExtension({ caller }: AzureCall, wanted: string, isWrite: boolean): void {
  const { extension, tokenScopes } = caller;
  if (extension && `${extension.publisherId}.${extension.extensionId}`.toLowerCase() !== wanted) {
    throw new AzureRefusal(
      401,
      'ExtensionInvalidAuthorizationException',
      `The access token of ${extension.publisherId}.${extension.extensionId} does not give access to the data of ${wanted}.`,
    );
  }
  if (
    !tokenScopes ||
    tokenScopes.includes('vso.extension.data_write') ||
    (!isWrite && tokenScopes.includes('vso.extension.data'))
  )
    return;
  throw new AzureRefusal(
    403,
    'InvalidAccessException',
    `The access token provided is not valid for this resource. It needs the scope vso.extension.data${isWrite ? '_write' : ''}.`,
  );
}

/** The collection is the organization's, or the caller's own: nobody reaches another person's. */
function scopeOf({ caller }: AzureCall, type: string, value: string): string {
  const scope = `${type}/${value}`.toLowerCase();
  if (scope === 'default/current') return 'default';
  if (scope === 'user/me') return `user/${caller.personId}`;
  throw new AzureRefusal(
    400,
    'ArgumentException',
    `There is no scope ${type}/${value}: a scope is Default/Current or User/Me.`,
  );
}
