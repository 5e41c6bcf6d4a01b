import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packed, pages, problemsOf, project, removeProjects, repository, write, type LooseManifest } from './project';

afterAll(removeProjects);

type Mutation = readonly [what: string, change: (manifest: LooseManifest) => void, sentence: string];

const widgetOf = ({ contributions }: LooseManifest): LooseManifest =>
  contributions.find(({ id }: LooseManifest) => id === 'pi-gadget');

const mutations: readonly Mutation[] = [
  ['another version of the manifest', (m) => (m.manifestVersion = 2), 'manifestVersion: has to be 1.'],
  [
    'a version that is no number',
    (m) => (m.version = '1.0-beta'),
    'version: has to be two to four numbers with dots between them.',
  ],
  ['a publisher with a space', (m) => (m.publisher = 'way bill'), 'publisher: may hold letters, digits, _ and - only.'],
  ['a key that nothing reads', (m) => (m.scope = []), 'the manifest: unknown key scope.'],
  [
    'a slip in a property',
    (m) => (m.contributions[0].properties.heigth = 120),
    'contributions.0.properties: unknown key heigth.',
  ],
  [
    'a height of nothing',
    (m) => (m.contributions[0].properties.height = 0),
    'contributions.0.properties.height: has to be above zero.',
  ],
  [
    'a category of the other market',
    (m) => (m.categories = ['Boards']),
    'categories: Boards is no category that Azure DevOps knows.',
  ],
  [
    'another product',
    (m) => (m.targets = [{ id: 'Microsoft.VisualStudio.Code' }]),
    'targets: Microsoft.VisualStudio.Code is no installation target that Azure DevOps knows.',
  ],
  [
    'a flag that the gallery does not have',
    (m) => (m.galleryFlags = ['Beta']),
    'galleryFlags: Beta is no gallery flag that Azure DevOps knows.',
  ],
  [
    'a scope that does not exist',
    (m) => m.scopes.push('vso.work_writes'),
    'scopes: vso.work_writes is no scope that Azure DevOps knows.',
  ],
  ['the same scope twice', (m) => m.scopes.push('vso.project'), 'scopes: vso.project is there twice.'],
  [
    'two contributions of one id',
    (m) => (m.contributions[1].id = 'Value-Panel-Group'),
    'contributions: Value-Panel-Group is there twice.',
  ],
  [
    'a type that does not exist',
    (m) => (m.contributions[0].type = 'ms.vss-work-web.work-item-form-section'),
    'contributions.value-panel-group.type: ms.vss-work-web.work-item-form-section is no contribution type that Azure DevOps knows.',
  ],
  [
    'a type named as a method of objects',
    (m) => (m.contributions[0].type = 'constructor'),
    'contributions.value-panel-group.type: constructor is no contribution type that Azure DevOps knows.',
  ],
  [
    'a group in a menu',
    (m) => (m.contributions[0].targets = ['ms.vss-work-web.backlog-item-menu']),
    'contributions.value-panel-group.targets: ms.vss-work-web.backlog-item-menu shows no ms.vss-work-web.work-item-form-group.',
  ],
  [
    'a hub in no group',
    (m) => (m.contributions[2].targets = []),
    'contributions.value-page.targets: names no place that shows it.',
  ],
  [
    'a page without a name',
    (m) => delete m.contributions[1].properties.name,
    'contributions.value-panel-page.properties.name: is missing.',
  ],
  [
    'a page without an address',
    (m) => delete m.contributions[1].properties.uri,
    'contributions.value-panel-page.properties.uri: is missing.',
  ],
  [
    'a page that is not there',
    (m) => (m.contributions.at(-1)!.properties.uri = 'dist/settings.html'),
    'contributions.settings-page.properties.uri: dist/settings.html is not in the package.',
  ],
  [
    'a page elsewhere',
    (m) => (m.contributions.at(-1)!.properties.uri = 'https://example.com/index.html'),
    'contributions.settings-page.properties.uri: https://example.com/index.html lies outside the package.',
  ],
  [
    'a page that may not be fetched',
    (m) => (m.files[0].addressable = false),
    'contributions.value-panel-group.properties.uri: dist/issue/index.html is in the package, but not addressable.',
  ],
  [
    'a hub’s icon that is not there',
    (m) => (m.contributions[2].properties.icon.dark = 'dist/page/icon-night.svg'),
    'contributions.value-page.properties.icon: dist/page/icon-night.svg is not in the package.',
  ],
  [
    'a widget without sizes',
    (m) => delete widgetOf(m).properties.supportedSizes,
    'contributions.pi-gadget.properties.supportedSizes: is missing.',
  ],
  [
    'a widget of no width',
    (m) => (widgetOf(m).properties.supportedSizes[0].columnSpan = 0),
    'contributions.11.properties.supportedSizes.0.columnSpan: has to be above zero.',
  ],
  [
    'a widget whose icon is not there',
    (m) => (widgetOf(m).properties.catalogIconUrl = 'dist/gadget/icon.png'),
    'contributions.pi-gadget.properties.catalogIconUrl: dist/gadget/icon.png is not in the package.',
  ],
  [
    'a widget that is configured by nothing',
    (m) => (widgetOf(m).targets[1] = '.pi-gadget-form'),
    'contributions.pi-gadget.targets: .pi-gadget-form shows no ms.vss-dashboards-web.widget.',
  ],
  [
    'a widget that is configured by a hub',
    (m) => (widgetOf(m).targets[1] = '.pi-board'),
    'contributions.pi-gadget.targets: .pi-board shows no ms.vss-dashboards-web.widget.',
  ],
  [
    'a folder that is not there',
    (m) => (m.files[0].path = 'static/azure/build'),
    'files.0.path: there is nothing at static/azure/build.',
  ],
  [
    'a folder outside',
    (m) => (m.files[0].path = '../elsewhere'),
    'files.0.path: has to be a path inside the project, with forward slashes.',
  ],
  [
    'an icon that is not there',
    (m) => (m.icons.default = 'static/azure/logo.png'),
    'icons.default: there is no file at static/azure/logo.png.',
  ],
  [
    'an icon that is no picture',
    (m) => (m.icons.default = 'static/azure/overview.md'),
    'icons.default: static/azure/overview.md is no PNG picture.',
  ],
  [
    'no description for the gallery',
    (m) => (m.content.details.path = 'static/azure/read-me.md'),
    'content.details.path: there is no file at static/azure/read-me.md.',
  ],
  [
    'a description that is too long',
    (m) => (m.description = 'x'.repeat(201)),
    'description: may be 200 characters long.',
  ],
  ['nothing to show', (m) => (m.contributions = []), 'contributions: needs at least one entry.'],
];

