import { execFile } from 'node:child_process';
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from './scratch.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The repository's root. */
export const root = resolve(here, '../..');

/** A copy of the app in a folder of its own, so that a check can break it. `withHost`: with the local host's sources. */
export function copyOfApp({ withHost }) {
  const folder = scratchFolder();
  for (const path of ['manifest.yml', 'package.json', 'tsconfig.json', 'src', 'static/jira/dist']) {
    if (!existsSync(join(root, path))) throw new Error(`${path} is missing: run \`npm run build\` first.`);
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      filter: (source) =>
        withHost || !['src/host', 'src/world', 'src/tools'].some((room) => source.startsWith(join(root, room))),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Runs one of this folder's CommonJS scripts; answers its exit code and what it printed. */
export function script(name, args, env = {}) {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(here, name), ...args],
      { env: { ...process.env, ...env }, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        done({ code: error ? (error.code ?? 1) : 0, stdout, stderr });
      },
    );
  });
}
