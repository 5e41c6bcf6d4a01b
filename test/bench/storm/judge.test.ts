import { submitBallotCall } from '#app/value/calls';
import type { ExportFile, FileLine } from '#app/transfer/export-file';
import { scripts } from './acts/scripts';
import { valueScript } from './acts/value';
import type { Actor, Attempt } from './attempt';
import { Chance } from './chance';
import { judged, type Verdict } from './judge';

const at = '2026-11-02T09:00:00.000Z';
const sent = Date.parse(at) - 10;
const replays = scripts.flatMap(({ replay }) => replay ?? []);

/** A line of the history of item 7. */
function line(version: number, by: string, said: Readonly<Record<string, unknown>>): FileLine {
  const stamped = { writeId: `write ${version}`, version, at, by, line: said };
  return { kind: 'score', id: '7', home: '1', stamped } as unknown as FileLine;
}

/** Item 7 as it is stored at a version: open, with these people's answers. */
function stored(version: number, answers: Readonly<Record<string, number>>): ExportFile['records'][number] {
  const ballots = Object.entries(answers).map(([by, value]) => ({ by, at, answer: { factors: { value } } }));
  const value = { round: 1, phase: 'open', ballots };
  return { kind: 'score', format: 1, id: '7', home: '1', version, at, value } as ExportFile['records'][number];
}

/** Ana's submission, acknowledged at a version with these voters; without a version no answer came. */
async function submission(factors: object, version: number | undefined, voters = ['ana']): Promise<Attempt> {
  const [submit] = valueScript.acts;
  const view = { version: 0, round: 1, phase: 'open', voters: [] };
  const actor: Actor = {
    id: 'ana',
    chance: new Chance(1),
    projectId: '1',
    issueIds: ['7'],
    memory: new Map(),
    call: async () => ({ kind: 'ok', value: view }) as never,
  };
  // The act draws its own answers: the seed is looked through until it draws these.
  for (let seed = 1; ; seed += 1) {
    const plan = (await submit!.plan({ ...actor, chance: new Chance(seed) }))!;
    if (JSON.stringify((plan.request as { factors: object }).factors) !== JSON.stringify(factors)) continue;
    if ((plan.request as { note?: string }).note !== undefined) continue;
    expect(plan.call).toBe(submitBallotCall);
    const value = { ...view, version, voters };
    return { plan, by: 'ana', sent, ended: sent + 20, ...(version !== undefined && { reply: { kind: 'ok', value } }) };
  }
}

function verdict(attempts: readonly Attempt[], lines: readonly FileLine[], records: ExportFile['records']): Verdict {
  const file: ExportFile = { waybill: 'records', format: 2, exported: at as never, records, lines: [...lines] };
  return judged(attempts, file, replays, new Map());
}

const eight = { value: 8, urgency: 5, relief: 3 };
const submitted = (factors: object) => ({ action: 'submitted', round: 1, factors });

describe('an acknowledged answer', () => {
  it('holds where the line of its version says it', async () => {
    const lines = [line(1, 'ana', submitted(eight))];
    const record = stored(1, {});
    const value = { round: 1, phase: 'open', ballots: [{ by: 'ana', at, answer: { factors: eight } }] };
    const found = verdict([await submission(eight, 1)], lines, [{ ...record, value }]);
    expect(found).toMatchObject({ acknowledged: 1, lost: [], contradicted: [] });
  });

  it('is lost where the history has no such version', async () => {
    expect((await verdict([await submission(eight, 1)], [], [])).lost).toHaveLength(1);
  });

  it('is contradicted where the line of its version says something else', async () => {
    const lines = [line(1, 'ana', submitted({ value: 13 }))];
    const found = verdict([await submission(eight, 1)], lines, [stored(1, { ana: 13 })]);
    expect(found.contradicted).toHaveLength(1);
  });

  it('holds where nothing was left to do, and only then', async () => {
    const other = line(2, 'ben', submitted({ value: 1 }));
    const attempts = [await submission({ value: 8 }, 2, ['ana', 'ben'])];
    const held = verdict(attempts, [line(1, 'ana', submitted({ value: 8 })), other], [stored(2, { ana: 8, ben: 1 })]);
    expect(held).toMatchObject({ acknowledged: 1, contradicted: [] });
    const not = verdict(attempts, [line(1, 'ana', submitted({ value: 5 })), other], [stored(2, { ana: 5, ben: 1 })]);
    expect(not.contradicted).toEqual([expect.stringContaining('its line is')]);
  });

  it('is contradicted where its reply shows what was not so', async () => {
    const attempts = [await submission({ value: 8 }, 1, ['ana', 'ben'])];
    const found = verdict(attempts, [line(1, 'ana', submitted({ value: 8 }))], [stored(1, { ana: 8 })]);
    expect(found.contradicted).toEqual([expect.stringContaining('voters 2, were 1')]);
  });

  it('counts for nobody where none came', async () => {
    const found = verdict([await submission(eight, undefined)], [], []);
    expect(found).toMatchObject({ acknowledged: 0, unknown: 1, lost: [] });
  });
});

describe('a stored record', () => {
  it.each([
    ['another answer', [line(1, 'ana', submitted({ value: 8 }))], stored(1, { ana: 13 }), 'answer of ana'],
    [
      'a version that its history has not',
      [line(1, 'ana', submitted({ value: 8 }))],
      stored(2, { ana: 8 }),
      'version 2',
    ],
    ['nobody’s answer', [line(1, 'ana', submitted({ value: 8 }))], stored(1, {}), 'voters'],
    [
      'a line that fits nothing before it',
      [line(1, 'ana', { action: 'reopened', round: 1 })],
      stored(1, {}),
      'reopened',
    ],
    ['a gap', [line(2, 'ana', submitted({ value: 8 }))], stored(2, { ana: 8 }), 'no line before'],
  ])('is told of with %s', (_, lines, record, said) => {
    expect(verdict([], lines, [record]).contradicted).toContainEqual(expect.stringContaining(said));
  });

  it('is left alone where its lines come to it', () => {
    const lines = [line(1, 'ana', submitted({ value: 8 })), line(2, 'ana', { action: 'withdrew', round: 1 })];
    expect(verdict([], lines, [stored(2, {})]).contradicted).toEqual([]);
  });
});
