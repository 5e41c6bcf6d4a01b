import { isMessage, type Message, type WireError } from './wire';

/** One end of a conversation between a page and a frame. */
export interface Channel {
  /** Calls the other end's handler; functions in arguments and results work on both sides. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown>;
  close(): void;
}

/** The window at the other end, and how to tell its messages from others'. */
export interface Peer {
  post(message: Message): void;
  isSender(event: MessageEvent): boolean;
}

type Handler = (name: string, args: readonly unknown[]) => unknown;
type Callable = (...args: readonly unknown[]) => unknown;

/** Opens one end. `handle` answers the other end's calls; what it throws arrives there with name and message. */
export function openChannel(peer: Peer, handle: Handler): Channel {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const lent = new Map<string, Callable>();
  const borrowed = new FinalizationRegistry<string>((callee) => peer.post({ forge: 1, kind: 'release', callee }));
  let last = 0;

  function request(
    message:
      | { kind: 'call'; name: string; args: readonly unknown[] }
      | { kind: 'callback'; callee: string; args: readonly unknown[] },
  ) {
    const id = ++last;
    return new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      peer.post({ forge: 1, id, ...message, args: message.args.map((arg) => pack(arg)) });
    });
  }

  function lend(callable: Callable): string {
    const id = `f${++last}`;
    lent.set(id, callable);
    return id;
  }

  function borrow(callee: string): Callable {
    const callable: Callable = (...args) => request({ kind: 'callback', callee, args });
    borrowed.register(callable, callee);
    return callable;
  }

  function pack(value: unknown, seen = new Map<object, unknown>()): unknown {
    if (typeof value === 'function') return { $function: lend(value as Callable) };
    if (typeof value !== 'object' || value === null || !isWalkable(value)) return value;
    const known = seen.get(value);
    if (known !== undefined) return known;
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    seen.set(value, copy);
    for (const [key, item] of Object.entries(value)) (copy as Record<string, unknown>)[key] = pack(item, seen);
    return copy;
  }

  function unpack(value: unknown, seen = new Set<object>()): unknown {
    if (typeof value !== 'object' || value === null || !isWalkable(value) || seen.has(value)) return value;
    const callee = (value as { $function?: unknown }).$function;
    if (typeof callee === 'string') return borrow(callee);
    seen.add(value);
    for (const [key, item] of Object.entries(value)) (value as Record<string, unknown>)[key] = unpack(item, seen);
    return value;
  }

  async function answer(id: number, work: () => unknown): Promise<void> {
    try {
      const value = pack(await work());
      peer.post({ forge: 1, kind: 'answer', id, value });
    } catch (error) {
      peer.post({ forge: 1, kind: 'failure', id, error: wireError(error) });
    }
  }

  function settle(id: number) {
    const promise = waiting.get(id);
    waiting.delete(id);
    return promise;
  }

  function receive(event: MessageEvent): void {
    if (!isMessage(event.data) || !peer.isSender(event)) return;
    const message = event.data;
    switch (message.kind) {
      case 'call':
        return void answer(message.id, () =>
          handle(
            message.name,
            message.args.map((arg) => unpack(arg)),
          ),
        );
      case 'callback':
        return void answer(message.id, () => lent.get(message.callee)?.(...message.args.map((arg) => unpack(arg))));
      case 'answer':
        return settle(message.id)?.resolve(unpack(message.value));
      case 'failure':
        return settle(message.id)?.reject(
          Object.assign(new Error(message.error.message), { name: message.error.name }),
        );
      case 'release':
        return void lent.delete(message.callee);
    }
  }

  addEventListener('message', receive);
  return {
    call: (name, ...args) => request({ kind: 'call', name, args }),
    close() {
      removeEventListener('message', receive);
      for (const promise of waiting.values()) promise.reject(new Error('The frame is gone.'));
      waiting.clear();
      lent.clear();
    },
  };
}

/** Arrays and plain objects are searched for functions; Blobs, buffers, dates and the like cross as they are. */
function isWalkable(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null || prototype === Object.prototype) return true;
  return Object.prototype.toString.call(value) === '[object Object]';
}

function wireError(error: unknown): WireError {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: typeof error === 'string' ? error : JSON.stringify(error) };
}
