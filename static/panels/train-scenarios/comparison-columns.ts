import type { ScenarioRow } from '#app/scenario/calls';
import type { IsoDateTime } from '#core/result';
import type { BoardInput } from '#core/train/board-of';
import { boardUnder, type Scenario } from '#core/train/scenario';
import { figuresOf, type PlanFigures } from '#core/train/scenario-figures';
import type { BoardState } from '../train/board-session';
import type { ScenarioPlanning } from './scenario-context';

/** Stands for the plan of today among the ids of kept scenarios. */
export const todayId = 'today';

/** One plan of a comparison. */
export interface ComparedPlan {
  readonly id: string;
  /** Absent: the plan of today. */
  readonly scenario?: Scenario;
  readonly figures: PlanFigures;
}

/** The chosen plans in figures, the plan of today first; a scenario as it would be if it became the plan now. */
export function comparedPlans(
  chosen: readonly string[],
  rows: readonly ScenarioRow[],
  state: Pick<BoardState, 'row' | 'pi' | 'items' | 'placements' | 'capacity' | 'dependencies' | 'board'>,
  planning: Pick<ScenarioPlanning, 'problem'>,
  now: IsoDateTime,
): readonly ComparedPlan[] {
  const { row, pi, items, placements, capacity, dependencies, board } = state;
  const today = planning.problem();
  const input: BoardInput = { train: row.train, pi, items, placements, capacity, dependencies, now };
  const kept = rows.filter(({ id }) => chosen.includes(id));
  return [
    ...(chosen.includes(todayId) ? [{ id: todayId, figures: figuresOf(board, items, { pi, today }) }] : []),
    ...kept.map(({ id, scenario }) => ({
      id,
      scenario,
      figures: figuresOf(boardUnder(input, today, scenario), items, { pi, today }),
    })),
  ];
}

/** The plan of today as a scenario in which nothing is otherwise, and nothing moves: to ask what it is worth. */
export function asScenario({ pi }: Pick<BoardState, 'pi'>): Scenario {
  return {
    name: '',
    conditions: [],
    items: {},
    value: 0,
    before: 0,
    slots: pi.slots.map(({ name, start }) => ({ name, start })),
    capacity: {},
  };
}
