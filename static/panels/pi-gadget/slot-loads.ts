import type { IsoDateTime } from '#core/result';
import type { Board, Cell } from '#core/train/board';
import { pointsOver } from '#core/train/capacity-points';
import type { Pi, Slot } from '#core/train/train';

/** What several teams carry, of those that have said what they can give; points that no capacity stands against are apart. */
export interface TeamLoad {
  readonly load: number;
  readonly capacity: number;
  /** Points of teams that have said nothing. */
  readonly uncounted: number;
}

/** An iteration of the train. */
export interface SlotLoad extends TeamLoad {
  readonly slot: Slot;
  /** Today lies in it. */
  readonly isNow: boolean;
  /** Teams that hold more than they can give in it. */
  readonly overTeams: number;
}

/** How full a train is. */
export interface TrainLoad extends TeamLoad {
  readonly slots: readonly SlotLoad[];
  /** Teams that have said in no iteration what they can give. */
  readonly silentTeams: number;
}

/** Adds up what the cells of a board carry, as the board's own headline does, and by iteration. */
export function trainLoad({ rows }: Pick<Board, 'rows'>, { slots }: Pick<Pi, 'slots'>, now: IsoDateTime): TrainLoad {
  const at = Date.parse(now);
  return {
    ...sumOf(rows.flatMap(({ cells }) => cells)),
    silentTeams: rows.filter(({ cells }) => cells.every(({ hasCapacity }) => !hasCapacity)).length,
    slots: slots.map((slot, index) => {
      const cells = rows.flatMap((row) => row.cells[index] ?? []);
      return {
        slot,
        ...sumOf(cells),
        isNow: Date.parse(slot.start) <= at && at < Date.parse(slot.end),
        overTeams: cells.filter((cell) => pointsOver(cell) > 0).length,
      };
    }),
  };
}

function sumOf(cells: readonly Cell[]): TeamLoad {
  let [load, capacity, uncounted] = [0, 0, 0];
  for (const cell of cells)
    if (cell.hasCapacity) {
      load += cell.load;
      capacity += cell.capacity;
    } else uncounted += cell.load;
  return { load, capacity, uncounted };
}
