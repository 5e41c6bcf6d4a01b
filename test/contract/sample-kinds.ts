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
