import { requiredBy, type Requirements } from '#core/planner/conflict-demand';
import { pack, type Budget, type Packing } from '#core/planner/conflict-packing';
import type { Instance } from '#core/planner/instance';

/** A choice of optional features, made to reach the minima of bands. */
interface Choice {
  readonly inside: ReadonlySet<number>;
  readonly outside: ReadonlySet<number>;
}

/**
 * Whether any plan keeps these requirements: places what is required, then takes further features in, one by one,
 * while a band is under its minimum. Exact, as far as the budget goes.
 */
export function feasibility(instance: Instance, requirements: Requirements, budget: Budget): Packing {
  const open: Choice[] = [{ inside: new Set(), outside: new Set() }];
  let first: Packing | undefined;
  let isCertain = true;
  while (open.length > 0) {
    const choice = open.pop()!;
    const isRequired = requiredBy(instance, requirements, choice.inside);
    const packing = bandObstacle(instance, requirements, isRequired, choice) ?? (breaksChoice(isRequired, choice) ? exhausted : pack(instance, requirements, isRequired, budget));
    first ??= packing;
    if (packing.kind === 'unknown') isCertain = false;
    if (budget.steps < 0) return { kind: 'unknown' };
    if (packing.kind !== 'placed') continue;
    const next = nextFor(instance, requirements, isRequired, choice);
    if (next === undefined) return packing;
    open.push({ inside: choice.inside, outside: new Set([...choice.outside, next]) }, { inside: new Set([...choice.inside, next]), outside: choice.outside });
  }
  if (!isCertain) return { kind: 'unknown' };
  return first!.kind === 'impossible' ? first! : exhausted;
}

const exhausted: Packing = { kind: 'impossible', obstacle: { kind: 'exhausted' } };

function breaksChoice(isRequired: Uint8Array, { outside }: Choice): boolean {
  for (const feature of outside) if (isRequired[feature] === 1) return true;
  return false;
}

/** What is required is over a maximum already, or all that may still come in is under a minimum. */
function bandObstacle(instance: Instance, { bandMin, bandMax }: Requirements, isRequired: Uint8Array, { outside }: Choice): Packing | undefined {
  for (let band = 0; band < instance.bandCount; band += 1) {
    const required = pointsOf(instance, band, (feature) => isRequired[feature] === 1);
    if (required > bandMax[band]!) return { kind: 'impossible', obstacle: { kind: 'band-over', band, points: (required - bandMax[band]!) / instance.scale } };
    const most = pointsOf(instance, band, (feature) => !outside.has(feature) && canEnter(instance, feature));
    if (most < bandMin[band]!) return { kind: 'impossible', obstacle: { kind: 'band-under', band, points: (bandMin[band]! - most) / instance.scale } };
  }
  return undefined;
}

function canEnter({ stories }: Instance, feature: number): boolean {
  return stories.start[feature]! < stories.start[feature + 1]!;
}

function pointsOf(instance: Instance, band: number, counts: (feature: number) => boolean): number {
  const { bandsOf, effort, featureCount } = instance;
  let sum = 0;
  for (let feature = 0; feature < featureCount; feature += 1) {
    for (let index = bandsOf.start[feature]!; index < bandsOf.start[feature + 1]!; index += 1) if (bandsOf.item[index] === band && counts(feature)) sum += effort[feature]!;
  }
  return sum;
}

/** The feature that brings a band nearest to its minimum for what it takes along; `undefined`: all minima are reached. */
function nextFor(instance: Instance, requirements: Requirements, isRequired: Uint8Array, { inside, outside }: Choice): number | undefined {
  const { bandsOf, effort, featureCount } = instance;
  for (let band = 0; band < instance.bandCount; band += 1) {
    if (pointsOf(instance, band, (feature) => isRequired[feature] === 1) >= requirements.bandMin[band]!) continue;
    let best: number | undefined;
    let share = -1;
    for (let feature = 0; feature < featureCount; feature += 1) {
      if (isRequired[feature] === 1 || outside.has(feature) || effort[feature] === 0 || !canEnter(instance, feature)) continue;
      if (!bandsOf.item.subarray(bandsOf.start[feature], bandsOf.start[feature + 1]).includes(band)) continue;
      const along = requiredBy(instance, requirements, [...inside, feature]);
      let total = 0;
      for (let each = 0; each < featureCount; each += 1) if (along[each] === 1 && isRequired[each] === 0) total += effort[each]!;
      if (effort[feature]! / total <= share) continue;
      share = effort[feature]! / total;
      best = feature;
    }
    return best;
  }
  return undefined;
}
