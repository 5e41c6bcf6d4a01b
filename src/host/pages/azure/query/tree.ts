import type { ResultLine } from './results';

/** A line as a tree shows it. */
export interface ShownLine extends ResultLine {
  /** Set where something stands below the line. */
  readonly branch?: 'open' | 'closed';
  /** True when any line of the result has something below it. */
  readonly isInTree: boolean;
}

/** The lines that are not below a closed one. */
export function shownLines(lines: readonly ResultLine[], closed: ReadonlySet<number>): readonly ShownLine[] {
  const isInTree = lines.some(({ depth }) => depth > 0);
  const shown: ShownLine[] = [];
  let hiddenBelow = Infinity;
  lines.forEach((line, index) => {
    if (line.depth > hiddenBelow) return;
    const hasChildren = (lines[index + 1]?.depth ?? 0) > line.depth;
    const isClosed = hasChildren && closed.has(line.id);
    hiddenBelow = isClosed ? line.depth : Infinity;
    shown.push({
      ...line,
      isInTree,
      ...(hasChildren && { branch: isClosed ? ('closed' as const) : ('open' as const) }),
    });
  });
  return shown;
}

/** Ids of all lines that have something below them. */
export function branches(lines: readonly ResultLine[]): ReadonlySet<number> {
  return new Set(lines.flatMap(({ id, depth }, index) => ((lines[index + 1]?.depth ?? 0) > depth ? [id] : [])));
}