describe('a manifest', () => {
  it('is accepted as it is shipped', () => {
    expect(problemsOf(project())).toEqual([]);
    expect(problemsOf(repository)).toEqual([]);
  });

  it.each(mutations)('with %s is refused in a sentence', (_, change, sentence) => {
    expect(problemsOf(project(change))).toContain(sentence);
  });

  it('that is no JSON is refused as that', () => {
    const folder = project();
    writeFileSync(join(folder, 'vss-extension.json'), '{ "id": ');
    expect(problemsOf(folder)).toEqual([expect.stringMatching(/^The manifest is not JSON: /)]);
  });

  it('may address a part of a page', () => {
    expect(
      problemsOf(
        project((manifest) => (manifest.contributions[0].properties.uri = 'dist/issue/index.html?compact#top')),
      ),
    ).toEqual([]);
  });
});

describe('files beside a sound manifest', () => {
  it.each<readonly [what: string, path: string, content: string | Uint8Array, sentence: string]>([
    [
      'a page with a script in it',
      'static/azure/dist/issue/index.html',
      '<script>start()</script>',
      'dist/issue/index.html: holds a script or a style of its own.',
    ],
    [
      'a page with a style in it',
      'static/azure/dist/issue/index.html',
      '<p style="color: red">',
      'dist/issue/index.html: holds a script or a style of its own.',
    ],
    [
      'a page that asks another server',
      'static/azure/dist/issue/index.html',
      '<script src="https://cdn.example.com/react.js"></script>',
      'dist/issue/index.html: https://cdn.example.com/react.js lies outside the package.',
    ],
    [
      'a page that asks for what was not built',
      'static/azure/dist/issue/index.html',
      '<script src="./assets/index-2.js"></script>',
      'dist/issue/index.html: dist/issue/assets/index-2.js is not in the package.',
    ],
    [
      'a name that packages cannot hold',
      'static/azure/dist/a file.js',
      '',
      'files: dist/a file.js cannot be the name of a part of a package.',
    ],
    [
      'a kind of file that nobody knows',
      'static/azure/dist/data.wasm2',
      '',
      'files: dist/data.wasm2 has no content type that is known.',
    ],
    [
      'two names that differ in case only',
      'static/azure/dist/issue/INDEX.html',
      '',
      'files: dist/issue/index.html is there twice.',
    ],
    [
      'an icon that is too small',
      'static/azure/icon.png',
      smallPng(),
      'icons.default: static/azure/icon.png is 64 × 64 pixels; it has to be square, 128 or more.',
    ],
  ])('are refused with %s', (_, path, content, sentence) => {
    const folder = project();
    write(folder, path, content);
    expect(problemsOf(folder)).toContain(sentence);
  });

  it('are all named when several are missing', () => {
    const folder = project();
    rmSync(join(folder, 'static/azure/icon.png'));
    rmSync(join(folder, 'static/azure/overview.md'));
    expect(problemsOf(folder)).toEqual([
      'icons.default: there is no file at static/azure/icon.png.',
      'content.details.path: there is no file at static/azure/overview.md.',
    ]);
  });

  it('are refused when they are too large together, and packed when they are not', () => {
    const folder = project();
    // Bytes that do not repeat cannot be made smaller: 5.2 million stay above 5 million.
    write(folder, 'static/azure/dist/assets/large.js', noise(5_200_000));
    expect(problemsOf(folder)).toEqual([
      expect.stringMatching(/^The package has 5\d{6} bytes; 5000000 are allowed\.$/),
    ]);
    write(folder, 'static/azure/dist/assets/large.js', noise(1_000));
    expect(packed(folder).bytes.length).toBeLessThan(10_000);
  });
});

/** The head of a picture of 64 × 64 pixels: its size stands in bytes 16 to 23. */
function smallPng(): Uint8Array {
  const bytes = new Uint8Array(pages['static/azure/icon.png'] as Uint8Array);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, 64);
  view.setUint32(20, 64);
  return bytes;
}

function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let index = 0; index < length; index += 1) {
    // Source: Numerical Recipes, a linear congruential generator; its high bits do not repeat.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
