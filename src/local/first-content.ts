import { basename } from 'node:path';
import { importFiles } from '#local/import/import';
import type { Backlog, ImportNote } from '#local/jira/backlog';
import { seedTrain } from '#local/seed/train';
import type { HostOptions } from './options';
import { StartFailure } from './start-failure';

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
  const { backlog, notes } = await importFiles(files).catch((error: NodeJS.ErrnoException) => {
    throw new StartFailure(error.code === 'ENOENT' ? `There is no file ${error.path}.` : `The import failed: ${error.message}`, { cause: error });
  });
  for (const note of notes) say(noteLine(note));
  if (backlog.issues.length === 0) throw new StartFailure('Nothing could be imported: see above. Nothing was kept.');
  jira.load(backlog);
  say(importTotals(backlog, notes));
}

function noteLine({ file, line, column, message, cost }: ImportNote): string {
  const consequence = { row: ' Left out.', cell: ' Only this value is missing.', info: '' }[cost];
  return `${basename(file)}:${line}${column === undefined ? '' : ` ${column}`}: ${message}${consequence}`;
}

function importTotals(backlog: Backlog, notes: readonly ImportNote[]): string {
  const lost = notes.filter(({ cost }) => cost === 'row').length;
  const cells = notes.filter(({ cost }) => cost === 'cell').length;
  return `Imported ${backlog.issues.length} issues of ${backlog.projects.length} projects, ${backlog.sprints.length} sprints, ${backlog.people.length} people. Left out: ${lost} rows, ${cells} single values.`;
}
