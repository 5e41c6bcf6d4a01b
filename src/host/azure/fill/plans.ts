import type { NamedPlan } from '#host/azure/work/load-plans';
import type { DaysOff } from '#host/azure/work/team-settings';
import type { LoadedProject } from '#host/azure/world/contents';
import { chanceOf } from '#world/seed/chance';

const DAY = 86_400_000;
const ACTIVITIES = ['Development', 'Development', 'Development', 'Testing', 'Design'] as const;

/**
 * Invents what the seeded teams can take: hours a day by person, a day off of each team in its last iteration, and
 * now and then a few days of one person. The same names give the same plan; days off are working days.
 */
export function inventedPlans(project: LoadedProject): readonly NamedPlan[] {
  const dates = new Map((project.iterations ?? []).map((iteration) => [iteration.path, iteration]));
  return (project.teams ?? []).slice(1).flatMap((team) =>
    team.iterationPaths.flatMap((iteration): NamedPlan[] => {
      const { start, finish } = dates.get(iteration) ?? {};
      if (start === undefined || finish === undefined) return [];
      const working = workingDays(start, finish);
      const isLast = iteration === team.iterationPaths.at(-1);
      return [
        {
          project: project.name,
          team: team.name,
          iteration,
          daysOff: isLast && working.length > 0 ? [{ start: working.at(-1)!, end: working.at(-1)! }] : [],
          capacities: team.memberIds.map((personId) => {
            const person = chanceOf(personId);
            const activity = person.pick(ACTIVITIES);
            const hours = person.pick([6, 6, 6, 5, 4]);
            return {
              personId,
              activities: [{ name: activity, capacityPerDay: hours }],
              daysOff: holidays(`${personId} ${iteration}`, working),
            };
          }),
        },
      ];
    }),
  );
}

function holidays(words: string, working: readonly string[]): readonly DaysOff[] {
  const chance = chanceOf(words);
  if (working.length === 0 || chance.whole(1, 4) > 1) return [];
  const first = chance.whole(0, working.length - 1);
  const last = Math.min(first + chance.whole(0, 3), working.length - 1);
  return [{ start: working[first]!, end: working[last]! }];
}

/** Mondays to Fridays; moments at midnight UTC. */
function workingDays(start: string, finish: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(start); at <= Date.parse(finish); at += DAY) {
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(`${new Date(at).toISOString().slice(0, 10)}T00:00:00Z`);
  }
  return days;
}
