import type { AzurePerson } from '#host/azure/seams';
import type { BacklogPerson } from '#host/jira/backlog';

/** The same people with the same ids as in the other tracker, each with an address to be told by. */
export function azurePeople(people: readonly BacklogPerson[]): readonly AzurePerson[] {
  const taken = new Set<string>();
  return people.map(({ accountId, name, role, access, locale, timeZone }) => {
    const uniqueName = addressOf(accountId, name, taken);
    return {
      id: accountId,
      name,
      uniqueName,
      access,
      ...(role !== undefined && { role }),
      ...(locale !== undefined && { locale }),
      ...(timeZone !== undefined && { timeZone }),
    };
  });
}

/** Somebody who is known by an address keeps it; others get one of the domain that is kept for examples. */
function addressOf(id: string, name: string, taken: Set<string>): string {
  if (/^[^\s@]+@[^\s@]+$/.test(id) && !taken.has(id.toLowerCase())) {
    taken.add(id.toLowerCase());
    return id;
  }
  const local =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '.')
      .replace(/^\.+|\.+$/g, '') || 'person';
  for (let count = 1; ; count += 1) {
    const address = `${local}${count === 1 ? '' : count}@example.com`;
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
}
