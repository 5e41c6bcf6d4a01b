import type { GridLine } from '../../kit/grid';
import { capacityOf } from '#core/train/capacity-points';
import type { TeamId } from '#core/train/ids';
import type { BoardState } from '../train/board-session';
import { cellValue, entryAt, isSaid, measures, type Entries, type Measure } from './entries';
import type { PasteCell } from './paste';

/** Which measures the table shows. */
export type Shown = Measure | 'all';

/** A line of the table: a team's heading where several of its measures stand below it, a measure of a team, a total. */
export type CapacityLine = GridLine &
  (
    | { readonly kind: 'group'; readonly teamId: TeamId; readonly name: string }
    | { readonly kind: 'row'; readonly teamId?: TeamId; readonly name: string; readonly measure: Measure }
  );

/** The lines of all teams, the totals last. */
export function linesOf(
  teams: readonly { readonly id: TeamId; readonly name: string }[],
  shown: Shown,
): readonly CapacityLine[] {
  const lines = teams.flatMap(({ id: teamId, name }): readonly CapacityLine[] =>
    shown === 'all'
      ? [{ kind: 'group', key: teamId, teamId, name }, ...measures.map((measure) => rowOf(teamId, name, measure))]
      : [rowOf(teamId, name, shown)],
  );
  if (teams.length === 0) return [];
  const measure = shown === 'all' ? 'points' : shown;
  return [...lines, { kind: 'row', key: totalKey, name: '', measure }];
}

/** The key of the line of totals. */
export const totalKey = 'total';

/** The id of a slot's column. */
export function slotColumn(slot: number): string {
  return `slot-${slot}`;
}

/** The slot of a column; undefined for the others. */
export function slotOfColumn(columnId: string): number | undefined {
  const digits = /^slot-(\d+)$/.exec(columnId)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The cell that can be changed at a line and column. */
export function cellAt(line: CapacityLine | undefined, columnId: string): PasteCell<TeamId> | undefined {
  const slot = slotOfColumn(columnId);
  if (line?.kind !== 'row' || line.teamId === undefined || slot === undefined) return undefined;
  return { teamId: line.teamId, slot, measure: line.measure };
}

/** How a team stands in a slot. */
export interface SlotFigures {
  /** Absent: nobody has said what the team can give. */
  readonly points?: number;
  readonly load: number;
  readonly unestimated: number;
}

/** Figures of a train's capacity as this page shows it, its unsaved edits included. */
export interface Figures {
  entriesOf(teamId: TeamId): Entries;
  of(teamId: TeamId, slot: number): SlotFigures;
  /** Over all teams (no team), or all slots (no slot), or both. `points`: of those that are known. */
  sum(where: { readonly teamId?: TeamId; readonly slot?: number }): SlotFigures;
  /** The sum of what is said of people or days off; of focus there is none. */
  sumOf(measure: Measure, where: { readonly teamId?: TeamId; readonly slot?: number }): number | undefined;
}

/** Computes the figures of a PI. */
export function figuresOf(state: BoardState, entriesOf: (teamId: TeamId) => Entries): Figures {
  const { row, pi, board } = state;
  const { teams, capacityRule } = row.train;
  const cells = new Map(board.rows.map(({ teamId, cells: own }) => [teamId, own]));
  const said = new Map(teams.map(({ id }) => [id, entriesOf(id)]));

  function of(teamId: TeamId, at: number): SlotFigures {
    const entry = entryAt(said.get(teamId), at);
    const slot = pi.slots[at];
    const cell = cells.get(teamId)?.[at];
    const known = slot && isSaid(entry) ? { points: capacityOf(entry, slot, capacityRule) } : {};
    return { ...known, load: cell?.load ?? 0, unestimated: cell?.unestimated ?? 0 };
  }

  function places(where: { readonly teamId?: TeamId; readonly slot?: number }) {
    const ids = where.teamId === undefined ? teams.map(({ id }) => id) : [where.teamId];
    const slots = where.slot === undefined ? pi.slots.map((_, slot) => slot) : [where.slot];
    return ids.flatMap((teamId) => slots.map((slot) => ({ teamId, slot })));
  }

  return {
    entriesOf: (teamId) => said.get(teamId) ?? null,
    of,
    sum(where) {
      const all = places(where).map(({ teamId, slot }) => of(teamId, slot));
      const known = all.filter(({ points }) => points !== undefined);
      return {
        ...(known.length > 0 && { points: total(known.map(({ points = 0 }) => points)) }),
        load: total(all.map(({ load }) => load)),
        unestimated: total(all.map(({ unestimated }) => unestimated)),
      };
    },
    sumOf(measure, where) {
      if (measure === 'focus') return undefined;
      const values = places(where).flatMap(
        ({ teamId, slot }) => cellValue(entryAt(said.get(teamId), slot), measure) ?? [],
      );
      return values.length === 0 ? undefined : total(values);
    },
  };
}

function rowOf(teamId: TeamId, name: string, measure: Measure): CapacityLine {
  return { kind: 'row', key: `${teamId} ${measure}`, teamId, name, measure };
}

/** Tenths and hundredths stay what they are: 0.1 + 0.2 is 0.3. */
function total(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, number) => sum + number, 0) * 10_000) / 10_000;
}
