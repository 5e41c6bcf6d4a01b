import type { AccountId, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { boardOf } from '#core/train/board-of';
import { planItems } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import type { BoardState } from '../../static/panels/train/board-session';
import { pi, row, train } from './pi-site';

/** Nine o'clock of a day in the month of the commitment. */
export const moment = (day: string) => `2026-11-${day}T09:00:00.000Z` as IsoDateTime;
/** Who committed the plan. */
export const ann = 'ann' as AccountId;

/** A board whose plan was committed on the 10th; `slots` are what was promised. */
export function board(
  issues: Parameters<typeof planItems>[0],
  slots: Readonly<Record<number, number>>,
  placements: Readonly<Record<number, Placement>> = {},
  part: Partial<BoardState> = {},
): BoardState {
  const items = planItems(issues, train);
  const placed = new Map(Object.entries(placements) as [IssueId, Placement][]);
  return {
    ...{ row, pi, items, dependencies: [], placements: placed, capacity: new Map() },
    plan: {
      token: '',
      placements: {},
      capacity: {},
      unreadable: [],
      baseline: { version: 1, at: moment('10'), by: ann, slots },
    },
    board: boardOf({ train, pi, items, placements: placed, capacity: new Map(), dependencies: [], now: moment('20') }),
    load: { phase: 'complete', arrived: items.length, hiddenLinks: 0, unreadablePlaces: [] },
    hasPlan: true,
    ...part,
  } as unknown as BoardState;
}
