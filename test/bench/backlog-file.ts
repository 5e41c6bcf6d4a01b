import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A large backlog to import, and the projects that it holds. */
export interface BacklogFile {
  readonly path: string;
  readonly name: string;
  readonly issues: number;
  /** The one whose Value page is opened; its candidates are widened to all projects. */
  readonly project: { readonly key: string; readonly name: string };
}

const publicFile = resolve(__dirname, '../../../shared/data/train/titanium_train_open.json');

/** The public Titanium backlog, 2,864 issues, where it is at hand. */
export const titanium = existsSync(publicFile) ? publicFile : undefined;

/** The public backlog; without it as many issues of our own making. */
export function backlogFile(): BacklogFile {
  if (titanium)
    return {
      path: titanium,
      name: 'the Titanium backlog',
      issues: 2_864,
      project: { key: 'TIMOB', name: 'Titanium SDK-CLI' },
    };
  const issues = Array.from({ length: 2_864 }, (_, index) => madeIssue(index));
  const path = join(mkdtempSync(join(tmpdir(), 'waybill-backlog-')), 'backlog.json');
  writeFileSync(path, JSON.stringify({ startAt: 0, maxResults: issues.length, total: issues.length, issues }));
  return { path, name: 'a made-up backlog', issues: issues.length, project: { key: 'MADE', name: 'Made up' } };
}

function madeIssue(index: number): object {
  const day = new Date(Date.UTC(2024, 0, 1 + (index % 600))).toISOString().replace('Z', '+0000');
  const links =
    index % 20 === 0 && index > 0
      ? [
          {
            type: { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
            outwardIssue: { key: `MADE-${index}` },
          },
        ]
      : [];
  return {
    id: String(50_000 + index),
    key: `MADE-${index + 1}`,
    fields: {
      summary: `Piece of work number ${index + 1} with a summary as long as summaries commonly are`,
      project: { key: 'MADE', name: 'Made up' },
      issuetype: { name: index % 3 ? 'Story' : 'Bug', subtask: false },
      status: { name: index % 2 ? 'Done' : 'Open' },
      priority: { name: 'Medium' },
      created: day,
      updated: day,
      labels: [`label${index % 7}`],
      issuelinks: links,
    },
  };
}
