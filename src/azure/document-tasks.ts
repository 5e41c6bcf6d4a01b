import { inParallel } from '#app/parallel';
import type { AnyKind } from '#app/records/record-kind';
import type { Home, PendingTask, Ref, TaskName, Tasks } from '#app/records/records';
import type { RecordDocument } from '#azure/record-document';

type AnyDocument = RecordDocument<unknown>;

/** Documents written at once. */
const writesAtOnce = 4;

/** What the tasks beside records are read and written with. */
export interface TaskDocuments {
  readonly kinds: readonly AnyKind[];
  readonly homes: readonly Home[];
  list(kind: AnyKind, home: Home): Promise<readonly AnyDocument[]>;
  change(
    kind: AnyKind,
    ref: Ref,
    change: (document: AnyDocument) => Omit<AnyDocument, '__etag'> | undefined,
  ): Promise<void>;
}

/** Tasks that lie beside their records, in the record's own document. */
export function documentTasks(name: TaskName, { kinds, homes, list, change }: TaskDocuments): Tasks {
  return {
    async waiting(atMost) {
      const places = kinds
        .filter(({ followsIssue }) => followsIssue)
        .flatMap((kind) => homes.map((home) => ({ kind, home })));
      const found = await inParallel(places, writesAtOnce, async ({ kind, home }) =>
        (await list(kind, home)).flatMap(({ id, tasks }): readonly PendingTask[] => {
          const task = tasks?.[name];
          return task ? [{ kind: kind.name, id, home, version: task.version, since: task.since }] : [];
        }),
      );
      return found
        .flat()
        .sort((one, other) => (one.since < other.since ? -1 : 1))
        .slice(0, atMost);
    },
    // Fields are compared with the records whenever they are read.
    enqueue: () => Promise.resolve(),
    async acknowledge(kind, items) {
      await inParallel(items, writesAtOnce, ({ id, home, version }) =>
        change(kind, { id, home }, (document) => {
          const task = document.tasks?.[name];
          if (!task || task.version > version) return undefined;
          const { [name]: _done, ...others } = document.tasks ?? {};
          return { ...document, tasks: others };
        }),
      );
    },
  };
}
