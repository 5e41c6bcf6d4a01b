import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Figure } from './measure';

const root = resolve(__dirname, '../..');
const groups: readonly (readonly [what: string, folders: readonly string[]])[] = [
  [
    'written once: src/core, src/planner, src/app, static/panels, static/kit',
    ['src/core', 'src/planner', 'src/app', 'static/panels', 'static/kit'],
  ],
  ['for Jira: src/jira, static/jira', ['src/jira', 'static/jira']],
  ['for Azure DevOps: src/azure, static/azure', ['src/azure', 'static/azure']],
  ...['src', 'static'].flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [`of the room ${parent}/${name}`, [`${parent}/${name}`]] as const),
  ),
];

/** Lines of code of each host beside those that both share: without blank ones and without what is built. */
export function lines(): Promise<readonly Figure[]> {
  return Promise.resolve(
    groups.map(([what, folders]) => ({
      what: `lines ${what}`,
      value: folders.reduce((sum, folder) => sum + linesIn(folder), 0),
      unit: 'lines',
    })),
  );
}

function linesIn(folder: string): number {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(tsx?|css|html)$/.test(file) && !/(^|\/)dist\//.test(file.replaceAll('\\', '/')),
  );
  return files.reduce(
    (sum, file) =>
      sum +
      readFileSync(join(root, folder, file), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '').length,
    0,
  );
}
