import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScoreRow } from '#app/value/calls';
import type { AccountId, Person } from '#core/issue';
import { reading } from '../base/ask';
import type { Host } from '../host';

/** The people who agreed values, as their names arrive. Names are a courtesy: failing to read them is no error. */
export function usePeople(host: Host, scores: ReadonlyMap<string, ScoreRow>): ReadonlyMap<string, Person> {
  const [people, setPeople] = useState<ReadonlyMap<string, Person>>(() => new Map());
  const asked = useRef(new Set<string>());
  const wanted = useMemo(
    () => [...new Set([...scores.values()].flatMap(({ agreed }) => (agreed ? [agreed.by] : [])))].sort().join(' '),
    [scores],
  );

  useEffect(() => {
    const missing = wanted.split(' ').filter((id) => id !== '' && !asked.current.has(id));
    if (missing.length === 0) return;
    for (const id of missing) asked.current.add(id);
    void reading(host, 'reading names', () => host.tracker.people.named(missing as AccountId[])).then((read) => {
      if (read.kind !== 'done') return;
      const found = read.value.map((person) => [person.id, person] as const);
      setPeople((before) => new Map([...before, ...found]));
    });
  }, [host, wanted]);

  return people;
}
