import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import { Refused } from '#app/rest-client';
import type { AzureClient } from '#azure/client';
import { workItem, workItems, type WorkItem } from '#azure/wire';

/** Most items in one batch. Source: POST _apis/wit/workitemsbatch (2026-11-22). */
export const itemsABatch = 200;

/** Calls under way at once: browsers hold six to one server. */
export const callsAtOnce = 6;

/** How long what was read may answer what is asked again at once. */
const sameLoadMilliseconds = 2_000;
/** How long it may answer rules that look at many items. */
const rememberedMilliseconds = 10_000;

interface Remembered {
  readonly item: WorkItem;
  /** Fields that were asked for, in lower case; absent: all of them. */
  readonly names?: ReadonlySet<string>;
  readonly at: number;
}

/** Reads work items, few calls at a time, and remembers them for a moment: what one screen asks at once is read once. */
export class ItemSource {
  private readonly memory = new Map<number, Remembered>();
  private readonly underWay = new Map<number, Promise<WorkItem | undefined>>();

  constructor(
    private readonly client: AzureClient,
    private readonly onRead: (item: WorkItem) => void = () => undefined,
  ) {}

  /** One item with all its fields and relations; nothing when it does not exist for this person. */
  async whole(id: number): Promise<WorkItem | undefined> {
    const kept = this.memory.get(id);
    if (kept && !kept.names && kept.at > Date.now() - sameLoadMilliseconds) return kept.item;
    const asked = this.underWay.get(id);
    if (asked) return asked;
    const reading: Promise<WorkItem | undefined> = this.read(id).finally(() => {
      if (this.underWay.get(id) === reading) this.underWay.delete(id);
    });
    this.underWay.set(id, reading);
    return reading;
  }

  /** Items with these fields, in no order; hidden ones and those that are gone are left out. */
  async some(ids: readonly number[], names: readonly string[], signal?: AbortSignal): Promise<readonly WorkItem[]> {
    const body = { ids, fields: names, errorPolicy: 'omit' };
    const { value } = await this.client.send({
      area: 'wit',
      path: '_apis/wit/workitemsbatch',
      body,
      isRepeatable: true,
      answer: workItems,
      signal,
    });
    const asked = new Set(names.map((name) => name.toLowerCase()));
    const at = Date.now();
    return value.flatMap((item) => {
      if (!item) return [];
      this.remember({ item, names: asked, at });
      return [item];
    });
  }

  /** The same for any number of items; those that were just read are not asked for again. */
  async remembered(ids: readonly number[], names: readonly string[]): Promise<readonly WorkItem[]> {
    await Promise.all(ids.flatMap((id) => this.underWay.get(id) ?? []));
    const known = ids.flatMap((id) => this.recent(id, names) ?? []);
    const have = new Set(known.map(({ id }) => id));
    const missing = ids.filter((id) => !have.has(id));
    const read = await inParallel(chunks(missing, itemsABatch), callsAtOnce, (part) => this.some(part, names));
    return [...known, ...read.flat()];
  }

  /** Whether an item was just read, so that the viewer surely sees it. */
  isRecent(id: number): boolean {
    return this.recent(id, []) !== undefined;
  }

  /** Drops what was read of an item, or of all. */
  forget(id?: number): void {
    if (id === undefined) this.memory.clear();
    else this.memory.delete(id);
    if (id === undefined) this.underWay.clear();
    else this.underWay.delete(id);
  }

  private async read(id: number): Promise<WorkItem | undefined> {
    try {
      const item = await this.client.send({
        area: 'wit',
        path: `_apis/wit/workitems/${id}?$expand=relations`,
        answer: workItem,
        expects: [404],
      });
      this.remember({ item, at: Date.now() });
      return item;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.memory.delete(id);
      return undefined;
    }
  }

  private remember(read: Remembered): void {
    const { item, names } = read;
    this.onRead(item);
    const kept = this.memory.get(item.id);
    // What holds more of the same state of the item stays.
    const isSame = kept && kept.item.rev !== undefined && kept.item.rev === item.rev;
    const isMore = isSame && names && (!kept.names || [...names].every((name) => kept.names?.has(name)));
    this.memory.set(item.id, isMore ? { ...kept, at: read.at } : read);
  }

  private recent(id: number, names: readonly string[]): WorkItem | undefined {
    const kept = this.memory.get(id);
    if (!kept || kept.at <= Date.now() - rememberedMilliseconds) return undefined;
    const { names: read } = kept;
    return read === undefined || names.every((name) => read.has(name.toLowerCase())) ? kept.item : undefined;
  }
}
