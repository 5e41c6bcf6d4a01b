import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { slotOfIteration, spanOf } from '#core/train/placing';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi, Train } from '#core/train/train';

/** A time from its first moment to the first one after it. */
export interface Span {
  readonly start: IsoDateTime;
  readonly end: IsoDateTime;
}

/** What {@link plannedSpans} goes by. `slotOf`: where the plan has each item of this PI that is drawn. */
export interface SpanInput {
  readonly train: Pick<Train, 'pis'>;
  readonly pi: Pi;
  readonly items: readonly PlanItem[];
  readonly slotOf: ReadonlyMap<IssueId, number>;
}

/**
 * From when until when the plan has each item at work: a story as long as its team's iteration lasts, which may be several
 * slots; a feature from the first of its parts to the last, those that lie in other PIs of the train among them.
 * What has no part in this PI, and what is done, is left out.
 */
export function plannedSpans({ train, pi, items, slotOf }: SpanInput): ReadonlyMap<IssueId, Span> {
  const parts = new Map<IssueId, Span[]>();
  const isHere = new Set<IssueId>();
  for (const item of items) {
    const slot = slotOf.get(item.id);
    const span = slot === undefined ? spanElsewhere(train, pi, item) : slotSpan(pi, item, slot);
    if (!span) continue;
    const wholes = item.featureId === undefined ? [item.id] : [item.id, item.featureId];
    for (const id of wholes) parts.set(id, [...(parts.get(id) ?? []), span]);
    if (slot !== undefined) wholes.forEach((id) => isHere.add(id));
  }
  const spans = new Map<IssueId, Span>();
  for (const { id, status } of items) {
    const all = parts.get(id);
    if (all && isHere.has(id) && status !== 'done') spans.set(id, all.reduce(together));
  }
  return spans;
}

function slotSpan(pi: Pi, { teamId }: PlanItem, slot: number): Span | undefined {
  const { first, last } = teamId === undefined ? { first: slot, last: slot } : spanOf(pi, teamId, slot);
  const [from, to] = [pi.slots[first], pi.slots[last]];
  return from && to && { start: from.start, end: to.end };
}

/** Where the tracker has an item in another PI of the train. */
function spanElsewhere({ pis }: SpanInput['train'], here: Pi, item: PlanItem): Span | undefined {
  const iteration = item.iterations.at(-1);
  // A feature is where its stories are; what its own iteration says is nobody's work.
  if (item.kind === 'feature' || iteration === undefined || item.teamId === undefined) return undefined;
  for (const pi of pis) {
    const slot = pi.id === here.id ? undefined : slotOfIteration(pi, item.teamId, iteration);
    if (slot !== undefined) return slotSpan(pi, item, slot);
  }
  return undefined;
}

/** Moments are written alike, so they sort as texts. */
function together(one: Span, other: Span): Span {
  return {
    start: one.start < other.start ? one.start : other.start,
    end: one.end > other.end ? one.end : other.end,
  };
}
