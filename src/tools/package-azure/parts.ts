import { posix } from 'node:path';
import type { PackagedFile } from './contents';
import { contentTypes } from './known';
import type { Manifest } from './manifest';

/** The package's own three files, in the form in which tfx-cli 0.23.1 writes them. */
export function packageParts(
  manifest: Manifest,
  files: readonly PackagedFile[],
): Readonly<Record<'[Content_Types].xml' | 'extension.vsixmanifest' | 'extension.vsomanifest', string>> {
  return {
    '[Content_Types].xml': contentTypesXml(files),
    'extension.vsixmanifest': galleryManifest(manifest, files),
    'extension.vsomanifest': extensionManifest(manifest),
  };
}

/** What the gallery reads: who publishes what, and where its files lie. */
function galleryManifest(manifest: Manifest, files: readonly PackagedFile[]): string {
  const { id, publisher, version, name, description, tags, galleryFlags, icons } = manifest;
  const assets = [
    ...files
      .filter(({ isAddressable, assetType }) => isAddressable || assetType)
      .map(({ part, isAddressable, assetType }) => assetXml(assetType ?? part, part, isAddressable)),
    assetXml('Microsoft.VisualStudio.Services.Manifest', 'extension.vsomanifest', true),
  ];
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">',
    '  <Metadata>',
    `    <Identity Language="en-US" Id="${attribute(id)}" Publisher="${attribute(publisher)}" Version="${attribute(version)}"/>`,
    `    <DisplayName>${text(name)}</DisplayName>`,
    `    <Description xml:space="preserve">${text(description)}</Description>`,
    `    <Categories>${text(manifest.categories.join(','))}</Categories>`,
    ...(tags ? [`    <Tags>${text(tags.join(','))}</Tags>`] : []),
    ...(galleryFlags ? [`    <GalleryFlags>${text(galleryFlags.join(' '))}</GalleryFlags>`] : []),
    `    <Icon>${text(icons.default)}</Icon>`,
    '  </Metadata>',
    '  <Dependencies/>',
    '  <Installation>',
    ...manifest.targets.map(
      (target) =>
        `    <InstallationTarget Id="${attribute(target.id)}"${target.version === undefined ? '' : ` Version="${attribute(target.version)}"`}/>`,
    ),
    '  </Installation>',
    '  <Assets>',
    ...assets.map((line) => `    ${line}`),
    '  </Assets>',
    '</PackageManifest>',
  ];
  return lines.join('\n');
}

function assetXml(type: string, path: string, isAddressable: boolean): string {
  return `<Asset Type="${attribute(type)}" d:Source="File" Path="${attribute(path)}"${isAddressable ? ' Addressable="true"' : ''}/>`;
}

/** What Azure DevOps reads: scopes and contributions. */
function extensionManifest({ manifestVersion, scopes, contributions }: Manifest): string {
  return JSON.stringify({ manifestVersion, scopes, contributions, contributionTypes: [] }, undefined, 4);
}

/** Which content type each ending stands for. */
function contentTypesXml(files: readonly PackagedFile[]): string {
  const endings = new Set([
    ...files.map(({ part }) => posix.extname(part).toLowerCase()),
    '.vsixmanifest',
    '.vsomanifest',
  ]);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    ...[...endings].map(
      (ending) =>
        `  <Default Extension="${ending}" ContentType="${contentTypes[ending] ?? 'application/octet-stream'}"/>`,
    ),
    '</Types>',
  ];
  return lines.join('\n');
}

function text(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;');
}
