import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import { largestPackage } from '#tools/package-azure/package';
import { packed, pages, project, removeProjects, repository } from './project';

afterAll(removeProjects);

function opened(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([part, content]) => [part, strFromU8(content)]));
}

describe('a packed extension', () => {
  const { name, bytes, parts } = packed(project());
  const files = opened(bytes);

  it('is called as its publisher, id and version', () => {
    expect(name).toBe('waybill.waybill-0.1.0.vsix');
  });

  it('holds the package’s own three files, then what the manifest names, by name', () => {
    expect(Object.keys(files)).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension.vsomanifest',
      'dist/gadget/assets/index-1.css',
      'dist/gadget/assets/index-1.js',
      'dist/gadget/icon-light.svg',
      'dist/gadget/index.html',
      'dist/issue/assets/index-1.css',
      'dist/issue/assets/index-1.js',
      'dist/issue/index.html',
      'dist/page/assets/index-1.css',
      'dist/page/assets/index-1.js',
      'dist/page/icon-dark.svg',
      'dist/page/icon-light.svg',
      'dist/page/index.html',
      'static/azure/icon.png',
      'static/azure/overview.md',
    ]);
    expect(parts.map(({ part }) => part)).toEqual(Object.keys(files));
  });

  it('holds files as they are', () => {
    expect(files['dist/page/assets/index-1.js']).toBe(pages['static/azure/dist/page/assets/index-1.js']);
  });

  it('names every file that a page may fetch, and no other', () => {
    const manifest = load(files['extension.vsixmanifest'] ?? '', { xml: true });
    const paths = manifest('Asset[Addressable="true"]')
      .toArray()
      .map((asset) => manifest(asset).attr('Path'));
    const own = ['[Content_Types].xml', 'extension.vsixmanifest'];
    expect([...paths].sort()).toEqual(
      Object.keys(files)
        .filter((part) => !own.includes(part))
        .sort(),
    );
    expect(manifest('Asset[Type="Microsoft.VisualStudio.Services.Icons.Default"]').attr('Path')).toBe(
      'static/azure/icon.png',
    );
    expect(manifest('Asset[Type="Microsoft.VisualStudio.Services.Manifest"]').attr('Path')).toBe(
      'extension.vsomanifest',
    );
  });

  it('tells Azure DevOps its scopes and its contributions', () => {
    const manifest = JSON.parse(files['extension.vsomanifest'] ?? '') as {
      scopes: unknown;
      contributions: { id: string; targets: string[] }[];
    };
    expect(manifest.scopes).toEqual(['vso.work_write', 'vso.project']);
    expect(manifest.contributions.map(({ id, targets }) => [id, ...targets])).toEqual([
      ['value-panel-group', 'ms.vss-work-web.work-item-form'],
      ['value-panel-page', 'ms.vss-work-web.work-item-form'],
      ['value-page', 'ms.vss-work-web.work-hub-group'],
      ['pi-panel-group', 'ms.vss-work-web.work-item-form'],
      ['pi-panel-page', 'ms.vss-work-web.work-item-form'],
      ['dependency-panel-group', 'ms.vss-work-web.work-item-form'],
      ['dependency-panel-page', 'ms.vss-work-web.work-item-form'],
      ['decision-panel-group', 'ms.vss-work-web.work-item-form'],
      ['decision-panel-page', 'ms.vss-work-web.work-item-form'],
      ['decision-log', 'ms.vss-work-web.work-hub-group'],
      ['pi-board', 'ms.vss-work-web.work-hub-group'],
      ['pi-gadget', 'ms.vss-dashboards-web.widget-catalog', '.pi-gadget-edit'],
      ['pi-gadget-edit', 'ms.vss-dashboards-web.widget-configuration'],
      ['settings-page', 'ms.vss-web.project-admin-hub-group'],
    ]);
  });

  it('knows the content type of every ending in it', () => {
    const types = load(files['[Content_Types].xml'] ?? '', { xml: true });
    const known = types('Default')
      .toArray()
      .map((entry) => [types(entry).attr('Extension'), types(entry).attr('ContentType')]);
    expect(new Map(known as [string, string][])).toEqual(
      new Map([
        ['.css', 'text/css'],
        ['.js', 'application/javascript'],
        ['.svg', 'image/svg+xml'],
        ['.html', 'text/html'],
        ['.png', 'image/png'],
        ['.md', 'text/markdown'],
        ['.vsixmanifest', 'text/xml'],
        ['.vsomanifest', 'application/json'],
      ]),
    );
  });
});

describe('the same files packed elsewhere and at another time', () => {
  it('give the same bytes', () => {
    const [one, other] = [project(), project()];
    const longAgo = new Date('2001-02-03T04:05:06Z');
    for (const path of Object.keys(pages)) utimesSync(join(other, path), longAgo, longAgo);
    expect(Buffer.from(packed(one).bytes).equals(Buffer.from(packed(other).bytes))).toBe(true);
  });

  it('give other bytes as soon as one file is another', () => {
    const changed = project(undefined, { ...pages, 'static/azure/overview.md': '# Waybill, revised\n' });
    expect(Buffer.from(packed(project()).bytes).equals(Buffer.from(packed(changed).bytes))).toBe(false);
  });
});

describe('a name that XML has its own use for', () => {
  it('is written so that it is read again as it was', () => {
    const name = 'Value & <cost> of "delay"';
    const files = opened(packed(project((manifest) => (manifest.name = name))).bytes);
    expect(load(files['extension.vsixmanifest'] ?? '', { xml: true })('DisplayName').text()).toBe(name);
  });
});

describe('the extension as it is built and shipped', () => {
  const { bytes } = packed(repository);
  const files = opened(bytes);

  it('stays below five megabytes', () => {
    expect(bytes.length).toBeLessThan(largestPackage);
  });

  it('brings the page of every contribution, and no sources', () => {
    const { contributions } = JSON.parse(files['extension.vsomanifest'] ?? '') as {
      contributions: { properties: { uri: string } }[];
    };
    expect(contributions.map(({ properties }) => properties.uri in files)).toEqual(contributions.map(() => true));
    expect(Object.keys(files).filter((part) => /\.(tsx?|map)$/.test(part))).toEqual([]);
  });
});
