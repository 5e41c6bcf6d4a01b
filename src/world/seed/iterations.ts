import type { BacklogSprint } from '#host/jira/backlog';
import { teams } from '#world/seed/material/read';

const DAY = 86_400_000;
const ITERATION = 14 * DAY;
const GOALS = [
  'Show it to both clients at the system demo',
  'Nothing open from the last iteration',
  'Ready for the trial on the Saltness route',
  'Freeze what goes live before the season',
  'Learn, tidy up and plan together',
];

/** The five iterations of the PI before, then the five of this PI; the second of these is under way. */
export interface Calendar {
  /** `PI 26.4`, and its neighbours. */
  readonly lastPi: string;
  readonly pi: string;
  readonly nextPi: string;
  /** Milliseconds; the end of the PI's last iteration. */
  readonly end: number;
  readonly lastEnd: number;
  readonly sprints: readonly BacklogSprint[];
  /** slot: -5 to -1 in the PI before, 1 to 5 in this one. */
  sprint(team: string, slot: number): BacklogSprint;
}

/** Lays the PI around a day so that this day is in the second week of its second iteration. */
export function calendarAround(today: string): Calendar {
  const midnight = Date.parse(`${today}T00:00:00.000Z`);
  const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
  const start = midnight - (weekday + 7) * DAY - ITERATION;
  const names = [-1, 0, 1].map((step) => piName(start + 35 * DAY + step * 91 * DAY));
  const sprints = teams.flatMap((team, index) =>
    [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((slot, place): BacklogSprint => {
      const opens = start + (slot < 0 ? slot : slot - 1) * ITERATION + 9 * 3_600_000;
      const state = slot < 2 ? 'closed' : slot === 2 ? 'active' : 'future';
      return {
        id: 100 + index * 10 + ((place + 7) % 10),
        name: sprintName(team, slot, names),
        state,
        boardId: index + 1,
        start: iso(opens),
        end: iso(opens + ITERATION - 4 * 3_600_000),
        complete: state === 'closed' ? iso(opens + ITERATION - 3_600_000) : undefined,
        goal: slot > 0 ? GOALS[slot - 1] : undefined,
      };
    }),
  );
  const byName = new Map(sprints.map((sprint) => [sprint.name, sprint]));
  return {
    lastPi: names[0]!,
    pi: names[1]!,
    nextPi: names[2]!,
    end: start + 5 * ITERATION,
    lastEnd: start,
    sprints,
    sprint: (team, slot) => byName.get(sprintName(team, slot, names))!,
  };
}

/** Names a PI after the year and quarter of its middle. */
function piName(middle: number): string {
  const date = new Date(middle);
  return `PI ${String(date.getUTCFullYear() % 100).padStart(2, '0')}.${Math.floor(date.getUTCMonth() / 3) + 1}`;
}

function sprintName(team: string, slot: number, pis: readonly string[]): string {
  const pi = (slot < 0 ? pis[0]! : pis[1]!).slice(3);
  if (slot === 5 || slot === -1) return `${team} ${pi} IP`;
  return `${team} ${pi}.${slot < 0 ? slot + 6 : slot}`;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
