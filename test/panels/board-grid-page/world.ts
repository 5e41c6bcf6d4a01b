import type { IssueId, IssueKey, ProjectId } from '#core/issue';
import type { IsoDateTime, CalendarDate } from '#core/result';
import type { BoardInput } from '#core/train/board-of';
import type { CapacityEntry } from '#core/train/capacity';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import { defaultCapacityRule, type Pi, type Train } from '#core/train/train';
import type { PlanningProblem } from '#planner/problem';

const names = ['Osprey', 'Crane', 'Heron', 'Kestrel', 'Plover', 'Avocet', 'Dunlin', 'Gannet', 'Petrel', 'Tern'];
const clients = ['Meridian', 'Northwind Insurance', 'Harbour Bank', 'Ostrava Rail', 'City of Leiden'];
const words = [
  ...['Beacon', 'Mast', 'Ledger', 'Claims intake', 'Statement export', 'Sign-in', 'Audit trail', 'Price engine'],
  ...['Two-factor login for external administrators of large clients', 'Archive', 'Search over closed contracts'],
];
const day = 86_400_000;
const start = Date.UTC(2026, 10, 2);

/** The third day of the second iteration. */
export const today = new Date(start + 16.4 * day).toISOString() as IsoDateTime;

/**
 * A train from a problem of the planner: stories lie where a plan that respects order and capacity has them, but for one
 * in forty, which lies anywhere. Of those a few are drafts, some features are done, a few pinned.
 */
export function worldOf(problem: PlanningProblem): BoardInput {
  const slots = Array.from({ length: problem.iterations }, (_, slot) => ({
    name: slot === problem.iterations - 1 ? 'IP iteration' : `Iteration ${slot + 1}`,
    start: new Date(start + slot * 14 * day).toISOString() as IsoDateTime,
    end: new Date(start + (slot + 1) * 14 * day).toISOString() as IsoDateTime,
    isIp: slot === problem.iterations - 1,
  }));
  const teams = problem.teams.map(({ id }, index) => ({
    id: id as TeamId,
    name: teamName(index),
    projectIds: [],
    alsoCalled: [],
  }));
  const pi: Pi = {
    id: 'pi-2026-4' as PiId,
    name: 'PI 2026.4',
    slots,
    iterations: Object.fromEntries(
      teams.map(({ id }) => [id, slots.map((_, slot) => `${id}-${slot}` as IterationId)]),
    ) as Pi['iterations'],
    milestones: [
      { name: 'Release 26.4', day: '2026-12-10' as CalendarDate },
      { name: 'Code freeze', day: '2026-12-30' as CalendarDate },
    ],
  };
  const train: Train = {
    name: 'Harbour train',
    teams,
    featureTypes: ['Feature'],
    storyTypes: [],
    dependencyTypes: [],
    sameIteration: 'same-team',
    plannedBy: 'editors',
    piLabel: 'PI',
    capacityRule: { ...defaultCapacityRule, ipShare: 0.5 },
    pis: [pi],
  };
  const slotOf = placed(problem);
  const items: PlanItem[] = [];
  const placements = new Map<IssueId, Placement>();
  for (const [index, { id, client }] of problem.features.entries())
    items.push(item(id, `HBR-${index + 1}`, summary(index), { kind: 'feature', clients: clientsOf(client, index) }));
  for (const [index, { id, feature, team, points }] of problem.stories.entries()) {
    const slot = slotOf.get(id);
    const isDraft = index % 7 === 3;
    items.push({
      ...item(
        id,
        `${names[index % 10]!.slice(0, 3).toUpperCase()}-${index + 1}`,
        `${summary(index + 3)}: step ${index % 5}`,
        {
          kind: 'story',
          clients: [],
        },
      ),
      featureId: feature as IssueId,
      teamId: team as TeamId,
      ...(index % 29 !== 5 && { points }),
      status: slot === 0 && index % 3 > 0 ? 'done' : slot === 1 && index % 2 ? 'indeterminate' : 'new',
      iterations: slot === undefined || isDraft ? [] : [`${team}-${slot}` as IterationId],
    });
    if (isDraft && slot !== undefined)
      placements.set(id as IssueId, { slot, ...(index % 3 === 0 && { isPinned: true as const }) });
  }
  const capacity = new Map<TeamId, readonly CapacityEntry[]>();
  for (const [index, { id, capacity: points }] of problem.teams.entries())
    if (index % 9 !== 4)
      capacity.set(
        id as TeamId,
        points.map((most) => ({ people: 6, daysOff: 0, focus: 1, points: most })),
      );
  const dependencies = problem.dependencies.map(({ from, to }) => ({ from: from as IssueId, to: to as IssueId }));
  return { train, pi, items, placements, capacity, dependencies, now: today };
}

function item(id: string, key: string, text: string, more: Pick<PlanItem, 'kind' | 'clients'>): PlanItem {
  return {
    id: id as IssueId,
    key: key as IssueKey,
    summary: text,
    status: 'new',
    statusName: 'To do',
    iterations: [],
    projectId: '1' as ProjectId,
    ...more,
  };
}

function placed({ stories, dependencies, teams, iterations }: PlanningProblem): ReadonlyMap<string, number> {
  const givers = new Map<string, string[]>();
  for (const { from, to } of dependencies) givers.set(to, [...(givers.get(to) ?? []), from]);
  const byId = new Map(stories.map((story) => [story.id, story]));
  const left = new Map(teams.map(({ id, capacity }) => [id, [...capacity]]));
  const found = new Map<string, number>();
  const place = (id: string): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const { team, points } = byId.get(id)!;
    const earliest = Math.max(0, ...(givers.get(id) ?? []).map((giver) => place(giver) + 1));
    const room = left.get(team)!;
    let slot = earliest;
    while (slot < iterations - 1 && room[slot]! < points) slot += 1;
    // What finds no room before the last iteration stays out, with what waits for it.
    if (slot >= iterations - 1) slot = iterations;
    else room[slot]! -= points;
    found.set(id, slot);
    return slot;
  };
  for (const { id } of stories) place(id);
  for (const [id, slot] of found) if (slot >= iterations) found.delete(id);
  stories.forEach(({ id }, index) => {
    if (index % 40 === 7 && found.has(id)) found.set(id, (index * 7) % (iterations - 1));
    else if (index % 23 === 11) found.delete(id);
  });
  return found;
}

function teamName(index: number): string {
  const name = names[index % names.length]!;
  if (index === 3) return 'Platform reliability and developer experience (north)';
  return index < names.length ? name : `${name} ${Math.floor(index / names.length) + 1}`;
}

function summary(index: number): string {
  return words[(index * 7) % words.length]!;
}

function clientsOf(client: string | undefined, index: number): readonly string[] {
  const at = Number(client?.replace(/\D+/g, '')) || 0;
  if (index % 4 === 0) return [];
  return index % 9 === 0 ? [clients[at % 5]!, clients[(at + 2) % 5]!] : [clients[at % 5]!];
}
