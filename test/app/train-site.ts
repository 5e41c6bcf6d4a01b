import { movePlanCall, readPlanCall } from '#app/plan/calls';
import { saveTrainCall } from '#app/train/calls';
import type { AppSite } from './app-site';
import { valueOf } from './forge';

/** A placement as tests write it. */
export type LoosePlacement = { slot?: number | 'out'; isPinned?: true; isExcluded?: true };

/** The train that these tests plan. */
export const trainId = 'train-0001';
/** Its only PI, of three slots. */
export const piId = 'pi-000001';

const slots = [0, 1, 2].map((slot) => ({
  name: `26.4.${slot + 1}`,
  start: `2026-11-${String(2 + slot * 7).padStart(2, '0')}T00:00:00.000Z`,
  end: `2026-11-${String(9 + slot * 7).padStart(2, '0')}T00:00:00.000Z`,
  isIp: slot === 2,
}));

/** A train of two teams as its people set it up. */
export function trainOf(site: Pick<AppSite, 'projectId'>, more: object = {}) {
  return {
    name: 'Ferry train',
    teams: [
      { id: 'deck', name: 'Deck', projectIds: [site.projectId], alsoCalled: [] },
      { id: 'quay', name: 'Quay', projectIds: [], alsoCalled: ['Pier'] },
    ],
    featureTypes: ['Epic'],
    storyTypes: [],
    dependencyTypes: ['blocks'],
    sameIteration: 'same-team' as 'never' | 'same-team' | 'always',
    plannedBy: 'editors' as 'editors' | 'permission' | 'administrators',
    piLabel: 'PI',
    capacityRule: { pointsPerPerson: 8, pointsPerDayOff: 1, ipShare: 0 },
    pis: [{ id: piId, name: '26.4', slots, iterations: { deck: ['a', 'b', null] }, milestones: [] }],
    ...more,
  };
}

/** A scenario of that PI as its page keeps it: one item enters its second slot. */
export function scenarioOf(more: object = {}) {
  return {
    name: 'Without North Line',
    conditions: [{ kind: 'without-client' as const, client: 'North Line' }],
    items: { '10001': [null, 1, 3] as [number | null, number | null, number | null] },
    value: 40,
    before: 25.5,
    slots: slots.map(({ name, start }) => ({ name, start })),
    capacity: { deck: [20, 20, 0] },
    ...more,
  };
}

/** Names the PI. */
export function refOf(site: AppSite) {
  return { projectId: site.projectId, trainId, piId };
}

/** Saves the train as somebody. */
export function saveTrain(site: AppSite, who: string, version: number, more: object = {}) {
  return site.call(who, saveTrainCall, {
    projectId: site.projectId,
    id: trainId,
    version,
    train: trainOf(site, more),
  });
}

/** Moves one item as somebody. */
export function move(
  site: AppSite,
  who: string,
  issueId: string,
  seen: LoosePlacement | null,
  next: LoosePlacement | null,
) {
  return site.call(who, movePlanCall, { ...refOf(site), moves: [{ issueId, seen, next }] });
}

/** The plan as somebody sees it. */
export async function planFor(site: AppSite, who: string) {
  return valueOf(await site.call(who, readPlanCall, refOf(site)));
}
