import type { Instance } from '#planner/instance';

/** Something that a problem demands and could do without. Ids, iterations and points of the problem. */
export type Demand =
  | { readonly kind: 'mandatory'; readonly feature: string }
  | { readonly kind: 'due'; readonly feature: string; readonly due: number }
  | { readonly kind: 'pin'; readonly story: string; readonly iteration: number }
  | { readonly kind: 'band-min'; readonly band: string; readonly min: number }
  | { readonly kind: 'band-max'; readonly band: string; readonly max: number };

/** A demand with the index of its feature, story or band. */
export interface IndexedDemand {
  readonly demand: Demand;
  readonly index: number;
}

/** All that a problem demands. A due date counts only together with its feature being mandatory. */
export function demandsOf({ problem }: Instance): readonly IndexedDemand[] {
  return [
    ...problem.features.flatMap(({ id, mandatory }, index): IndexedDemand[] =>
      mandatory ? [{ demand: { kind: 'mandatory', feature: id }, index }] : [],
    ),
    ...problem.features.flatMap(({ id, mandatory, due }, index): IndexedDemand[] =>
      mandatory && due !== undefined && due < problem.iterations - 1
        ? [{ demand: { kind: 'due', feature: id, due }, index }]
        : [],
    ),
    ...problem.stories.flatMap(({ id, pin }, index): IndexedDemand[] =>
      pin === undefined ? [] : [{ demand: { kind: 'pin', story: id, iteration: pin }, index }],
    ),
    ...(problem.bands ?? []).flatMap(({ name, min }, index): IndexedDemand[] =>
      min === undefined ? [] : [{ demand: { kind: 'band-min', band: name, min }, index }],
    ),
    ...(problem.bands ?? []).flatMap(({ name, max }, index): IndexedDemand[] =>
      max === undefined ? [] : [{ demand: { kind: 'band-max', band: name, max }, index }],
    ),
  ];
}

/** Some of the demands of a problem, as numbers. */
export interface Requirements {
  readonly isMandatory: Uint8Array;
  /** The last iteration in which a feature may be done. */
  readonly due: Int32Array;
  /** −1: not pinned. */
  readonly pin: Int32Array;
  readonly bandMin: Float64Array;
  readonly bandMax: Float64Array;
}

/** Requirements that ask for these demands and nothing else. */
export function requirementsOf(instance: Instance, demands: readonly IndexedDemand[]): Requirements {
  const requirements = {
    isMandatory: new Uint8Array(instance.featureCount),
    due: new Int32Array(instance.featureCount).fill(instance.iterations - 1),
    pin: new Int32Array(instance.storyCount).fill(-1),
    bandMin: new Float64Array(instance.bandCount).fill(-Infinity),
    bandMax: new Float64Array(instance.bandCount).fill(Infinity),
  };
  for (const { demand, index } of demands) if (demand.kind === 'mandatory') requirements.isMandatory[index] = 1;
  for (const { demand, index } of demands) {
    if (demand.kind === 'due' && requirements.isMandatory[index] === 1) requirements.due[index] = instance.due[index]!;
    if (demand.kind === 'pin') requirements.pin[index] = instance.pin[index]!;
    if (demand.kind === 'band-min') requirements.bandMin[index] = instance.bandMin[index]!;
    if (demand.kind === 'band-max') requirements.bandMax[index] = instance.bandMax[index]!;
  }
  return requirements;
}

/** Marks with 1 the features that must be in: those demanded, and all that these need. */
export function requiredBy(
  { featureOf, featureCount, needs }: Instance,
  { isMandatory, pin }: Requirements,
  also: Iterable<number> = [],
): Uint8Array {
  const isRequired = new Uint8Array(featureCount);
  const open: number[] = [];
  const require = (feature: number): void => {
    if (isRequired[feature] === 1) return;
    isRequired[feature] = 1;
    open.push(feature);
  };
  for (let feature = 0; feature < featureCount; feature += 1) if (isMandatory[feature] === 1) require(feature);
  for (let story = 0; story < pin.length; story += 1) if (pin[story]! >= 0) require(featureOf[story]!);
  for (const feature of also) require(feature);
  while (open.length > 0) {
    const feature = open.pop()!;
    for (let index = needs.start[feature]!; index < needs.start[feature + 1]!; index += 1) require(needs.item[index]!);
  }
  return isRequired;
}
