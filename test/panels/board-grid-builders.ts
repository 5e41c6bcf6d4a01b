import type { IssueId, IssueKey, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board, Card, Cell, DependencyState, Tie } from '#core/train/board';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi } from '#core/train/train';
import { enPiBoard } from '../../static/panels/words/en-pi-board';
import { createWords } from '../../static/panels/words/words';

/** English words of the board, for somebody in London. */
export const words = createWords(
  enPiBoard,
  'en',
  { locale: 'en-GB', timeZone: 'Europe/London' },
  { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' },
);

/** A story, unless it is said to be a feature. */
export function item(id: string, more: Partial<PlanItem> = {}): PlanItem {
  return {
    id: id as IssueId,
    key: `AT-${id}` as IssueKey,
    summary: `Item ${id}`,
    kind: 'story',
    status: 'new',
    statusName: 'To do',
    iterations: [],
    projectId: '1' as ProjectId,
    clients: [],
    ...more,
  };
}

/** A committed card of 5 points with one part, itself. */
export function card(id: string, teamId: string, slot: number, more: Partial<Card> = {}): Card {
  const own = more.item ?? item(id, { teamId: teamId as TeamId, points: 5 });
  return {
    id: `${id}|${teamId}|${slot}`,
    item: own,
    teamId: teamId as TeamId,
    slot,
    parts: [own],
    points: 5,
    unestimated: 0,
    isGuess: false,
    state: 'committed',
    isPinned: false,
    isStarted: false,
    isSlipped: false,
    alsoIn: [],
    ...more,
  };
}

/** A cell with a capacity of 20 points. */
export function cell(teamId: string, slot: number, cards: readonly Card[], more: Partial<Cell> = {}): Cell {
  return {
    teamId: teamId as TeamId,
    slot,
    cards,
    load: cards.reduce((sum, { points }) => sum + points, 0),
    capacity: 20,
    hasCapacity: true,
    unestimated: cards.reduce((sum, { unestimated }) => sum + unestimated, 0),
    hasIteration: true,
    ...more,
  };
}

/** A board of teams, each with its cards by slot. */
export function board(rows: Readonly<Record<string, readonly (readonly Card[])[]>>, ties: readonly Tie[] = []): Board {
  return {
    rows: Object.entries(rows).map(([teamId, bySlot]) => ({
      teamId: teamId as TeamId,
      cells: bySlot.map((cards, slot) => cell(teamId, slot, cards)),
    })),
    tray: [],
    ties,
    cycles: [],
    counts: { drawn: 0, tray: 0, total: 0 },
    estimates: { estimated: 0, guessed: 0, unestimated: 0 },
    slotOf: new Map(),
    cardOf: new Map(),
  };
}

/** `from` gives, `to` waits. */
export function tie(from: Card, to: Card, state: DependencyState): Tie {
  return { from: from.item, to: to.item, state, fromCard: from.id, toCard: to.id, isAcross: from.teamId !== to.teamId };
}

/** A PI of three iterations of two weeks from 2 November 2026; team a works in a-0, a-1 and a-2, b likewise. */
export const pi: Pi = {
  id: 'pi' as PiId,
  name: 'PI 4',
  slots: ['02', '16', '30'].map((day, slot) => ({
    name: `Iteration ${slot + 1}`,
    start: `2026-11-${day}T00:00:00.000Z` as IsoDateTime,
    end: ['2026-11-16', '2026-11-30', '2026-12-14'].map((end) => `${end}T00:00:00.000Z` as IsoDateTime)[slot]!,
    isIp: false,
  })),
  iterations: Object.fromEntries(
    ['a', 'b'].map((team) => [team, [0, 1, 2].map((slot) => `${team}-${slot}` as IterationId)]),
  ) as Pi['iterations'],
  milestones: [],
};
