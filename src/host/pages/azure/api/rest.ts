import { RestProblem } from '../../api/rest';

/** How a call is sent, besides method and path. */
export interface CallOptions {
  readonly body?: unknown;
  /** `application/json` without. */
  readonly contentType?: string;
  readonly signal?: AbortSignal;
  /** An extension's token; the signed-in person's own session without. */
  readonly token?: string;
}

/** An answer that is not the wanted one, with what the product says of it. */
export class AzureProblem extends RestProblem {
  constructor(
    status: number,
    message: string,
    /** `RuleValidationException`, `WorkItemUnauthorizedAccessException`, … */
    readonly typeKey: string | undefined,
    readonly serverError: unknown,
  ) {
    super(status, [message]);
  }
}

/** Calls the organization's REST API; `path` begins behind the organization. Throws AzureProblem. */
export async function call<Reply>(
  method: string,
  path: string,
  { body, contentType = 'application/json', signal, token }: CallOptions = {},
): Promise<Reply> {
  const response = await fetch(`/azure/${path}`, {
    method,
    signal,
    headers: {
      accept: 'application/json;api-version=7.1-preview;excludeUrls=true',
      ...(body !== undefined && { 'content-type': contentType }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const reply = parsed(text);
  if (response.ok) return reply as Reply;
  const { message, typeKey } = (reply ?? {}) as { message?: string; typeKey?: string };
  throw new AzureProblem(response.status, message ?? `The server answered ${response.status}.`, typeKey, reply);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
