import { useEffect, useMemo, useRef, useState } from 'react';
import type { ScoreRow } from '#app/contract';
import type { AccountId, Person } from '#core/issue';
import type { Host } from '../host';

/** The people who agreed values, as their names arrive. Names are a courtesy: failing to read them is no error. */
export function usePeople({ tracker }: Host, scores: ReadonlyMap<string, ScoreRow>): ReadonlyMap<string, Person> {
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
    tracker.people(missing as AccountId[]).then(
      (found) => setPeople((before) => new Map([...before, ...found.map((person) => [person.id, person] as const)])),
      () => undefined,
    );
  }, [tracker, wanted]);

  return people;
}
