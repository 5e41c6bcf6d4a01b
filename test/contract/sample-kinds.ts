import * as z from 'zod/mini';
import type { AnyKind, RecordKind } from '#app/records/record-kind';

const document = z.object({ title: z.string(), text: z.string() });
const documentLine = z.object({ note: z.string() });

/** Large records of a project, with a small summary. */
export const documentKind: RecordKind<
  z.infer<typeof document>,
  z.infer<typeof documentLine>,
  { readonly title: string; readonly size: number }
> = {
  name: 'test-document',
  format: 3,
  value: document,
  line: documentLine,
  summary: {
    form: z.object({ title: z.string(), size: z.number() }),
    of: ({ title, text }) => ({ title, size: text.length }),
  },
  followsIssue: false,
};

/** A kind with values that fit it. */
export interface SampleKind {
  readonly kind: AnyKind;
  /** The `n`th value; no two are the same. */
  value(n: number): unknown;
  line(n: number): unknown;
}

const at = '2026-11-02T09:00:00.000Z';
const trainId = 'train-0001';
const piId = 'pi-000001';
const train = {
  teams: [{ id: 'crane', name: 'Crane', projectIds: ['10000'], alsoCalled: ['Kran'] }],
  featureTypes: ['Epic'],
  storyTypes: [],
  dependencyTypes: ['10000'],
  sameIteration: 'same-team',
  plannedBy: 'editors',
  piLabel: 'PI',
  capacityRule: { pointsPerPerson: 8, pointsPerDayOff: 1, ipShare: 0 },
  pis: [
    {
      id: piId,
      name: '26.4',
      slots: [{ name: '26.4.1', start: at, end: '2026-11-16T09:00:00.000Z', isIp: false }],
      iterations: { crane: ['sprint-1'] },
      milestones: [{ name: 'Trade fair', day: '2026-11-12' }],
    },
  ],
};
const ofName: Readonly<Record<string, Omit<SampleKind, 'kind'>>> = {
  score: {
    value: (n) => ({
      round: n + 1,
      phase: 'agreed',
      ballots: [],
      agreed: { by: 'ben', at, modelId: 'wsjf', factors: { value: n } },
    }),
    line: (n) => ({ action: 'edited', round: n + 1, factors: { value: n } }),
  },
  settings: {
    value: (n) => ({ modelId: 'wsjf', agree: 'editors', fields: {}, expiryDays: n + 1 }),
    line: () => ({ action: 'saved' }),
  },
  decision: {
    value: (n) => ({
      title: `Decision ${n}`,
      why: 'The berths are full.',
      decidedOn: '2026-11-02',
      deciders: ['ben'],
      others: [],
      issueIds: [],
    }),
    line: () => ({ action: 'logged' }),
  },
  handshake: {
    value: (n) => ({
      promises: [
        {
          neederId: '10001',
          version: n + 1,
          proposal: { action: 'proposed', by: 'ben', at, day: '2026-11-12', note: `Note ${n}` },
        },
      ],
      asked: ['10003'],
    }),
    line: (n) => ({ action: 'proposed', neederId: '10001', day: '2026-11-12', note: `Note ${n}` }),
  },
  train: {
    value: (n) => ({ ...train, name: `Train ${n}` }),
    line: () => ({ action: 'set-up' }),
  },
  plan: {
    value: (n) => ({ trainId, placements: { [String(10_000 + n)]: { slot: n % 5, isPinned: true } } }),
    line: (n) => ({ action: 'moved', moves: [{ issueId: String(10_000 + n), from: null, to: { slot: n % 5 } }] }),
  },
  capacity: {
    value: (n) => ({ trainId, teams: { crane: [{ people: n, daysOff: 0.5, focus: 0.8, points: 12 }] } }),
    line: () => ({ action: 'said', teamId: 'crane' }),
  },
  baseline: {
    value: (n) => ({ trainId, at, by: 'ben', slots: { [String(10_000 + n)]: 2 } }),
    line: () => ({ action: 'kept', items: 1 }),
  },
  journal: {
    value: (n) => ({
      trainId,
      piId,
      at,
      by: 'ben',
      aim: 'commit',
      state: 'open',
      iterations: ['sprint-1'],
      writes: [[String(10_000 + n), -1, 0, 1]],
      values: ['2026-11-29'],
      fields: [{ id: 'duedate', from: [-1], to: [0] }],
    }),
    line: () => ({ action: 'opened', state: 'open' }),
  },
  objective: {
    value: (n) => ({
      trainId,
      piId,
      made: at,
      by: 'ben',
      objective: { teamId: 'crane', title: `Objective ${n}`, isCommitted: true, planned: 8, issueIds: ['10001'] },
    }),
    line: () => ({ action: 'made' }),
  },
  scenario: {
    value: (n) => ({
      trainId,
      piId,
      by: 'ben',
      scenario: {
        name: `What if ${n}`,
        conditions: [
          { kind: 'capacity', share: 0.8 },
          { kind: 'without-client', client: 'North Line' },
          { kind: 'late-team', team: 'crane', slots: 1 },
        ],
        items: { '10001': [0, 1, 3], '10002': [null, 2, null], '10003': [1, null, 0.5] },
        value: 1_200.5,
        before: 900,
        bound: 1_250,
        slots: [{ name: '26.4.1', start: at }],
        capacity: { crane: [24.5] },
      },
    }),
    line: () => ({ action: 'kept' }),
  },
  vote: {
    value: (n) => ({
      trainId,
      piId,
      round: n + 1,
      phase: 'revealed',
      answers: [{ by: 'ben', at, answer: { teamId: 'crane', confidence: 2, note: `Note ${n}` } }],
    }),
    line: (n) => ({ action: 'voted', round: n + 1 }),
  },
  'test-document': {
    value: (n) => ({ title: `Document ${n}`, text: `${n} `.padEnd(20_000, 'ü') }),
    line: (n) => ({ note: `line ${n}` }),
  },
};

/** A sample of a kind; throws for a kind that has none yet. */
export function sampleOf(kind: AnyKind): SampleKind {
  const sample = ofName[kind.name];
  if (!sample) throw new Error(`Give the kind ${kind.name} a sample in sample-kinds.ts.`);
  return { kind, ...sample };
}
