import { persistently } from '#app/back-off';
import { chunks } from '#app/chunks';
import { HostUnreachable } from '#app/ports/failures';
import type { Mirror, MirrorValue, ValuesOf } from '#app/ports/mirror';
import type { FieldContent } from '#app/ports/fields';
import { byIssue } from '#app/mirror/by-issue';
import type { IssueId } from '#core/issue';
import { itemUri, onRevision, pauseIn, postBatch, refusalIn, type BatchReply, type Operation } from '#azure/batch';
import type { AzureClient } from '#azure/client';
import { itemsABatch } from '#azure/item-source';
import { textIn } from '#azure/issue-reader';
import type { MappedItem, MappedItems, MappingOf } from '#azure/mapped-items';

/** How often items of one batch are tried again that were busy or had changed. */
const attempts = 4;
/** Longest pause that a batch waits for by itself, in seconds; longer ones are for whoever retries the whole. */
const longestPause = 8;

/** An item's way through the batches. */
interface PendingFieldWrite {
  readonly issueId: IssueId;
  /** The item as it was when its change was worked out. */
  readonly seen?: MappedItem;
  /** Fields that this write leaves alone: people have set them meanwhile, or a rule protects them. */
  readonly spared: ReadonlySet<string>;
  readonly reason?: string;
}

/** Where the items of one batch end. */
interface Outcome {
  readonly gone: IssueId[];
  readonly stopped: IssueId[];
  readonly again: PendingFieldWrite[];
}

/** What a mirror is made of. */
export interface AzureMirrorParts {
  readonly client: AzureClient;
  readonly items: Pick<MappedItems, 'mapped'>;
  readonly mappingOf: MappingOf;
  /** Told of every item that was written to, or refused to be. */
  readonly onWritten: (issueId: IssueId) => void;
  /** Told of items that refused a field, with the platform's sentence; without one, when the item took all of them. */
  readonly onRefused: (issueId: IssueId, reason: string | undefined) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Fields of work items, written as the viewer where the project has fields for them, never one that another use reads.
 * Every change is tied to the revision that was read before its values were asked for: what came in between is kept.
 */
export class AzureMirror implements Mirror {
  constructor(private readonly parts: AzureMirrorParts) {}

  async write(
    issueIds: readonly IssueId[],
    valuesOf: ValuesOf,
  ): Promise<{ readonly refused: readonly IssueId[]; readonly held: readonly IssueId[] }> {
    const refused: IssueId[] = [];
    const held: IssueId[] = [];
    for (const part of chunks(issueIds, itemsABatch)) {
      let due: readonly PendingFieldWrite[] = part.map((issueId) => ({ issueId, spared: new Set() }));
      const { pause } = await persistently(
        async () => {
          const { gone, stopped, again, pause } = await this.round(due, valuesOf);
          refused.push(...gone);
          held.push(...stopped);
          due = again;
          return { pause };
        },
        // Items that had changed, or go without a field, need no pause.
        ({ pause = 0 }) => (due.length > 0 ? { retryAfterSeconds: pause } : undefined),
        {
          attempts,
          firstPause: 1_000,
          allows: (milliseconds) => milliseconds <= longestPause * 1_000,
          wait: this.parts.wait,
          chance: Math.random,
        },
      );
      if (due.length === 0) continue;
      const message = 'Azure DevOps did not take all fields.';
      throw new HostUnreachable(message, pause === undefined ? {} : { retryAfterSeconds: pause });
    }
    return { refused, held };
  }

  /**
   * One reading and one batch: what comes back has changed, is busy, or is to go without a field.
   * Items first, values after them: a value that is newer than the item's revision is written now or by whoever keeps it.
   */
  private async round(
    due: readonly PendingFieldWrite[],
    valuesOf: ValuesOf,
  ): Promise<Outcome & { readonly pause?: number }> {
    const ids = due.map(({ issueId }) => issueId);
    const mapped = await this.parts.items.mapped(ids, this.parts.mappingOf, { isFresh: true });
    const byId = new Map(mapped.map((entry) => [String(entry.item.id), entry]));
    const outcome: Outcome = { gone: ids.filter((id) => !byId.has(id)), stopped: [], again: [] };
    const here = due.filter(({ issueId }) => byId.has(issueId));
    if (here.length === 0) return outcome;
    const values = byIssue(await valuesOf(here.map(({ issueId }) => issueId)));
    const changes = here.flatMap((write) => {
      const now = byId.get(write.issueId)!;
      const wanted = values.get(write.issueId);
      if (!wanted) return [];
      const current: PendingFieldWrite = { ...write, seen: now, spared: withEdits(write, now, wanted) };
      const operations = operationsFor(wanted, now, current.spared);
      if (operations.length > 0) return [{ write: current, operations }];
      this.settle(current, outcome.stopped);
      return [];
    });
    if (changes.length === 0) return outcome;
    const requests = changes.map(({ write, operations }) => ({ uri: itemUri(write.issueId), operations }));
    const replies = await postBatch(this.parts.client, requests, true);
    let pause: number | undefined;
    changes.forEach(({ write }, index) => {
      const reply = replies[index] ?? { code: 500 };
      this.parts.onWritten(write.issueId);
      const wait = this.sort(write, reply, outcome);
      if (wait !== undefined) pause = Math.max(pause ?? 0, wait);
    });
    return { ...outcome, ...(pause !== undefined && { pause }) };
  }

