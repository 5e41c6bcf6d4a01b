import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureContents } from '#host/azure/fill/fill';
import { loadPlans } from '#host/azure/work/load-plans';
import type { Contents } from '#host/azure/world/contents';
import type { World } from '#host/azure/world/world';
import { importFiles, type Imported, type ImportProgress } from '#world/import/import';
import { importTotals, noteLine, shortNotes } from '#world/import/report';
import type { Backlog } from '#host/jira/backlog';
import { sleep } from '#world/remote/back-off';
import { readRemote } from '#world/remote/read-remote';
import type { RemoteRevisions } from '#world/remote/remote-revisions';
import { seedTrain } from '#world/seed/train';
import type { HostOptions, RemoteSource } from './options';
import { StartFailure } from './start-failure';

const progressMilliseconds = 1000;

/** The part of the emulated Jira that takes a first backlog. */
export interface FillableJira {
  isEmpty(): boolean;
  load(backlog: Backlog): void;
}

/** The part of the emulated Azure DevOps that takes a first backlog. */
export interface FillableAzure {
  isEmpty(): boolean;
  load(contents: Contents): void;
  change<Result>(work: (world: World) => Result): Result;
}

/** The trackers to fill. */
export interface FillableTrackers {
  readonly jira: FillableJira;
  readonly azure?: FillableAzure;
  /** Remembers which revisions a site had when it was copied. */
  readonly revisions?: RemoteRevisions;
}

interface FirstBacklog {
  readonly backlog: Backlog;
  readonly isSeed: boolean;
  /** As Azure DevOps itself has it, where the backlog was read there. */
  readonly contents?: Contents;
  readonly revisions?: ReadonlyMap<number, number>;
}

/**
 * Gives empty trackers their content, both the same: the files or the site that were named, or the seed.
 * Answers whether both were filled with the seed. Throws StartFailure when both data and files are there.
 */
export async function fillTrackers(
  { jira, azure, revisions }: FillableTrackers,
  options: HostOptions,
  now: () => Date,
  say: (line: string) => void,
): Promise<{ readonly isSeeded: boolean }> {
  const { importFiles: files, dataDirectory, remote } = options;
  if (!jira.isEmpty()) {
    // What may be written goes on with the copy that is kept, if it is one of the same project.
    const goesOn = remote?.kind === 'azure' && remote.mayWrite && revisions?.source === placeOf(remote);
    if (files.length > 0 || (remote !== undefined && !goesOn))
      throw new StartFailure(
        `${dataDirectory} holds a backlog already. Add --fresh to replace it, or --data DIR to keep both.`,
      );
    if (azure?.isEmpty()) {
      say(
        `${dataDirectory} is older than the local Azure DevOps, which begins with its own train. Add --fresh to begin both trackers with the same.`,
      );
      fillAzure(azure, seed(now));
    }
    return { isSeeded: false };
  }
  const first =
    remote !== undefined
      ? await copied(remote, say)
      : files.length === 0
        ? seed(now)
        : await imported(files, dataDirectory, say);
  // Jira last: when the host is killed in between, the next start begins anew instead of taking half for whole.
  if (azure?.isEmpty()) fillAzure(azure, first);
  if (remote?.kind === 'azure') revisions?.begin(placeOf(remote), first.revisions ?? []);
  jira.load(first.backlog);
  return { isSeeded: first.isSeed };
}

function placeOf({ address }: Extract<RemoteSource, { kind: 'azure' }>): string {
  return `${address.organization}/${encodeURIComponent(address.project)}`;
}

function fillAzure(azure: FillableAzure, { backlog, isSeed, contents: own }: FirstBacklog): void {
  if (own !== undefined) return azure.load(own);
  const contents = azureContents(backlog, { isSeed });
  azure.load(contents);
  azure.change((world) => loadPlans(world, contents.plans));
}

function seed(now: () => Date): FirstBacklog {
  return { backlog: seedTrain(now().toISOString().slice(0, 10)), isSeed: true };
}

async function copied(remote: RemoteSource, say: (line: string) => void): Promise<FirstBacklog> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    const copy = await readRemote(remote, process.env, { say, signal: stop.signal, sleep });
    if (copy.kind === 'problem') throw new StartFailure(copy.message);
    return { ...copy, isSeed: false };
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

async function imported(
  files: readonly string[],
  dataDirectory: string,
  say: (line: string) => void,
): Promise<FirstBacklog> {
  const startedAt = performance.now();
  const result = await importFiles(files, progressSayer(say)).catch((error: Error) => {
    throw new StartFailure(`The import failed: ${error.message}`, { cause: error });
  });
  const refused = new Set(result.refused.map(({ file, message }) => `${file} ${message}`));
  for (const { file, message } of result.refused) say(`${file}: ${message}`);
  const notes = result.notes.filter(({ file, message }) => !refused.has(`${file} ${message}`));
  for (const line of shortNotes(notes)) say(line);
  if (result.backlog.issues.length === 0)
    throw new StartFailure('Nothing could be imported: see above. Nothing was kept.');
  for (const line of importTotals({ ...result, notes }, performance.now() - startedAt)) say(line);
  if (result.notes.length > 0) say(`Every note, line by line: ${keepNotes(result, dataDirectory)}`);
  return { backlog: result.backlog, isSeed: false };
}

/** Says how far the reading is, once a second; nothing about files that are read within one. */
function progressSayer(say: (line: string) => void): (progress: ImportProgress) => void {
  let saidAt = performance.now();
  return ({ file, read, bytes, totalBytes }) => {
    if (performance.now() - saidAt < progressMilliseconds || bytes >= totalBytes) return;
    saidAt = performance.now();
    say(`Reading ${file} … ${Math.floor((100 * bytes) / totalBytes)} %, ${read.toLocaleString('en')} issues`);
  };
}

function keepNotes({ notes }: Imported, dataDirectory: string): string {
  const file = join(dataDirectory, 'import-notes.txt');
  mkdirSync(dataDirectory, { recursive: true });
  writeFileSync(file, `${notes.map(noteLine).join('\n')}\n`);
  return file;
}
