import { branch, type Branching } from '#planner/bound/branching';
import { dualBound } from '#planner/bound/dual-bound';
import { outlineOf, type Outline } from '#planner/bound/outline';
import { carryBasis } from '#planner/bound/outline-basis';
import { channels, states, type LinearModel, type LinearSolver, type Patience } from '#planner/bound/solver';
import type { Instance } from '#planner/instance';

/** What is known so far about the best plan that can exist. */
export type Bound = { readonly kind: 'infeasible' } | { readonly kind: 'proven'; readonly value: number };

/**
 * Proves what no plan can exceed. Holds a model in the solver, so that a bound after an edit starts from the one before:
 * dispose it when done.
 */
export class Bounding {
  private outline: Outline;
  private model: LinearModel | undefined;
  private known: Bound;
  private isSolved = false;
  private isClosed = false;

  constructor(
    private instance: Instance,
    private readonly solver: LinearSolver,
  ) {
    this.outline = outlineOf(instance);
    this.known = simpleBound(this.outline);
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
    // A solver refuses a model without columns; nothing can be in the plan then.
    if (this.known.kind === 'infeasible' || this.isSolved || this.outline.data.numCols === 0) return true;
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
   * ends, only the bound stays. Patience is asked between the solver's own steps, which take up to 0.2 s on a normal train
   * and a second on a large one (inside one linear program of a branch it does not ask): whoever must stop at once ends
   * the thread. True: nothing is left to prove.
   */
  tighten(patience: Patience, { plan, onPlan }: Pick<Branching, 'plan' | 'onPlan'> = {}): boolean {
    if (!this.improve(patience)) return false;
    if (this.known.kind === 'infeasible' || this.isClosed) return true;
    const onBound = (value: number): void => {
      if (this.known.kind === 'proven' && value < this.known.value) this.known = { kind: 'proven', value };
    };
    const end = branch(this.instance, this.outline, this.solver, { patience, plan, onPlan, onBound });
    if (end === 'infeasible') this.known = { kind: 'infeasible' };
    this.isClosed = end !== 'stopped';
    return this.isClosed;
  }

  /** Goes over to another version of the problem; the solver starts from where it ended for the one before. */
  edit(instance: Instance): void {
    const before = this.outline;
    const basis = this.isSolved && this.model !== undefined ? this.model.getBasis() : undefined;
    this.dispose();
    this.instance = instance;
    this.isSolved = false;
    this.isClosed = false;
    this.outline = outlineOf(instance);
    this.known = simpleBound(this.outline);
    if (basis === undefined || this.known.kind === 'infeasible') return;
    this.model = this.load();
    this.model.setBasis(carryBasis(before, basis, this.outline));
  }

  dispose(): void {
    this.model?.dispose();
    this.model = undefined;
  }

  private load(): LinearModel {
    const model = this.solver.createModel({
      ...this.outline.data,
      integrality: new Int32Array(this.outline.data.numCols),
    });
    model.options.set({ output_flag: false });
    return model;
  }

  private take(prices: Float64Array): void {
    const value = dualBound(this.outline.data, this.outline.data.colCost, prices);
    if (this.known.kind === 'proven' && value < this.known.value) this.known = { kind: 'proven', value };
  }

  /** With nothing to gain, a ray of prices must bring the bound below zero: then no choice keeps all rows. */
  private isProvenInfeasible(model: LinearModel): boolean {
    const ray = model.getDualRay()?.values;
    if (ray === undefined) return false;
    const nothing = new Float64Array(this.outline.data.numCols);
    return [ray, ray.map((price) => -price)].some((prices) => dualBound(this.outline.data, nothing, prices) < -1e-7);
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

/** Every feature as early as it could be: what is proven when nothing has a price. */
function simpleBound({ data, isInfeasible }: Outline): Bound {
  return isInfeasible
    ? { kind: 'infeasible' }
    : { kind: 'proven', value: dualBound(data, data.colCost, new Float64Array(data.numRows)) };
}
