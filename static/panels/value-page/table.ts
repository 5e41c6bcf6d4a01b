import type { Column } from './column';
import { filterRows } from './filter';
import { layLines, type Line } from './group';
import type { Row } from './row';
import { sortRows } from './sort';
import type { View } from './view';

/** The ids of the rows that a view shows, in its order. */
export function orderOf(
  rows: readonly Row[],
  view: View,
  columns: readonly Column[],
  collator: Intl.Collator,
): readonly string[] {
  const column = columns.find(({ id }) => id === view.sort?.column);
  return sortRows(filterRows(rows, view, columns), column, view.sort?.isDescending ?? false, collator).map(
    ({ id }) => id,
  );
}

/** Lays the present rows out in an order that was worked out earlier, so that nothing jumps while it is edited. */
export function linesInOrder(
  order: readonly string[],
  rows: readonly Row[],
  view: View,
  collator: Intl.Collator,
): readonly Line[] {
  const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));
  return layLines(
    order.flatMap((id) => byId.get(id) ?? []),
    view,
    collator,
  );
}

/** Makes lines that keep their identity as long as they say the same: what is drawn stays drawn. */
export function createLineKeeper(): (lines: readonly Line[]) => readonly Line[] {
  let known = new Map<string, Line>();
  return (lines) => {
    const kept = lines.map((line) => {
      const before = known.get(line.key);
      return before && isSameLine(line, before) ? before : line;
    });
    known = new Map(kept.map((line) => [line.key, line]));
    return kept;
  };
}

function isSameLine(a: Line, b: Line): boolean {
  if (a.kind === 'row') return b.kind === 'row' && a.row === b.row;
  if (b.kind !== 'group') return false;
  const { group: one } = a;
  const { group: other } = b;
  return (
    one.count === other.count &&
    one.costOfDelay === other.costOfDelay &&
    one.isCollapsed === other.isCollapsed &&
    one.label === other.label
  );
}
