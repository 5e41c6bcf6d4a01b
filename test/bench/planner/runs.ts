import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compile } from '#planner/instance';
import { assignmentOf, breachesOf, movedPoints, valueOf } from '#planner/measurement';
import type { Placements, Plan, PlanningProblem } from '#planner/problem';

const root = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'waybill-planner-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** One run of the command, as whoever started it sees it. */
export interface Run {
  /** Judged here, not by what the command says; undefined: no plan. */
  readonly value?: number;
  readonly bound?: number;
  /** Rules that the plan breaks; above 0: a bug. */
  readonly breaches: number;
  readonly movedPoints: number;
  readonly movedStories: number;
  /** From start to end of the process. */
  readonly seconds: number;
  readonly processorSeconds: number;
  /** The most that it held. */
  readonly megabytes: number;
}

/** Runs `npm run plan` over a problem in a process of its own. */
export async function runPlanner(problem: PlanningProblem, file: string, words: readonly string[]): Promise<Run> {
  const out = join(scratch, 'plan.json');
  rmSync(out, { force: true });
  const begun = performance.now();
  const said = await ended([...usage, join(root, 'src/tools/plan/plan.mjs'), file, ...words, '--out', out]);
  const seconds = (performance.now() - begun) / 1_000;
  const plan = readPlan(out);
  const uses = [...said.matchAll(/^usage (.*)$/gm)].map(
    ([, json]) => JSON.parse(json!) as { readonly megabytes: number; readonly seconds: number },
  );
  const used = {
    seconds,
    processorSeconds: Math.max(...uses.map((each) => each.seconds)),
    megabytes: Math.max(...uses.map((each) => each.megabytes)),
  };
  if (!plan) {
    console.error(said);
    return { ...used, breaches: 0, movedPoints: 0, movedStories: 0 };
  }
  return { ...used, ...(plan.bound === undefined ? {} : { bound: plan.bound }), ...judged(problem, plan.placements) };
}

/** What a plan is worth and what it breaks, and how far it is from today's. */
export function judged(
  problem: PlanningProblem,
  placements: Placements,
): Pick<Run, 'breaches' | 'movedPoints' | 'movedStories'> & { readonly value: number } {
  const instance = compile(problem);
  const at = assignmentOf(instance, placements);
  return {
    value: valueOf(instance, at),
    breaches: breachesOf(instance, at).length,
    movedPoints: movedPoints(instance, at, instance.current),
    movedStories: at.filter(
      (iteration, story) => instance.current[story]! >= 0 && instance.current[story] !== iteration,
    ).length,
  };
}

const usage = ['--require', join(root, 'test/bench/planner/usage.cjs')];

function ended(words: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', fail);
    child.on('close', () => done(said));
  });
}

function readPlan(path: string): Plan | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Plan;
  } catch {
    return undefined;
  }
}
