import { Socket } from 'node:net';

/** How `net` hands the words of `connect` on once it has sorted them. */
type Destination = { readonly host?: string; readonly port?: number | string; readonly path?: string };

/**
 * Refuses connections past `fetch`: the platform lets nothing else out of a function either. An address is allowed
 * when it is as `http` or as `https`; a pipe never is.
 */
export function guardConnections(isAllowed: (url: string) => boolean, refusal: (url: string) => Error): void {
  const connect = Socket.prototype.connect as (...words: unknown[]) => Socket;
  Socket.prototype.connect = function (this: Socket, ...words: unknown[]): Socket {
    const { host = 'localhost', port, path } = destinationOf(words);
    const name = host.includes(':') ? `[${host}]` : host;
    const address = `${name}:${port}`;
    const isOpen = path === undefined && (isAllowed(`http://${address}`) || isAllowed(`https://${address}`));
    if (isOpen) return connect.apply(this, words);
    process.nextTick(() => this.destroy(refusal(path ?? address)));
    return this;
  } as typeof Socket.prototype.connect;
}

/** `net` calls itself with one list of sorted words; others write `(options)`, `(port, host)` or `(path)`. */
function destinationOf(words: readonly unknown[]): Destination {
  const [first, second] = Array.isArray(words[0]) ? (words[0] as unknown[]) : words;
  if (typeof first === 'object' && first !== null) return first as Destination;
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first };
  return { port: first as number, ...(typeof second === 'string' && { host: second }) };
}
