import * as z from 'zod/mini';
import { HostUnreachable } from '#app/ports/failures';
import { isRepeatableMethod, Refused, RestClient, type Dialect, type Patience } from '#app/rest-client';
import type { AzureArea, AzureInit, AzureRequest } from '#azure/request';

/** The version of the REST API that Waybill was written against. */
export const apiVersion = '7.1';

/** One call: where it goes, what is sent, and the form of the answer. */
export interface Call<Schema extends z.core.$ZodType> {
  readonly area: AzureArea;
  /** Below the organization's address, encoded. */
  readonly path: string;
  /** GET, or POST where there is a body. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  /** Whether sending it twice does no more than sending it once; absent: only where it is a GET. */
  readonly isRepeatable?: boolean;
  readonly answer: Schema;
  readonly signal?: AbortSignal | undefined;
  readonly version?: string;
  /** Refusals that the caller understands; every other one is thrown as HostUnreachable. */
  readonly expects?: readonly number[];
}

const problem = z.object({ message: z.string() });

const dialect: Dialect = {
  tracker: 'Azure DevOps',
  messageIn(body) {
    const parsed = z.safeParse(problem, body);
    return parsed.success ? parsed.data.message : undefined;
  },
  // 203: a page for signing in, where the call did not ask for a plain refusal.
  isSignedOut: (status) => status === 401 || status === 203,
  now: Date.now,
  chance: Math.random,
};

/** Speaks with Azure DevOps, with patience: 429 comes with TF400733 and the seconds to wait. */
export class AzureClient {
  private readonly client: RestClient;

  constructor(
    private readonly request: AzureRequest,
    limits?: Patience,
  ) {
    this.client = new RestClient(dialect, limits);
  }

  /** Throws HostUnreachable, MayHaveHappened, NotSignedIn, Refused for what the caller expects, and the signal's reason when it was aborted. */
  async send<Schema extends z.core.$ZodType>({
    area,
    path,
    body,
    method = body === undefined ? 'GET' : 'POST',
    isRepeatable = isRepeatableMethod(method),
    answer,
    signal,
    version = apiVersion,
    expects = [],
  }: Call<Schema>): Promise<z.infer<Schema>> {
    const address = `${path}${path.includes('?') ? '&' : '?'}api-version=${version}`;
    const init: AzureInit = {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    try {
      return await this.client.ask({ send: () => this.request(area, address, init), answer, isRepeatable, signal });
    } catch (error) {
      if (error instanceof Refused && !expects.includes(error.status))
        throw new HostUnreachable(error.message, { cause: error });
      throw error;
    }
  }
}
