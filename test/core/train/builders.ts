import type { AccountId, IssueId, IssueKey, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { boardOf, type BoardInput } from '#core/train/board-of';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import type { PlannedIssue } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { defaultCapacityRule, type Pi, type Slot, type Train } from '#core/train/train';

/** Short ways to name things. */
export const issueId = (id: string): IssueId => id as IssueId;
export const teamId = (id: string): TeamId => id as TeamId;
export const iterationId = (id: string): IterationId => id as IterationId;
export const moment = (text: string): IsoDateTime =>
  (text.length === 10 ? `${text}T00:00:00.000Z` : text) as IsoDateTime;
export const somebody = 'ben' as AccountId;
const projectId = '10000' as ProjectId;

/** Monday, 2 November 2026, and every second Monday from there. */
export function slotAt(index: number, isIp = false): Slot {
  const day = (weeks: number): IsoDateTime =>
    new Date(Date.parse('2026-11-02T00:00:00.000Z') + weeks * 7 * 86_400_000).toISOString() as IsoDateTime;
  return { name: `26.4.${index + 1}`, start: day(2 * index), end: day(2 * index + 2), isIp };
}

/** A PI of four slots; teams crane and mast have an iteration in each, `crane-0` to `crane-3`. */
export function piOf(more: Partial<Pi> = {}): Pi {
  const row = (team: string): IterationId[] => [0, 1, 2, 3].map((slot) => iterationId(`${team}-${slot}`));
  return {
    id: 'pi-000001' as PiId,
    name: '26.4',
    slots: [0, 1, 2, 3].map((slot) => slotAt(slot)),
    iterations: { [teamId('crane')]: row('crane'), [teamId('mast')]: row('mast') },
    milestones: [],
    ...more,
  };
}

/** A train of the teams crane and mast. */
export function trainOf(more: Partial<Train> = {}): Train {
  return {
    name: 'Harbour',
    teams: ['crane', 'mast'].map((id) => ({
      id: teamId(id),
      name: id === 'crane' ? 'Crane' : 'Mast',
      projectIds: [],
      alsoCalled: [],
    })),
    featureTypes: ['Feature'],
    storyTypes: [],
    dependencyTypes: [],
    sameIteration: 'never',
    plannedBy: 'editors',
    piLabel: 'PI',
    capacityRule: defaultCapacityRule,
    pis: [piOf()],
    ...more,
  };
}

/** A story of the team crane, to do, in no iteration, of 3 points. */
export function story(id: string, more: Partial<PlanItem> = {}): PlanItem {
  return {
    id: issueId(id),
    key: `HARBOUR-${id}` as IssueKey,
    summary: `Story ${id}`,
    kind: 'story',
    teamId: teamId('crane'),
    points: 3,
    status: 'new',
    statusName: 'To Do',
    iterations: [],
    projectId,
    clients: [],
    ...more,
  };
}

/** A feature of the team crane without an estimate. */
export function feature(id: string, more: Partial<PlanItem> = {}): PlanItem {
  const { points: _points, ...rest } = story(id);
  return { ...rest, kind: 'feature', summary: `Feature ${id}`, ...more };
}

/** Where the tracker has an item: in these iterations, the last one counts. */
export function inIterations(...ids: string[]): Pick<PlanItem, 'iterations'> {
  return { iterations: ids.map(iterationId) };
}

/** `one gives to other`, as `one>other`. */
export function waits(...pairs: string[]): readonly ItemDependency[] {
  return pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('>');
    return { from: issueId(from), to: issueId(to) };
  });
}

/** A board of these items, on the first day of the PI. */
export function board(items: readonly PlanItem[], more: Partial<BoardInput> = {}) {
  return boardOf(inputOf(items, more));
}

/** What {@link board} is drawn from. */
export function inputOf(items: readonly PlanItem[], more: Partial<BoardInput> = {}): BoardInput {
  return {
    train: trainOf(),
    pi: piOf(),
    items,
    placements: new Map(),
    capacity: new Map(),
    dependencies: [],
    now: moment('2026-11-02'),
    ...more,
  };
}

/** Placements by item. */
export function placed(places: Readonly<Record<string, Placement>>): ReadonlyMap<IssueId, Placement> {
  return new Map(Object.entries(places) as [IssueId, Placement][]);
}

/** An item of the tracker as a plan reads it: a story that is to do. */
export function trackerIssue(id: string, more: Partial<PlannedIssue> = {}): PlannedIssue {
  return {
    id: issueId(id),
    key: `HARBOUR-${id}` as IssueKey,
    projectId,
    summary: `Item ${id}`,
    type: { name: 'Story', isSubtask: false },
    status: { name: 'To Do', category: 'new' },
    clients: [],
    ...more,
  };
}
