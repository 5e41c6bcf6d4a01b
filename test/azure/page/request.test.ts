import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequest } from '../../../static/azure/request';
import { createTokens } from '../../../static/azure/token';

const minute = 60_000;

/** A JSON web token that expires at a moment, in milliseconds. */
function tokenUntil(moment: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: moment / 1_000 })}.`;
}

describe('tokens', () => {
  function tokens(next: () => string) {
    let now = 0;
    let asked = 0;
    const kept = createTokens(
      () => Promise.resolve((asked += 1)).then(next),
      () => now,
    );
    return { kept, asked: () => asked, pass: (time: number) => (now += time) };
  }

  it('are asked for once by calls that go out together', async () => {
    const { kept, asked } = tokens(() => tokenUntil(60 * minute));
    await Promise.all([kept.get(), kept.get(), kept.get()]);
    expect(asked()).toBe(1);
  });

  it('are asked for again a minute before they expire', async () => {
    const { kept, asked, pass } = tokens(() => tokenUntil(60 * minute));
    await kept.get();
    pass(59 * minute - 1);
    await kept.get();
    expect(asked()).toBe(1);
    pass(1);
    await kept.get();
    expect(asked()).toBe(2);
  });

  it('that do not say when they expire are kept for four minutes', async () => {
    const { kept, asked, pass } = tokens(() => 'opaque');
    await kept.get();
    pass(4 * minute - 1);
    await kept.get();
    expect(asked()).toBe(1);
    pass(1);
    await kept.get();
    expect(asked()).toBe(2);
  });

  it('that were refused are forgotten, those that replaced them are not', async () => {
    let name = 0;
    const { kept } = tokens(() => `token ${(name += 1)}`);
    expect(await kept.get()).toBe('token 1');
    kept.forget('token 1');
    expect(await kept.get()).toBe('token 2');
    kept.forget('token 1');
    expect(await kept.get()).toBe('token 2');
  });

  it('are asked for again after asking failed', async () => {
    let attempts = 0;
    const kept = createTokens(() =>
      (attempts += 1) === 1 ? Promise.reject(new Error('offline')) : Promise.resolve('token'),
    );
    await expect(kept.get()).rejects.toThrow('offline');
    expect(await kept.get()).toBe('token');
  });
});

describe('a call of a page', () => {
  const seen: {
    readonly method?: string;
    readonly url?: string;
    readonly authorization?: string;
    readonly body: string;
  }[] = [];
  let refused = new Set<string>();
  let server: Server;
  let base: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { authorization } = request.headers;
        seen.push({ method: request.method, url: request.url, authorization, body });
        response.statusCode = refused.has(authorization ?? '') ? 401 : 200;
        response.end('{}');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/organization/`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    seen.length = 0;
    refused = new Set();
  });

  function requestWith(tokens: readonly string[]) {
    const asked: (string | undefined)[] = [];
    let next = 0;
    const request = createRequest({
      locate: (area) => {
        asked.push(area);
        return Promise.resolve(area === undefined ? base : `${base}${area.slice(0, 4)}/`);
      },
      tokens: createTokens(() => Promise.resolve(tokens[Math.min(next++, tokens.length - 1)] ?? '')),
    });
    return { request, asked };
  }

  it('goes to the address of its area, as the viewer', async () => {
    const { request } = requestWith(['t1']);
    await request('wit', '_apis/wit/wiql?api-version=7.1', { method: 'POST', body: '{"query":""}' });
    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/organization/5264/_apis/wit/wiql?api-version=7.1',
        authorization: 'Bearer t1',
        body: '{"query":""}',
      },
    ]);
  });

  it('asks once where an area is', async () => {
    const { request, asked } = requestWith(['t1']);
    await Promise.all([request('core', 'a'), request('core', 'b')]);
    await request('security', 'c');
    expect(asked).toEqual(['79134c72-4a58-4b42-976c-04e7115f32bf', undefined]);
    expect(seen.map(({ url }) => url).sort()).toEqual([
      '/organization/7913/a',
      '/organization/7913/b',
      '/organization/c',
    ]);
  });

  it('that is refused for its token is sent once more, with a new one', async () => {
    refused = new Set(['Bearer t1']);
    const { request } = requestWith(['t1', 't2']);
    const { status } = await request('wit', 'x', { method: 'PATCH', body: '[]' });
    expect(status).toBe(200);
    expect(seen.map(({ authorization, body }) => [authorization, body])).toEqual([
      ['Bearer t1', '[]'],
      ['Bearer t2', '[]'],
    ]);
  });

  it('that is refused twice is refused', async () => {
    refused = new Set(['Bearer t1']);
    const { request } = requestWith(['t1']);
    expect((await request('wit', 'x')).status).toBe(401);
    expect(seen).toHaveLength(2);
  });

  it('is refused while no other token can be had after one was refused, and goes through once one can', async () => {
    refused = new Set(['Bearer t1']);
    let isSignedIn = true;
    let next = 0;
    const tokens = createTokens(() =>
      isSignedIn ? Promise.resolve(`t${(next += 1)}`) : Promise.reject(new Error('signed out')),
    );
    const request = createRequest({ locate: () => Promise.resolve(base), tokens });
    await tokens.get();
    isSignedIn = false;
    expect((await request('wit', 'x')).status).toBe(401);
    expect((await request('wit', 'x')).status).toBe(401);
    isSignedIn = true;
    expect((await request('wit', 'x')).status).toBe(200);
  });

  it('fails as a dead network does when no token could be had from the start', async () => {
    const request = createRequest({
      locate: () => Promise.resolve(base),
      tokens: createTokens(() => Promise.reject(new Error('offline'))),
    });
    await expect(request('wit', 'x')).rejects.toThrow('offline');
  });
});
