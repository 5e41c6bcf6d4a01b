import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ownManifest = z.object({ publisher: z.string(), id: z.string(), version: z.string() });

/** The packed extension that a project's own `vss-extension.json` was built to; undefined where there is none. */
export function ownPackage(directory: string): string | undefined {
  const manifest = join(directory, 'vss-extension.json');
  if (!existsSync(manifest)) return undefined;
  const { publisher, id, version } = ownManifest.parse(JSON.parse(readFileSync(manifest, 'utf8')));
  const file = join(directory, 'dist/azure', `${publisher}.${id}-${version}.vsix`);
  return existsSync(file) ? file : undefined;
}
