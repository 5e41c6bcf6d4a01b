import { useEffect, useState } from 'react';

const toastMilliseconds = 6_000;

/** A notice that goes away by itself. */
export function useToast(): readonly [string | undefined, (text: string) => void] {
  const [toast, setToast] = useState<string>();
  useEffect(() => {
    if (toast === undefined) return undefined;
    const timer = setTimeout(() => setToast(undefined), toastMilliseconds);
    return () => clearTimeout(timer);
  }, [toast]);
  return [toast, setToast];
}
