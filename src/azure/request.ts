import type { RestInit, RestResponse } from '#app/rest-client';

/** An answer of Azure DevOps. */
export type AzureResponse = RestResponse;

/** How a call is sent; bodies are JSON text. */
export type AzureInit = RestInit;

/**
 * Parts of the REST API; they may answer at different addresses. `extensions`: Extension Management, with the documents of
 * extensions; `identities`: the organization's people.
 */
export type AzureArea = 'core' | 'wit' | 'work' | 'extensions' | 'security' | 'identities';

/**
 * Sends one call to Azure DevOps as the viewer. Paths lie below the address of the organization, are encoded and begin
 * without a slash: `_apis/projects?…`, `{project}/_apis/wit/wiql?…`.
 */
export type AzureRequest = (area: AzureArea, path: string, init?: AzureInit) => Promise<AzureResponse>;
