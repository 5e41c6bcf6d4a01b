import { join } from 'node:path';
import { build } from 'esbuild';
import { strToU8, zipSync, type Zippable } from 'fflate';

/** A contribution as its author writes it. */
export interface WrittenContribution {
  readonly id: string;
  readonly type: string;
  readonly targets?: readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly constraints?: readonly object[];
}

/** What goes into a package besides its files. */
export interface Written {
  readonly publisher?: string;
  readonly id?: string;
  readonly version?: string;
  readonly scopes?: readonly string[];
  readonly contributions?: readonly WrittenContribution[];
  /** Files by path; all of them may be fetched. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Parts of the package to leave out or to put something else in their place. */
  readonly parts?: Readonly<Record<string, string | undefined>>;
}

/** Packs an extension as `tfx extension create` does. */
export function packExtension({
  publisher = 'harbour',
  id = 'lighthouse',
  version = '1.2.3',
  scopes = [],
  contributions = [],
  files = {},
  parts = {},
}: Written): Uint8Array {
  const assets = Object.keys(files).map(
    (path) => `<Asset Type="${path}" d:Source="File" Path="${path}" Addressable="true" />`,
  );
  const own: Record<string, string | undefined> = {
    'extension.vsixmanifest': `\uFEFF<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata><Identity Language="en-US" Id="${id}" Version="${version}" Publisher="${publisher}" /><DisplayName>Lighthouse &amp; Foghorn</DisplayName><Description>Warns ships.</Description></Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Services" /></Installation>
  <Assets>${assets.join('')}<Asset Type="Microsoft.VisualStudio.Services.Manifest" d:Source="File" Path="extension.vsomanifest" Addressable="true" /></Assets>
</PackageManifest>`,
    'extension.vsomanifest': JSON.stringify({ manifestVersion: 1, scopes, contributions }),
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".html" ContentType="text/html" /><Default Extension="js" ContentType="application/javascript" /><Override PartName="/odd.dat" ContentType="application/x-odd" /></Types>',
    ...parts,
  };
  const entries: Zippable = {};
  for (const [path, content] of Object.entries({ ...own, ...files })) {
    if (content !== undefined) entries[path] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(entries);
}

/** The page that every contribution of the fixture shows, and its script with the real SDK in it. */
export async function pageFiles(): Promise<Readonly<Record<string, string>>> {
  const built = await build({
    entryPoints: [join(__dirname, 'extension/page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  });
  return {
    'page.html':
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lighthouse</title></head><body><main><h2>Lighthouse</h2></main><script src="page.js"></script></body></html>',
    'page.js': built.outputFiles[0]?.text ?? '',
  };
}
