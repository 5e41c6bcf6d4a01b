import { useCallback, useState } from 'react';

/** What is said aloud. The same sentence twice is said twice. */
export function useSpeech(): readonly [text: string, say: (text: string) => void] {
  const [{ text, turn }, setSpeech] = useState({ text: '', turn: 0 });
  const say = useCallback((next: string) => setSpeech((before) => ({ text: next, turn: before.turn + 1 })), []);
  return [turn % 2 === 0 ? text : `${text}\u00a0`, say];
}
