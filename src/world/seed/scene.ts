import type { Calendar } from '#world/seed/iterations';
import { rows } from '#world/seed/material/read';
import { initiatives } from '#world/seed/material/small';
import { accountIdWithRole, type TrainPerson } from '#world/seed/people';

/** What every issue of the seed is written against. */
export interface Scene {
  /** Milliseconds; nothing in the seed happened after it. */
  readonly now: number;
  readonly calendar: Calendar;
  readonly productOwner: string;
  readonly engineer: string;
  /** Account ids. */
  members(team: string): readonly string[];
  /** The ref of the initiative above a feature. */
  initiativeOf(featureId: string): string | undefined;
}

/** The initiatives, each with the ids of its features. */
export function initiativeRows(): readonly {
  readonly ref: string;
  readonly title: string;
  readonly features: readonly string[];
}[] {
  return rows(initiatives).map(([line = ''], index) => {
    const [title = '', features = ''] = line.split(': ');
    return { ref: `initiative-${index + 1}`, title, features: features.split(',').map((id) => id.trim()) };
  });
}

/** Sets the scene for a day. */
export function sceneOf(now: number, calendar: Calendar, people: readonly TrainPerson[]): Scene {
  const above = new Map(initiativeRows().flatMap((row) => row.features.map((id) => [id, row.ref] as const)));
  return {
    now,
    calendar,
    productOwner: accountIdWithRole(people, 'product owner'),
    engineer: accountIdWithRole(people, 'release train engineer'),
    members: (team) => people.filter((person) => person.team === team).map((person) => person.accountId),
    initiativeOf: (id) => above.get(id),
  };
}
