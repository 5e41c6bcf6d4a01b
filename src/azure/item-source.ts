import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import { Refused } from '#app/rest-client';
import type { AzureClient } from '#azure/client';
import { workItem, workItems, type WorkItem } from '#azure/wire';

/** Most items in one batch. Source: POST _apis/wit/workitemsbatch (2026-11-22). */
export const itemsABatch = 200;

/** Calls under way at once: browsers hold six to one server. */
export const callsAtOnce = 6;

/** What is read of items: fields by their names, or all of them and what the items relate to. */
type Wanted = { readonly fields: readonly string[] } | { readonly $expand: 'relations' };

/** Who watches a reading: told of the items of each call as they come. */
interface Watch {
  readonly onPart?: (items: readonly WorkItem[]) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Items in no order, two hundred a call; hidden ones and those that are gone are left out. */
export async function readItems(
  client: AzureClient,
  ids: readonly number[],
  wanted: Wanted,
  { onPart, signal }: Watch = {},
): Promise<readonly WorkItem[]> {
  const found = await inParallel(chunks(ids, itemsABatch), callsAtOnce, async (part) => {
    const { value } = await client.send({
      area: 'wit',
      path: '_apis/wit/workitemsbatch',
      body: { ids: part, ...wanted, errorPolicy: 'omit' },
      isRepeatable: true,
      answer: workItems,
      signal,
    });
    const items = value.flatMap((item) => item ?? []);
    onPart?.(items);
    return items;
  });
  return found.flat();
}

/** Whether an id is that of a work item, a number; nothing else belongs to one. */
export function isNumber(id: string): boolean {
  return /^\d{1,10}$/.test(id) && Number(id) > 0 && Number(id) < 2 ** 31;
}

/** The numbers among ids, each once. */
export function numbersIn(ids: readonly string[]): readonly number[] {
  return [...new Set(ids.filter(isNumber).map(Number))];
}

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

  /** Any number of items with these fields, in no order; hidden ones and those that are gone are left out. */
  some(ids: readonly number[], names: readonly string[], signal?: AbortSignal): Promise<readonly WorkItem[]> {
    const asked = new Set(names.map((name) => name.toLowerCase()));
    const onPart = (items: readonly WorkItem[]): void => {
      const at = Date.now();
      for (const item of items) this.remember({ item, names: asked, at });
    };
    return readItems(this.client, ids, { fields: names }, { onPart, signal });
  }

  /** The same; those that were just read are not asked for again. */
  async remembered(ids: readonly number[], names: readonly string[]): Promise<readonly WorkItem[]> {
    await Promise.all(ids.flatMap((id) => this.underWay.get(id) ?? []));
    const known = ids.flatMap((id) => this.recent(id, names) ?? []);
    const have = new Set(known.map(({ id }) => id));
    const missing = ids.filter((id) => !have.has(id));
    return [...known, ...(await this.some(missing, names))];
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
    this.memory.delete(item.id);
    this.memory.set(item.id, isMore ? { ...kept, at: read.at } : read);
    this.prune();
  }

  /** Drops what is too old for any answer; what was read longest ago comes first. */
  private prune(): void {
    for (const [id, { at }] of this.memory) {
      if (at > Date.now() - rememberedMilliseconds) return;
      this.memory.delete(id);
    }
  }

  private recent(id: number, names: readonly string[]): WorkItem | undefined {
    const kept = this.memory.get(id);
    if (!kept || kept.at <= Date.now() - rememberedMilliseconds) return undefined;
    const { names: read } = kept;
    return read === undefined || names.every((name) => read.has(name.toLowerCase())) ? kept.item : undefined;
  }
}
