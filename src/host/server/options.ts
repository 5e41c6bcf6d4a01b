import { resolve } from 'node:path';
import { azureAddress, jiraAddress, type AzureAddress } from '#world/remote/address';
import { parseFaults, type FaultRule } from './faults';

/** What the command line of `npm start` asks for. Paths are absolute. */
export interface HostOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly dataDirectory: string;
  readonly isFresh: boolean;
  readonly importFiles: readonly string[];
  readonly latencyMilliseconds: number;
  readonly faults: readonly FaultRule[];
  /** Start of the fault generator: the same seed gives the same faults in the same order. */
  readonly seed: number;
  /** Folder of the Forge app to run. */
  readonly appDirectory: string;
  /** Packed extensions to install in the local Azure DevOps beside this project's own. */
  readonly vsixFiles: readonly string[];
  /** Whether the seeded train begins with scores and decisions in this project's own app. */
  readonly hasSample: boolean;
  /** A real site to start with a copy of. */
  readonly remote?: RemoteSource;
}

/** Where a copy comes from. mayWrite: what is changed here is sent there first. */
export type RemoteSource =
  | { readonly kind: 'azure'; readonly address: AzureAddress; readonly mayWrite: boolean }
  | { readonly kind: 'jira'; readonly site: string };

/** What the words after `npm start --` mean. `problem` is a sentence for the person who typed them. */
export type OptionsAnswer =
  | { readonly kind: 'ok'; readonly options: HostOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'problem'; readonly message: string };

/** Shown by `--help`. */
export const helpText = `npm start -- [options]

  --port N           port of the pages on localhost, 0 for any free one (4600);
                     the app's own pages take the next port on 127.0.0.1
  --data DIR         where everything is kept (.waybill)
  --fresh            forget what is kept there and start anew
  --no-sample        begin with the seeded train alone: nothing scored, no decision logged
  --import FILE...   start with the issues of these files, in any mix: Jira CSV exports and REST search
                     JSON, Azure DevOps query CSV and work item JSON
  --azure URL        start with a copy of a real project, https://dev.azure.com/ORG/PROJECT, read with the
                     token in WAYBILL_AZURE_TOKEN (scope: work items, read); what is changed here stays here
  --write            with --azure: send every change of a work item to that project first, and make it here
                     only when it was taken there (scope: work items, read & write)
  --jira URL         start with a copy of a real site, https://SITE, read as WAYBILL_JIRA_USER with the API
                     token in WAYBILL_JIRA_TOKEN; the site itself is never written
  --latency MS       let every platform call take MS milliseconds longer
  --faults SPEC      let platform calls fail: KIND[@[METHOD ]PATH][:RATE|xCOUNT],...
                     kinds: 429, 500, 502, 503, timeout, lost, conflict; * matches any text
                     429:0.05,timeout:0.01 or "500@PUT /rest/api/3/app/field*x10"
  --seed N           repeat the faults of another run (1)
  --forge-app DIR    run the Forge app in DIR instead of this one
  --vsix FILE...     install the packed Azure DevOps extensions in FILE beside this one
  --help             this text
`;

/** Reads the command line. Relative paths are relative to `workingDirectory`. */
export function readOptions(
  words: readonly string[],
  workingDirectory: string,
  ownAppDirectory: string,
): OptionsAnswer {
  const queue = words.flatMap(splitAssignment);
  const found = new Map<string, string[]>();
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === '--help' || word === '-h') return { kind: 'help' };
    const option = optionKinds[word];
    if (!option) return problem(`There is no option ${word}. ${suggestion(word)}`);
    const values: string[] = [];
    while (values.length < option.most && queue[0] !== undefined && !queue[0].startsWith('--'))
      values.push(queue.shift() as string);
    if (values.length < option.least) return problem(`${word} needs ${option.needs}.`);
    if (found.has(word) && !repeatable.has(word)) return problem(`${word} is given twice.`);
    found.set(word, [...(found.get(word) ?? []), ...values]);
  }
  return interpret(found, workingDirectory, ownAppDirectory);
}

const repeatable: ReadonlySet<string> = new Set(['--import', '--vsix']);

