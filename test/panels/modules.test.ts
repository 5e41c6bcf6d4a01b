import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { moduleOf } from '../../static/azure/contribution';
import { isSetUp, setUpOf } from '../../static/panels/base/module';
import { gadgetModules, issueModules, pageModules } from '../../static/panels/modules';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const modules = { ...issueModules, ...pageModules, ...gadgetModules };
const places = Object.entries(modules).map(([key, { on }]) => `${key} on ${on}`);

interface ForgeModule {
  readonly key: string;
  readonly resource?: string;
  readonly icon?: string;
  /** Its sub-pages are the panels then, each by its route. */
  readonly pages?: readonly { readonly key: string; readonly route: string }[];
  /** Of a gadget: what sets it up. */
  readonly edit?: { readonly resource: string };
}

interface Contribution {
  readonly id: string;
  readonly type: string;
  readonly targets: readonly string[];
  readonly properties: { readonly uri: string };
}

const manifest = parse(read('manifest.yml')) as {
  readonly modules: Readonly<Record<string, readonly ForgeModule[]>>;
  readonly resources: readonly { readonly key: string; readonly path: string }[];
};
const { contributions } = JSON.parse(read('vss-extension.json')) as { readonly contributions: readonly Contribution[] };

/** Modules of manifest.yml that show a page of ours; the others are fields, permissions and functions. */
const shown = Object.values(manifest.modules)
  .flat()
  .filter(({ resource }) => resource !== undefined);

describe('manifest.yml', () => {
  it('has every panel, in the entry for its place, and no other', () =>
    expect(
      shown
        .flatMap(({ key, resource, pages, edit }) => [
          ...(pages ?? [{ route: key }]).map(({ route }) => `${route} on ${resource}`),
          ...(edit ? [`${setUpOf(key)} on ${edit.resource}`] : []),
        ])
        .sort(),
    ).toEqual([...places].sort()));

  it('takes each icon from the entry that the module shows', () =>
    expect(shown.filter(({ icon, resource }) => icon && !icon.startsWith(`resource:${resource};`))).toEqual([]));

  it('has a folder for each entry, where its pages are built', () =>
    expect(manifest.resources).toEqual([
      { key: 'issue', path: 'static/jira/dist/issue' },
      { key: 'page', path: 'static/jira/dist/page' },
      { key: 'gadget', path: 'static/jira/dist/gadget' },
    ]));
});

describe('vss-extension.json', () => {
  const placeOf = ({ properties: { uri } }: Contribution) => /^dist\/(\w+)\/index\.html$/.exec(uri)?.[1];

  it('has every panel, on the page for its place, and no other', () => {
    const found = contributions.map((one) => `${moduleOf(`waybill.waybill.${one.id}`)} on ${placeOf(one)}`);
    // A panel may stand in two places of the form; hubs stand in a project anyway.
    const expected = places.filter((place) => place !== 'pi-page on page');
    expect([...new Set(found)].sort()).toEqual(expected.sort());
  });

  it('puts what stands on an issue on the form of work items, pages into hubs and gadgets on dashboards', () => {
    const types = { issue: /work-item-form/, page: /\.hub$/, gadget: /^ms\.vss-dashboards-web\.widget/ };
    const astray = contributions.filter((one) => !types[placeOf(one) as keyof typeof types].test(one.type));
    expect(astray).toEqual([]);
  });

  it('lets every widget be configured by the module that sets its panel up', () => {
    const widgets = contributions.filter(({ type }) => type === 'ms.vss-dashboards-web.widget');
    expect(widgets.map(({ id }) => id)).toEqual(Object.keys(gadgetModules).filter((key) => !isSetUp(key)));
    for (const { id, targets } of widgets) expect(targets).toContain(`.${setUpOf(id)}`);
  });
});

describe('a contribution that nobody knows', () => {
  it('asks for a panel of its own name', () => {
    expect(moduleOf('waybill.waybill.value-page')).toBe('value-page');
    expect(moduleOf('waybill.waybill.toString')).toBe('toString');
  });
});
