import { branch } from '#core/planner/bound/branching';
import type { Branching } from '#core/planner/bound/branching';
import type { Instance } from '#core/planner/instance';
import { limitsOf, modelData, relax } from '#core/planner/bound/relaxation';
import type { Limits, Relaxation } from '#core/planner/bound/relaxation';
import { carryBasis } from '#core/planner/bound/relaxation-basis';
import { dualBound } from '#core/planner/bound/relaxation-dual';
import { channels, states } from '#core/planner/bound/solver';
import type { LinearModel, LinearSolver, Patience } from '#core/planner/bound/solver';

/** What is known so far about the best plan that can exist. */
export type Bound = { readonly kind: 'infeasible' } | { readonly kind: 'proven'; readonly value: number };

/**
 * Proves what no plan can exceed. Holds a model in the solver, so that a bound after an edit starts from the one before:
 * dispose it when done.
 */
export class Bounding {
  private relaxation: Relaxation;
  private limits: Limits;
  private model: LinearModel | undefined;
  private known: Bound;
  private isSolved = false;
  private isClosed = false;

  constructor(
    private instance: Instance,
    private readonly solver: LinearSolver,
  ) {
    this.relaxation = relax(instance);
    this.limits = limitsOf(instance, this.relaxation);
    this.known = simpleBound(instance, this.limits);
  }

  /** The best bound proven so far. */
  get bound(): Bound {
    return this.known;
  }

  /**
   * Solves the relaxation: milliseconds after an edit, seconds for a large train. True: that is done; false: time was
   * up or the caller cancelled, and what is known still holds.
   */
  improve(patience: Patience): boolean {
    if (this.known.kind === 'infeasible' || this.isSolved) return true;
    if (patience.now() >= patience.until || patience.isCancelled?.() === true) return false;
    this.model ??= this.load();
    const state = solve(this.model, patience);
    if (state === states.infeasible && this.isProvenInfeasible(this.model)) this.known = { kind: 'infeasible' };
    this.take(this.model.getSolution().rowDual);
    this.isSolved = state === states.optimal || state === states.infeasible;
    return this.isSolved;
  }

  /**
   * Goes on from the relaxation with cuts and branches, for as long as there is patience; what was tried is lost when it
   * ends, only the bound stays. Patience is asked between the solver's own steps, which take up to a second on a normal
   * train and five on a large one: whoever must stop at once ends the thread. True: nothing is left to prove.
   */
  tighten(patience: Patience, { plan, onPlan }: Pick<Branching, 'plan' | 'onPlan'> = {}): boolean {
    if (!this.improve(patience)) return false;
    if (this.known.kind === 'infeasible' || this.isClosed) return true;
    const onBound = (value: number): void => {
      if (this.known.kind === 'proven' && value < this.known.value) this.known = { kind: 'proven', value };
    };
    const end = branch(this.instance, this.relaxation, this.limits, this.solver, { patience, plan, onPlan, onBound });
    if (end === 'infeasible') this.known = { kind: 'infeasible' };
    this.isClosed = end !== 'stopped';
    return this.isClosed;
  }

  /** Goes over to another version of the problem; what is still right of the work so far is kept. */
  edit(instance: Instance): void {
    const before = { instance: this.instance, relaxation: this.relaxation };
    const basis = this.isSolved && this.model !== undefined ? this.model.getBasis() : undefined;
    this.instance = instance;
    this.isSolved = false;
    this.isClosed = false;
    if (haveSameLayout(before.instance, instance)) {
      const limits = limitsOf(instance, this.relaxation);
      if (this.model !== undefined) change(this.model, this.limits, limits);
      this.limits = limits;
    } else {
      this.dispose();
      this.relaxation = relax(instance);
      this.limits = limitsOf(instance, this.relaxation);
      if (basis !== undefined) {
        this.model = this.load();
        this.model.setBasis(carryBasis(before, basis, { instance, relaxation: this.relaxation }));
      }
    }
    this.known = simpleBound(instance, this.limits);
  }

  dispose(): void {
    this.model?.dispose();
    this.model = undefined;
  }

  private load(): LinearModel {
    const model = this.solver.createModel(modelData(this.relaxation, this.limits));
    model.options.set({ output_flag: false });
    return model;
  }

  private take(prices: Float64Array): void {
    if (this.known.kind === 'infeasible') return;
    const value = dualBound(this.relaxation.cost, this.relaxation.rows, this.limits, prices);
    if (value < this.known.value) this.known = { kind: 'proven', value };
  }

  /** With nothing to gain, a ray of prices must bring the bound below zero: then no choice keeps all rows. */
  private isProvenInfeasible(model: LinearModel): boolean {
    const ray = model.getDualRay()?.values;
    if (ray === undefined) return false;
    const nothing = new Float64Array(this.relaxation.columnCount);
    return [ray, ray.map((price) => -price)].some((prices) => dualBound(nothing, this.relaxation.rows, this.limits, prices) < -1e-7);
  }
}

function solve(model: LinearModel, { now, until, isCancelled }: Patience): number {
  const stop = (event: { interrupt?(): void }): undefined => {
    if (now() >= until || isCancelled?.() === true) event.interrupt?.();
    return undefined;
  };
  model.run({ [channels.simplexInterrupt]: stop, [channels.ipmInterrupt]: stop });
  return model.getModelStatus();
}

/** Every feature as early as it could be. */
function simpleBound(instance: Instance, { columnLower, columnUpper }: Limits): Bound {
  const { featureCount, iterations, value } = instance;
  if (columnLower.some((lower, column) => lower > columnUpper[column]!)) return { kind: 'infeasible' };
  let sum = 0;
  for (let feature = 0; feature < featureCount; feature += 1) {
    if (columnUpper[feature]! > 0) sum += Math.max(columnLower[feature]! > 0 ? -Infinity : 0, value[feature * iterations]!);
  }
  return { kind: 'proven', value: sum };
}

/** Whether one relaxation serves both: the same features, stories and dependencies, with the same values and points. */
function haveSameLayout(one: Instance, other: Instance): boolean {
  return (
    one.iterations === other.iterations &&
    one.teamCount === other.teamCount &&
    one.bandCount === other.bandCount &&
    one.scale === other.scale &&
    (['value', 'featureOf', 'teamOf', 'points'] as const).every((name) => areSame(one[name], other[name])) &&
    (['before', 'bandsOf'] as const).every((name) => areSame(one[name].start, other[name].start) && areSame(one[name].item, other[name].item)) &&
    areSame(one.beforeLag, other.beforeLag)
  );
}

function areSame(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}

function change(model: LinearModel, before: Limits, after: Limits): void {
  for (let column = 0; column < after.columnLower.length; column += 1) {
    const lower = after.columnLower[column]!;
    const upper = after.columnUpper[column]!;
    if (lower !== before.columnLower[column] || upper !== before.columnUpper[column]) model.changeColBounds(column, lower, upper);
  }
  for (let row = 0; row < after.rowLower.length; row += 1) {
    const lower = after.rowLower[row]!;
    const upper = after.rowUpper[row]!;
    if (lower !== before.rowLower[row] || upper !== before.rowUpper[row]) model.changeRowBounds(row, lower, upper);
  }
}
