import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { metaShape, proxyError, type Platform } from './platform';
import type { RunningInvocation } from './runtime';

/** Where function processes send what they call; on the loopback, for tokens of running invocations only. */
export interface PlatformProxy {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the proxy. `invocationOf` knows which tokens are good at the moment. */
export async function startPlatformProxy(
  platform: Platform,
  invocationOf: (token: string) => RunningInvocation | undefined,
): Promise<PlatformProxy> {
  const server = createServer((request, response) => {
    void respond(request, platform, invocationOf).then(
      (answer) => send(answer, response),
      () => send(proxyError(500, 'INTERNAL_ERROR'), response),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closeServer(server) };
}

async function respond(
  request: IncomingMessage,
  platform: Platform,
  invocationOf: (token: string) => RunningInvocation | undefined,
): Promise<Response> {
  const invocation = invocationOf(headerOf(request, 'forge-proxy-authorization').replace(/^Bearer /, ''));
  if (!invocation) return proxyError(401, 'INVALID_TOKEN');
  const meta = metaShape.parse(JSON.parse(decodeURIComponent(headerOf(request, 'forge-proxy-meta'))));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return platform.answer({
    invocation,
    meta,
    target: decodeURIComponent(headerOf(request, 'forge-proxy-target')),
    method: request.method ?? 'GET',
    headers: new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    ),
    body: body.byteLength === 0 ? undefined : new Uint8Array(body).buffer,
  });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function headerOf(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
