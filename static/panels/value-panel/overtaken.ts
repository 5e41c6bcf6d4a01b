import type { Conflict, Task } from './task';

/**
 * The one step that ends a conflict with the viewer's own values, where one step is enough:
 * a ballot goes into the round that is open now; an agreement replaces what others agreed on, or becomes
 * the viewer's ballot when a new round was opened. A ballot after the reveal needs a new round first.
 */
export function taskWithMine({ mine, theirs }: Conflict): Task {
  const { factors, note } = mine;
  if (theirs.phase === 'open') return { kind: 'submit', round: theirs.round, factors, note };
  if (theirs.phase === 'revealed') return { kind: 'agree', version: theirs.version, factors, note };
  return { kind: 'edit', version: theirs.version, factors, isUndo: false };
}
