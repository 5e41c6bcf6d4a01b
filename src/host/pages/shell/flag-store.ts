import { createStore } from './store';

/** A message in the corner of the page, as `showFlag` of @forge/bridge describes it. */
export interface Flag {
  readonly id: number | string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'info' | 'success' | 'warning' | 'error';
  /** Makes the flag bold in that colour; wins over `type`. */
  readonly appearance?: 'info' | 'success' | 'warning' | 'error';
  readonly actions?: readonly { readonly text: string; onClick(): unknown }[];
  readonly isAutoDismiss?: boolean;
}

/** Flags shown now, the newest first. */
export const flags = createStore<readonly Flag[]>([]);

const dismissMilliseconds = 8_000;

/** Shows a flag, in place of an earlier one with the same id. */
export function showFlag(flag: Flag): boolean {
  flags.set((before) => [flag, ...before.filter((other) => other.id !== flag.id)]);
  if (flag.isAutoDismiss) setTimeout(() => flags.get().includes(flag) && closeFlag(flag.id), dismissMilliseconds);
  return true;
}

/** Takes a flag away; false when it is not shown. */
export function closeFlag(id: Flag['id']): boolean {
  const isShown = flags.get().some((flag) => flag.id === id);
  flags.set((before) => before.filter((flag) => flag.id !== id));
  return isShown;
}
