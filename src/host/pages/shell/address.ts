import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

addEventListener('popstate', announce);

/** Goes to another page of the product without loading it anew. */
export function go(path: string, options: { readonly replace?: boolean; readonly state?: unknown } = {}): void {
  const url = new URL(path, location.href);
  if (url.origin !== location.origin || url.pathname.startsWith('/host/')) return location.assign(url);
  const change = options.replace ? 'replaceState' : 'pushState';
  history[change](options.state ?? null, '', url);
  announce();
  if (!options.replace && url.hash === '') scrollTo(0, 0);
}

/** The address shown now: path and query. */
export function useAddress(): URL {
  const href = useSyncExternalStore(onAddress, () => location.href);
  return new URL(href);
}

/** Calls the listener after each change of the address; answers how to stop. */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function announce(): void {
  for (const listener of listeners) listener();
}
