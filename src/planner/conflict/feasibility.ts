import { requiredBy, type Requirements } from '#planner/conflict/demand';
import { candidates, canEnter, fill, pointsOf } from '#planner/conflict/filling';
import { pack, type Budget, type Packing } from '#planner/conflict/packing';
import type { Instance } from '#planner/instance';

/** What even the last question gets: the few demands that are left by then are answered at once. */
const LEAST_STEPS = 20_000;

/** A choice of optional features, made to reach the minima of bands. */
interface Choice {
  readonly inside: ReadonlySet<number>;
  readonly outside: ReadonlySet<number>;
}

/**
 * Whether any plan keeps these requirements: places what is required, then takes further features in, one by one,
 * while a band is under its minimum. Exact, as far as `most` steps, and those that are left of a shared budget, go;
 * with none at all, only what narrowing windows and adding up points shows.
 */
export function feasibility(instance: Instance, requirements: Requirements, most: number, shared: Budget): Packing {
  const granted = most === 0 ? 0 : Math.max(LEAST_STEPS, Math.min(most, shared.steps));
  const budget: Budget = { steps: granted };
  const packing = search(instance, requirements, budget);
  shared.steps -= granted - budget.steps;
  return packing;
}

function search(instance: Instance, requirements: Requirements, budget: Budget): Packing {
  const open: Choice[] = [{ inside: new Set(), outside: new Set() }];
  let first: Packing | undefined;
  let isCertain = true;
  while (open.length > 0) {
    const choice = open.pop()!;
    const isRequired = requiredBy(instance, requirements, choice.inside);
    const packing =
      bandObstacle(instance, requirements, isRequired, choice) ??
      (breaksChoice(isRequired, choice) ? exhausted : pack(instance, requirements, isRequired, budget));
    first ??= packing;
    if (packing.kind === 'impossible') continue;
    if (packing.kind === 'unknown') isCertain = false;
    if (budget.steps < 0) return { kind: 'unknown' };
    if (packing.kind === 'unknown') continue;
    // Mostly there is room for what is missing: then no choice has to be tried.
    budget.steps -= instance.storyCount / 4;
    const filled = fill(instance, requirements, isRequired, choice.outside, packing.at);
    if (filled !== undefined) return { kind: 'placed', at: filled };
    const next = nextFor(instance, requirements, isRequired, choice);
    if (next === undefined) return packing;
    budget.steps -= instance.featureCount;
    open.push(
      { inside: choice.inside, outside: new Set([...choice.outside, next]) },
      { inside: new Set([...choice.inside, next]), outside: choice.outside },
    );
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
function bandObstacle(
  instance: Instance,
  { bandMin, bandMax }: Requirements,
  isRequired: Uint8Array,
  { outside }: Choice,
): Packing | undefined {
  for (let band = 0; band < instance.bandCount; band += 1) {
    const required = pointsOf(instance, band, (feature) => isRequired[feature] === 1);
    if (required > bandMax[band]!)
      return {
        kind: 'impossible',
        obstacle: { kind: 'band-over', band, points: (required - bandMax[band]!) / instance.scale },
      };
    const most = pointsOf(instance, band, (feature) => !outside.has(feature) && canEnter(instance, feature));
    if (most < bandMin[band]!)
      return {
        kind: 'impossible',
        obstacle: { kind: 'band-under', band, points: (bandMin[band]! - most) / instance.scale },
      };
  }
  return undefined;
}

/** A feature that brings a band nearer to its minimum, the one that takes the least work along; `undefined`: all minima are reached. */
function nextFor(
  instance: Instance,
  requirements: Requirements,
  isRequired: Uint8Array,
  { outside }: Choice,
): number | undefined {
  for (let band = 0; band < instance.bandCount; band += 1) {
    if (pointsOf(instance, band, (feature) => isRequired[feature] === 1) >= requirements.bandMin[band]!) continue;
    return candidates(instance, band, isRequired).find((feature) => !outside.has(feature));
  }
  return undefined;
}
