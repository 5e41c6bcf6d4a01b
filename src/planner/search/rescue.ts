import { demandsOf, requirementsOf } from '#planner/conflict/demand';
import { feasibility } from '#planner/conflict/feasibility';
import type { Instance } from '#planner/instance';
import { breachesOf, type Assignment } from '#planner/measurement';
import { repaired } from '#planner/search/repair';

/** Steps of the exact packing: some hundredths of a second, in which nobody else is heard. */
const packingSteps = 300_000;

/**
 * Assignments that are nearer to keeping all rules than one that a search could not repair: what is demanded lies where
 * an exact packing has it. The first has everything else of `at` that fits the order, the second nothing else and keeps
 * all rules. None: no packing was found.
 */
export function rescued(instance: Instance, at: Assignment): readonly Assignment[] {
  const packing = feasibility(instance, requirementsOf(instance, demandsOf(instance)), packingSteps, {
    steps: packingSteps,
  });
  if (packing.kind !== 'placed' || breachesOf(instance, packing.at).length > 0) return [];
  return [
    repaired(
      instance,
      packing.at.map((iteration, story) => (iteration >= 0 ? iteration : at[story]!)),
    ),
    packing.at,
  ];
}
