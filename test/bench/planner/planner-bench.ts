import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PlanningProblem } from '#planner/problem';
import { measureAnswers } from './answers';
import { greedyByRank, greedyByWsjf } from './greedy';
import { makeTrain, sizes } from './instances';
import { judged, runPlanner, type Run } from './runs';
import { solveAlone, type SolverAnswer } from './solver-alone';

/**
 * npm run bench:planner -- [INSTANCE…] [--seconds 1,15] [--steps 150000] [--seeds 5] [--bound 60] [--price 0.5] [--no-solver] [--answers]
 *
 * Runs the command over instances: those of ../shared/data/plan where they are, else trains made here (small-g1, normal-g2,
 * large-g1 …; any such name may be asked for). Seconds are wall time, as whoever waits for a plan counts them; processor
 * time stands beside them, because a machine with other work gives less; `--steps` asks for an amount of work instead. "Best known" of a made train is the best that any
 * line of this report reached.
 */

interface Subject {
  readonly name: string;
  readonly file: string;
  readonly problem: PlanningProblem;
  /** From a longer study, where there was one. */
  readonly known?: { readonly best: number; readonly bound: number; readonly greedyByWsjf: number };
}

interface Request {
  readonly names: readonly string[];
  readonly seconds: readonly number[];
  /** Instead of the time. */
  readonly steps: readonly number[];
  readonly seeds: number;
  /** Seconds that a bound is given; 0: none. */
  readonly bound: number;
  readonly price: number;
  readonly hasSolver: boolean;
  /** Times what people at the board wait for: edits, explanations, a forecast. */
  readonly hasAnswers: boolean;
}