  /** Puts an item where its answer sends it; answers the seconds to wait when it was busy. */
  private sort(write: PendingFieldWrite, reply: BatchReply, { gone, stopped, again }: Outcome): number | undefined {
    const { code } = reply;
    if (code < 300) {
      this.settle(write, stopped);
      return undefined;
    }
    if (code === 404) {
      gone.push(write.issueId);
      return undefined;
    }
    if (code === 412) {
      again.push(write);
      return undefined;
    }
    if (code === 429 || code >= 500) {
      again.push(write);
      return pauseIn(reply);
    }
    const reason = reasonIn(reply);
    const protectedField = write.seen && fieldIn(reason, write.seen);
    if (protectedField !== undefined && !write.spared.has(protectedField)) {
      again.push({ ...write, spared: new Set([...write.spared, protectedField]), reason });
      return undefined;
    }
    this.settle({ ...write, reason }, stopped);
    return undefined;
  }

  /** The end of an item's way: written, or held with the sentence that explains it. */
  private settle({ issueId, reason }: PendingFieldWrite, stopped: IssueId[]): void {
    this.parts.onRefused(issueId, reason);
    if (reason !== undefined) stopped.push(issueId);
  }
}

/** What has to change for an item to show its values: nothing when it does. Types without a field have nothing to show. */
function operationsFor(
  values: readonly MirrorValue[],
  { item, process, found }: MappedItem,
  spared: ReadonlySet<string>,
): readonly Operation[] {
  const type = textIn(item.fields['System.WorkItemType']);
  const wanted = new Map<string, FieldContent>();
  // One field may be mapped twice: what it is to show in any case goes before what is only cleared away.
  const inOrder = [...values.filter(({ onlyOver }) => !onlyOver), ...values.filter(({ onlyOver }) => onlyOver)];
  for (const { field, value, onlyOver } of inOrder) {
    const name = found[field]?.[0];
    if (name === undefined || wanted.has(name) || spared.has(name) || !process.has(type, name)) continue;
    if (onlyOver === undefined || onlyOver.includes(contentOf(item, name))) wanted.set(name, value);
  }
  const changes = [...wanted].flatMap(([name, value]): Operation[] => {
    if (contentOf(item, name) === value) return [];
    return [value === null ? { op: 'remove', path: `/fields/${name}` } : { op: 'add', path: `/fields/${name}`, value }];
  });
  return changes.length === 0 ? [] : [...onRevision(item.rev), ...changes];
}

function contentOf({ fields }: MappedItem['item'], name: string): FieldContent {
  const value = fields[name];
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : null;
}

/** Fields that somebody has set between two readings: theirs is the newer word, unless it was Waybill's, written by another page. */
function withEdits(
  { spared, seen }: PendingFieldWrite,
  now: MappedItem,
  values: readonly MirrorValue[],
): ReadonlySet<string> {
  if (!seen) return spared;
  const edited = values.flatMap(({ field, yieldsToPeople, earlier = [] }) => {
    const name = now.found[field]?.[0];
    if (!yieldsToPeople || name === undefined) return [];
    const content = contentOf(now.item, name);
    return content === contentOf(seen.item, name) || earlier.includes(content) ? [] : [name];
  });
  return new Set([...spared, ...edited]);
}

function reasonIn(reply: BatchReply): string {
  return refusalIn(reply).message || `Azure DevOps answered ${reply.code}.`;
}

/** The field that a rule's sentence names, of those that this project's items are written with. */
function fieldIn(reason: string, { uses, found }: MappedItem): string | undefined {
  const fields = uses.filter(({ isWritten }) => isWritten).flatMap(({ use }) => found[use] ?? []);
  return fields.find((field) => reason.toLowerCase().includes(field.toLowerCase()));
}
