import * as z from 'zod/mini';
import { chunks } from '#app/transfer/export-file';
import { HostUnreachable, type Mirror, type MirrorValue } from '#app/ports';
import type { IssueId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import type { AzureClient } from '#azure/client';
import type { Holdings, MappedItem, MappingOf } from '#azure/holdings';
import { itemsABatch } from '#azure/item-source';
import { textIn } from '#azure/issue-reader';
import type { AzureTracker } from '#azure/tracker';

/** How often items of one batch are tried again that were busy or had changed. */
const attempts = 4;
/** Longest pause that a batch waits for by itself, in seconds; longer ones are for whoever retries the whole. */
const longestPause = 8;

const patchAnswers = z.object({
  value: z.array(
    z.object({ code: z.int(), headers: z.nullish(z.record(z.string(), z.string())), body: z.nullish(z.string()) }),
  ),
});
type PatchAnswer = z.infer<typeof patchAnswers>['value'][number];

const refusal = z.object({ message: z.string() });

/** One change of a work item. */
interface Operation {
  readonly op: 'test' | 'add' | 'remove';
  readonly path: string;
  readonly value?: number;
}

/** An item's way through the batches. */
interface Errand {
  readonly value: MirrorValue;
  /** The item as it was when its change was worked out. */
  readonly seen?: MappedItem;
  /** Fields that this write leaves alone: people have set them meanwhile, or a rule protects them. */
  readonly spared: ReadonlySet<string>;
  readonly reason?: string;
}

/** What a mirror is made of. */
export interface AzureMirrorParts {
  readonly client: AzureClient;
  readonly holdings: Holdings;
  readonly tracker: Pick<AzureTracker, 'forget'>;
  readonly mappingOf: MappingOf;
  /** Told of items that refused a field, with the platform's sentence; without one, when the item took all of them. */
  readonly onRefused: (issueId: IssueId, reason: string | undefined) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Fields of work items, written as the viewer: factors and results where the project has fields for them, never the estimate.
 * Every change is tied to the revision that it was worked out on: an edit of somebody's that came in between is kept.
 * Source: PATCH _apis/wit/$batch (2026-11-22).
 */
export class AzureMirror implements Mirror {
  constructor(private readonly parts: AzureMirrorParts) {}

  async write(
    values: readonly MirrorValue[],
  ): Promise<{ readonly refused: readonly IssueId[]; readonly held: readonly IssueId[] }> {
    const refused: IssueId[] = [];
    const held: IssueId[] = [];
    for (const part of chunks(values, itemsABatch)) {
      let due: readonly Errand[] = part.map((value) => ({ value, spared: new Set() }));
      for (let attempt = 1; due.length > 0; attempt += 1) {
        const { gone, stopped, again, pause } = await this.round(due);
        refused.push(...gone);
        held.push(...stopped);
        due = again;
        if (due.length === 0) break;
        if (attempt >= attempts || (pause ?? 0) > longestPause) {
          throw new HostUnreachable(
            'Azure DevOps did not take all fields.',
            pause === undefined ? {} : { retryAfterSeconds: pause },
          );
        }
        if (pause !== undefined) await this.parts.wait(pause * 1_000);
      }
    }
    return { refused, held };
  }

  /** One reading and one batch: what comes back has changed, is busy, or is to go without a field. */
  private async round(
    due: readonly Errand[],
  ): Promise<{ gone: IssueId[]; stopped: IssueId[]; again: Errand[]; pause?: number }> {
    const mapped = await this.parts.holdings.mapped(
      due.map(({ value }) => value.issueId),
      this.parts.mappingOf,
      { isFresh: true },
    );
    const byId = new Map(mapped.map((entry) => [String(entry.item.id), entry]));
    const gone = due.flatMap(({ value }) => (byId.has(value.issueId) ? [] : [value.issueId]));
    const outcome = { gone, stopped: [] as IssueId[], again: [] as Errand[] };
    const changes = due.flatMap((errand) => {
      const now = byId.get(errand.value.issueId);
      if (!now) return [];
      const current: Errand = {
        ...errand,
        seen: now,
        spared: errand.seen ? withEdits(errand.spared, errand.seen, now) : errand.spared,
      };
      const operations = operationsFor(current.value, now, current.spared);
      if (operations.length > 0) return [{ errand: current, operations }];
      this.settle(current, outcome.stopped);
      return [];
    });
    if (changes.length === 0) return outcome;
    const answers = await this.send(changes);
    let pause: number | undefined;
    changes.forEach(({ errand }, index) => {
      const answer = answers[index] ?? { code: 500 };
      this.parts.tracker.forget(errand.value.issueId);
      const wait = this.sort(errand, answer, outcome);
      if (wait !== undefined) pause = Math.max(pause ?? 0, wait);
    });
    return { ...outcome, ...(pause !== undefined && { pause }) };
  }

  /** Puts an item where its answer sends it; answers the seconds to wait when it was busy. */
  private sort(
    errand: Errand,
    answer: PatchAnswer,
    { gone, stopped, again }: { gone: IssueId[]; stopped: IssueId[]; again: Errand[] },
  ): number | undefined {
    const { code } = answer;
    if (code < 300) {
      this.settle(errand, stopped);
      return undefined;
    }
    if (code === 404) {
      gone.push(errand.value.issueId);
      return undefined;
    }
    if (code === 412) {
      again.push(errand);
      return undefined;
    }
    if (code === 429 || code >= 500) {
      again.push(errand);
      return pauseIn(answer);
    }
    const reason = reasonIn(answer);
    const protectedField = errand.seen && fieldIn(reason, errand.seen);
    if (protectedField !== undefined && !errand.spared.has(protectedField)) {
      again.push({ ...errand, spared: new Set([...errand.spared, protectedField]), reason });
      return undefined;
    }
    this.settle({ ...errand, reason }, stopped);
    return undefined;
  }

  /** The end of an item's way: written, or held with the sentence that explains it. */
  private settle({ value, reason }: Errand, stopped: IssueId[]): void {
    this.parts.onRefused(value.issueId, reason);
    if (reason !== undefined) stopped.push(value.issueId);
  }

  private async send(
    changes: readonly { readonly errand: Errand; readonly operations: readonly Operation[] }[],
  ): Promise<readonly PatchAnswer[]> {
    const body = changes.map(({ errand, operations }) => ({
      method: 'PATCH',
      uri: `/_apis/wit/workitems/${errand.value.issueId}?api-version=7.1`,
      headers: { 'Content-Type': 'application/json-patch+json' },
      body: operations,
    }));
    return (
      await this.parts.client.send({
        area: 'wit',
        path: '_apis/wit/$batch',
        method: 'PATCH',
        body,
        answer: patchAnswers,
      })
    ).value;
  }
}

/** What has to change for an item to show a value: nothing when it does. Types without a field have nothing to show. */
function operationsFor(
  value: MirrorValue,
  { item, plan, process, mapping, retired }: MappedItem,
  spared: ReadonlySet<string>,
): readonly Operation[] {
  const isOfModel = value.modelId === mapping.model.id;
  const wanted = new Map<string, number | undefined>();
  // Answers that were taken back leave their fields, else the fields would bring them back; those of another model have none.
  if (isOfModel || value.modelId === undefined)
    for (const [factor, field] of Object.entries(plan.factors)) wanted.set(field, value.factors?.[factor as FactorId]);
  if (plan.score !== undefined) wanted.set(plan.score, isOfModel ? value.score : undefined);
  if (plan.costOfDelay !== undefined) wanted.set(plan.costOfDelay, isOfModel ? value.costOfDelay : undefined);
  if (!isOfModel) {
    const old = retired.find(({ modelId }) => modelId === value.modelId);
    // Only what Waybill wrote itself: people may fill a field of that name by hand.
    for (const [field, result] of [
      [old?.score, value.score],
      [old?.costOfDelay, value.costOfDelay],
    ] as const) {
      if (field !== undefined && !wanted.has(field) && item.fields[field] === result) wanted.set(field, undefined);
    }
  }
  const type = textIn(item.fields['System.WorkItemType']);
  const changes = [...wanted].flatMap(([field, number]): Operation[] => {
    const current = item.fields[field] ?? undefined;
    if (spared.has(field) || !process.has(type, field) || current === number) return [];
    return [
      number === undefined
        ? { op: 'remove', path: `/fields/${field}` }
        : { op: 'add', path: `/fields/${field}`, value: number },
    ];
  });
  return changes.length === 0
    ? []
    : [...(item.rev === undefined ? [] : [{ op: 'test' as const, path: '/rev', value: item.rev }]), ...changes];
}

/** Fields of factors that somebody has set between two readings: theirs is the newer word. */
function withEdits(spared: ReadonlySet<string>, before: MappedItem, now: MappedItem): ReadonlySet<string> {
  const edited = Object.values(now.plan.factors).filter(
    (field) => before.item.fields[field] !== now.item.fields[field],
  );
  return new Set([...spared, ...edited]);
}

function reasonIn({ code, body }: PatchAnswer): string {
  try {
    return z.parse(refusal, JSON.parse(body ?? '')).message;
  } catch {
    return `Azure DevOps answered ${code}.`;
  }
}

/** The field that a rule's sentence names, of those that this project's items are written with. */
function fieldIn(reason: string, { plan }: MappedItem): string | undefined {
  const fields = [...Object.values(plan.factors), plan.score, plan.costOfDelay].flatMap((field) => field ?? []);
  return fields.find((field) => reason.toLowerCase().includes(field.toLowerCase()));
}

/** Seconds; where an answer does not say, one. */
function pauseIn({ headers }: PatchAnswer): number {
  const header = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) ? Math.max(0, seconds) : 1;
}
