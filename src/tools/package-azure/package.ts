import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { checkPackage } from './check';
import { collectFiles } from './contents';
import { readManifest } from './manifest';
import { packageParts } from './parts';

/** Waybill promises a package below this; the gallery itself takes 50 MB. */
export const largestPackage = 5_000_000;

/** The earliest moment that a zip file can name, so that the same files always give the same bytes. */
const fixedDate = '1980-01-01T12:00:00';

/** A package as it is handed to the gallery. */
export interface ExtensionPackage {
  /** `publisher.id-version.vsix`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly parts: readonly { readonly part: string; readonly size: number }[];
}

/** `refused`: the manifest or its files would not do; a sentence per problem. */
export type PackageOutcome =
  | { readonly kind: 'packed'; readonly package: ExtensionPackage }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Packs what `vss-extension.json` in `root` names. The same files give the same bytes, on every machine. */
export function packExtension(root: string): PackageOutcome {
  const read = readManifest(readFileSync(join(root, 'vss-extension.json'), 'utf8'));
  if ('problems' in read) return { kind: 'refused', problems: read.problems };
  const { manifest } = read;
  const { files, problems } = collectFiles(root, manifest);
  const found = [...problems, ...checkPackage(manifest, files)];
  if (found.length > 0) return { kind: 'refused', problems: found };
  const { '[Content_Types].xml': types, ...manifests } = packageParts(manifest, files);
  const encoder = new TextEncoder();
  const parts: Record<string, Uint8Array> = {
    // Readers of packages look for it at the front.
    '[Content_Types].xml': encoder.encode(types),
    ...Object.fromEntries(Object.entries(manifests).map(([part, text]) => [part, encoder.encode(text)])),
    ...Object.fromEntries([...files].sort(byPart).map(({ part, bytes }) => [part, bytes])),
  };
  const bytes = zipSync(parts, { level: 9, mtime: fixedDate });
  if (bytes.length > largestPackage)
    return { kind: 'refused', problems: [`The package has ${bytes.length} bytes; ${largestPackage} are allowed.`] };
  const name = `${manifest.publisher}.${manifest.id}-${manifest.version}.vsix`;
  return {
    kind: 'packed',
    package: { name, bytes, parts: Object.entries(parts).map(([part, { length }]) => ({ part, size: length })) },
  };
}

function byPart(one: { readonly part: string }, other: { readonly part: string }): number {
  return one.part < other.part ? -1 : 1;
}
