import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** First major versions that speak with the platform as the host models it, and what earlier ones do otherwise. */
const firstRun = [
  { name: '@forge/api', major: 5, otherwise: 'its storage speaks an older protocol; use @forge/kvs' },
  { name: '@forge/events', major: 2, otherwise: 'its queues speak an older protocol' },
] as const;

const packageShape = z.object({ version: z.string().regex(/^\d+\./) });

/** Sentences about packages in an app's own `node_modules` that are too old for the host. */
export function oldPackages(directory: string): string[] {
  return firstRun.flatMap(({ name, major, otherwise }) => {
    const file = join(directory, 'node_modules', name, 'package.json');
    const read = existsSync(file) ? packageShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
    if (!read?.success || Number.parseInt(read.data.version, 10) >= major) return [];
    return [`${name} ${read.data.version}: ${otherwise}; version ${major} or later runs here.`];
  });
}
