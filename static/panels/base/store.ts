import { useSyncExternalStore } from 'react';

/** State that others can watch; it is replaced, never changed. */
export interface Watchable<State> {
  readonly get: () => State;
  /** Calls `listener` after every change, until the answer is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** State with one owner. */
export interface Store<State> extends Watchable<State> {
  readonly set: (next: State) => void;
  /** Sets what `change` makes of the present state; the same state tells nobody. */
  readonly update: (change: (before: State) => State) => void;
}

/** Makes a store of its first state. */
export function createStore<State>(first: State): Store<State> {
  let state = first;
  const listeners = new Set<() => void>();
  const set = (next: State) => {
    if (Object.is(next, state)) return;
    state = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => state,
    set,
    update: (change) => set(change(state)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The present state of a store, drawn again after every change. */
export function useStore<State>(store: Watchable<State>): State {
  return useSyncExternalStore(store.subscribe, store.get);
}
