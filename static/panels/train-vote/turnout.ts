import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { TrainTeam } from '#core/train/train';

/**
 * How many people the teams say they are: of each the most that it has in any iteration, whole. Undefined where a team
 * has said nothing: a part of the train is no measure of who could vote.
 */
export function peopleOf(
  teams: readonly Pick<TrainTeam, 'id'>[],
  capacity: ReadonlyMap<TeamId, readonly Pick<CapacityEntry, 'people'>[]>,
): number | undefined {
  let total = 0;
  for (const { id } of teams) {
    const most = Math.max(0, ...(capacity.get(id) ?? []).map(({ people }) => people));
    if (most === 0) return undefined;
    total += most;
  }
  return total === 0 ? undefined : Math.ceil(total);
}

/** Whether a reveal is worth a question: fewer than half of the people, or than one a team where nobody knows how many they are. */
export function isFew(voters: number, people: number | undefined, teams: number): boolean {
  return people === undefined ? voters < teams : voters * 2 < people;
}
