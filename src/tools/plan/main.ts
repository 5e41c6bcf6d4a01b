import { renameSync, writeFileSync } from 'node:fs';
import { backlogOf } from '#tools/plan/backlog-of';
import { readPlanFile, readProblemFile, reason } from '#tools/plan/files';
import { helpText, readPlanOptions, type PlanOptions } from '#tools/plan/options';
import { search, type SearchEnd } from '#tools/plan/searching';
import { explain } from '#planner/explanation/explanation';
import { explanationText } from '#planner/explanation/text';
import { compile, type Instance } from '#planner/instance';
import { assignmentOf, movedPoints, placementsOf, valueOf, type Assignment } from '#planner/measurement';

const exits = { plan: 0, infeasible: 1, unusable: 2, none: 3 } as const;

/** Runs the planner's command with these words; answers its exit code. */
export async function runPlan(words: readonly string[]): Promise<number> {
  const answer = readPlanOptions(words, process.cwd());
  if (answer.kind === 'help') {
    process.stdout.write(helpText);
    return exits.plan;
  }
  if (answer.kind === 'refused') return refuse([answer.message]);
  const { options } = answer;
  const read = readProblemFile(options.problemFile);
  if (read.kind !== 'ok') return refuse(read.lines);
  if (options.backlogFrom !== undefined)
    return put(JSON.stringify(backlogOf(read.value, options.backlogFrom)), options);
  const instance = compile(read.value);
  let start: Assignment | undefined;
  if (options.startFile !== undefined) {
    const earlier = readPlanFile(options.startFile, read.value);
    if (earlier.kind !== 'ok') return refuse(earlier.lines);
    start = assignmentOf(instance, earlier.value.placements);
    tellMissing('are not in the problem any more', earlier.value.unknown);
    tellMissing('lie in iterations that the problem does not have', earlier.value.outside);
  }
  const end = await search(instance, start, options, say);
  if (end.kind === 'plan') return write(instance, end, start, options);
  for (const line of end.lines) say(line);
  return exits[end.kind];
}

function write(
  instance: Instance,
  { best, bound, milliseconds }: SearchEnd & { kind: 'plan' },
  start: Assignment | undefined,
  options: PlanOptions,
): number {
  tellMoves(instance, best, start);
  const plan = {
    placements: placementsOf(instance, best),
    value: rounded(valueOf(instance, best), Math.round),
    ...(bound < Infinity ? { bound: rounded(bound, Math.ceil) } : {}),
    seed: options.seed,
    // A plan that was asked for in steps is the same every time.
    ...(options.steps === undefined ? { milliseconds } : {}),
    ...(options.wantsExplanations
      ? { explanations: explain(instance, best).map((each) => ({ ...each, text: explanationText(each) })) }
      : {}),
  };
  return put(JSON.stringify(plan), options);
}

/** Prints what was asked for, or writes it into the file. */
function put(json: string, options: Pick<PlanOptions, 'outFile'>): number {
  const text = `${json}\n`;
  if (options.outFile === undefined) {
    process.stdout.write(text);
    return exits.plan;
  }
  try {
    // Whoever reads the file meanwhile finds a whole plan.
    const unfinished = `${options.outFile}.${process.pid}.tmp`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, options.outFile);
    return exits.plan;
  } catch (error) {
    process.stdout.write(text);
    return refuse([`${options.outFile} cannot be written: ${reason(error)}. It is on the standard output instead.`]);
  }
}

function tellMoves(instance: Instance, best: Assignment, start: Assignment | undefined): void {
  const reference = start ?? instance.current;
  if (!reference.some((iteration) => iteration >= 0)) return;
  let stories = 0;
  best.forEach((iteration, story) => (stories += reference[story]! >= 0 && reference[story] !== iteration ? 1 : 0));
  say(
    `             ${stories} stories (${rounded(movedPoints(instance, best, reference), Math.round)} points) lie elsewhere than in ${start ? 'the plan it started from' : "today's plan"}`,
  );
}

function tellMissing(what: string, stories: readonly string[]): void {
  if (stories.length > 0)
    say(
      `${stories.length} stories of the start ${what}: ${stories.slice(0, 10).join(', ')}${stories.length > 10 ? ', …' : ''}`,
    );
}

function rounded(value: number, round: (value: number) => number): number {
  return round(value * 1e6) / 1e6;
}

function refuse(lines: readonly string[]): number {
  for (const line of lines) say(line);
  return exits.unusable;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
