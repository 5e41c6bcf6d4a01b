import * as z from 'zod/mini';
import type { Host } from '../host';

/** How one kind of draft is kept: what it looks like, and the number of that form. */
export interface DraftForm<Value> {
  /** Raised when what an older page has kept no longer says what it said. */
  readonly version: number;
  readonly schema: z.ZodMiniType<Value>;
}

/** One draft on this device. */
export interface Draft<Value> {
  /** Nothing where there is none, or where it is of another form. */
  restore(): Value | undefined;
  /** `undefined`: there is nothing to keep any more. */
  keep(value: Value | undefined): void;
}

/** The draft under `key`. What cannot be read, or was kept in another version, counts as none. */
export function createDraft<Value>(
  drafts: Host['drafts'],
  key: string,
  { version, schema }: DraftForm<Value>,
): Draft<Value> {
  const kept = z.object({ version: z.literal(version), value: schema });
  return {
    restore() {
      const read = kept.safeParse(jsonOf(drafts.read(key)));
      return read.success ? (read.data.value as Value) : undefined;
    },
    keep: (value) => drafts.write(key, value === undefined ? undefined : JSON.stringify({ version, value })),
  };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

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
