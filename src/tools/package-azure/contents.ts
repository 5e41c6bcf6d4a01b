import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Manifest } from './manifest';

/** One file of the package. */
export interface PackagedFile {
  /** Where it lies in the package, `dist/page/index.html`. */
  readonly part: string;
  /** The page around a frame may fetch it. */
  readonly isAddressable: boolean;
  /** What the gallery knows it as, where that is not its path. */
  readonly assetType?: string;
  readonly bytes: Uint8Array;
}

/** Collects what a manifest names below `root`, in the manifest's order and then by name. What is missing comes as a sentence. */
export function collectFiles(
  root: string,
  { files, icons, content }: Manifest,
): { readonly files: readonly PackagedFile[]; readonly problems: readonly string[] } {
  const found: PackagedFile[] = [];
  const problems: string[] = [];
  for (const [index, { path, addressable = false, packagePath }] of files.entries()) {
    const names = namesBelow(root, path);
    if (names.length === 0) problems.push(`files.${index}.path: there is nothing at ${path}.`);
    found.push(
      ...names.map((name) => ({
        part: `${packagePath ?? path}${name}`,
        isAddressable: addressable,
        bytes: read(root, path + name),
      })),
    );
  }
  const named: readonly (readonly [place: string, path: string, assetType: string])[] = [
    ['icons.default', icons.default, 'Microsoft.VisualStudio.Services.Icons.Default'],
    ['content.details.path', content.details.path, 'Microsoft.VisualStudio.Services.Content.Details'],
  ];
  for (const [place, path, assetType] of named) {
    if (isFile(join(root, path))) found.push({ part: path, isAddressable: true, assetType, bytes: read(root, path) });
    else problems.push(`${place}: there is no file at ${path}.`);
  }
  return { files: found, problems };
}

/** Paths below a folder, each with a slash before it; for a file, one empty path. */
function namesBelow(root: string, path: string): readonly string[] {
  const place = join(root, path);
  if (isFile(place)) return [''];
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(place, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .sort();
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function read(root: string, path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(root, path)));
}
