import type { drags } from './drags';

type Drags = typeof drags;

let loaded: Drags | undefined;
let loading: Promise<Drags> | undefined;

/**
 * Attaches what can be dragged, or dropped on, once the code of drags is here; answers how to take it away again. Where
 * the code cannot be had, cards are moved by keyboard and menu, and whatever is attached next asks for it again.
 */
export function withDrags(attach: (drags: Drags) => () => void): () => void {
  if (loaded) return attach(loaded);
  let detach: (() => void) | undefined;
  let isOver = false;
  load().then(
    (found) => {
      if (!isOver) detach = attach(found);
    },
    () => undefined,
  );
  return () => {
    isOver = true;
    detach?.();
  };
}

function load(): Promise<Drags> {
  loading ??= import('./drags').then(
    (found) => (loaded = found.drags),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
