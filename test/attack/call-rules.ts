import type { AnyCall } from '#app/calls';
import { capabilities } from '#app/capabilities';
import { saveDecisionCall } from '#app/decision/calls';
import type { HandledCall } from '#app/session';
import { commitHandshakeCall, proposeHandshakeCall } from '#app/dependency/calls';
import { agreeScoreCall, submitBallotCall } from '#app/value/calls';
import { defaultSettings } from '#core/value/settings';
import type { AppSite } from '../app/app-site';
import { valueOf } from '../app/forge';
import { besideOf, projectIn, projects, type ProjectName } from './people';

/** Stands in what only those may see who see the place. */
export const secret = 'a word between us';
/** An answer to every question. */
export const full = { value: 8, urgency: 5, relief: 3, size: 5 };
/** The decision that the administrator has logged on an item. */
const decisionOn = (item: string): string => `decision-${item}`;

/** Where a call is aimed: an item, a project, several items at once, or nothing in particular. */
export type Aim = 'issue' | 'project' | 'projects' | 'issues' | 'site';

/** What a person needs for a call to be done. */
export type Need = 'see' | 'edit' | 'agree' | 'administer' | 'administer-site';

/** Who may make one call, with the rest of a request that can be done. */
export interface CallRule {
  readonly need: Need;
  /** What the request says beside the place; `item`: an item of that place. */
  readonly with?: (item: string, by: string) => object;
  /** What the administrator has done there before. */
  readonly before?: 'agreed' | 'scored' | 'decided' | 'planned' | 'voted' | 'asked' | 'promised';
}

const decision = (item: string, by: string) => ({
  title: secret,
  why: '',
  decidedOn: '2026-11-20',
  deciders: [by],
  others: [],
  issueIds: [item],
});

/** The train that the administrator has set up beside an item, and its PI. */
export const trainOf = (item: string): string => `train-${item}`;
export const piOf = (item: string): { readonly trainId: string; readonly piId: string } => ({
  trainId: trainOf(item),
  piId: `pi-${item}`,
});

/** A train of one team and one iteration. */
export const trainWith = (item: string): object => ({
  name: secret,
  teams: [{ id: '1', name: 'Crane', projectIds: [], alsoCalled: [] }],
  featureTypes: [],
  storyTypes: [],
  dependencyTypes: [],
  sameIteration: 'same-team',
  plannedBy: 'editors',
  piLabel: 'PI',
  capacityRule: { pointsPerPerson: 8, pointsPerDayOff: 1, ipShare: 0 },
  pis: [
    {
      id: piOf(item).piId,
      name: 'PI 26.4',
      slots: [{ name: '1', start: '2026-11-02T00:00:00.000Z', end: '2026-11-16T00:00:00.000Z', isIp: false }],
      iterations: { '1': [null] },
      milestones: [],
    },
  ],
});
const objective = (item: string) => ({ teamId: '1', title: secret, isCommitted: true, issueIds: [item] });
const scenario = (item: string) => ({
  name: secret,
  conditions: [{ kind: 'without-client', client: secret }],
  items: { [item]: [0, 1, 3] },
  value: 5,
  before: 3,
  slots: [{ name: secret, start: '2026-11-02T09:00:00.000Z' }],
  capacity: {},
});

/** What is planned in a PI, by the call that plans it. */
export const plannings: Readonly<Record<string, (item: string) => object>> = {
  'plan.move': (item) => ({ moves: [{ issueId: item, seen: null, next: { slot: 0 } }] }),
  'plan.capacity': () => ({ teamId: '1', seen: null, next: [{ people: 5, daysOff: 0, focus: 1 }] }),
  'plan.baseline': (item) => ({ slots: { [item]: 0 } }),
  'plan.journal': (item) => ({
    id: `journal-${item}`,
    version: 0,
    aim: 'commit',
    state: 'open',
    writes: [{ issueId: item, from: null, to: '7' }],
  }),
  'objective.save': (item) => ({ id: `objective-${item}`, version: 0, objective: objective(item) }),
  'scenario.save': (item) => ({ id: `scenario-${item}`, version: 0, scenario: scenario(item) }),
  'vote.cast': () => ({ round: 1, answer: { teamId: '1', confidence: 2, note: secret } }),
  'vote.reveal': () => ({ round: 1 }),
};
/** A planning call beside another one of its kind, which was made before. */
const anew = (name: string) => (item: string) => ({
  ...piOf(item),
  ...plannings[name]!(item),
  ...(name.endsWith('.save') && { id: `new-${name.split('.')[0]}-${item}` }),
});

