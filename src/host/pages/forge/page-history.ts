import type { Action, HostHistory, Location } from '../frame/history';
import { go, onAddress } from '../shell/address';

type Target = Parameters<HostHistory['push']>[0];

interface Entry {
  readonly key: string;
  readonly state?: unknown;
}

/** An app's part of the address, below the path of its page, as a `history` 4 object whose functions cross the bridge. */
export function createPageHistory(basePath: string, onGone: (cleanUp: () => void) => void): HostHistory {
  let action: Action = 'POP';
  const listeners = new Set<(location: Location, action: Action) => void>();
  let isOwn = false;

  function announce(): void {
    if (!isInside(basePath)) return;
    if (!isOwn) action = 'POP';
    for (const listener of listeners) listener(locationNow(basePath), action);
  }

  function change(next: Action, target: Target, state: unknown): void {
    const entry: Entry = {
      key: Math.random().toString(36).slice(2, 8),
      state: typeof target === 'object' ? (target.state ?? state) : state,
    };
    action = next;
    isOwn = true;
    go(addressOf(basePath, target), { replace: next === 'REPLACE', state: entry });
    isOwn = false;
  }

  onGone(onAddress(announce));
  return {
    location: locationNow(basePath),
    action,
    length: history.length,
    base: basePath,
    push: async (target, state) => change('PUSH', target, state),
    replace: async (target, state) => change('REPLACE', target, state),
    go: async (delta) => history.go(delta),
    async listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function isInside(basePath: string): boolean {
  return location.pathname === basePath || location.pathname.startsWith(`${basePath}/`);
}

function locationNow(basePath: string): Location {
  const entry = (history.state ?? {}) as Partial<Entry>;
  const pathname = location.pathname.slice(basePath.length) || '/';
  return { pathname, search: location.search, hash: location.hash, state: entry.state, key: entry.key ?? 'default' };
}

function addressOf(basePath: string, target: Target): string {
  const now = locationNow(basePath);
  if (typeof target !== 'string') {
    return (
      basePath +
      resolved(target.pathname ?? now.pathname, now.pathname) +
      mark('?', target.search) +
      mark('#', target.hash)
    );
  }
  const [, pathname = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target) ?? [];
  return basePath + resolved(pathname === '' ? now.pathname : pathname, now.pathname) + search + hash;
}

function mark(sign: string, part: string | undefined): string {
  if (!part || part === sign) return '';
  return part.startsWith(sign) ? part : sign + part;
}

function resolved(path: string, from: string): string {
  const { pathname } = new URL(path, new URL(from, 'http://app.invalid'));
  return pathname;
}
