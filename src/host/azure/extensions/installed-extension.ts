import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { ExtensionGrant } from '../seams';
import { openArchive } from './archive';
import { contentTypes } from './content-types';
import {
  readExtensionManifest,
  readIdentity,
  type Constraint,
  type ExtensionManifest,
  type PackageIdentity,
} from './manifest';

/** A contribution with its ids written out in full. */
export interface Contribution {
  /** `publisher.extension.contribution` */
  readonly id: string;
  /** As the manifest has it. */
  readonly shortId: string;
  readonly type: string;
  readonly targets: readonly string[];
  readonly description?: string;
  readonly constraints: readonly Constraint[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A packed extension as it stands installed in the organization. */
export interface InstalledExtension {
  /** `publisher.extension` */
  readonly id: string;
  readonly version: string;
  readonly description: string;
  readonly icon?: string;
  readonly grant: ExtensionGrant;
  readonly contributions: readonly Contribution[];
  /** Where its author serves it from instead of the package; the local host does not go there. */
  readonly baseUri?: string;
  /** A file that pages may fetch, by the name they ask for; undefined for all others. */
  file(name: string): { readonly bytes: Uint8Array; readonly type: string } | undefined;
}

/** An extension, or a sentence that says why the file is none. */
export type InstallAnswer =
  | { readonly kind: 'ok'; readonly extension: InstalledExtension }
  | { readonly kind: 'problem'; readonly message: string };

/** Opens a packed extension. Nothing of it is run. */
export function readPackage(bytes: Uint8Array): InstallAnswer {
  const archive = openArchive(bytes);
  if (archive.kind === 'problem') return archive;
  const { files } = archive;
  const [identityXml, manifestJson] = [text(files, 'extension.vsixmanifest'), text(files, 'extension.vsomanifest')];
  if (identityXml === undefined)
    return problem('It is a zip archive, but no packed extension: it holds no extension.vsixmanifest.');
  const identity = readIdentity(identityXml);
  if (identity === undefined) return problem('Its extension.vsixmanifest names no publisher, id and version.');
  if (manifestJson === undefined) {
    const made = identity.targets.length > 0 ? ` It is made for ${identity.targets.join(', ')}.` : '';
    return problem(`It is no extension of Azure DevOps: it holds no extension.vsomanifest.${made}`);
  }
  const manifest = readExtensionManifest(manifestJson);
  if (manifest.kind === 'problem') return manifest;
  return { kind: 'ok', extension: installed(identity, manifest.manifest, files) };
}

/** Opens the files in their order. Two versions of one extension are a problem, as are files that cannot be read. */
export function readPackageFiles(
  paths: readonly string[],
):
  | { readonly kind: 'ok'; readonly extensions: readonly InstalledExtension[] }
  | { readonly kind: 'problem'; readonly message: string } {
  const extensions: InstalledExtension[] = [];
  for (const path of paths) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(path);
    } catch (error) {
      return problem(`The extension ${path} cannot be read: ${(error as Error).message}.`);
    }
    const answer = readPackage(bytes);
    if (answer.kind === 'problem')
      return problem(`The extension ${basename(path)} cannot be installed. ${answer.message}`);
    if (extensions.some(({ id }) => id.toLowerCase() === answer.extension.id.toLowerCase())) {
      return problem(
        `The extension ${basename(path)} cannot be installed: ${answer.extension.id} is installed already.`,
      );
    }
    extensions.push(answer.extension);
  }
  return { kind: 'ok', extensions };
}

function installed(
  identity: PackageIdentity,
  manifest: ExtensionManifest,
  files: ReadonlyMap<string, Uint8Array>,
): InstalledExtension {
  const { publisherId, extensionId, version, name, description, icon, addressable } = identity;
  const id = `${publisherId}.${extensionId}`;
  const typeOf = contentTypes(text(files, '[Content_Types].xml'));
  return {
    id,
    version,
    description,
    icon,
    grant: { publisherId, extensionId, name, scopes: manifest.scopes },
    baseUri: manifest.baseUri,
    contributions: manifest.contributions.map(
      ({ id: shortId, type, targets, description: about, constraints, properties }) => ({
        id: fullId(id, shortId),
        shortId,
        type,
        targets: targets.map((target) => (target.startsWith('.') ? id + target : target)),
        description: about,
        constraints,
        properties,
      }),
    ),
    file(asked) {
      const path = addressable.get(asked);
      // Packages written by .NET carry their names percent-encoded.
      const bytes = path === undefined ? undefined : (files.get(path) ?? files.get(encodeURI(path)));
      return path === undefined || bytes === undefined ? undefined : { bytes, type: typeOf(path) };
    },
  };
}

function fullId(extensionId: string, contributionId: string): string {
  return contributionId.startsWith(`${extensionId}.`)
    ? contributionId
    : `${extensionId}.${contributionId.replace(/^\./, '')}`;
}

function text(files: ReadonlyMap<string, Uint8Array>, name: string): string | undefined {
  const bytes = files.get(name);
  return bytes && new TextDecoder().decode(bytes);
}

function problem(message: string): { readonly kind: 'problem'; readonly message: string } {
  return { kind: 'problem', message };
}
