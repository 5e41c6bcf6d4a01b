import { randomUUID } from 'node:crypto';

/** Something told to a page. */
export interface StreamEvent {
  readonly name: string;
  readonly data: unknown;
}

/** One page's open line. */
export interface Stream {
  readonly id: string;
  readonly accountId: string;
  send(event: StreamEvent): void;
  /** Runs when the line closes. */
  onClose(cleanUp: () => void): void;
}

/** Open lines to pages: one a page, whatever it listens to, since browsers allow few connections to a host. */
export interface Streams {
  open(accountId: string, send: (event: StreamEvent) => void): { readonly stream: Stream; close(): void };
  find(id: string): Stream | undefined;
  all(): Iterable<Stream>;
}

/** No lines yet. */
export function createStreams(): Streams {
  const open = new Map<string, Stream>();
  return {
    open(accountId, send) {
      const cleanUps: (() => void)[] = [];
      const stream: Stream = { id: randomUUID(), accountId, send, onClose: (cleanUp) => void cleanUps.push(cleanUp) };
      open.set(stream.id, stream);
      return {
        stream,
        close() {
          open.delete(stream.id);
          for (const cleanUp of cleanUps) cleanUp();
        },
      };
    },
    find: (id) => open.get(id),
    all: () => open.values(),
  };
}
