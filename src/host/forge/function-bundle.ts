import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, stop, type BuildFailure, type BuildOptions } from 'esbuild';
import { packageDirectory } from '#host/server/package-directory';
import type { Manifest } from './manifest';
import { localeFiles, localesFolder } from './translations';

/** What bundling an app's functions comes to; messages are the compiler's, with file and line. */
export type BundleAnswer =
  | { readonly kind: 'ok'; readonly loader: string; readonly child: string }
  | { readonly kind: 'problem'; readonly messages: readonly string[] };

const extensions = ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs'];

/**
 * Bundles functions to Forge's layout: `FILE.cjs` for each handler file, `__forge__.cjs` and `__forge_wrapper__.cjs`.
 * Packages come from the app's own `node_modules`; the ones that it lacks, from the host's.
 */
export async function bundleFunctions(
  manifest: Manifest,
  directory: string,
  outDirectory: string,
): Promise<BundleAnswer> {
  const files = [...new Set(manifest.functions.map(({ file }) => file))];
  const sources = files.map((file) => ({
    file,
    path: extensions.map((extension) => join(directory, 'src', file + extension)).find(existsSync),
  }));
  const missing = sources
    .filter(({ path }) => path === undefined)
    .map(({ file }) => `manifest.yml names the handler file src/${file}, which does not exist`);
  if (missing.length > 0) return { kind: 'problem', messages: missing };
  rmSync(outDirectory, { recursive: true, force: true });
  mkdirSync(outDirectory, { recursive: true });
  if (manifest.translations) {
    mkdirSync(join(outDirectory, localesFolder));
    for (const [name, content] of localeFiles(manifest.translations))
      writeFileSync(join(outDirectory, localesFolder, name), content);
  }
  const own = join(packageDirectory(), 'src/host/forge/function-process');
  try {
    await build({
      ...common,
      absWorkingDir: directory,
      outdir: outDirectory,
      outExtension: { '.js': '.cjs' },
      entryPoints: sources.map(({ file, path }) => ({ in: path as string, out: file })),
    });
    await build({
      ...common,
      absWorkingDir: dirname(own),
      outdir: outDirectory,
      outExtension: { '.js': '.cjs' },
      entryPoints: [
        { in: join(own, 'wrapper.ts'), out: '__forge_wrapper__' },
        { in: join(own, 'loader.ts'), out: '__forge__' },
        { in: join(own, 'child.ts'), out: '__host_child__' },
      ],
    });
  } catch (error) {
    return {
      kind: 'problem',
      messages: (error as BuildFailure).errors?.map(
        ({ text, location }) => `${location ? `${location.file}:${location.line}: ` : ''}${text}`,
      ) ?? [String(error)],
    };
  } finally {
    // The compiler is a process of 50 MB that nothing needs from here on.
    await stop();
  }
  return { kind: 'ok', loader: join(outDirectory, '__forge__.cjs'), child: join(outDirectory, '__host_child__.cjs') };
}

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['main', 'module'],
  conditions: ['node'],
  logLevel: 'silent',
  loader: { '.json': 'json', '.html': 'text', '.txt': 'text' },
  nodePaths: [join(packageDirectory(), 'node_modules')],
};
