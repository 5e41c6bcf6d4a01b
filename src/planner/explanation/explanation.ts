import { EmptyTrain } from '#planner/explanation/alone';
import type { Cause, Explanation, Remedy } from '#planner/explanation/claim';
import { impossibilityOf, type Impossibility } from '#planner/explanation/impossibility';
import { Occupancy } from '#planner/explanation/occupancy';
import { Trial, type Outcome } from '#planner/explanation/trial';
import type { Instance } from '#planner/instance';
import type { Assignment } from '#planner/measurement';

/**
 * Says of every feature that a plan leaves out, and of every one that it has later than it could be alone, what holds
 * it back, which smallest change would let it in (or be done earlier), and what would have to make way without one.
 * Each remedy and each displacement was laid into the plan and checked. The plan must break no rule (`breachesOf`).
 * With `features`, indices of the instance, only these are explained, in that order.
 */
export function explain(
  instance: Instance,
  plan: Assignment,
  features: Iterable<number> = Array(instance.featureCount).keys(),
): readonly Explanation[] {
  const occupancy = new Occupancy(instance, plan);
  const trial = new Trial(occupancy);
  const left = new LeftOut(occupancy, trial);
  const train = new EmptyTrain(instance);
  const explanations: Explanation[] = [];
  for (const feature of features) {
    const explanation =
      occupancy.finish[feature]! < 0 ? left.explain(feature) : explainLate(occupancy, train, trial, feature);
    if (explanation !== undefined) explanations.push(explanation);
  }
  return explanations;
}

function explainLate(occupancy: Occupancy, train: EmptyTrain, trial: Trial, feature: number): Explanation | undefined {
  const { instance, finish } = occupancy;
  const { value, iterations, problem } = instance;
  const done = finish[feature]!;
  const alone = train.finishOf(feature, done);
  if (alone >= done) return undefined;
  const id = problem.features[feature]!.id;
  const worth = value[feature * iterations + done]!;
  let target = done - 1;
  while (target >= alone && value[feature * iterations + target]! <= worth) target -= 1;
  const outcome = target >= alone ? trial.hasten(feature, target) : undefined;
  if (outcome === undefined)
    return { feature: id, state: 'late', finish: done, alone, causes: [{ kind: 'flat' }], alternatives: [] };
  const causes: Cause[] = [];
  for (const each of outcome.blockers)
    causes.push({ kind: 'predecessor', feature: problem.features[each]!.id, state: 'late' });
  addCauses(causes, outcome);
  if (causes.length === 0) causes.push({ kind: outcome.remedy === undefined ? 'flat' : 'fits' });
  return answered(
    { feature: id, state: 'late', finish: done, alone, causes, alternatives: outcome.alternatives },
    outcome,
  );
}

/** What is missing, and the pins and due dates whose change was found to make room. */
function addCauses(causes: Cause[], { shortages, alternatives }: Outcome): void {
  for (const shortage of shortages) causes.push(shortage);
  for (const { changes } of alternatives) {
    for (const change of changes) {
      if (change.kind === 'pin')
        causes.push({ kind: 'pin', story: change.story, iteration: change.from, takes: 'room' });
      if (change.kind === 'due') causes.push({ kind: 'due', feature: change.feature, due: change.from });
    }
  }
}

/** With what can be done about it, and without what there is not. Property by property: spreading takes longer than planning. */
function answered(
  explanation: { -readonly [Name in keyof Explanation]: Explanation[Name] },
  { remedy, displacement }: Pick<Outcome, 'remedy' | 'displacement'>,
): Explanation {
  if (remedy !== undefined) explanation.remedy = remedy;
  if (displacement !== undefined) explanation.displacement = displacement;
  return explanation;
}

/** Left-out features, each explained once, those it needs first. */
class LeftOut {
  private readonly explained: (Explanation | undefined)[];
  private readonly roots: (readonly number[] | undefined)[];

  constructor(
    private readonly occupancy: Occupancy,
    private readonly trial: Trial,
  ) {
    this.explained = new Array<undefined>(occupancy.instance.featureCount).fill(undefined);
    this.roots = new Array<undefined>(occupancy.instance.featureCount).fill(undefined);
  }

  explain(feature: number): Explanation {
    const open = [feature];
    while (open.length > 0) {
      const next = open.at(-1)!;
      // What needs itself round about is explained without waiting for itself.
      const isReady = this.roots[next] !== undefined;
      this.roots[next] ??= [];
      if (!isReady && this.await(next, open)) continue;
      open.pop();
      this.explained[next] ??= this.explainNow(next);
    }
    return this.explained[feature]!;
  }

