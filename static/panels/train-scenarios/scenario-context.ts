import type { BoardProblem } from '#core/train/problem-of';
import type { Condition } from '#core/train/what-if';
import type { Scenario } from '#core/train/scenario';
import type { Host } from '../host';
import type { BoardState } from '../train/board-session';
import type { TrainScenariosWords } from '../words/en-train-scenarios';
import type { ScenarioBook, ScenarioState } from './scenario-book';

/** What is done with a scenario by whoever plans; see PlanningRun. */
export interface ScenarioPlanning {
  problem(): BoardProblem;
  worthOf(scenario: Scenario): Promise<{ readonly value: number; readonly before: number } | undefined>;
}

/** What the parts of kept scenarios are drawn with. */
export interface ScenarioContext {
  readonly host: Host;
  readonly words: TrainScenariosWords;
  readonly book: ScenarioBook;
  readonly state: ScenarioState;
  readonly board: BoardState;
  readonly planning: ScenarioPlanning;
  /** What is otherwise in a scenario, in words. */
  titleOf(conditions: readonly Condition[]): string;
  /** Shows a kept scenario as a proposal for the board of today. */
  open(id: string, scenario: Scenario): void;
}