const nobodysFile = { waybill: 'records', format: 2, exported: '2026-11-20T09:00:00.000Z', records: [], lines: [] };

/** The rule of every call. A call that has none fails the test that asks for it: whoever adds one says who may make it. */
export const rules: Readonly<Record<string, CallRule>> = {
  'value.read': { need: 'see', before: 'agreed' },
  'value.history': { need: 'see', before: 'agreed' },
  'value.of': { need: 'see', before: 'agreed' },
  'value.list': { need: 'see', before: 'agreed' },
  'value.submit': { need: 'edit', with: () => ({ round: 1, factors: full }) },
  'value.withdraw': { need: 'edit', with: () => ({ round: 1 }) },
  'value.reveal': { need: 'agree', before: 'scored', with: () => ({ round: 1 }) },
  'value.agree': { need: 'agree', with: () => ({ version: 0, factors: full }) },
  'value.restart': { need: 'agree', before: 'agreed', with: () => ({ version: 1 }) },
  'value.reopen': { need: 'agree', before: 'agreed', with: () => ({ version: 1 }) },
  'value.edit': { need: 'agree', before: 'agreed', with: () => ({ version: 1, factors: { value: 13 } }) },
  'decision.list': { need: 'see', before: 'decided' },
  'decision.of': { need: 'see', before: 'decided' },
  'decision.read': { need: 'see', before: 'decided', with: (item) => ({ id: decisionOn(item) }) },
  'decision.save': {
    need: 'edit',
    with: (item, by) => ({ id: `new-decision-${item}`, version: 0, decision: decision(item, by) }),
  },
  'handshake.read': { need: 'see', before: 'asked', with: (item) => ({ neederId: besideOf(item) }) },
  'handshake.of': { need: 'see', before: 'asked' },
  'handshake.waiting': { need: 'see', before: 'asked' },
  'handshake.propose': {
    need: 'edit',
    with: (item) => ({ giverId: besideOf(item), version: 0, day: '2026-11-12', note: secret }),
  },
  'handshake.withdraw': {
    need: 'edit',
    before: 'asked',
    // The item beside has been asked likewise.
    with: (item) => ({ giverId: besideOf(item), version: 1 }),
  },
  'handshake.commit': {
    need: 'edit',
    before: 'asked',
    with: (item) => ({ neederId: besideOf(item), version: 1, iterationId: 'sprint-1', note: secret }),
  },
  'handshake.reject': {
    need: 'edit',
    before: 'asked',
    with: (item) => ({ neederId: besideOf(item), version: 1, note: secret }),
  },
  'handshake.deliver': {
    need: 'edit',
    before: 'promised',
    with: (item) => ({ neederId: besideOf(item), version: 2 }),
  },
  'train.list': { need: 'see', before: 'planned' },
  'train.save': {
    need: 'edit',
    with: (item) => ({ id: `new-train-${item}`, version: 0, train: trainWith(item) }),
  },
  'train.remove': { need: 'edit', before: 'planned', with: (item) => ({ id: trainOf(item), version: 1 }) },
  'plan.read': { need: 'see', before: 'planned', with: piOf },
  'plan.changes': { need: 'see', before: 'planned', with: piOf },
  'plan.journals': { need: 'see', before: 'planned', with: piOf },
  'plan.move': { need: 'edit', before: 'planned', with: anew('plan.move') },
  'plan.capacity': { need: 'edit', before: 'planned', with: anew('plan.capacity') },
  'plan.baseline': { need: 'edit', before: 'planned', with: anew('plan.baseline') },
  'plan.journal': { need: 'edit', before: 'planned', with: anew('plan.journal') },
  'objective.list': { need: 'see', before: 'planned', with: piOf },
  'objective.save': { need: 'edit', before: 'planned', with: anew('objective.save') },
  'objective.remove': {
    need: 'edit',
    before: 'planned',
    with: (item) => ({ ...piOf(item), id: `objective-${item}`, version: 1 }),
  },
  'scenario.list': { need: 'see', before: 'planned', with: piOf },
  'scenario.save': { need: 'edit', before: 'planned', with: anew('scenario.save') },
  'scenario.remove': {
    need: 'edit',
    before: 'planned',
    with: (item) => ({ ...piOf(item), id: `scenario-${item}`, version: 1 }),
  },
  'vote.read': { need: 'see', before: 'voted', with: piOf },
  'vote.cast': { need: 'edit', before: 'planned', with: anew('vote.cast') },
  'vote.reveal': { need: 'edit', before: 'planned', with: anew('vote.reveal') },
  'vote.restart': { need: 'edit', before: 'voted', with: (item) => ({ ...piOf(item), version: 2 }) },
  'settings.read': { need: 'see' },
  'settings.save': { need: 'administer', with: () => ({ settings: defaultSettings }) },
  'mirror.status': { need: 'administer-site' },
  'mirror.repair': { need: 'administer-site' },
  'transfer.export': { need: 'administer-site', before: 'agreed' },
  'transfer.import': { need: 'administer-site', with: () => ({ part: nobodysFile, replace: false }) },
};

