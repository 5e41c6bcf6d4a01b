import { Filter, FilterConditions, kvs, Sort } from '@forge/kvs';
import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import { HostUnreachable } from '#app/ports/failures';
import type { PendingTask, TaskName, Tasks } from '#app/records/records';
import { entities, taskKey, type TaskEntity } from '#jira/entities';
import { keysABatch, resultsAPage, stored, storedIf } from '#jira/storage';

/** Writes under way at once. */
const writesAtOnce = 8;

/** The outbox of one task in Forge's custom entity store. */
export function entityTasks(name: TaskName): Tasks {
  return {
    async waiting(atMost) {
      const waiting: PendingTask[] = [];
      let cursor: string | undefined;
      do {
        const query = kvs
          .entity<TaskEntity>(entities.task)
          .query()
          .index('by-name', { partition: [name] })
          .sort(Sort.ASC)
          .limit(Math.min(resultsAPage, atMost - waiting.length));
        const { results, nextCursor } = await stored(() =>
          (cursor === undefined ? query : query.cursor(cursor)).getMany(),
        );
        waiting.push(...results.map(({ value: { name: _name, ...task } }) => task));
        cursor = nextCursor;
      } while (cursor !== undefined && waiting.length < atMost);
      return waiting;
    },
    async enqueue(kind, items, since) {
      await inParallel(chunks(items, keysABatch), writesAtOnce, async (part) => {
        const tasks = part.map(({ id, home, version }) => ({
          key: taskKey(name, kind, id),
          value: { name, kind: kind.name, home, id, version, since } satisfies TaskEntity,
          entityName: entities.task,
        }));
        const { failedKeys } = await stored(() => kvs.batchSet(tasks));
        if (failedKeys.length > 0) throw new HostUnreachable(`Storage did not take ${failedKeys.length} tasks.`);
      });
    },
    async acknowledge(kind, items) {
      await inParallel(items, writesAtOnce, ({ id, version }) => {
        const conditions = new Filter<TaskEntity>().and('version', FilterConditions.lessThanEqualTo(version));
        return storedIf(() =>
          kvs
            .transact()
            .delete(taskKey(name, kind, id), { entityName: entities.task, conditions })
            .execute(),
        );
      });
    },
  };
}