const shared = resolve(__dirname, '../../../shared/data/plan');
const scratch = mkdtempSync(join(tmpdir(), 'waybill-trains-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

function readRequest(words: readonly string[]): Request {
  const options = new Map<string, string>();
  const names: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (word === '--no-solver' || word === '--answers') options.set(word, '');
    else if (word.startsWith('--')) options.set(word, words[++index] ?? '');
    else names.push(word);
  }
  const unknown = [...options.keys()].find(
    (name) => !['--seconds', '--steps', '--seeds', '--bound', '--price', '--no-solver', '--answers'].includes(name),
  );
  if (unknown) throw new Error(`There is no option ${unknown}.`);
  const number = (name: string, usual: number): number => Number(options.get(name) ?? usual);
  const numbers = (name: string): readonly number[] => (options.get(name) ?? '').split(',').filter(Boolean).map(Number);
  return {
    names,
    seconds: numbers('--seconds'),
    steps: numbers('--steps'),
    seeds: number('--seeds', 5),
    bound: number('--bound', 0),
    price: number('--price', 0.5),
    hasSolver: !options.has('--no-solver'),
    hasAnswers: options.has('--answers'),
  };
}

function subjectsOf(names: readonly string[]): readonly Subject[] {
  const files = existsSync(shared)
    ? readdirSync(shared).filter((file) => file.endsWith('.json') && file !== 'known.json')
    : [];
  const known =
    files.length > 0
      ? (JSON.parse(readFileSync(join(shared, 'known.json'), 'utf8')) as Record<string, NonNullable<Subject['known']>>)
      : {};
  const usual =
    files.length > 0
      ? files.map((file) => file.slice(0, -5))
      : ['small-g1', 'small-g2', 'normal-g1', 'normal-g2', 'normal-g3', 'large-g1'];
  return (names.length > 0 ? names : usual).map((name) => {
    if (files.includes(`${name}.json`))
      return {
        name,
        file: join(shared, `${name}.json`),
        problem: JSON.parse(readFileSync(join(shared, `${name}.json`), 'utf8')) as PlanningProblem,
        known: known[name],
      };
    const [, size, seed] = /^(small|normal|large)-g(\d+)$/.exec(name) ?? [];
    if (!size)
      throw new Error(`There is no instance ${name}: ${[...usual, 'or small-gN, normal-gN, large-gN'].join(', ')}.`);
    const problem = makeTrain(name, sizes[size as keyof typeof sizes], Number(seed));
    const file = join(scratch, `${name}.json`);
    writeFileSync(file, JSON.stringify(problem));
    return { name, file, problem };
  });
}

/** How long a run may take. */
interface Budget {
  readonly words: readonly string[];
  readonly name: string;
  readonly seconds?: number;
}

async function measure(subject: Subject, request: Request): Promise<void> {
  if (request.hasAnswers) return tellAnswers(subject);
  const { problem, file, name } = subject;
  const rank = judged(problem, greedyByRank(problem));
  const wsjf = judged(problem, greedyByWsjf(problem));
  const usual = problem.stories.length > 2_000 ? [20] : [1, 15];
  const seconds = (request.seconds.length > 0 ? request.seconds : usual).map((count): Budget => ({
    words: ['--seconds', String(count)],
    name: `${count} s`,
    seconds: count,
  }));
  const budgets =
    request.steps.length > 0
      ? request.steps.map((count): Budget => ({ words: ['--steps', String(count)], name: `${count} steps` }))
      : seconds;
  const lines: { readonly budget: Budget; readonly runs: readonly Run[]; readonly solver?: SolverAnswer }[] = [];
  for (const budget of budgets) {
    const runs: Run[] = [];
    for (let seed = 1; seed <= request.seeds; seed += 1)
      runs.push(await runPlanner(problem, file, [...budget.words, '--seed', String(seed)]));
    lines.push({
      budget,
      runs,
      ...(request.hasSolver && budget.seconds !== undefined
        ? { solver: await solveAlone(problem, budget.seconds) }
        : {}),
    });
  }
  const replan = problem.stories.some(({ current }) => current !== undefined)
    ? await runPlanner(problem, file, [...lines[0]!.budget.words, '--price', String(request.price)])
    : undefined;
  const proof =
    request.bound > 0 ? await runPlanner(problem, file, ['--seconds', String(request.bound), '--bound']) : undefined;
  const everybody = [...lines.flatMap(({ runs }) => runs), ...(replan ? [replan] : []), ...(proof ? [proof] : [])];
  const best = subject.known?.best ?? Math.max(...everybody.map(({ value }) => value ?? 0));
  const bound = Math.min(subject.known?.bound ?? Infinity, proof?.bound ?? Infinity);

  console.log(
    `\n${name}: ${problem.teams.length} teams, ${problem.features.length} features, ${problem.stories.length} stories; best known ${best.toFixed(2)}${subject.known ? '' : ' (of this report)'}${bound < Infinity ? `, bound ${bound.toFixed(2)}` : ''}`,
  );
  say('', ['worst', 'median', 'of bound', 'wall s', 'cpu s', 'MB', 'against rank', 'WSJF', 'HiGHS alone']);
  for (const { budget, runs, solver } of lines) {
    const values = runs.map(({ value }) => value ?? 0).sort((one, other) => one - other);
    const median = values[values.length >> 1]!;
    say(`plan, ${budget.name}, ${runs.length} seeds`, [
      share(values[0]!, best),
      share(median, best),
      bound < Infinity ? share(median, bound) : '',
      average(runs, 'seconds'),
      average(runs, 'processorSeconds'),
      Math.max(...runs.map(({ megabytes }) => megabytes)).toFixed(0),
      over(median, rank.value),
      over(median, Math.max(wsjf.value, subject.known?.greedyByWsjf ?? 0)),
      solver ? (solver.value === undefined ? 'no plan' : share(solver.value, best)) : '',
    ]);
  }
  say('greedy by rank', [share(rank.value, best), '', '', '', '', '', ...broken(rank.breaches)]);
  say('greedy by WSJF', [
    share(wsjf.value, best),
    '',
    '',
    '',
    '',
    '',
    ...broken(wsjf.breaches),
    ...(subject.known ? [`${share(subject.known.greedyByWsjf, best)} in the study`] : []),
  ]);
  const free = lines[0]!.runs[0]!;
  if (replan)
    say(`re-plan of today's, ${request.price} a point`, [
      share(replan.value ?? 0, best),
      `moves ${replan.movedStories} stories, ${replan.movedPoints} points (without a price ${free.movedStories} and ${free.movedPoints})`,
    ]);
  if (proof?.bound !== undefined && proof.value !== undefined)
    say(`bound, ${request.bound} s`, [
      `gap ${(((proof.bound - proof.value) / proof.bound) * 100).toFixed(2)} %`,
      `${proof.bound.toFixed(2)} proven, ${proof.value.toFixed(2)} planned, ${proof.megabytes.toFixed(0)} MB`,
    ]);
  for (const run of everybody) if (run.breaches > 0) throw new Error(`${name}: a plan breaks ${run.breaches} rules.`);
}

async function tellAnswers({ name, problem }: Subject): Promise<void> {
  const { editPlan, editWorst, editMedian, editBound, explanations, explaining, forecasting, plannedStories } =
    await measureAnswers(problem);
  console.log(`\n${name}`);
  say('plan after an edit, 95th percentile', [
    `${editPlan.toFixed(0)} ms`,
    `worth ${share(editMedian, 1)} of a second's search, ${share(editWorst, 1)} at worst`,
  ]);
  say('bound after an edit, 95th percentile', [`${editBound.toFixed(0)} ms`]);
  say(`${explanations} explanations, median`, [`${explaining.toFixed(1)} ms`]);
  say(`forecast, 10,000 runs × ${plannedStories} stories`, [`${forecasting.toFixed(0)} ms`]);
}

function say(head: string, cells: readonly string[]): void {
  console.log(`  ${head.padEnd(38)}${cells.map((cell) => cell.padStart(10)).join('  ')}`);
}

function share(value: number, of: number): string {
  return `${((value / of) * 100).toFixed(2)} %`;
}

function over(value: number, other: number): string {
  return `${value >= other ? '+' : ''}${((value / other - 1) * 100).toFixed(1)} %`;
}

function average(runs: readonly Run[], what: 'seconds' | 'processorSeconds'): string {
  return (runs.reduce((sum, run) => sum + run[what], 0) / runs.length).toFixed(2);
}

function broken(breaches: number): readonly string[] {
  return breaches > 0 ? [`breaks ${breaches} rules`] : [];
}

async function main(): Promise<void> {
  const request = readRequest(process.argv.slice(2));
  for (const subject of subjectsOf(request.names)) await measure(subject, request);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
