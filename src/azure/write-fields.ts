import type { FieldWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { Carrier, Course, Tell } from '#app/writes/settle';
import { itemUri } from '#azure/batch';
import type { AzureClient } from '#azure/client';
import { isIterationId, IterationNodes } from '#azure/iteration-nodes';
import { itemsWithRelations, type AzureLinkTypes } from '#azure/links';
import type { WorkItem } from '#azure/wire';
import { endPutOff, sendBatch } from '#azure/write-batch';
import { isAsPlanned, operationsFor } from '#azure/write-operations';

/** What writing items needs. */
export interface WritingParts {
  readonly client: AzureClient;
  readonly linkTypes: () => Promise<AzureLinkTypes>;
  readonly iterations: IterationNodes;
  readonly course: Course;
}

/** Sets fields, two hundred items a call. A write that was lost is looked at again: it is done, or may be sent again. */
export function fieldCarrier({ client, linkTypes, iterations, course }: WritingParts): Carrier<FieldWrite> {
  const now = new Map<string, WorkItem>();

  async function look(writes: readonly FieldWrite[]): Promise<readonly IssueWriteOutcome[]> {
    const [{ base }, items] = await Promise.all([
      linkTypes(),
      itemsWithRelations(
        client,
        writes.map(({ issueId }) => issueId),
      ),
    ]);
    const named = writes.filter(({ set, only }) => isIterationId(set.iteration) || isIterationId(only?.iteration));
    await iterations.load(new Set(named.flatMap(({ issueId }) => projectOf(items.get(issueId)))));
    return writes.flatMap((planned): IssueWriteOutcome[] => {
      const { key, issueId, seen } = planned;
      const item = items.get(issueId);
      const write = placed(planned, iterations);
      if (!item || !write) return [{ key, kind: 'refused', code: 'not-found', message: '' }];
      now.set(issueId, item);
      if (operationsFor(write, item, base).length === 0) return [{ key, kind: 'done', issueId }];
      if (write.only && !isAsPlanned(item, write.only)) return [{ key, kind: 'changed' }];
      return seen !== undefined && seen !== String(item.rev) ? [{ key, kind: 'changed' }] : [];
    });
  }

  async function send(writes: readonly FieldWrite[], tell: Tell): Promise<ReadonlySet<string>> {
    const { base } = await linkTypes();
    const requests = writes.flatMap((write) => {
      const item = now.get(write.issueId);
      const uri = itemUri(write.issueId);
      return item ? [{ uri, operations: operationsFor(placed(write, iterations) ?? write, item, base) }] : [];
    });
    const answers = await sendBatch(client, requests, course);
    const stale = new Set<string>();
    writes.forEach(({ key, issueId }, place) => {
      const answer = answers[place];
      if (answer?.kind === 'done') tell({ key, kind: 'done', issueId });
      else if (answer?.kind === 'refused') tell({ key, kind: 'refused', code: answer.code, message: answer.message });
      else if (answer?.kind === 'stale') stale.add(key);
    });
    endPutOff(
      writes.map(({ key }) => key),
      answers,
      tell,
    );
    return stale;
  }

  return { look, send, mayResend: true };
}

/** The write with its iterations by path; nothing where there is no such iteration. */
function placed(write: FieldWrite, iterations: IterationNodes): FieldWrite | undefined {
  const { only, set } = write;
  const to = set.iteration && iterations.path(set.iteration);
  const from = only?.iteration && iterations.path(only.iteration);
  if (set.iteration && to === undefined) return undefined;
  return {
    ...write,
    // One that is gone by now is one that no item lies in.
    ...(only && { only: { ...only, ...(from && { iteration: from }) } }),
    set: { ...set, ...(to && { iteration: to }) },
  };
}

function projectOf(item: WorkItem | undefined): readonly string[] {
  const name = item?.fields['System.TeamProject'];
  return typeof name === 'string' ? [name] : [];
}
