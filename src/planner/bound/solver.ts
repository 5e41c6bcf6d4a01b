/**
 * What the planner needs of a solver of linear programs; a loaded `highs` (1.15) is one. The caller loads it and passes
 * it in, so that nothing here depends on the package and pages that never ask for a bound never fetch it.
 * Source: https://lovasoa.github.io/highs-js/docs/ (checked 2026-11-22).
 */
export interface LinearSolver {
  createModel(data: LinearModelData): LinearModel;
}

/** A maximisation of `colCost` over bounded columns, with rows in compressed form. */
export interface LinearModelData {
  readonly numCols: number;
  readonly numRows: number;
  /** −1: maximise. */
  readonly sense: never;
  readonly colCost: Float64Array;
  readonly colLower: Float64Array;
  readonly colUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly matrix: {
    readonly format: 'csr';
    readonly numRows: number;
    readonly numCols: number;
    readonly starts: Int32Array;
    readonly indices: Int32Array;
    readonly values: Float64Array;
  };
  /** By column, 1: whole numbers only. */
  readonly integrality?: Int32Array;
}

/** How long to go on, by a clock that the caller brings. */
export interface Patience {
  readonly now: () => number;
  /** In the clock's milliseconds. */
  readonly until: number;
  readonly isCancelled?: () => boolean;
}

/** A model that lives in the solver until it is disposed; solving again starts from where it ended. */
export interface LinearModel {
  readonly options: { set(values: Readonly<Record<string, boolean | number | string>>): unknown };
  readonly info: { get(name: string): number | bigint };
  run(callbacks?: Callbacks): unknown;
  getModelStatus(): number;
  getObjectiveValue(): number;
  getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array };
  getDualRay(): { readonly values: Float64Array } | undefined;
  getBasis(): Basis;
  setBasis(basis: Basis): unknown;
  setSolution(solution: { readonly colValue: Float64Array }): unknown;
  dispose(): void;
}

/** Which columns and rows are basic or at a bound: where the simplex method starts again. */
export interface Basis {
  readonly colStatus: Int32Array;
  readonly rowStatus: Int32Array;
}

/** Numbers of HiGHS's basis statuses. */
export const basisStates = { lower: 0, basic: 1, upper: 2 } as const;

/** Numbers of the callbacks that are used here. */
export interface Callbacks {
  readonly [channel: number]: (event: {
    readonly data: Readonly<Record<string, unknown>>;
    interrupt?(): void;
  }) => undefined;
}

/** Numbers of HiGHS's callbacks. */
export const channels = {
  simplexInterrupt: 1,
  ipmInterrupt: 2,
  mipImprovingSolution: 4,
  mipLogging: 5,
  mipInterrupt: 6,
} as const;

/** Numbers of HiGHS's model states. */
export const states = {
  optimal: 7,
  infeasible: 8,
  unboundedOrInfeasible: 9,
  timeLimit: 13,
  iterationLimit: 14,
  interrupted: 17,
} as const;
