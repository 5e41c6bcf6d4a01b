import type { Instance } from '#planner/instance';
import { type Assignment, breachesOf } from '#planner/measurement';
import { columnsOfPlan, type Outline } from '#planner/bound/outline';
import { limitsOf, modelData, relax, type Limits, type Relaxation } from '#planner/bound/relaxation';
import { surrogateRows } from '#planner/bound/relaxation-surrogates';
import { channels, states, type LinearModelData, type LinearSolver, type Patience } from '#planner/bound/solver';

/** What a search with branches starts from and whom it tells. */
export interface Branching {
  readonly patience: Patience;
  /** A plan that is known: nothing worse is looked for. */
  readonly plan?: Assignment | undefined;
  /** Each smaller bound as it is proven. */
  readonly onBound: (value: number) => void;
  /** Each plan that the solver comes across; by chance, it looks for bounds. */
  readonly onPlan?: ((at: Assignment) => void) | undefined;
}

/** `closed`: the last bound told is what the best plan is worth; `stopped`: time was up or the caller cancelled. */
export type BranchingEnd = 'closed' | 'stopped' | 'infeasible';

/** Stories up to which every story is branched on at once; above, it is when features are done that proves more in the same time. */
const fewStories = 220;

/**
 * The solver's options where its plans are of no use: what it finds for the outline is seldom a plan, and looking for it
 * takes longer than branching.
 */
const boundsOnly = {
  mip_heuristic_effort: 0,
  mip_heuristic_run_feasibility_jump: false,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_allow_restart: false,
};

/** What is branched on: a model, what a plan is in it, and the other way round where it holds all of a plan. */
interface Subject {
  readonly data: LinearModelData;
  readonly columnsOf: (at: Assignment) => Float64Array;
  readonly planOf?: (columns: Float64Array) => Assignment;
}

/**
 * Takes yes and no seriously where the relaxation takes shares: cuts, then branches, until nothing is left or patience
 * ends. The solver's own bound is rounded up by more than its tolerances allow it to err.
 */
export function branch(instance: Instance, outline: Outline, solver: LinearSolver, branching: Branching): BranchingEnd {
  const end =
    instance.storyCount > fewStories && outline.data.numCols > 0
      ? branchOn(outlined(instance, outline), instance, solver, branching)
      : 'closed';
  return end === 'closed' ? branchOn(whole(instance), instance, solver, branching) : end;
}

function outlined(instance: Instance, outline: Outline): Subject {
  return { data: outline.data, columnsOf: (at) => columnsOfPlan(instance, outline, at) };
}

function whole(instance: Instance): Subject {
  const relaxation = relax(instance);
  return {
    data: {
      ...withSurrogates(instance, relaxation, limitsOf(instance, relaxation)),
      integrality: new Int32Array(relaxation.columnCount).fill(1),
    },
    columnsOf: (at) => columnsOf(instance, relaxation, at),
    planOf: (columns) => planOf(instance, relaxation, columns),
  };
}

function branchOn(
  { data, columnsOf: columnsIn, planOf: planIn }: Subject,
  instance: Instance,
  solver: LinearSolver,
  { patience, plan, onBound, onPlan }: Branching,
): BranchingEnd {
  const { now, until, isCancelled } = patience;
  const model = solver.createModel(data);
  let least = Infinity;
  const tell = (bound: unknown): void => {
    if (typeof bound !== 'number' || !(Math.abs(bound) < 1e15)) return;
    const value = bound + 1e-6 * (1 + Math.abs(bound));
    if (value < least) onBound((least = value));
  };
  const look = (event: { readonly data: Readonly<Record<string, unknown>>; interrupt?(): void }): undefined => {
    tell(event.data['mip_dual_bound']);
    if (now() >= until || isCancelled?.() === true) event.interrupt?.();
    return undefined;
  };
  const take = (event: { readonly data: Readonly<Record<string, unknown>> }): undefined => {
    const at = planIn!(event.data['mip_solution'] as Float64Array);
    if (breachesOf(instance, at).length === 0) onPlan?.(at);
    return undefined;
  };
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 1e-6,
      ...(planIn === undefined ? boundsOnly : { mip_heuristic_effort: plan === undefined ? 0.05 : 0 }),
    });
    if (plan !== undefined) model.setSolution({ colValue: columnsIn(plan) });
    const channel = { [channels.mipInterrupt]: look, [channels.mipLogging]: look };
    model.run(
      planIn !== undefined && onPlan !== undefined ? { ...channel, [channels.mipImprovingSolution]: take } : channel,
    );
    const state = model.getModelStatus();
    if (state === states.infeasible) return plan === undefined ? 'infeasible' : 'stopped';
    tell(model.info.get('mip_dual_bound'));
    return state === states.optimal ? 'closed' : 'stopped';
  } finally {
    model.dispose();
  }
}

function withSurrogates(instance: Instance, relaxation: Relaxation, limits: Limits): LinearModelData {
  const data = modelData(relaxation, limits);
  const { start, column, value, upper } = surrogateRows(instance, relaxation);
  const { matrix } = data;
  const offset = matrix.indices.length;
  const numRows = data.numRows + upper.length;
  return {
    ...data,
    numRows,
    rowLower: Float64Array.from([...data.rowLower, ...upper.map(() => -Infinity)]),
    rowUpper: Float64Array.from([...data.rowUpper, ...upper]),
    matrix: {
      ...matrix,
      numRows,
      starts: Int32Array.from([...matrix.starts, ...start.subarray(1).map((each) => each + offset)]),
      indices: Int32Array.from([...matrix.indices, ...column]),
      values: Float64Array.from([...matrix.values, ...value]),
    },
  };
}

/** Values of the relaxation's columns that stand for a plan. */
function columnsOf(
  instance: Instance,
  { columnCount, storyColumn, featureColumn }: Relaxation,
  at: Assignment,
): Float64Array {
  const { iterations, featureCount, storyCount, stories } = instance;
  const columns = new Float64Array(columnCount);
  for (let feature = 0; feature < featureCount; feature += 1) {
    const members = stories.item.subarray(stories.start[feature], stories.start[feature + 1]);
    const finish = members.reduce(
      (latest, story) => Math.max(latest, at[story]! < 0 ? iterations : at[story]!),
      members.length === 0 ? iterations : 0,
    );
    for (let iteration = finish; iteration < iterations; iteration += 1)
      if (featureColumn[feature * iterations + iteration]! >= 0)
        columns[featureColumn[feature * iterations + iteration]!] = 1;
  }
  for (let story = 0; story < storyCount; story += 1) {
    if (at[story]! < 0) continue;
    for (let iteration = at[story]!; iteration < iterations; iteration += 1)
      if (storyColumn[story * iterations + iteration]! >= 0) columns[storyColumn[story * iterations + iteration]!] = 1;
  }
  return columns;
}

function planOf({ iterations, storyCount }: Instance, { storyColumn }: Relaxation, columns: Float64Array): Assignment {
  return Int8Array.from({ length: storyCount }, (_, story) => {
    for (let iteration = 0; iteration < iterations; iteration += 1) {
      const column = storyColumn[story * iterations + iteration]!;
      if (column >= 0 && columns[column]! > 0.5) return iteration;
    }
    return -1;
  });
}
