import type { Instance } from '#planner/instance';
import type { Assignment } from '#planner/measurement';

/**
 * What is left of an assignment when every feature goes that is not whole, breaks order, a pin or a date, or needs
 * such a feature. Capacity and bands are not looked at: a search goes on from there.
 */
export function repaired(instance: Instance, assignment: Assignment): Assignment {
  const { stories, storyCount, featureCount, featureOf, before, beforeLag, earliest, latest, neededBy, isImpossible } =
    instance;
  const at = assignment.slice();
  const leaving: number[] = [];
  const isGone = new Uint8Array(featureCount);
  function leave(feature: number): void {
    if (isGone[feature] === 1) return;
    isGone[feature] = 1;
    leaving.push(feature);
  }
  for (let story = 0; story < storyCount; story += 1) {
    const iteration = at[story]!;
    if (iteration < earliest[story]! || iteration > latest[story]!) leave(featureOf[story]!);
    for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) {
      const first = at[before.item[index]!]!;
      if (first < 0 || first + beforeLag[index]! > iteration) leave(featureOf[story]!);
    }
  }
  for (let feature = 0; feature < featureCount; feature += 1) if (isImpossible[feature] === 1) leave(feature);
  while (leaving.length > 0) {
    const feature = leaving.pop()!;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1)
      at[stories.item[index]!] = -1;
    for (let index = neededBy.start[feature]!; index < neededBy.start[feature + 1]!; index += 1)
      leave(neededBy.item[index]!);
  }
  return at;
}
