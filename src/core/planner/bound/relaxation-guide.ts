import type { Instance } from '#core/planner/instance';
import type { Relaxation } from '#core/planner/bound/relaxation';

/** What a solved relaxation says about good plans: where to begin a search. */
export interface Guide {
  /** By feature, 0–1: how much of it the relaxation takes in. */
  readonly share: Float64Array;
  /** By feature: mean iteration in which what is taken in is done; the number of iterations where nothing is. */
  readonly finish: Float64Array;
  /** By story: the first iteration by which half of what is taken in is done; −1 where nothing is. */
  readonly target: Int8Array;
  /** [team × iterations + iteration] what one more scaled point there would be worth, 0 or more. */
  readonly price: Float64Array;
  /** By feature: what the bound loses if it must be in (below 0) or gains by it. */
  readonly reduced: Float64Array;
}

/** Reads the guide off a solution of the relaxation: values of columns, prices of rows, reduced worth of columns. */
export function guideOf(instance: Instance, relaxation: Relaxation, columns: ArrayLike<number>, prices: ArrayLike<number>, reduced: Float64Array): Guide {
  const { iterations, featureCount, storyCount, featureOf, teamCount } = instance;
  const { featureColumn, storyColumn, capacityRow } = relaxation;
  const at = (column: number): number => (column < 0 ? 0 : columns[column]!);
  const share = Float64Array.from({ length: featureCount }, (_, feature) => at(feature));
  const finish = Float64Array.from({ length: featureCount }, (_, feature) => {
    if (share[feature]! < 1e-6) return iterations;
    let late = 0;
    for (let iteration = 0; iteration < iterations - 1; iteration += 1) late += 1 - at(featureColumn[feature * iterations + iteration]!) / share[feature]!;
    return late;
  });
  const target = Int8Array.from({ length: storyCount }, (_, story) => {
    const half = share[featureOf[story]!]! / 2;
    if (half < 1e-6) return -1;
    let iteration = 0;
    while (iteration < iterations - 1 && at(storyColumn[story * iterations + iteration]!) < half) iteration += 1;
    return iteration;
  });
  const price = Float64Array.from({ length: teamCount * iterations }, (_, cell) => Math.max(0, prices[capacityRow + cell]!));
  return { share, finish, target, price, reduced: reduced.slice(0, featureCount) };
}
