import type { Host } from './host';

/**
 * Drafts in the browser's storage, a person's own. In memory where it keeps none: in private windows, with full disks,
 * and where people forbid pages inside other sites' pages to store anything. Then everything that would outlive a
 * reload is forbidden with it (IndexedDB, caches; a frame's name and history are the host's), so nothing stands in.
 */
export function createDrafts(accountId: string, storage: () => Storage = () => localStorage): Host['drafts'] {
  const memory = new Map<string, string>();
  const place = (key: string) => `waybill:draft:${accountId}:${key}`;
  let lasts = isLasting(storage);
  return {
    get lasts() {
      return lasts;
    },
    read(key) {
      // What this page has typed is newer than what another page has stored, if storage failed since.
      const typed = memory.get(key);
      if (typed !== undefined) return typed;
      try {
        return storage().getItem(place(key)) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(key, text) {
      memory.delete(key);
      try {
        if (text === undefined) storage().removeItem(place(key));
        else storage().setItem(place(key), text);
      } catch {
        if (text === undefined) return;
        // A disk that is full by now keeps nothing more: the promise ends here.
        lasts = false;
        memory.set(key, text);
      }
    },
  };
}

/** Asks once, with a note of its own that is taken away again. */
function isLasting(storage: () => Storage): boolean {
  const probe = 'waybill:probe';
  try {
    storage().setItem(probe, probe);
    const isThere = storage().getItem(probe) === probe;
    storage().removeItem(probe);
    return isThere;
  } catch {
    return false;
  }
}
