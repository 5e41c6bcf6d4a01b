import { inParallel } from '#app/parallel';
import type { AnyKind, RecordKind } from '#app/records/record-kind';
import { UnreadableRecord, type Home, type RecordPage, type Stored } from '#app/records/records';
import type { Background } from '#azure/background';
import type { DocumentFinder } from '#azure/document-finder';
import { storedIn, type RecordDocument } from '#azure/record-document';
import type { SummaryIndex } from '#azure/summary-index';

/** Records read at once. */
const atOnce = 4;

/** What summaries are read from and mended with. */
export interface SummarySources {
  readonly index: SummaryIndex;
  readonly finder: DocumentFinder;
  readonly background: Background;
}

/** All records of one home. */
type Whole<Value> = Omit<RecordPage<Value>, 'next'>;

/** The records of one home themselves. */
export async function valuesAt(
  finder: DocumentFinder,
  kind: AnyKind,
  home: Home,
  read: (document: RecordDocument<unknown>) => Promise<Stored<unknown>> | Stored<unknown> = storedIn,
): Promise<Whole<unknown>> {
  const { readable, unreadable } = await finder.listed(kind, home);
  return { items: await Promise.all([...readable.values()].map(read)), unreadable };
}

/**
 * Summaries of one home. Records that are being written are read themselves; what a closed page left behind is mended.
 * Where a part of the index cannot be read, all records are read themselves: slowly, and none is missing.
 */
export async function summariesAt<Value, Line, Summary>(
  { index, finder, background }: SummarySources,
  kind: RecordKind<Value, Line, Summary>,
  home: Home,
): Promise<Whole<Summary>> {
  const { items, unreadable, marked, skipped } = await index.list(kind, home);
  if (skipped.length > 0) {
    for (const id of skipped) background.report(new UnreadableRecord(`${kind.name}-index`, id, false));
    const whole = (await valuesAt(finder, kind, home)) as Whole<Value>;
    return { ...whole, items: whole.items.flatMap((stored) => summaryOf(kind, stored) ?? []) };
  }
  const behind = new Set(marked.map(({ id }) => id));
  const now = await inParallel(marked, atOnce, async ({ id, isLeft }): Promise<Whole<Summary>> => {
    const document = await foundOrUnreadable(finder, kind, { id, home });
    if (document === 'unreadable') return { items: [], unreadable: [id] };
    const summary = document && summaryOf(kind, storedIn(document));
    if (isLeft) background.run(() => index.put(kind.name, home, id, summary && { ...summary, format: kind.format }));
    return { items: summary ? [summary] : [], unreadable: [] };
  });
  return {
    items: [...items.filter(({ id }) => !behind.has(id)), ...now.flatMap((read) => read.items)],
    unreadable: [...unreadable.filter((id) => !behind.has(id)), ...now.flatMap((read) => read.unreadable)],
  };
}

async function foundOrUnreadable<Value, Line, Summary>(
  finder: DocumentFinder,
  kind: RecordKind<Value, Line, Summary>,
  ref: { readonly id: string; readonly home: Home },
): Promise<RecordDocument<Value> | 'unreadable' | undefined> {
  try {
    return await finder.find(kind, ref);
  } catch (error) {
    if (error instanceof UnreadableRecord) return 'unreadable';
    throw error;
  }
}

function summaryOf<Value, Line, Summary>(
  { summary }: RecordKind<Value, Line, Summary>,
  stored: Stored<Value>,
): Stored<Summary> | undefined {
  return summary && { ...stored, value: summary.of(stored.value) };
}
