import { load } from 'cheerio';
import { z } from 'zod';

/** What `extension.vsixmanifest` says of a package. */
export interface PackageIdentity {
  readonly publisherId: string;
  readonly extensionId: string;
  readonly version: string;
  readonly name: string;
  readonly description: string;
  /** Path of the icon inside the package. */
  readonly icon?: string;
  /** Products that it is made for: `Microsoft.VisualStudio.Services`, `Microsoft.TeamFoundation.Server`, … */
  readonly targets: readonly string[];
  /** Files that may be fetched: the name they are asked for by, and their path inside the package. */
  readonly addressable: ReadonlyMap<string, string>;
}

/** Reads the XML manifest; undefined where it names no extension. */
export function readIdentity(xml: string): PackageIdentity | undefined {
  const page = load(xml.replace(/^\uFEFF/, ''), { xml: true });
  const identity = page('PackageManifest > Metadata > Identity').first();
  const [publisherId, extensionId, version] = [
    identity.attr('Publisher'),
    identity.attr('Id'),
    identity.attr('Version'),
  ];
  if (!publisherId || !extensionId || !version) return undefined;
  const addressable = new Map<string, string>();
  let icon: string | undefined;
  for (const asset of page('PackageManifest > Assets > Asset').toArray()) {
    const { Type: type, Path: path, Addressable: isAddressable } = asset.attribs;
    if (!type || !path) continue;
    if (type === 'Microsoft.VisualStudio.Services.Icons.Default') icon = trimmed(path);
    if (isAddressable?.toLowerCase() === 'true') addressable.set(trimmed(type), trimmed(path));
  }
  return {
    publisherId,
    extensionId,
    version,
    name: page('PackageManifest > Metadata > DisplayName').first().text() || extensionId,
    description: page('PackageManifest > Metadata > Description').first().text(),
    icon,
    targets: page('PackageManifest > Installation > InstallationTarget')
      .toArray()
      .flatMap(({ attribs }) => attribs.Id ?? []),
    addressable,
  };
}

function trimmed(path: string): string {
  return path.replace(/^\/+/, '');
}

const constraintSchema = z.object({
  name: z.string().default(''),
  inverse: z.boolean().default(false),
  group: z.number().default(0),
  properties: z.record(z.string(), z.unknown()).default({}),
});

/** A condition under which a contribution is there: all of a group, of one of the groups. */
export type Constraint = z.infer<typeof constraintSchema>;

const contributionSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  description: z.string().optional(),
  targets: z.array(z.string()).default([]),
  includes: z.array(z.string()).default([]),
  constraints: z.array(constraintSchema).default([]),
  properties: z.record(z.string(), z.unknown()).default({}),
});

const manifestSchema = z.object({
  manifestVersion: z.number().optional(),
  baseUri: z.string().optional(),
  scopes: z.array(z.string()).default([]),
  demands: z.array(z.string()).default([]),
  contributions: z.array(contributionSchema).default([]),
});

/** What `extension.vsomanifest` says: contributions as their author wrote them. */
export type ExtensionManifest = z.infer<typeof manifestSchema>;

/** Reads the JSON manifest; a sentence for whoever packed it where it makes no sense. */
export function readExtensionManifest(
  json: string,
):
  | { readonly kind: 'ok'; readonly manifest: ExtensionManifest }
  | { readonly kind: 'problem'; readonly message: string } {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'problem', message: `Its extension.vsomanifest is no JSON: ${(error as Error).message}.` };
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return { kind: 'ok', manifest: parsed.data };
  return {
    kind: 'problem',
    message: `Its extension.vsomanifest is not what an extension has:\n${z.prettifyError(parsed.error)}`,
  };
}
