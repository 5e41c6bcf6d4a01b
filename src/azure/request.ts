/** What an adapter needs of an answer; the browser's and Node's responses have it. */
export interface AzureResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** How a call is sent; bodies are JSON text. */
export interface AzureInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Parts of the REST API; they may answer at different addresses. `extensions`: Extension Management, with the documents of extensions. */
export type AzureArea = 'core' | 'wit' | 'work' | 'extensions' | 'security';

/**
 * Sends one call to Azure DevOps as the viewer. Paths lie below the address of the organization, are encoded and begin
 * without a slash: `_apis/projects?…`, `{project}/_apis/wit/wiql?…`.
 */
export type AzureRequest = (area: AzureArea, path: string, init?: AzureInit) => Promise<AzureResponse>;