/** Every call that there is, as its capability answers it. */
export async function everyCall(): Promise<readonly HandledCall[]> {
  const loaded = await Promise.all(Object.values(capabilities).map((load) => load()));
  return loaded.flatMap(({ handlers }) => handlers);
}

/** Where a call is aimed, by what its request asks for. */
export function aimOf({ request }: AnyCall): Aim {
  const { shape } = (request as unknown as { _zod: { def: { shape?: object } } })._zod.def;
  const parts = Object.keys(shape ?? {});
  if (parts.includes('issueId')) return 'issue';
  if (parts.includes('issueIds')) return 'issues';
  if (parts.includes('projectIds')) return 'projects';
  return parts.includes('projectId') ? 'project' : 'site';
}

/** A request of a call for one place; `id` may be anything. */
export function requestFor(call: AnyCall, id: unknown, item: string, by: string): object {
  const aim = aimOf(call);
  const place = {
    issue: { issueId: id },
    issues: { issueIds: [id] },
    project: { projectId: id },
    projects: { projectIds: [id] },
    site: {},
  }[aim];
  return { ...place, ...rules[call.name]?.with?.(item, by) };
}

/** Does in every project what a rule wants to be done before. */
export async function prepare(site: AppSite, rule: CallRule): Promise<void> {
  for (const name of Object.keys(projects) as ProjectName[]) {
    const { item: issueId } = projects[name];
    const projectId = projectIn(site, name);
    if (rule.before === 'agreed')
      valueOf(await site.call('ana', agreeScoreCall, { issueId, version: 0, factors: full, note: secret }));
    if (rule.before === 'scored')
      valueOf(await site.call('ana', submitBallotCall, { issueId, round: 1, factors: full, note: secret }));
    if (rule.before === 'decided') {
      const wanted = {
        projectId,
        id: decisionOn(issueId),
        version: 0,
        decision: decision(issueId, site.person('ana')),
      };
      valueOf(await site.call('ana', saveDecisionCall, wanted));
    }
    if (rule.before === 'asked' || rule.before === 'promised') await talk(site, issueId, rule.before);
    if (rule.before === 'planned' || rule.before === 'voted') {
      await plan(site, name, 'objective.save');
      await plan(site, name, 'scenario.save');
      await plan(site, name, 'vote.cast');
      if (rule.before === 'voted') await plan(site, name, 'vote.reveal');
    }
  }
  await site.settle();
}

/** Has an item and the one beside it ask each other for something, and promise it, as the administrator. */
export async function talk(site: AppSite, item: string, until: 'asked' | 'promised'): Promise<void> {
  for (const [giverId, neederId] of [
    [item, besideOf(item)],
    [besideOf(item), item],
  ] as const) {
    const wish = { issueId: neederId, giverId, version: 0, day: '2026-11-12', note: secret };
    valueOf(await site.call('ana', proposeHandshakeCall, wish));
    const promise = { issueId: giverId, neederId, version: 1, iterationId: 'sprint-1' };
    if (until === 'promised') valueOf(await site.call('ana', commitHandshakeCall, promise));
  }
}

/** Sets a train up in a project, and makes a planning call in its PI, as the administrator. */
export async function plan(site: AppSite, place: ProjectName, call: string): Promise<void> {
  const { item } = projects[place];
  const projectId = projectIn(site, place);
  const done = async (name: string, request: object) =>
    expect([name, await site.raw('ana', name, { projectId, ...request })]).toMatchObject([name, { kind: 'ok' }]);
  await done('train.save', { id: trainOf(item), version: 0, train: trainWith(item) });
  await done(call, { ...piOf(item), ...plannings[call]?.(item) });
}
