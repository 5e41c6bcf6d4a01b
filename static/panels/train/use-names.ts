import { useEffect, useState } from 'react';
import type { AccountId, Person } from '#core/issue';
import { reading } from '../base/ask';
import type { Host } from '../host';

/** Names of people; nothing until they are there. */
export function useNames(host: Host, ids: readonly (AccountId | undefined)[]): (id: AccountId) => string | undefined {
  const [people, setPeople] = useState<readonly Person[]>([]);
  const asked = [...new Set(ids.filter((id) => id !== undefined))].join(' ');
  useEffect(() => {
    let isOver = false;
    if (asked !== '')
      void reading(host, 'reading people', () => host.tracker.people.named(asked.split(' ') as AccountId[])).then(
        (found) => !isOver && found.kind === 'done' && setPeople(found.value),
      );
    return () => {
      isOver = true;
    };
  }, [host, asked]);
  return (id) => people.find((person) => person.id === id)?.name;
}
