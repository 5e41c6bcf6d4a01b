import { useEffect, useRef, useState, type ReactNode } from 'react';

const step = 50;

/** A long list whose items have different heights: the first of them are drawn, and more as its end comes near. */
export function GrowingList<Item>({ items, draw }: { readonly items: readonly Item[]; draw(item: Item): ReactNode }) {
  const [count, setCount] = useState(step);
  const end = useRef<HTMLLIElement>(null);
  const isWhole = count >= items.length;
  useEffect(() => {
    if (end.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setCount((before) => before + step),
      { rootMargin: '800px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [count, isWhole]);
  return (
    <ul>
      {items.slice(0, count).map(draw)}
      {!isWhole && <li ref={end}>…</li>}
    </ul>
  );
}
