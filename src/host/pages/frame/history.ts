/** A location as the `history` package, version 4, has it. */
export interface Location {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state?: unknown;
  readonly key: string;
}

/** How a location came to be. */
export type Action = 'POP' | 'PUSH' | 'REPLACE';
type Target =
  string | { readonly pathname?: string; readonly search?: string; readonly hash?: string; readonly state?: unknown };
type Listener = (location: Location, action: Action) => void;

/** The page's side of an app's history, with functions that cross the bridge. */
export interface HostHistory {
  readonly location: Location;
  readonly action: Action;
  readonly length: number;
  /** Where the app's part of the address begins, for links. */
  readonly base: string;
  push(target: Target, state?: unknown): Promise<void>;
  replace(target: Target, state?: unknown): Promise<void>;
  go(delta: number): Promise<void>;
  listen(listener: Listener): Promise<unknown>;
}

/**
 * The history object an app receives: `history` 4, whose location and listeners are at hand without a round trip,
 * since routers read both while they draw.
 */
export function createFrameHistory(host: HostHistory) {
  const listeners = new Set<Listener>();
  const history = {
    location: host.location,
    action: host.action,
    length: host.length,
    createHref: (target: Target) => host.base + pathOf(target),
    push: (target: Target, state?: unknown) => host.push(target, state),
    replace: (target: Target, state?: unknown) => host.replace(target, state),
    go: (delta: number) => host.go(delta),
    goBack: () => host.go(-1),
    goForward: () => host.go(1),
    back: () => host.go(-1),
    forward: () => host.go(1),
    listen(listener: Listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  void host.listen((location, action) => {
    Object.assign(history, { location, action });
    for (const listener of listeners) listener(location, action);
  });
  return history;
}

function pathOf(target: Target): string {
  if (typeof target === 'string') return target;
  return `${target.pathname ?? ''}${target.search ?? ''}${target.hash ?? ''}`;
}