  /** Puts what a feature needs, and what is neither in the plan nor explained yet, before it; false: there is nothing such. */
  private await(feature: number, open: number[]): boolean {
    const { needs } = this.occupancy.instance;
    const { length } = open;
    for (let index = needs.start[feature]!; index < needs.start[feature + 1]!; index += 1) {
      const needed = needs.item[index]!;
      if (this.occupancy.finish[needed]! < 0 && this.roots[needed] === undefined) open.push(needed);
    }
    return open.length > length;
  }

  /** Features at the beginning of the chains that hold this one back. */
  private rootsOf(feature: number): readonly number[] {
    const { needs, isImpossible } = this.occupancy.instance;
    const roots: number[] = [];
    for (let index = needs.start[feature]!; index < needs.start[feature + 1]!; index += 1) {
      const needed = needs.item[index]!;
      if (this.occupancy.finish[needed]! >= 0) continue;
      for (const root of this.roots[needed]!) {
        // What is impossible is so because of what is impossible, whatever else is missing.
        if (root !== feature && isImpossible[root]! >= isImpossible[feature]! && !roots.includes(root))
          roots.push(root);
      }
    }
    return roots;
  }

  /** Where features need one another round about, the root may not be known yet: then the next one has to do. */
  private impossibleNeeds(feature: number): readonly Cause[] {
    const { needs, isImpossible, problem } = this.occupancy.instance;
    const needed = [...needs.item.subarray(needs.start[feature], needs.start[feature + 1])].filter(
      (each) => isImpossible[each] === 1,
    );
    return needed.map((each): Cause => ({
      kind: 'predecessor',
      feature: problem.features[each]!.id,
      state: 'impossible',
    }));
  }

  private explainNow(feature: number): Explanation {
    const { instance } = this.occupancy;
    const { value, iterations, isImpossible, problem } = instance;
    const roots = this.rootsOf(feature);
    this.roots[feature] = roots.length > 0 ? roots : [feature];
    const id = problem.features[feature]!.id;
    const causes: Cause[] = [];
    for (const each of roots)
      causes.push({
        kind: 'predecessor',
        feature: problem.features[each]!.id,
        state: isImpossible[each] === 1 ? 'impossible' : 'left-out',
      });
    let target = iterations - 1;
    while (target >= 0 && value[feature * iterations + target]! <= 0) target -= 1;
    if (isImpossible[feature] === 1) return this.explainImpossible(feature, target, causes);
    const outcome = target < 0 ? undefined : this.trial.enter(feature, target);
    if (outcome === undefined)
      return {
        feature: id,
        state: 'left-out',
        finish: -1,
        causes: [...causes, { kind: 'worthless' }],
        alternatives: [],
      };
    if (outcome.shortages.length === 0 && roots.length === 0) this.roots[feature] = [];
    addCauses(causes, outcome);
    if (causes.length === 0) causes.push({ kind: outcome.remedy === undefined ? 'worthless' : 'fits' });
    return answered(
      { feature: id, state: 'left-out', finish: -1, causes, alternatives: outcome.alternatives },
      outcome,
    );
  }

  private explainImpossible(feature: number, target: number, predecessors: readonly Cause[]): Explanation {
    const own = impossibilityOf(this.occupancy.instance, feature);
    const causes =
      own !== undefined ? [own.cause] : predecessors.length > 0 ? predecessors : this.impossibleNeeds(feature);
    const remedy = this.wayOut(feature, target, own);
    const { id } = this.occupancy.instance.problem.features[feature]!;
    return answered(
      { feature: id, state: 'left-out', finish: -1, causes, alternatives: [] },
      { remedy, displacement: undefined },
    );
  }

  /** The pinned story to blame for the first of these features for which there is one. */
  private pinOf(features: readonly number[]): number | undefined {
    for (const feature of features) {
      const pinned = impossibilityOf(this.occupancy.instance, feature)?.pinned;
      if (pinned !== undefined) return pinned;
    }
    return undefined;
  }

  /** What would make possible what is not: a pin that is moved, or waits that are dropped or shorter; the first that is found. */
  private wayOut(feature: number, target: number, own: Impossibility | undefined): Remedy | undefined {
    if (target < 0) return undefined;
    const pinned = own === undefined ? this.pinOf(this.rootsOf(feature)) : own.pinned;
    const unpinned = pinned === undefined ? undefined : this.trial.enterWithoutPin(feature, target, pinned);
    if (unpinned?.remedy !== undefined) return unpinned.remedy;
    // Without waiting for what cannot be done it enters with less.
    return (this.trial.enterInLooseOrder(feature, target, true) ?? this.trial.enterInLooseOrder(feature, target, false))
      ?.remedy;
  }
}
