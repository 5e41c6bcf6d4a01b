import type { GridSelection } from '../../kit/grid';
import type { CellChange } from './entries';
import type { PasteCell } from './paste';

/** What a fill needs of the table. */
export interface FillTable<Team extends string> {
  readonly selection: GridSelection;
  cellAt(key: string, columnId: string): PasteCell<Team> | undefined;
  valueAt(cell: PasteCell<Team>): number | undefined;
}

/** Gives the cells of a selection the value of its first column (`right`) or of its first line (`down`). */
export function planFill<Team extends string>(
  direction: 'right' | 'down',
  { selection: { keys, columnIds }, cellAt, valueAt }: FillTable<Team>,
): readonly CellChange<Team>[] {
  return keys.flatMap((key, row) =>
    columnIds.flatMap((columnId, column): CellChange<Team>[] => {
      if (direction === 'right' ? column === 0 : row === 0) return [];
      const from = direction === 'right' ? cellAt(key, columnIds[0]!) : cellAt(keys[0]!, columnId);
      const to = cellAt(key, columnId);
      // Days are not copied over people: each measure stays in its own lines.
      if (!from || !to || from.measure !== to.measure) return [];
      return [{ ...to, value: valueAt(from) }];
    }),
  );
}
