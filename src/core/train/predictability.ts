import type { TeamId } from '#core/train/ids';

/** What predictability is made of. */
export interface RatedObjective {
  readonly teamId: TeamId;
  readonly isCommitted: boolean;
  /** Business value that was planned, 1–10, and that was reached, 0–10; absent: nobody has said it. */
  readonly planned?: number | undefined;
  readonly actual?: number | undefined;
}

/** How much of what was promised was reached. */
export interface Predictability {
  /**
   * Actual value of all objectives ÷ planned value of the committed ones × 100, not rounded; can pass 100. Undefined
   * when nothing was planned, or nobody has said yet what was reached.
   */
  readonly percent: number | undefined;
  readonly actual: number;
  readonly plannedCommitted: number;
  /** Committed objectives without a planned value, and objectives without an actual one: they count for nothing. */
  readonly withoutPlanned: number;
  readonly withoutActual: number;
}

/** Predictability of one set of objectives, total over total. Source: SAFe, see DOMAIN. */
export function predictability(objectives: readonly RatedObjective[]): Predictability {
  const committed = objectives.filter(({ isCommitted }) => isCommitted);
  const rated = objectives.filter(({ actual }) => actual !== undefined);
  const actual = rated.reduce((sum, objective) => sum + objective.actual!, 0);
  const plannedCommitted = committed.reduce((sum, { planned = 0 }) => sum + planned, 0);
  return {
    percent: plannedCommitted === 0 || rated.length === 0 ? undefined : (actual / plannedCommitted) * 100,
    actual,
    plannedCommitted,
    withoutPlanned: committed.filter(({ planned }) => planned === undefined).length,
    withoutActual: objectives.length - rated.length,
  };
}

/** Predictability of each team that has objectives, in the order of these, and of the whole train: total over total. */
export function trainPredictability(objectives: readonly RatedObjective[]): {
  readonly train: Predictability;
  readonly teams: ReadonlyMap<TeamId, Predictability>;
} {
  const byTeam = new Map<TeamId, RatedObjective[]>();
  for (const objective of objectives)
    byTeam.set(objective.teamId, [...(byTeam.get(objective.teamId) ?? []), objective]);
  return {
    train: predictability(objectives),
    teams: new Map([...byTeam].map(([teamId, own]) => [teamId, predictability(own)])),
  };
}
