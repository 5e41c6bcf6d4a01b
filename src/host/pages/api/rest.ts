/** An answer that is not the wanted one, in the product's own words where it gave any. */
export class RestProblem extends Error {
  override readonly name = 'RestProblem';
  constructor(
    readonly status: number,
    readonly messages: readonly string[],
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(messages[0] ?? Object.values(fields)[0] ?? `The server answered ${status}.`);
  }
}

/** Calls the product's REST API as the signed-in person. Throws RestProblem; resolves to undefined on an empty body. */
export async function rest<Reply>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Reply> {
  const response = await fetch(path, {
    method,
    signal,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const reply: unknown = parsed(text);
  if (response.ok) return reply as Reply;
  const problem = (reply ?? {}) as { errorMessages?: string[]; errors?: Record<string, string>; message?: string };
  const messages = [...(problem.errorMessages ?? []), ...(problem.message ? [problem.message] : [])];
  throw new RestProblem(response.status, messages, problem.errors ?? {});
}

/** Reads from the product's REST API. */
export function read<Reply>(path: string, signal?: AbortSignal): Promise<Reply> {
  return rest<Reply>('GET', path, undefined, signal);
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