const optionKinds: Readonly<Record<string, { least: number; most: number; needs: string }>> = {
  '--port': { least: 1, most: 1, needs: 'a port number, 0 to 65534' },
  '--data': { least: 1, most: 1, needs: 'a folder' },
  '--fresh': { least: 0, most: 0, needs: '' },
  '--no-sample': { least: 0, most: 0, needs: '' },
  '--import': { least: 1, most: Infinity, needs: 'one file or more' },
  '--azure': { least: 1, most: 1, needs: 'the address of a project, https://dev.azure.com/ORG/PROJECT' },
  '--write': { least: 0, most: 0, needs: '' },
  '--jira': { least: 1, most: 1, needs: 'the address of a site, https://SITE' },
  '--latency': { least: 1, most: 1, needs: 'a number of milliseconds' },
  '--faults': { least: 1, most: 1, needs: 'a list such as 429:0.05,500:0.02' },
  '--seed': { least: 1, most: 1, needs: 'a whole number' },
  '--forge-app': { least: 1, most: 1, needs: 'the folder of an app, the one with manifest.yml' },
  '--vsix': { least: 1, most: Infinity, needs: 'one packed extension or more' },
};

function interpret(
  found: ReadonlyMap<string, readonly string[]>,
  workingDirectory: string,
  ownAppDirectory: string,
): OptionsAnswer {
  const port = wholeNumber(found.get('--port')?.[0] ?? '4600', 65_534);
  if (port === undefined) return problem(`--port needs a port number, 0 to 65534, not ${found.get('--port')?.[0]}.`);
  const latencyMilliseconds = wholeNumber(found.get('--latency')?.[0] ?? '0', 60_000);
  if (latencyMilliseconds === undefined)
    return problem(`--latency needs milliseconds, 0 to 60000, not ${found.get('--latency')?.[0]}.`);
  const seed = wholeNumber(found.get('--seed')?.[0] ?? '1', 2 ** 31);
  if (seed === undefined) return problem(`--seed needs a whole number, not ${found.get('--seed')?.[0]}.`);
  const faults = parseFaults(found.get('--faults')?.[0] ?? '');
  if (faults.kind === 'problem') return problem(faults.message);
  const remote = remoteIn(found);
  if (remote?.kind === 'problem') return problem(remote.message);
  return {
    kind: 'ok',
    options: {
      port,
      dataDirectory: resolve(workingDirectory, found.get('--data')?.[0] ?? '.waybill'),
      isFresh: found.has('--fresh'),
      importFiles: (found.get('--import') ?? []).map((file) => resolve(workingDirectory, file)),
      latencyMilliseconds,
      faults: faults.rules,
      seed,
      appDirectory: resolve(workingDirectory, found.get('--forge-app')?.[0] ?? ownAppDirectory),
      hasSample: !found.has('--no-sample'),
      vsixFiles: (found.get('--vsix') ?? []).map((file) => resolve(workingDirectory, file)),
      ...(remote && { remote: remote.source }),
    },
  };
}

/** One source only: a backlog is a copy of a site, or of files. */
function remoteIn(
  found: ReadonlyMap<string, readonly string[]>,
): { kind: 'ok'; source: RemoteSource } | { kind: 'problem'; message: string } | undefined {
  const sources = ['--import', '--azure', '--jira'].filter((name) => found.has(name));
  if (sources.length > 1)
    return { kind: 'problem', message: `${sources.join(' and ')} cannot be combined: name one source.` };
  const mayWrite = found.has('--write');
  const azure = found.get('--azure')?.[0];
  if (mayWrite && azure === undefined)
    return { kind: 'problem', message: '--write needs --azure: it says where to write.' };
  if (azure !== undefined) {
    const answer = azureAddress(azure);
    return answer.kind === 'problem'
      ? answer
      : { kind: 'ok', source: { kind: 'azure', address: answer.address, mayWrite } };
  }
  const jira = found.get('--jira')?.[0];
  if (jira === undefined) return undefined;
  const answer = jiraAddress(jira);
  return answer.kind === 'problem' ? answer : { kind: 'ok', source: { kind: 'jira', site: answer.address } };
}

function splitAssignment(word: string): string[] {
  const [, name, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [];
  return name !== undefined && value !== undefined ? [name, value] : [word];
}

function wholeNumber(text: string, most: number): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value <= most ? value : undefined;
}

function suggestion(word: string): string {
  const near = Object.keys(optionKinds).find((name) => name.startsWith(word.slice(0, 5)));
  return near ? `Perhaps ${near}? See --help.` : 'See --help.';
}

function problem(message: string): OptionsAnswer {
  return { kind: 'problem', message };
}
