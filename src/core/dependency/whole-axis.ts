import type { IssueId } from '#core/issue';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { Pi, Train } from '#core/train/train';

/** All PIs of a train one after the other, as if they were one: a dependency may begin in one and end in another. */
export interface WholeAxis {
  readonly pi: Pi;
  /** The name of the PI that each slot belongs to. */
  readonly piNames: readonly string[];
  /** The first slot of each PI. */
  readonly firstSlot: ReadonlyMap<PiId, number>;
}

/** Joins the PIs of a train by their beginnings; undefined where it has none. */
export function wholeAxis({ pis, teams }: Pick<Train, 'pis' | 'teams'>): WholeAxis | undefined {
  // Moments are written alike, so they sort as texts.
  const sorted = pis.toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1));
  const [first] = sorted;
  if (!first) return undefined;
  const firstSlot = new Map<PiId, number>();
  let slot = 0;
  for (const { id, slots } of sorted) {
    firstSlot.set(id, slot);
    slot += slots.length;
  }
  const iterations: Record<TeamId, readonly (IterationId | null)[]> = {};
  for (const { id } of teams)
    iterations[id] = sorted.flatMap((pi) => pi.slots.map((_, at) => pi.iterations[id]?.[at] ?? null));
  return {
    pi: { ...first, slots: sorted.flatMap(({ slots }) => slots), iterations, milestones: [] },
    piNames: sorted.flatMap(({ name, slots }) => slots.map(() => name)),
    firstSlot,
  };
}

/** What the plans of several PIs say, on the whole axis; of an item that several place, a slot counts more than none, the later more. */
export function axisPlacements(
  { firstSlot }: WholeAxis,
  plans: ReadonlyMap<PiId, ReadonlyMap<IssueId, Placement>>,
): ReadonlyMap<IssueId, Placement> {
  const placements = new Map<IssueId, Placement>();
  const inOrder = [...plans].toSorted(([one], [other]) => (firstSlot.get(one) ?? 0) - (firstSlot.get(other) ?? 0));
  for (const [piId, plan] of inOrder)
    for (const [id, placement] of plan) {
      const { slot } = placement;
      const isSaid = typeof slot === 'number';
      if (!isSaid && placements.get(id)?.slot !== undefined) continue;
      placements.set(id, isSaid ? { ...placement, slot: slot + (firstSlot.get(piId) ?? 0) } : placement);
    }
  return placements;
}

function startOf({ slots }: Pi): string {
  return slots[0]?.start ?? '';
}
