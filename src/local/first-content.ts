import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles, type Imported, type ImportProgress } from '#local/import/import';
import { importTotals, noteLine, shortNotes } from '#local/import/report';
import type { Backlog } from '#local/jira/backlog';
import { seedTrain } from '#local/seed/train';
import type { HostOptions } from './options';
import { StartFailure } from './start-failure';

const progressMilliseconds = 1000;

/** The part of the emulated Jira that takes a first backlog. */
export interface FillableJira {
  isEmpty(): boolean;
  load(backlog: Backlog): void;
}

/** Gives an empty Jira its content: the files that were named, or the seed. Throws StartFailure when both data and files are there. */
export async function fillJira(jira: FillableJira, options: HostOptions, now: () => Date, say: (line: string) => void): Promise<void> {
  const { importFiles: files, dataDirectory } = options;
  if (!jira.isEmpty()) {
    if (files.length > 0) throw new StartFailure(`${dataDirectory} holds a backlog already. Add --fresh to replace it, or --data DIR to keep both.`);
    return;
  }
  if (files.length === 0) {
    jira.load(seedTrain(now().toISOString().slice(0, 10)));
    return;
  }
  const startedAt = performance.now();
  const imported = await importFiles(files, progressSayer(say)).catch((error: Error) => {
    throw new StartFailure(`The import failed: ${error.message}`, { cause: error });
  });
  const refused = new Set(imported.refused.map(({ file, message }) => `${file} ${message}`));
  for (const { file, message } of imported.refused) say(`${file}: ${message}`);
  const notes = imported.notes.filter(({ file, message }) => !refused.has(`${file} ${message}`));
  for (const line of shortNotes(notes)) say(line);
  if (imported.backlog.issues.length === 0) throw new StartFailure('Nothing could be imported: see above. Nothing was kept.');
  jira.load(imported.backlog);
  for (const line of importTotals({ ...imported, notes }, performance.now() - startedAt)) say(line);
  if (imported.notes.length > 0) say(`Every note, line by line: ${keepNotes(imported, dataDirectory)}`);
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
