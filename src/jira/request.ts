import type { RestInit, RestResponse } from '#app/rest-client';

/** An answer of Jira. */
export type JiraResponse = RestResponse;

/** How a call is sent; bodies are JSON text. */
export type JiraInit = RestInit;

/**
 * Sends one call to Jira: `requestJira` in the page, `api.asUser().requestJira` and `api.asApp().requestJira` in functions.
 * Paths are absolute and encoded, `/rest/api/3/…`.
 */
export type JiraRequest = (path: string, init?: JiraInit) => Promise<JiraResponse>;
