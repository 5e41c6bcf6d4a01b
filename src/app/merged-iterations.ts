import { byStart } from '#app/by-start';
import type { Iteration } from '#app/ports/schedule';
import type { ReadPlace } from '#app/read-places';
import type { IterationId, TeamId } from '#core/train/ids';

/** The iterations of teams by start, each once with all teams that have it. */
export function mergedIterations(found: readonly ReadPlace<TeamId, readonly Iteration[]>[]): readonly Iteration[] {
  const iterations = new Map<IterationId, Iteration>();
  for (const iteration of found.flatMap(({ value }) => value)) {
    const known = iterations.get(iteration.id);
    const teamIds = [...(known?.teamIds ?? []), ...iteration.teamIds];
    iterations.set(iteration.id, { ...(known ?? iteration), teamIds });
  }
  return [...iterations.values()].sort(byStart);
}
