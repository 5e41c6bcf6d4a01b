import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compile } from '#planner/instance';
import { assignmentOf, breachesOf, valueOf } from '#planner/measurement';
import type { Plan, PlanningProblem } from '#planner/problem';
import { backlogOf } from '#tools/plan/backlog-of';
import { makeTrain, sizes } from '../../bench/planner/instances';

const root = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'waybill-plan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Runs the command as `npm run plan` does. `isInterrupted`: sends what Ctrl+C under npm sends, as soon as there is a plan. */
function plan(words: readonly string[], isInterrupted = false, nodeWords: readonly string[] = []): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...nodeWords, 'src/tools/plan/plan.mjs', ...words], { cwd: root });
    let out = '';
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (!isInterrupted || !said.includes('value')) return;
      isInterrupted = false;
      child.kill('SIGINT');
      child.kill('SIGINT');
    });
    child.on('close', (code) => done({ code, out, said }));
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
}

/** Six features of one story each, of which the team can do four; the last two wait for each other's team. */
function train(change: Partial<PlanningProblem> = {}): PlanningProblem {
  const points = [3, 5, 2, 4, 3, 2];
  return {
    iterations: 2,
    teams: [
      { id: 'A', capacity: [5, 5] },
      { id: 'B', capacity: [3, 3] },
    ],
    features: points.map((size, index) => ({ id: `F${index}`, value: [size * 3 + index, size * 2] })),
    stories: points.map((size, index) => ({
      id: `S${index}`,
      feature: `F${index}`,
      team: index < 4 ? 'A' : 'B',
      points: size,
    })),
    dependencies: [{ from: 'S2', to: 'S4', lag: 1 }],
    bands: [],
    ...change,
  };
}

describe('a problem with a plan', () => {
  it('is planned on the standard output, byte for byte the same for the same steps', async () => {
    const path = file('train.json', train());
    const [one, other] = await Promise.all([plan([path, '--steps', '3000']), plan([path, '--steps', '3000'])]);
    expect(one.code).toBe(0);
    expect(other.out).toBe(one.out);
    const answer = JSON.parse(one.out) as Plan;
    const instance = compile(train());
    expect(breachesOf(instance, assignmentOf(instance, answer.placements))).toEqual([]);
    expect(answer.value).toBeCloseTo(valueOf(instance, assignmentOf(instance, answer.placements)), 6);
    expect(Object.keys(answer)).toEqual(['placements', 'value', 'seed']);
  });

  it('goes into a file with explanations, and starts from there again', async () => {
    const path = file('train.json', train());
    const out = join(folder, 'plan.json');
    const first = await plan([path, '--seconds', '0.3', '--explain', '--out', out]);
    expect(first).toMatchObject({ code: 0, out: '' });
    const answer = JSON.parse(readFileSync(out, 'utf8')) as Plan & {
      readonly explanations: readonly { readonly text: string }[];
    };
    expect(Object.keys(answer)).toEqual(['placements', 'value', 'seed', 'milliseconds', 'explanations']);
    expect(answer.explanations.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^F\d is left out: /)]),
    );
    const second = await plan([path, '--steps', '1000', '--start', out, '--price', '100']);
    expect((JSON.parse(second.out) as Plan).placements).toEqual(answer.placements);
    expect(second.said).toContain('0 stories (0 points) lie elsewhere than in the plan it started from');
  });

  it('is answered as a backlog instead, where that is asked for', async () => {
    const { code, out, said } = await plan([file('train.json', train()), '--as-backlog', '2026-11-02']);
    expect({ code, said }).toEqual({ code: 0, said: '' });
    expect(JSON.parse(out)).toEqual(backlogOf(train(), '2026-11-02'));
  });

  it('is never worse than a plan that it starts from, however short the search', async () => {
    const problem = makeTrain('normal', sizes.normal, 7);
    const path = file('normal.json', problem);
    const start = join(folder, 'start.json');
    await plan([path, '--steps', '100000', '--out', start]);
    const { value } = JSON.parse(readFileSync(start, 'utf8')) as Plan;
    const [none, instant] = await Promise.all([
      plan([path, '--start', start, '--steps', '0']),
      plan([path, '--start', start, '--seconds', '0.001']),
    ]);
    expect((JSON.parse(none.out) as Plan).value).toBe(value);
    expect((JSON.parse(instant.out) as Plan).value).toBeGreaterThanOrEqual(value);
  });

  it('is searched for side by side, but by one search where it must not depend on the machine', async () => {
    const path = file('train.json', train());
    const [timed, counted] = await Promise.all([
      plan([path, '--seconds', '0.6', '--threads', '2']),
      plan([path, '--steps', '1000']),
    ]);
    expect(timed).toMatchObject({ code: 0, said: expect.stringContaining('2 searches side by side') });
    expect(counted.said).not.toContain('side by side');
    expect(JSON.parse(timed.out)).toMatchObject({ value: (JSON.parse(counted.out) as Plan).value });
  });

  it('has a bound that is proven', async () => {
    const { code, out, said } = await plan([file('train.json', train()), '--seconds', '5', '--bound']);
    expect(code).toBe(0);
    const answer = JSON.parse(out) as Plan;
    expect(Object.keys(answer)).toEqual(['placements', 'value', 'bound', 'seed', 'milliseconds']);
    expect(answer.bound).toBeGreaterThanOrEqual(answer.value);
    expect(said).toMatch(/value \d+\.\d\d {3}bound \d+\.\d\d {3}gap \d+\.\d\d %/);
  });

  it('keeps what it has found when somebody presses Ctrl+C', async () => {
    const ended = await plan([file('train.json', train()), '--seconds', '3600', '--threads', '2'], true);
    expect(ended.code).toBe(0);
    expect((JSON.parse(ended.out) as Plan).value).toBeGreaterThan(0);
  });
});

