import { posix } from 'node:path';
import { load } from 'cheerio';
import type { PackagedFile } from './contents';
import { categories, contentTypes, contributionTypes, galleryFlags, installationTargets, scopes } from './known';
import type { Contribution, Manifest } from './manifest';

/** What the gallery and Azure DevOps would refuse, or take and then not show; a sentence per problem. */
export function checkPackage(manifest: Manifest, files: readonly PackagedFile[]): readonly string[] {
  return [
    ...unknown('categories', manifest.categories, categories, 'category'),
    ...unknown(
      'targets',
      manifest.targets.map(({ id }) => id),
      installationTargets,
      'installation target',
    ),
    ...unknown('galleryFlags', manifest.galleryFlags ?? [], galleryFlags, 'gallery flag'),
    ...unknown('scopes', manifest.scopes, scopes, 'scope'),
    ...repeated('scopes', manifest.scopes),
    ...repeated(
      'contributions',
      manifest.contributions.map(({ id }) => id),
    ),
    ...repeated(
      'files',
      files.map(({ part }) => part),
    ),
    ...manifest.contributions.flatMap((contribution) =>
      contributionProblems(contribution, manifest.contributions, files),
    ),
    ...files.flatMap(partProblems),
    ...files.filter(({ part }) => part.endsWith('.html')).flatMap((page) => pageProblems(page, files)),
    ...iconProblems(manifest, files),
  ];
}

function unknown(place: string, values: readonly string[], known: readonly string[], what: string): readonly string[] {
  return values
    .filter((value) => !known.includes(value))
    .map((value) => `${place}: ${value} is no ${what} that Azure DevOps knows.`);
}

/** Azure DevOps compares names without case. */
function repeated(place: string, values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values
    .filter((value) => seen.size === seen.add(value.toLowerCase()).size)
    .map((value) => `${place}: ${value} is there twice.`);
}

function contributionProblems(
  { id, type, targets, properties }: Contribution,
  all: readonly Contribution[],
  files: readonly PackagedFile[],
): readonly string[] {
  const place = `contributions.${id}`;
  const known = Object.hasOwn(contributionTypes, type) ? contributionTypes[type] : undefined;
  if (!known) return [`${place}.type: ${type} is no contribution type that Azure DevOps knows.`];
  const { icon, uri, catalogIconUrl } = properties;
  // `.name` is another contribution of the same extension, whoever publishes it.
  const companions = all.filter((other) => other.type === known.companion).map((other) => `.${other.id}`);
  const shown = typeof icon === 'string' ? [icon] : Object.values(icon ?? {});
  return [
    ...(known.targets.length > 0 && targets.length === 0 ? [`${place}.targets: names no place that shows it.`] : []),
    ...targets
      .filter((target) => !known.targets.includes(target) && !companions.includes(target))
      .map((target) => `${place}.targets: ${target} shows no ${type}.`),
    ...known.needs
      .filter((need) => properties[need] === undefined)
      .map((need) => `${place}.properties.${need}: is missing.`),
    ...(uri === undefined ? [] : absent(`${place}.properties.uri`, uri.replace(/[?#].*$/, ''), files)),
    ...(catalogIconUrl === undefined ? [] : absent(`${place}.properties.catalogIconUrl`, catalogIconUrl, files)),
    ...shown.flatMap((path) => absent(`${place}.properties.icon`, path, files)),
  ];
}

function absent(place: string, path: string, files: readonly PackagedFile[]): readonly string[] {
  if (/^[a-z]+:|^\/\//i.test(path)) return [`${place}: ${path} lies outside the package.`];
  const file = files.find(({ part }) => part === path);
  if (!file) return [`${place}: ${path} is not in the package.`];
  return file.isAddressable ? [] : [`${place}: ${path} is in the package, but not addressable.`];
}

/** Source: Open Packaging Conventions, part names, as tfx-cli 0.23.1 checks them. */
function partProblems({ part }: PackagedFile): readonly string[] {
  const isName = part
    .split('/')
    .every((segment) => /^[A-Za-z0-9._~!$&'()*+,;=:@-]*[A-Za-z0-9_~!$&'()*+,;=:@-]$/.test(segment));
  const ending = posix.extname(part).toLowerCase();
  return [
    ...(isName ? [] : [`files: ${part} cannot be the name of a part of a package.`]),
    ...(Object.hasOwn(contentTypes, ending) ? [] : [`files: ${part} has no content type that is known.`]),
  ];
}

/** What a page asks for has to be in the package, and nothing may be written into the page: content security policies forbid it. */
function pageProblems({ part, bytes }: PackagedFile, files: readonly PackagedFile[]): readonly string[] {
  const page = load(new TextDecoder().decode(bytes));
  const asked = page('script[src], link[href], img[src], iframe[src]')
    .toArray()
    .map((element) => page(element).attr('src') ?? page(element).attr('href') ?? '');
  return [
    ...asked.flatMap((address) =>
      absent(part, /^[a-z]+:|^\/\//i.test(address) ? address : posix.join(posix.dirname(part), address), files),
    ),
    ...(page('script:not([src]), style, [style]').length > 0 ? [`${part}: holds a script or a style of its own.`] : []),
  ];
}

/** Source: learn.microsoft.com/azure/devops/extend/develop/manifest, Discovery attributes: at least 128 × 128 pixels, PNG or JPEG. */
function iconProblems({ icons }: Manifest, files: readonly PackagedFile[]): readonly string[] {
  const icon = files.find(({ part }) => part === icons.default);
  if (!icon) return [];
  const { bytes } = icon;
  const isPng = [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte) && bytes.length >= 24;
  if (!isPng) return [`icons.default: ${icons.default} is no PNG picture.`];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width === height && width >= 128
    ? []
    : [`icons.default: ${icons.default} is ${width} × ${height} pixels; it has to be square, 128 or more.`];
}
