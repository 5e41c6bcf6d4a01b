import type { AppPermission, Rights } from '#app/ports/rights';
import type { AnyKind } from '#app/records/record-kind';
import { UnreadableRecord, type Home, type Records, type Ref } from '#app/records/records';

/** Whether the acting person holds a permission where a record lies. */
export type Holds = (permission: AppPermission, home: Home) => Promise<boolean>;

/** Whether the acting person holds a permission where a record lies; of the whole site its administrators hold all. */
export function holdsWith(rights: Pick<Rights, 'ofProject' | 'administers'>): Holds {
  return async (permission, home) =>
    home === 'site' ? rights.administers() : (await rights.ofProject(home)).holds.has(permission);
}

/**
 * Records as one person may have them: a confidential record that they may not read is as if nothing were there, and
 * they can neither write nor remove it.
 */
export function guardedRecords(records: Records, holds: Holds): Records {
  const mayRead = async ({ readers }: AnyKind, home: Home): Promise<boolean> =>
    readers === undefined || holds(readers, home);
  /** By where it lies, not by where the caller says it does. */
  const mayReadAt = async (kind: AnyKind, ref: Ref): Promise<boolean> => {
    if (kind.readers === undefined) return true;
    try {
      const home = (await records.get<unknown, unknown, unknown>(kind, ref))?.home ?? ref.home;
      return home !== undefined && (await mayRead(kind, home));
    } catch (error) {
      // Where it lies cannot be read either: nobody gets it.
      if (error instanceof UnreadableRecord) return false;
      throw error;
    }
  };
  return {
    ...bound(records),
    get: async (kind, ref) => ((await mayReadAt(kind, ref)) ? records.get(kind, ref) : undefined),
    many: async (kind, refs) => {
      const found = await records.many(kind, refs);
      const may = await Promise.all(found.map(({ home }) => mayRead(kind, home)));
      return found.filter((_, index) => may[index]);
    },
    list: async (kind, home, after) =>
      (await mayRead(kind, home)) ? records.list(kind, home, after) : { items: [], unreadable: [] },
    history: async (kind, ref, atMost) => ((await mayReadAt(kind, ref)) ? records.history(kind, ref, atMost) : []),
    write: async (kind, write) =>
      (await mayRead(kind, write.home)) && (await mayReadAt(kind, write)) ? records.write(kind, write) : 'conflict',
    addLines: async (kind, ref, lines) => ((await mayReadAt(kind, ref)) ? records.addLines(kind, ref, lines) : []),
    remove: async (kind, ref) => {
      if (await mayReadAt(kind, ref)) await records.remove(kind, ref);
    },
    everything: (kinds, after) =>
      records.everything(
        kinds.filter(({ readers }) => readers === undefined),
        after,
      ),
  };
}

/** The parts of a store that nothing is asked of here. */
function bound(records: Records): Pick<Records, 'tasks' | 'drawer' | 'signing'> {
  const { drawer, signing } = records;
  return { tasks: (name) => records.tasks(name), ...(drawer && { drawer }), ...(signing && { signing }) };
}
