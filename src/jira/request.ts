/** What an adapter needs of an answer; the browser's, the bridge's and Forge's responses all have it. */
export interface JiraResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** How a call is sent; bodies are JSON text. */
export interface JiraInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/**
 * Sends one call to Jira: `requestJira` in the page, `api.asUser().requestJira` and `api.asApp().requestJira` in functions.
 * Paths are absolute and encoded, `/rest/api/3/…`.
 */
export type JiraRequest = (path: string, init?: JiraInit) => Promise<JiraResponse>;
