import { readdirSync, readFileSync } from 'node:fs';

/** One line of the table: what was measured, the figure, and the most it may be. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** Absent: measured for its own sake. */
  readonly limit?: number;
}

/** The value below which a share of all values lies; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Prints figures as a table; answers whether all keep their limit. */
export function report(title: string, figures: readonly Figure[]): boolean {
  console.log(`\n${title}`);
  for (const { what, value, unit, limit } of figures) {
    const verdict = limit === undefined ? '' : value <= limit ? `≤ ${limit}` : `OVER ${limit}`;
    console.log(
      `  ${what.padEnd(84)} ${value.toFixed(value < 10 && !Number.isInteger(value) ? 2 : 0).padStart(8)} ${unit.padEnd(6)} ${verdict}`,
    );
  }
  return figures.every(({ value, limit }) => limit === undefined || value <= limit);
}

/** Resident memory of a process and all below it, in MB: shared pages are counted by share where the system says. */
export function residentMegabytes(pid: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readText(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const family = (root: number): number[] => [
    root,
    ...[...parents].filter(([, parent]) => parent === root).flatMap(([child]) => family(child)),
  ];
  const kilobytes = family(pid).map((member) =>
    Number(/^Pss:\s+(\d+)/m.exec(readText(`/proc/${member}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
