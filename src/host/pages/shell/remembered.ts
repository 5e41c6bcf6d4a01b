import { useState } from 'react';

/** A choice that this browser remembers. */
export function useRemembered<Value>(name: string, first: Value): readonly [Value, (value: Value) => void] {
  const key = `jira ${name}`;
  const [value, setValue] = useState<Value>(() => recall(key, first));
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden store only means that the choice is forgotten.
      }
    },
  ];
}

function recall<Value>(key: string, first: Value): Value {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? first : (JSON.parse(stored) as Value);
  } catch {
    return first;
  }
}
