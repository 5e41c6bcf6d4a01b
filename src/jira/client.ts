import * as z from 'zod/mini';
import { isRepeatableMethod, Refused, RestClient, type Dialect, type Patience } from '#app/rest-client';
import type { JiraInit, JiraRequest } from '#jira/request';

/** Calls under way at once: browsers hold six to one server. */
export const callsAtOnce = 6;

/** One call: the path, what is sent, and the form of the answer. */
export interface Call<Schema extends z.core.$ZodType> {
  readonly path: string;
  /** GET, or POST where there is a body. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly answer: Schema;
  /** Whether sending it twice does no more than sending it once; absent: only where it is a GET. */
  readonly isRepeatable?: boolean;
  readonly signal?: AbortSignal | undefined;
}

const problem = z.object({
  errorMessages: z.optional(z.array(z.string())),
  errors: z.optional(z.record(z.string(), z.string())),
});

const dialect: Dialect = {
  tracker: 'Jira',
  messageIn(body) {
    const parsed = z.safeParse(problem, body);
    return parsed.success
      ? [...(parsed.data.errorMessages ?? []), ...Object.values(parsed.data.errors ?? {})][0]
      : undefined;
  },
  isSignedOut: (status) => status === 401,
  now: Date.now,
  chance: Math.random,
};

/** Speaks with Jira, with patience. */
export class JiraClient {
  private readonly client: RestClient;

  constructor(
    private readonly request: JiraRequest,
    limits?: Patience,
  ) {
    this.client = new RestClient(dialect, limits);
  }

  /** Throws Refused for 4xx, HostUnreachable, MayHaveHappened, NotSignedIn, and the signal's reason when it was aborted. */
  send<Schema extends z.core.$ZodType>({
    path,
    body,
    method = body === undefined ? 'GET' : 'POST',
    isRepeatable = isRepeatableMethod(method),
    answer,
    signal,
  }: Call<Schema>): Promise<z.infer<Schema>> {
    const init: JiraInit = {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    return this.client.ask({ send: () => this.request(path, init), answer, isRepeatable, signal });
  }
}

/** Jira says 404 for what is not there and for what this person may not see. */
export function isHidden(error: unknown): boolean {
  return error instanceof Refused && (error.status === 404 || error.status === 403);
}
