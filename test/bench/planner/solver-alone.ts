import { compile } from '#planner/instance';
import { limitsOf, modelData, relax } from '#planner/bound/relaxation';
import type { LinearModel, LinearModelData } from '#planner/bound/solver';
import type { PlanningProblem } from '#planner/problem';

/** What the solver found on the model as it stands, with nothing of the planner's search. */
export interface SolverAnswer {
  /** Undefined: no plan in that time. */
  readonly value?: number;
  readonly bound?: number;
}

interface MixedSolver {
  createModel(data: LinearModelData & { readonly integrality: Int32Array }): LinearModel;
}

/** Gives the plain model, every column a whole number, to HiGHS for so many seconds. */
export async function solveAlone(problem: PlanningProblem, seconds: number): Promise<SolverAnswer> {
  const { default: load } = (await import('highs')) as unknown as { readonly default: () => Promise<MixedSolver> };
  const solver = await load();
  const instance = compile(problem);
  const relaxation = relax(instance);
  const data = modelData(relaxation, limitsOf(instance, relaxation));
  const model = solver.createModel({ ...data, integrality: new Int32Array(data.numCols).fill(1) });
  model.options.set({ output_flag: false, time_limit: seconds });
  model.run();
  const hasPlan = Number(model.info.get('primal_solution_status')) === 2;
  const bound = Number(model.info.get('mip_dual_bound'));
  const answer = {
    ...(hasPlan ? { value: model.getObjectiveValue() } : {}),
    ...(Number.isFinite(bound) ? { bound } : {}),
  };
  model.dispose();
  return answer;
}
