import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { packExtension, type ExtensionPackage } from '#tools/package-azure/package';

/** The repository, as it is shipped. */
export const repository = resolve(__dirname, '../../..');

/** The shipped manifest as plain JSON, free to be broken. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a broken manifest has no type
export type LooseManifest = any;

const page =
  '<!doctype html><script type="module" src="./assets/index-1.js"></script><link rel="stylesheet" href="./assets/index-1.css"><div id="root"></div>';

/** The files that the shipped manifest names, as small as they can be. */
export const pages: Readonly<Record<string, string | Uint8Array>> = {
  'static/azure/icon.png': new Uint8Array(readFileSync(join(repository, 'static/azure/icon.png'))),
  'static/azure/overview.md': '# Waybill\n',
  'static/azure/dist/issue/index.html': page,
  'static/azure/dist/page/index.html': page,
  'static/azure/dist/gadget/index.html': page,
  'static/azure/dist/issue/assets/index-1.js': 'document.title = "Waybill";',
  'static/azure/dist/issue/assets/index-1.css': 'body { margin: 0 }',
  'static/azure/dist/page/assets/index-1.js': 'document.title = "Waybill";',
  'static/azure/dist/page/assets/index-1.css': 'body { margin: 0 }',
  'static/azure/dist/gadget/assets/index-1.js': 'document.title = "Waybill";',
  'static/azure/dist/gadget/assets/index-1.css': 'body { margin: 0 }',
  'static/azure/dist/gadget/icon-light.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'static/azure/dist/page/icon-light.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'static/azure/dist/page/icon-dark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

const folders: string[] = [];

/** A folder with the shipped manifest, changed by `change`, beside small files. */
export function project(change: (manifest: LooseManifest) => void = () => undefined, files = pages): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-package-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) write(folder, path, content);
  const manifest = JSON.parse(readFileSync(join(repository, 'vss-extension.json'), 'utf8')) as LooseManifest;
  change(manifest);
  write(folder, 'vss-extension.json', JSON.stringify(manifest, undefined, 2));
  return folder;
}

/** Writes one file below a folder. */
export function write(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Forgets all folders that were made. */
export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Packs a folder that is fit to be packed. */
export function packed(folder: string): ExtensionPackage {
  const outcome = packExtension(folder);
  if (outcome.kind === 'refused') throw new Error(outcome.problems.join('\n'));
  return outcome.package;
}

/** What is wrong with a folder; nothing when it can be packed. */
export function problemsOf(folder: string): readonly string[] {
  const outcome = packExtension(folder);
  return outcome.kind === 'refused' ? outcome.problems : [];
}
