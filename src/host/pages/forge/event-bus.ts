type Listener = (payload: unknown) => unknown;

const listeners = new Map<string, Set<Listener>>();

/** Hands an event to every frame on the page that listens: of the app, or of any app for `public` ones. */
export function publish(reach: 'app' | 'public', event: string, payload: unknown): void {
  for (const listener of [...(listeners.get(`${reach} ${event}`) ?? [])]) listener(payload);
}

/** Adds a listener; answers how to take it away. */
export function subscribe(reach: 'app' | 'public', event: string, listener: Listener): () => void {
  const name = `${reach} ${event}`;
  const set = listeners.get(name) ?? new Set();
  listeners.set(name, set.add(listener));
  return () => void set.delete(listener);
}
