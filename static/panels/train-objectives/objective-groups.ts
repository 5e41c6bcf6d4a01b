import type { ObjectiveRow } from '#app/objective/calls';
import type { TeamId } from '#core/train/ids';
import type { Predictability } from '#core/train/predictability';
import type { Train, TrainTeam } from '#core/train/train';

/** Objectives that stand together. `team` absent: of teams that have left the train. */
export interface ObjectiveGroup {
  readonly team: TrainTeam | undefined;
  readonly rows: readonly ObjectiveRow[];
}

/** Whether objectives of a team stand with those of `group`; absent: with those of teams that have left. */
export function isIn({ teams }: Pick<Train, 'teams'>, teamId: TeamId, group: TrainTeam | undefined): boolean {
  return group ? group.id === teamId : !teams.some(({ id }) => id === teamId);
}

/** A group for every team of the train, and one for teams that have left where these have objectives or one is typed. */
export function groupsOf(
  train: Pick<Train, 'teams'>,
  rows: readonly ObjectiveRow[],
  typed: TeamId | undefined,
): readonly ObjectiveGroup[] {
  const of = (team: TrainTeam | undefined): ObjectiveGroup => ({
    team,
    rows: rows.filter(({ objective }) => isIn(train, objective.teamId, team)),
  });
  const left = of(undefined);
  const hasLeft = left.rows.length > 0 || (typed !== undefined && isIn(train, typed, undefined));
  return [...train.teams.map(of), ...(hasLeft ? [left] : [])];
}

/** A percentage that still grows: some objectives have no actual value yet. */
export function isSoFar({ percent, withoutActual }: Predictability): boolean {
  return percent !== undefined && withoutActual > 0;
}
