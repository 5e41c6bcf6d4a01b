import type { IndexedDemand } from '#planner/conflict/demand';
import type { Obstacle } from '#planner/conflict/windows';
import type { Instance, Lists } from '#planner/instance';

/**
 * Demands on features that an obstacle is about, on what these need and on what needs them: most likely they suffice to
 * show it, and are far fewer than all. Bands are not among them.
 */
export function demandsNear(
  instance: Instance,
  demands: readonly IndexedDemand[],
  obstacle: Obstacle,
): readonly IndexedDemand[] {
  const seeds = seedsOf(instance, obstacle);
  if (seeds === undefined) return demands;
  const near = new Set([...reached(instance.needs, seeds), ...reached(instance.neededBy, seeds)]);
  return demands.filter(({ demand, index }) => {
    if (demand.kind === 'band-min' || demand.kind === 'band-max') return false;
    return near.has(demand.kind === 'pin' ? instance.featureOf[index]! : index);
  });
}

function seedsOf({ featureOf }: Instance, obstacle: Obstacle): readonly number[] | undefined {
  if (obstacle.kind === 'no-stories') return [obstacle.feature];
  if (obstacle.kind === 'no-iteration') return [featureOf[obstacle.story]!];
  if (obstacle.kind === 'too-much') return obstacle.stories.map((story) => featureOf[story]!);
  return undefined;
}

function reached(next: Lists, from: Iterable<number>): ReadonlySet<number> {
  const marked = new Set(from);
  for (const feature of marked) {
    for (let index = next.start[feature]!; index < next.start[feature + 1]!; index += 1) marked.add(next.item[index]!);
  }
  return marked;
}
