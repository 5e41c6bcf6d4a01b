import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** A server that listens on the loopback. */
export interface ListeningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Nothing can listen on the port; the message says so to the person who started the host. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number, options: { cause?: unknown } = {}) {
    super(`Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port ${port + 10}`, options);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/** Listens on one address of this machine; `port` 0 takes any free one. Throws PortTaken. */
export async function listen(
  hostname: 'localhost' | '127.0.0.1',
  port: number,
  answer: (request: Request) => Response | Promise<Response>,
): Promise<ListeningServer> {
  // `localhost` may be ::1 to a browser: both loopback addresses answer, never any other.
  const first = await open('127.0.0.1', port, answer);
  const actual = (first.address() as AddressInfo).port;
  const second = hostname === 'localhost' ? await open('::1', actual, answer).catch(() => undefined) : undefined;
  return {
    port: actual,
    async close() {
      await Promise.all([first, second].map((server) => server && closeServer(server)));
    },
  };
}

async function open(
  address: string,
  port: number,
  answer: (request: Request) => Response | Promise<Response>,
): Promise<Server> {
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, { cause: error }) : error),
    );
    server.listen(port, address, resolve);
  });
  return server;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
