import { EmptyTrain } from '#core/planner/explanation-alone';
import type { Cause, Explanation } from '#core/planner/explanation-claim';
import { hopeless } from '#core/planner/explanation-hopeless';
import { Occupancy } from '#core/planner/explanation-occupancy';
import { Trial } from '#core/planner/explanation-trial';
import type { Instance } from '#core/planner/instance';
import type { Assignment } from '#core/planner/measurement';

/**
 * Says of every feature that a plan leaves out, and of every one that it has later than it could be alone, what holds
 * it back, which smallest change would let it in (or be done earlier), and what would have to make way without one.
 * Each remedy and each displacement was laid into the plan and checked. The plan must break no rule (`breachesOf`).
 */
export function explain(instance: Instance, plan: Assignment): readonly Explanation[] {
  const occupancy = new Occupancy(instance, plan);
  const left = new LeftOut(occupancy);
  const train = new EmptyTrain(instance, occupancy.rank);
  const trial = new Trial(occupancy);
  const explanations: Explanation[] = [];
  for (let feature = 0; feature < instance.featureCount; feature += 1) {
    const explanation = occupancy.finish[feature]! < 0 ? left.explain(feature) : explainLate(occupancy, train, trial, feature);
    if (explanation !== undefined) explanations.push(explanation);
  }
  return explanations;
}

function explainLate(occupancy: Occupancy, train: EmptyTrain, trial: Trial, feature: number): Explanation | undefined {
  const { instance, finish } = occupancy;
  const { value, iterations, problem } = instance;
  const done = finish[feature]!;
  if (train.bound(feature) >= done) return undefined;
  const alone = train.finishOf(feature);
  if (alone >= done) return undefined;
  const about = { feature: problem.features[feature]!.id, state: 'late', finish: done, alone } as const;
  const worth = value[feature * iterations + done]!;
  let target = done - 1;
  while (target >= alone && value[feature * iterations + target]! <= worth) target -= 1;
  const outcome = target >= alone ? trial.hasten(feature, target) : undefined;
  if (outcome === undefined) return { ...about, causes: [{ kind: 'flat' }], alternatives: [] };
  const { blockers, shortages, remedy, displacement } = outcome;
  const causes: Cause[] = blockers.map((each) => ({ kind: 'predecessor', feature: problem.features[each]!.id, state: 'late' }));
  causes.push(...shortages);
  if (causes.length === 0) causes.push({ kind: remedy === undefined ? 'flat' : 'fits' });
  return { ...about, causes, alternatives: [], ...(remedy === undefined ? {} : { remedy }), ...(displacement === undefined ? {} : { displacement }) };
}

/** Left-out features, each explained once, those it needs first. */
class LeftOut {
  private readonly explained: (Explanation | undefined)[];
  private readonly roots: (readonly number[] | undefined)[];
  private readonly trial: Trial;

  constructor(private readonly occupancy: Occupancy) {
    this.explained = new Array<undefined>(occupancy.instance.featureCount).fill(undefined);
    this.roots = new Array<undefined>(occupancy.instance.featureCount).fill(undefined);
    this.trial = new Trial(occupancy);
  }

  explain(feature: number): Explanation {
    const open = [feature];
    while (open.length > 0) {
      const next = open.at(-1)!;
      // What needs itself round about is explained without waiting for itself.
      const isReady = this.roots[next] !== undefined;
      this.roots[next] ??= [];
      const waiting = isReady ? [] : this.missing(next).filter((each) => this.roots[each] === undefined);
      open.push(...waiting);
      if (waiting.length > 0) continue;
      open.pop();
      this.explained[next] ??= this.explainNow(next);
    }
    return this.explained[feature]!;
  }

  private missing(feature: number): readonly number[] {
    const { instance, finish } = this.occupancy;
    return [...instance.needs.item.subarray(instance.needs.start[feature], instance.needs.start[feature + 1])].filter((each) => finish[each]! < 0);
  }

  private explainNow(feature: number): Explanation {
    const { instance } = this.occupancy;
    const { value, iterations, isImpossible, problem } = instance;
    const about = { feature: problem.features[feature]!.id, state: 'left-out', finish: -1, alternatives: [] } as const;
    const roots = [...new Set(this.missing(feature).flatMap((each) => this.roots[each]!))].filter((each) => each !== feature);
    this.roots[feature] = roots.length > 0 ? roots : [feature];
    const predecessors = roots.map((each): Cause => ({ kind: 'predecessor', feature: problem.features[each]!.id, state: isImpossible[each] === 1 ? 'impossible' : 'left-out' }));
    if (isImpossible[feature] === 1) {
      const own = hopeless(instance, feature);
      const needed = predecessors.filter((each) => each.kind === 'predecessor' && each.state === 'impossible');
      return { ...about, causes: own === undefined ? needed : [own] };
    }
    let target = iterations - 1;
    while (target >= 0 && value[feature * iterations + target]! <= 0) target -= 1;
    const outcome = target < 0 ? undefined : this.trial.enter(feature, target);
    if (outcome === undefined) return { ...about, causes: [...predecessors, { kind: 'worthless' }] };
    const { shortages, remedy, displacement } = outcome;
    if (shortages.length === 0 && roots.length === 0) this.roots[feature] = [];
    const causes = [...predecessors, ...shortages];
    if (causes.length === 0) causes.push({ kind: remedy === undefined ? 'worthless' : 'fits' });
    return { ...about, causes, ...(remedy === undefined ? {} : { remedy }), ...(displacement === undefined ? {} : { displacement }) };
  }
}
