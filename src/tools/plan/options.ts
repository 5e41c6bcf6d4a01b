import { resolve } from 'node:path';

/** What the command line of `npm run plan` asks for. Paths are absolute. */
export interface PlanOptions {
  readonly problemFile: string;
  readonly milliseconds: number;
  /** Instead of the time: the same plan on every machine. */
  readonly steps?: number;
  readonly seed: number;
  /** Searches side by side; undefined: as many as there is room for. */
  readonly threads?: number;
  readonly wantsBound: boolean;
  readonly wantsExplanations: boolean;
  /** A plan to start from. */
  readonly startFile?: string;
  /** Not a plan, but the problem as a backlog to import, with a first iteration that begins on this day. */
  readonly backlogFrom?: string;
  /** Where the plan goes instead of the standard output. */
  readonly outFile?: string;
  /** Value given up for each point that moves. */
  readonly pricePerMovedPoint: number;
}

/** What the words after `npm run plan --` mean. `message` is a sentence for the person who typed them. */
export type PlanOptionsAnswer =
  | { readonly kind: 'ok'; readonly options: PlanOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly message: string };

/** Shown by `--help`. */
export const helpText = `npm run -s plan -- PROBLEM.json [options]

  --seconds S     how long to look for a better plan (10)
  --steps N       look for so many steps instead: the same plan on every machine, byte for byte
  --threads N     search in so many threads; otherwise in as many as processors are free, up to 4
  --seed N        draw other random numbers (1)
  --bound         prove how much more any plan could be worth
  --explain       say for every feature that is left out or late what keeps it there
  --start FILE    start from this plan
  --price P       value given up for each point that moves away from the start or, without one, from today's plan (0)
  --as-backlog D  do not plan: answer the problem as a backlog that npm start -- --import reads, teams with sprints of two
                  weeks from the day D on (2026-11-02), features, stories and links
  --out FILE      write the plan there instead of to the standard output
  --help          this text

Progress goes to the standard error; Ctrl+C ends the search and prints the best plan so far.
Exit codes: 0 a plan, 1 proven that there is none, 2 a problem or an option that cannot be used, 3 no plan found in that time.
`;

const flags = ['--bound', '--explain', '--help'];
const valued = ['--seconds', '--steps', '--threads', '--seed', '--start', '--out', '--price', '--as-backlog'];

/** Reads the command line. Relative paths are relative to `workingDirectory`. */
export function readPlanOptions(words: readonly string[], workingDirectory: string): PlanOptionsAnswer {
  const given = new Map<string, string>();
  const files: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const [name = '', ...rest] = words[index]!.split('=');
    if (!name.startsWith('-')) files.push(words[index]!);
    else if (flags.includes(name) && rest.length === 0) given.set(name, '');
    else if (valued.includes(name)) {
      const value = rest.length > 0 ? rest.join('=') : words[++index];
      if (value === undefined || value === '' || value.startsWith('--')) return refused(`${name} needs a value.`);
      if (given.has(name)) return refused(`${name} is there twice.`);
      given.set(name, value);
    } else return refused(`There is no option ${words[index]}; --help lists them.`);
  }
  if (given.has('--help')) return { kind: 'help' };
  const [file] = files;
  if (file === undefined) return refused('Name the file of the problem: npm run plan -- PROBLEM.json');
  if (files.length > 1) return refused(`One problem at a time, not ${files.length}: ${files.join(', ')}`);
  const seconds = Number(given.get('--seconds') ?? 10);
  const steps = given.has('--steps') ? Number(given.get('--steps')) : undefined;
  const threads = given.has('--threads') ? Number(given.get('--threads')) : undefined;
  const seed = Number(given.get('--seed') ?? 1);
  const price = Number(given.get('--price') ?? 0);
  if (!(seconds > 0 && seconds <= 86_400))
    return refused(`--seconds must be a number above 0 and up to 86400, is ${given.get('--seconds')}.`);
  if (steps !== undefined && !(Number.isSafeInteger(steps) && steps >= 0))
    return refused(`--steps must be a whole number, 0 or more, is ${given.get('--steps')}.`);
  if (threads !== undefined && !(Number.isSafeInteger(threads) && threads >= 1 && threads <= 16))
    return refused(`--threads must be a whole number from 1 to 16, is ${given.get('--threads')}.`);
  if (threads !== undefined && steps !== undefined)
    return refused(
      '--threads goes with --seconds: a plan of so many --steps comes from one search, to be the same on every machine.',
    );
  if (!Number.isSafeInteger(seed)) return refused(`--seed must be a whole number, is ${given.get('--seed')}.`);
  if (!(price >= 0 && price < Infinity))
    return refused(`--price must be a number, 0 or more, is ${given.get('--price')}.`);
  const backlogFrom = given.get('--as-backlog');
  if (backlogFrom !== undefined && !isDay(backlogFrom))
    return refused(`--as-backlog must be a day like 2026-11-02, is ${backlogFrom}.`);
  const path = (name: string): string | undefined =>
    given.has(name) ? resolve(workingDirectory, given.get(name)!) : undefined;
  return {
    kind: 'ok',
    options: {
      problemFile: resolve(workingDirectory, file),
      milliseconds: seconds * 1_000,
      steps,
      seed,
      threads,
      wantsBound: given.has('--bound'),
      wantsExplanations: given.has('--explain'),
      startFile: path('--start'),
      ...(backlogFrom !== undefined && { backlogFrom }),
      outFile: path('--out'),
      pricePerMovedPoint: price,
    },
  };
}

function refused(message: string): PlanOptionsAnswer {
  return { kind: 'refused', message };
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
