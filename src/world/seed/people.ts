import type { BacklogPerson } from '#host/jira/backlog';
import { people as lines } from '#world/seed/material/people';
import { rows } from '#world/seed/material/read';
import { accountIdOf } from '#world/seed/chance';

/** Somebody of the train; `team` is empty for those who work across teams. */
export interface TrainPerson extends BacklogPerson {
  readonly team: string;
}

/** The people of the seeded train: the product owner first, team members after those with a role of their own. */
export function trainPeople(): readonly TrainPerson[] {
  return rows(lines).map(([name = '', role = '', team = '', locale, timeZone]) => ({
    accountId: accountIdOf(name),
    name,
    team,
    locale,
    timeZone,
    role: role === '' ? undefined : role,
    access: accessOf(role),
  }));
}

/** Finds the account id of the one person with this role. */
export function accountIdWithRole(people: readonly TrainPerson[], role: string): string {
  return people.find((person) => person.role === role)!.accountId;
}

function accessOf(role: string): BacklogPerson['access'] {
  if (role === 'admin') return 'admin';
  return role === 'client-side approver' ? 'reader' : 'member';
}
