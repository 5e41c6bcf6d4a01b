/** The local host as somebody's browser has it: signed in by a cookie. */
export interface Visit {
  /** JSON at a path; a body makes it a POST. Rejects with the status for every answer but a good one. */
  json(path: string, body?: unknown): Promise<unknown>;
}

/** Signs somebody in. The cookie holds the session: it outlives a host that is killed. */
export async function visitAs(url: string, accountId: string): Promise<Visit> {
  const response = await fetch(`${url}/host/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`Signing in was answered with ${response.status}.`);
  return {
    async json(path, body) {
      const answer = await fetch(url + path, {
        headers: { cookie, origin: url, 'content-type': 'application/json' },
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
      if (answer.ok) return answer.json();
      throw new Error(`${path} was answered with ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    },
  };
}

/** Asks until the answer will do, so many times at most; answers the last one. */
export async function askUntil<Answer>(
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
  { times, pause }: { readonly times: number; readonly pause: number },
): Promise<Answer> {
  for (let count = 1; ; count += 1) {
    const answer = await ask();
    if (isThere(answer) || count >= times) return answer;
    await new Promise((next) => setTimeout(next, pause));
  }
}
