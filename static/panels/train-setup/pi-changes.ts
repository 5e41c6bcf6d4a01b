import type { IterationId, TeamId } from '#core/train/ids';
import type { Pi } from '#core/train/train';

/** A PI without one of its slots; the other iterations stay with theirs. */
export function withoutSlot(pi: Pi, at: number): Pi {
  const kept = <Item>(row: readonly Item[]) => row.filter((_, index) => index !== at);
  const iterations = Object.fromEntries(Object.entries(pi.iterations).map(([team, row]) => [team, kept(row)]));
  return { ...pi, slots: kept(pi.slots), iterations };
}

/** A PI in which a team has another iteration in one slot. */
export function withIteration(pi: Pi, teamId: TeamId, at: number, iteration: IterationId | null): Pi {
  const row = pi.slots.map((_, slot) => (slot === at ? iteration : (pi.iterations[teamId]?.[slot] ?? null)));
  return { ...pi, iterations: { ...pi.iterations, [teamId]: row } };
}
