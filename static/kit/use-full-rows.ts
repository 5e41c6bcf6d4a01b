import { useEffect, useState } from 'react';

/** More rows than this coming into sight at once, while scrolling, are drawn by their headings first. */
const mostAtOnce = 4;
/** Rows that are filled in one frame: what a slow machine does well within it. */
const rowsAFrame = 6;
/** Scrolling has calmed down when the rows in sight stayed the same for so long. */
const calmMilliseconds = 80;

/** What is drawn: the rows on the page, and which of them with all their cells. */
export interface DrawnRows {
  readonly keys: readonly string[];
  readonly full: ReadonlySet<string>;
  /** Rows are being filled in, frame by frame. */
  readonly isFilling: boolean;
}

/** A page without rows. */
export const noRows: DrawnRows = { keys: [], full: new Set(), isFilling: false };

/**
 * The rows in sight that are drawn with all their cells. While somebody scrolls so fast that most rows are new in
 * every frame, new ones show their heading only; the rest follows a few rows a frame as soon as scrolling slows down.
 */
export function useFullRows(keys: readonly string[], isScrolling: boolean): ReadonlySet<string> {
  const [before, setDrawn] = useState(noRows);
  const drawn = withRows(before, keys, isScrolling);
  if (drawn !== before) setDrawn(drawn);

  useEffect(() => {
    if (drawn.full.size === drawn.keys.length) return undefined;
    const fill = () => setDrawn((current) => filled(current));
    if (drawn.isFilling) {
      const frame = requestAnimationFrame(fill);
      return () => cancelAnimationFrame(frame);
    }
    const timer = setTimeout(fill, calmMilliseconds);
    return () => clearTimeout(timer);
  }, [drawn]);

  return drawn.full;
}

/** What is drawn once other rows have come into sight. The same rows change nothing. */
export function withRows(drawn: DrawnRows, keys: readonly string[], isScrolling: boolean): DrawnRows {
  if (keys.length === drawn.keys.length && keys.every((key, index) => key === drawn.keys[index])) return drawn;
  const known = new Set(drawn.keys);
  const fresh = keys.filter((key) => !known.has(key));
  const isFast = isScrolling && fresh.length > mostAtOnce;
  const full = isScrolling ? keys.filter((key) => drawn.full.has(key) || (!isFast && !known.has(key))) : keys;
  return { keys, full: new Set(full), isFilling: false };
}

/** What is drawn one frame later: some more rows have all their cells. */
export function filled({ keys, full }: DrawnRows): DrawnRows {
  const next = keys.filter((key) => !full.has(key)).slice(0, rowsAFrame);
  return { keys, full: new Set([...full, ...next]), isFilling: true };
}
