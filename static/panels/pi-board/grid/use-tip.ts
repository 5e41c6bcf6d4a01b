import { useEffect, useState } from 'react';

const rest = 600;

/** The card whose tip is shown: that of the active card once it has been so for a while, until it is sent away. */
export function useTip(active: string | undefined, isHeld: boolean) {
  const [ready, setReady] = useState<string>();
  const [dismissed, setDismissed] = useState<string>();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (active === undefined || isOver) return undefined;
    const timer = setTimeout(() => {
      setReady(active);
      setDismissed((before) => (before === active ? before : undefined));
    }, rest);
    return () => clearTimeout(timer);
  }, [active, isOver]);
  const isShown = ready !== undefined && (ready === active || isOver) && ready !== dismissed && !isHeld;
  return {
    tip: isShown ? ready : undefined,
    onHover: setOver,
    dismiss() {
      setOver(false);
      setDismissed(ready ?? active);
    },
  };
}
