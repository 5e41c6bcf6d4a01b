import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { GridLine } from './grid';
import { useFullRows } from './use-full-rows';

/** A line that is on the page; `start` in pixels from the top. */
interface ShownLine<Line extends GridLine> {
  readonly line: Line;
  readonly index: number;
  readonly start: number;
  /** Else only its heading is drawn yet. */
  readonly isFull: boolean;
}

/** The rows in sight and a few around them, and the row that has the focus, wherever it is. */
export function useGridRows<Line extends GridLine>(
  root: RefObject<HTMLElement | null>,
  lines: readonly Line[],
  focusRow: number,
) {
  const probe = useRef<HTMLDivElement>(null);
  const [rowHeight, setRowHeight] = useState(40);
  useLayoutEffect(() => {
    const element = probe.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { height } = element.getBoundingClientRect();
      if (height > 0) setRowHeight(height);
    };
    measure();
    // In a dialog that opens only after it was drawn, nothing has a height before.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => root.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    rangeExtractor: useCallback((shown: Range) => withRow(defaultRangeExtractor(shown), focusRow), [focusRow]),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);
  const inSight = virtual.getVirtualItems().flatMap(({ index, start }) => {
    const line = lines[index];
    return line ? [{ line, index, start }] : [];
  });
  const full = useFullRows(
    inSight.map(({ line }) => line.key),
    virtual.isScrolling,
  );
  const shown = inSight.map((row): ShownLine<Line> => ({
    ...row,
    isFull: row.index === focusRow || full.has(row.line.key),
  }));
  return { probe, rowHeight, shown, height: virtual.getTotalSize() };
}

/** The focused row stays on the page however far it is scrolled away: focus would be lost with it. */
function withRow(shown: readonly number[], row: number): number[] {
  if (row < 0 || shown.includes(row)) return [...shown];
  return [...shown, row].sort((a, b) => a - b);
}
