import type { AnyCall, CallProblem } from '#app/calls';
import { HostUnreachable } from '#app/ports/failures';
import type { LinkEnds } from '#app/ports/links';
import type { Schedule } from '#app/ports/schedule';
import type { PlanMove } from '#app/plan/calls';
import type { TrainRow } from '#app/train/calls';
import type { Doubt } from '#core/doubt';
import type { AccountId, Issue, IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { CapacityEntry } from '#core/train/capacity';
import type { IterationId, LinkTypeId, PiId, TeamId, TrainId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import { defaultCapacityRule, type Pi, type Train } from '#core/train/train';
import { wsjf } from '#core/value/models';
import type { Host } from '../../static/panels/host';
import type { Environment } from '../../static/panels/train/environment';
import { samePlacement } from '../../static/panels/train/same-placement';
import { issue } from './builders';
import { drafts } from './device';

/** The team that does everything here, and one more. */
export const crane = 'crane' as TeamId;
export const osprey = 'osprey' as TeamId;
export const blocks = 'blocks' as LinkTypeId;

const day = (text: string) => `2026-${text}T00:00:00.000Z` as IsoDateTime;

/** Three iterations of two weeks, for two teams. */
export const pi: Pi = {
  id: 'pi-264-0001' as PiId,
  name: 'PI 26.4',
  slots: [
    { name: 'I1', start: day('11-02'), end: day('11-16'), isIp: false },
    { name: 'I2', start: day('11-16'), end: day('11-30'), isIp: false },
    { name: 'IP', start: day('11-30'), end: day('12-14'), isIp: true },
  ],
  iterations: {
    [crane]: ['c1', 'c2', 'c3'] as IterationId[],
    [osprey]: ['o1', 'o2', 'o3'] as IterationId[],
  },
  milestones: [],
};

/** A train of one project. */
export const train: Train = {
  name: 'Harbour train',
  teams: [
    { id: crane, name: 'Crane', projectIds: ['1' as ProjectId], alsoCalled: [] },
    { id: osprey, name: 'Osprey', projectIds: ['1' as ProjectId], alsoCalled: [] },
  ],
  featureTypes: ['Feature'],
  storyTypes: ['Story'],
  dependencyTypes: [blocks],
  sameIteration: 'never',
  plannedBy: 'editors',
  piLabel: 'PI',
  capacityRule: defaultCapacityRule,
  pis: [pi],
};

/** The train as it is stored. */
export const row: TrainRow = {
  id: 'train-0001' as TrainId,
  projectId: '1' as ProjectId,
  version: 1,
  train: train as TrainRow['train'],
  can: { plan: true, setUp: true },
};

/** A story of a team, in an iteration of the tracker or in none. */
export function story(number: number, team: string, iteration?: string, part: Partial<Issue> = {}): Issue {
  return issue(number, {
    team,
    points: 3,
    ...(iteration !== undefined && { iterations: [iteration as IterationId] }),
    ...part,
  });
}

export const id = (number: number): IssueId => String(number) as IssueId;

interface Timer {
  readonly milliseconds: number;
  task(): void;
}

/** A page of which the test winds the clock and turns the light off. */
export class Page implements Environment {
  timers: Timer[] = [];
  visible = true;
  private readonly listeners = new Set<() => void>();

  later(milliseconds: number, task: () => void): () => void {
    const timer = { milliseconds, task };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((one) => one !== timer));
  }
  isVisible = () => this.visible;
  onVisible = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  clock = () => 0;
  now = () => day('11-20');

  show(): void {
    this.visible = true;
    for (const listener of this.listeners) listener();
  }

  /** Lets time pass until every timer of this length has run. */
  async wind(milliseconds: number): Promise<void> {
    const due = this.timers.filter((timer) => timer.milliseconds === milliseconds);
    this.timers = this.timers.filter((timer) => timer.milliseconds !== milliseconds);
    for (const { task } of due) task();
    await quiet();
  }
}

/** Waits until nothing that is already on its way is left. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

type Fault = 'unreachable' | 'lost answer' | CallProblem;

/** One plan as it is stored, and as it is stored for everybody: the rules of compare and set, item by item. */
export class PlanStore {
  placements = new Map<IssueId, Placement>();
  capacity: Record<string, CapacityEntry[]> = {};
  fault: Fault | undefined;
  doubt: Doubt | undefined;
  readonly asked: string[] = [];
  private changes = 0;

  /** What somebody else does. */
  put(issueId: IssueId, placement: Placement | null): void {
    this.changes += 1;
    if (placement) this.placements.set(issueId, placement);
    else this.placements.delete(issueId);
  }

  move(moves: readonly PlanMove[]) {
    const clashes: { issueId: IssueId; current: Placement | null }[] = [];
    for (const { issueId, seen, next } of moves) {
      const current = this.placements.get(issueId) ?? null;
      if (samePlacement(current, next)) continue;
      if (samePlacement(current, seen)) this.put(issueId, next);
      else clashes.push({ issueId, current });
    }
    return { clashes, token: this.token };
  }

  get token(): string {
    return String(this.changes);
  }
}

/** What a test of a session holds in its hands. */
export interface PiSite {
  readonly host: Host & { readonly drafts: ReturnType<typeof drafts> };
  readonly store: PlanStore;
  readonly page: Page;
  readonly reads: string[];
}

/** A host with these items and links, whose plan is `store`. */
export function piSite(
  issues: readonly Issue[],
  {
    links = [],
    store = new PlanStore(),
    device = drafts(),
    planned = [],
    above = [],
    schedule = { iterations: async () => ({ iterations: [], unreadable: [] }) },
  }: {
    readonly links?: readonly LinkEnds[];
    readonly store?: PlanStore;
    readonly device?: ReturnType<typeof drafts>;
    readonly planned?: readonly Issue[];
    readonly above?: readonly Issue[];
    readonly schedule?: Pick<Schedule, 'iterations'>;
  } = {},
): PiSite {
  const reads: string[] = [];
  const tracker = {
    schedule,
    issues: {
      candidates: async () => (reads.push('candidates'), issues),
      planned: async () => (reads.push('planned'), planned),
      some: async (ids: readonly string[]) => (reads.push(`some ${ids.join(' ')}`), above),
    },
    links: {
      can: { comeWithIssues: false },
      of: async () => (reads.push('links'), { links, hidden: new Map([[id(1), 2]]) }),
    },
  } as unknown as Host['tracker'];
  const host = {
    tracker,
    viewer: { accountId: 'ben' as AccountId, locale: 'en', timeZone: 'UTC', words: {} },
    commands: { call: (spec: AnyCall, request: never) => answer(store, spec, request) },
    report: (error: unknown) => reads.push(`bug ${String(error)}`),
    drafts: device,
  } as unknown as PiSite['host'];
  return { host, store, page: new Page(), reads };
}

async function answer(
  store: PlanStore,
  { name }: AnyCall,
  request: { moves: PlanMove[]; token?: string } & Record<string, never>,
) {
  store.asked.push(name);
  const { fault } = store;
  if (name === 'plan.move' && fault !== undefined) {
    if (fault === 'unreachable') throw new HostUnreachable('No answer');
    if (fault !== 'lost answer') return fault;
    store.move(request.moves);
    throw new HostUnreachable('The answer was lost');
  }
  switch (name) {
    case 'settings.read':
      return { kind: 'ok', value: { settings: { fields: {} }, model: wsjf, can: {} } };
    case 'plan.read':
      return { kind: 'ok', value: planOf(store, request.token) };
    case 'plan.move':
      return { kind: 'ok', value: store.move(request.moves) };
    case 'plan.capacity':
      return { kind: 'ok', value: { token: store.token } };
    case 'value.of':
      return { kind: 'ok', value: [] };
    default:
      return { kind: 'not-found' };
  }
}

function planOf(store: PlanStore, token: string | undefined) {
  const { token: current } = store;
  if (token === current) return { isSame: true, token, placements: {}, capacity: {}, unreadable: [] };
  return {
    token: current,
    placements: Object.fromEntries(store.placements),
    capacity: store.capacity,
    unreadable: [],
    ...(store.doubt && { doubt: store.doubt }),
  };
}