describe('a problem in a file as Windows saves it', () => {
  const text = JSON.stringify(train());
  it.each([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 with the other byte first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ])('is read in %s', async (name, bytes) => {
    const ended = await plan([file(`${name}.json`, bytes), '--steps', '1000']);
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('"S0":') });
  });
});

describe('a problem without a plan', () => {
  it('names what cannot hold together', async () => {
    const { stories, ...rest } = train();
    const pinned = stories.map((each, index) => (index < 2 ? { ...each, pin: 0 } : each));
    const ended = await plan([file('full.json', { ...rest, stories: pinned }), '--seconds', '0.3']);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.said).toContain('S0 is pinned to iteration 0');
    expect(ended.said).toContain('S1 is pinned to iteration 0');
  });

  it('names what must be in and cannot be', async () => {
    const { features, ...rest } = train();
    const ended = await plan([
      file('empty.json', { ...rest, features: [...features, { id: 'F9', value: [9, 9], mandatory: true }] }),
      '--steps',
      '1000',
    ]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.said).toContain('F9 is mandatory');
    expect(ended.said).toContain('F9 has no stories');
  });
});

describe('what cannot be planned', () => {
  it('is refused with every fault named', async () => {
    const problem = train({ teams: [{ id: 'A', capacity: [5] }] });
    const ended = await plan([file('wrong.json', problem)]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.said.split('\n').slice(1)).toEqual([
      '  teams[0].capacity (A): must have one number for each of 2 iterations, has 1',
      '  stories[4].team (S4): must be the id of a team, but there is no "B"',
      '  stories[5].team (S5): must be the id of a team, but there is no "B"',
      '',
    ]);
  });

  it('is refused where it is no JSON, by line and column', async () => {
    const ended = await plan([file('broken.json', '{\n "iterations": NaN }')]);
    expect(ended).toMatchObject({
      code: 2,
      said: `${join(folder, 'broken.json')} is not JSON: line 2, column 16: NaN stands where a value belongs.\n`,
    });
  });

  it('is refused where a field is nearly one that a problem has', async () => {
    const { stories, ...rest } = train();
    const pinned = stories.map((each, index) => (index === 0 ? { ...each, pinn: 1 } : each));
    const ended = await plan([file('misspelt.json', { ...rest, stories: pinned })]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.said).toContain('  stories[0].pinn (S0): is no field of a story: pin is\n');
  });

  it('is refused where it is no text', async () => {
    // "é" as one byte, which UTF-8 never has before a quotation mark.
    const path = file('latin.json', Buffer.from('{ "name": "é" }', 'latin1'));
    expect(await plan([path])).toMatchObject({
      code: 2,
      said: `${path} is text neither in UTF-8 nor in UTF-16: save it as UTF-8.\n`,
    });
  });

  it('is refused where there is no file, or an option that does not exist', async () => {
    const [missing, odd] = await Promise.all([plan([join(folder, 'nowhere.json')]), plan(['--quick'])]);
    expect(missing).toMatchObject({
      code: 2,
      said: `${join(folder, 'nowhere.json')} cannot be read: there is no such file or folder\n`,
    });
    expect(odd).toMatchObject({ code: 2, said: 'There is no option --quick; --help lists them.\n' });
  });
});

describe('the instances and the checker, where they are', () => {
  const checker = resolve(root, '../shared/tools/check-plan.mjs');
  const problem = resolve(root, '../shared/data/plan/small-1.json');
  const itWhereTheyAre = [checker, problem].every((path) => existsSync(path)) ? it : it.skip;
  itWhereTheyAre('agree with the command', async () => {
    const out = join(folder, 'small-1.json');
    await plan([problem, '--steps', '20000', '--out', out]);
    const verdict = JSON.parse(execFileSync(process.execPath, [checker, problem, out], { encoding: 'utf8' })) as {
      readonly ok: boolean;
      readonly errors: unknown;
    };
    expect(verdict).toMatchObject({ ok: true, errors: [] });
  });
});

describe('60 teams with 10,000 stories', () => {
  it('are planned within 512 MB', async () => {
    const problem = makeTrain('large', sizes.large, 1);
    const path = file('large.json', problem);
    const out = join(folder, 'large-plan.json');
    const { code, said } = await plan([path, '--steps', '20000', '--out', out], false, [
      '--require',
      join(root, 'test/bench/planner/usage.cjs'),
    ]);
    expect(code).toBe(0);
    const instance = compile(problem);
    expect(
      breachesOf(instance, assignmentOf(instance, (JSON.parse(readFileSync(out, 'utf8')) as Plan).placements)),
    ).toEqual([]);
    const { megabytes } = JSON.parse(/^usage (.*)$/m.exec(said)![1]!) as { readonly megabytes: number };
    expect(megabytes).toBeLessThan(512);
  });
});
