import {
  bucketsOf,
  divisionOf,
  divisions,
  sharesOf,
  splitOf,
  type Allocation,
  type Bucket,
  type Division,
  type Split,
  type SplitPlace,
} from '#core/train/allocation';
import type { TeamId } from '#core/train/ids';
import type { BoardState } from '../train/board-session';
import type { Figures } from './capacity-table';

/** How a share stands in one slot, or in all. */
export interface ShareCell {
  readonly load: number;
  /** Absent where nobody has said what the team can give. */
  readonly allowed?: number;
  readonly over: number;
  /** The team's iteration lasts for several slots, and what is over is over in all of them together. */
  readonly isOfWhole: boolean;
}

/** A line: a share of the train or a team, what is planned beside all shares, or what is agreed for nothing. */
export type ShareLine = {
  /** Absent: of the whole train. */
  readonly teamId?: TeamId;
  /** One a slot, then the total. */
  readonly cells: readonly ShareCell[];
} & (
  | { readonly kind: 'bucket'; readonly bucket: Bucket; readonly share: number | undefined }
  | { readonly kind: 'elsewhere' | 'unallocated'; readonly division: Division }
);

/** Splits the load of a train and of each team by what is agreed; the train first, then the teams in its order. */
export function shareLines(
  { board, row, pi }: Pick<BoardState, 'board' | 'row' | 'pi'>,
  figures: Pick<Figures, 'of'>,
  allocation: Allocation,
): readonly ShareLine[] {
  const of = bucketsOf(allocation.buckets);
  const placeAt = (teamId: TeamId, slot: number): SplitPlace => {
    const { points } = figures.of(teamId, slot);
    const cards = board.rows.find((each) => each.teamId === teamId)?.cells[slot]?.cards ?? [];
    return { teamId, cards, ...(points !== undefined && { capacity: points }) };
  };
  const teams = row.train.teams.map(({ id }) => id);
  const rows = new Map(teams.map((id) => [id, pi.slots.map((_, slot) => placeAt(id, slot))]));
  const split = (places: readonly SplitPlace[]): Split => splitOf(allocation, places, of);
  const wholeOf = (teamId: TeamId, slot: number): Split | undefined => {
    const whole = board.rows.find((each) => each.teamId === teamId)?.cells[slot]?.whole;
    return whole && split(whole.slots.map((at) => rows.get(teamId)![at]!));
  };
  const trainPlaces = pi.slots.map((_, slot) => teams.map((id) => rows.get(id)![slot]!));
  return [
    ...linesOf(allocation, { splits: [...trainPlaces.map(split), split(trainPlaces.flat())], wholes: [] }),
    ...teams.flatMap((teamId) =>
      linesOf(allocation, {
        teamId,
        splits: [...rows.get(teamId)!.map((place) => split([place])), split(rows.get(teamId)!)],
        wholes: pi.slots.map((_, slot) => wholeOf(teamId, slot)),
      }),
    ),
  ];
}

interface Splits {
  readonly teamId?: TeamId;
  readonly splits: readonly Split[];
  /** By slot: the split of the whole iteration, where that lasts for several slots. */
  readonly wholes: readonly (Split | undefined)[];
}

function linesOf(allocation: Allocation, { teamId, splits, wholes }: Splits): readonly ShareLine[] {
  const { buckets } = allocation;
  const where = teamId === undefined ? {} : { teamId };
  const shares = sharesOf(allocation, teamId);
  const isAlike = teamId !== undefined || Object.keys(allocation.teams).length === 0;
  const plain = (load: number | undefined): ShareCell => ({ load: load ?? 0, over: 0, isOfWhole: false });
  return divisions.flatMap((division): ShareLine[] => {
    const own = buckets.map((bucket, at) => ({ bucket, at })).filter(({ bucket }) => divisionOf(bucket) === division);
    if (own.length === 0) return [];
    return [
      ...own.map(({ bucket, at }): ShareLine => {
        const cells = splits.map((split, slot): ShareCell => {
          const whole = wholes[slot];
          return {
            ...split.buckets[at]!,
            ...(whole && { over: whole.buckets[at]!.over }),
            isOfWhole: whole !== undefined,
          };
        });
        return { ...where, kind: 'bucket', bucket, share: isAlike ? shares[at]! : undefined, cells };
      }),
      { ...where, kind: 'elsewhere', division, cells: splits.map(({ elsewhere }) => plain(elsewhere[division])) },
      { ...where, kind: 'unallocated', division, cells: splits.map(({ unallocated }) => plain(unallocated[division])) },
    ];
  });
}

/** How many teams are over which shares in an iteration, each once. */
export function sharesOver(lines: readonly ShareLine[]): number {
  return lines
    .filter(({ teamId }) => teamId !== undefined)
    .reduce((count, { cells }) => count + cells.slice(0, -1).filter(({ over }) => over > 0).length, 0);
}
