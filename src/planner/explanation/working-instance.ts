import type { Instance } from '#planner/instance';

declare const own: unique symbol;

/**
 * An instance of which pins, windows, waits and needs are its holder's own: they may be set otherwise for a while.
 * Everything else is the given instance's, which several holders share, and stays as it is.
 */
export interface WorkingInstance extends Instance {
  readonly [own]: true;
}

/** A working copy; what is set otherwise in it changes nothing in `instance`. */
export function workingCopyOf(instance: Instance): WorkingInstance {
  const { pin, earliest, before, beforeLag, after, afterLag, needs } = instance;
  const copy: Instance = {
    ...instance,
    pin: pin.slice(),
    earliest: earliest.slice(),
    before: { start: before.start, item: before.item.slice() },
    beforeLag: beforeLag.slice(),
    after: { start: after.start, item: after.item.slice() },
    afterLag: afterLag.slice(),
    needs: { start: needs.start, item: needs.item.slice() },
  };
  return copy as WorkingInstance;
}
