/** The local host as its origin has it. */
export interface VisitedHost {
  /** Without a slash at its end. */
  readonly origin: string;
  /** Answers a request to that origin. */
  readonly answer: (request: Request) => Promise<Response>;
}

/** The local host as somebody's browser has it: signed in by a cookie. */
export class Visit {
  private constructor(
    private readonly host: VisitedHost,
    private readonly cookie: string,
  ) {}

  /** Signs somebody in, as the people switcher does. */
  static async of(host: VisitedHost, accountId: string): Promise<Visit> {
    const { origin } = host;
    const response = await host.answer(
      new Request(`${origin}/host/session`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ accountId }),
      }),
    );
    const cookie = response.headers.get('set-cookie')?.split(';')[0];
    if (!response.ok || cookie === undefined) throw new Error(`signing in was answered with ${response.status}`);
    return new Visit(host, cookie);
  }

  /** Sends a request as this person's browser does. */
  send(path: string, init: RequestInit = {}): Promise<Response> {
    const { origin, answer } = this.host;
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie: this.cookie, origin };
    return answer(new Request(`${origin}${path}`, { ...init, headers }));
  }

  /** JSON at a path; a body makes it a POST. Throws for every answer but a good one. */
  async json(path: string, body?: unknown): Promise<unknown> {
    const response = await this.send(path, {
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (response.ok) return response.json();
    throw new Error(`${path} was answered with ${response.status} ${(await response.text()).slice(0, 200)}`);
  }
}
