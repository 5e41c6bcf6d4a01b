import type * as Sdk from 'azure-devops-extension-sdk';
import type { Frame, Page } from 'playwright-core';
import { readPackage } from '#host/azure/extensions/installed-extension';
import { packExtension, pageFiles, type WrittenContribution } from './extension-host/package';
import { startAzureSite, type AzureTestSite } from './extension-host/site';

declare const sdk: typeof Sdk;
declare const heard: { name: string; value: unknown }[];

jest.setTimeout(60_000);

const uri = 'page.html';

/** What Microsoft's samples and extensions of its marketplace contribute, in one package of our own. */
const contributions: readonly WrittenContribution[] = [
  {
    id: 'quay',
    type: 'ms.vss-web.hub',
    targets: ['ms.vss-work-web.work-hub-group'],
    properties: { name: 'Quay', uri },
  },
  {
    id: 'office',
    type: 'ms.vss-web.hub',
    targets: ['ms.vss-web.collection-admin-hub-group'],
    properties: { name: 'Harbour office', uri },
  },
  { id: 'archive', type: 'ms.vss-web.hub', targets: ['.papers'], properties: { name: 'Archive', uri } },
  {
    id: 'papers',
    type: 'ms.vss-web.hub-group',
    targets: ['ms.vss-web.project-hub-groups-collection'],
    properties: { name: 'Papers' },
  },
  { id: 'moor', type: 'ms.vss-web.command', properties: { uri, methodName: 'execute' } },
  { id: 'form', type: 'ms.vss-web.external-content', properties: { uri } },
  {
    id: 'tide',
    type: 'ms.vss-dashboards-web.widget',
    targets: ['ms.vss-dashboards-web.widget-catalog', '.tide-settings'],
    properties: { name: 'Tide', uri, isNameConfigurable: true, supportedSizes: [{ rowSpan: 1, columnSpan: 2 }] },
  },
  {
    id: 'tide-settings',
    type: 'ms.vss-dashboards-web.widget-configuration',
    targets: ['ms.vss-dashboards-web.widget-configuration'],
    properties: { name: 'Tide settings', uri },
  },
  {
    id: 'chart',
    type: 'ms.vss-web.tab',
    targets: ['ms.vss-tfs-web.suite-home-pivots'],
    properties: { name: 'Chart', uri },
  },
  {
    id: 'fog',
    type: 'ms.vss-web.feature',
    targets: ['ms.vss-web.managed-features'],
    properties: { name: 'Fog', defaultState: false },
  },
  {
    id: 'horn',
    type: 'ms.vss-web.hub',
    targets: ['ms.vss-work-web.work-hub-group'],
    properties: { name: 'Horn', uri },
    constraints: [{ name: 'Feature', properties: { featureId: 'harbour.dock.fog' } }],
  },
  {
    id: 'louder',
    type: 'ms.vss-web.property-provider',
    targets: ['.horn'],
    properties: { type: 'static', newProperties: { name: 'Loud horn' } },
    constraints: [{ name: 'Feature', properties: { featureId: 'harbour.dock.fog' } }],
  },
  {
    id: 'bell',
    type: 'ms.vss-web.event-subscription',
    targets: ['ms.vss-web.tfs-website'],
    properties: { eventName: 'page-interactive', command: { uri, methodName: 'execute' } },
    constraints: [{ name: 'QueryParameters', inverse: true, properties: { filters: { ring: '' } } }],
  },
  {
    id: 'gauge',
    type: 'ms.vss-work-web.work-item-form-control',
    targets: ['ms.vss-work-web.work-item-form'],
    properties: {
      name: 'Gauge',
      uri,
      height: 60,
      inputs: [
        {
          id: 'Depth',
          type: 'WorkItemField',
          properties: { workItemFieldTypes: ['Integer'] },
          validation: { dataType: 'String', isRequired: true },
        },
      ],
    },
  },
];

let site: AzureTestSite;
let page: Page;

beforeAll(async () => {
  const packed = readPackage(
    packExtension({ id: 'dock', scopes: ['vso.work_write'], contributions, files: await pageFiles() }),
  );
  if (packed.kind === 'problem') throw new Error(packed.message);
  site = await startAzureSite([packed.extension]);
  page = await site.open('/azure');
}, 90_000);

afterAll(() => site.close());

async function frameOf(shortId: string): Promise<Frame> {
  const element = await page
    .locator(`iframe[data-contribution="harbour.dock.${shortId}"]`)
    .first()
    .elementHandle({ timeout: 10_000 });
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`${shortId} has no frame`);
  await frame.waitForSelector('body[data-ready]', { state: 'attached' });
  return frame;
}

async function quay(): Promise<Frame> {
  await page.goto(`${site.origin}/azure/${site.project}/_apps/hub/harbour.dock.quay`);
  return frameOf('quay');
}

/** The seeded epic's form. */
async function form(): Promise<void> {
  const [first] = site.azure.organization.items();
  await page.goto(`${site.origin}/azure/_workitems/edit/${first?.id}`);
  await page.getByRole('button', { name: 'Save' }).waitFor();
}

describe('an extension that was written elsewhere', () => {
  it('has a command run by its banner’s button, with the button’s arguments', async () => {
    const frame = await quay();
    await frame.evaluate(async () => {
      const messages = await sdk.getService<{ addBanner(banner: object): void }>(
        'ms.vss-tfs-web.tfs-global-messages-service',
      );
      messages.addBanner({
        message: 'A ship is near.',
        buttons: [{ text: 'Moor it', command: 'harbour.dock.moor', commandArguments: ['Tern'] }],
      });
    });
    await page.getByRole('button', { name: 'Moor it' }).click();
    const unseen = await (
      await page.waitForSelector('iframe[data-contribution="harbour.dock.moor"]', { state: 'attached' })
    ).contentFrame();
    // A frame that nobody sees draws no frames: it is asked by the clock.
    await unseen?.waitForFunction(
      () => heard.some(({ name, value }) => name === 'execute' && value === 'Tern'),
      undefined,
      { polling: 100 },
    );
  });

  it('is told in a toast when its banner’s command is of the product itself', async () => {
    const frame = await quay();
    await frame.evaluate(async () => {
      const messages = await sdk.getService<{ addBanner(banner: object): void }>(
        'ms.vss-tfs-web.tfs-global-messages-service',
      );
      messages.addBanner({ message: 'A ship is near.', buttons: [{ text: 'Ask', command: 'ms.vss-web.ask' }] });
    });
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByText('No contribution provider or uri for ms.vss-web.ask.').waitFor();
  });

  it('has a dialog as wide and high as its page asks for', async () => {
    const frame = await quay();
    await frame.evaluate(async () => {
      const layout = await sdk.getService<{ openCustomDialog(id: string, options: object): void }>(
        'ms.vss-features.host-page-layout-service',
      );
      layout.openCustomDialog('harbour.dock.form', { title: 'Form' });
    });
    const dialog = await frameOf('form');
    await dialog.evaluate(() => sdk.resize(400, 300));
    await page.waitForFunction(() => {
      const { width, height } =
        document.querySelector('iframe[data-contribution="harbour.dock.form"]')?.getBoundingClientRect() ?? {};
      return width === 400 && height === 300;
    });
  });

  it('has its tab beside the list of projects', async () => {
    await page.goto(`${site.origin}/azure`);
    await page.getByRole('button', { name: 'Chart' }).click();
    const frame = await frameOf('chart');
    await frame.waitForFunction(() => heard.some(({ name }) => name === 'updateContext'), undefined, { polling: 100 });
    await page.getByRole('button', { name: 'Projects', exact: true }).click();
    await page.getByRole('link', { name: 'Backlog of Harbour train' }).waitFor();
  });

  it('has its widget loaded with its name, its size and no settings', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_dashboards`);
    const frame = await frameOf('tide');
    await frame.waitForFunction(() => heard.some(({ name }) => name === 'load'), undefined, { polling: 100 });
    expect(await frame.evaluate(() => heard.find(({ name }) => name === 'load')?.value)).toMatchObject({
      name: 'Tide',
      size: { columnSpan: 2, rowSpan: 1 },
      customSettings: { data: null, version: { major: 1, minor: 0, patch: 0 } },
    });
    // Two cells of 160 pixels with 10 between them.
    expect((await page.getByRole('region', { name: 'Tide' }).locator('iframe').boundingBox())?.width).toBeCloseTo(
      330,
      -1,
    );
  });

  it('has its widget drawn anew while it is configured, and with what was saved', async () => {
    await page.getByRole('button', { name: 'Configure' }).click();
    const [widget, settings] = [await frameOf('tide'), await frameOf('tide-settings')];
    await settings.waitForFunction(() => heard.some(({ name }) => name === 'dashboard'), undefined, { polling: 100 });
    await settings.evaluate(async () => {
      const dashboard = heard.find(({ name }) => name === 'dashboard')?.value as {
        notify(event: string, args: object): Promise<unknown>;
      };
      await dashboard.notify('ms.vss-dashboards-web.configurationChange', { data: { data: '{"deep":false}' } });
    });
    const region = page.getByRole('region', { name: 'Configure Tide' });
    await region.getByLabel('Name').fill('Ebb');
    await region.getByRole('button', { name: 'Save' }).click();
    await widget.waitForFunction(() => heard.filter(({ name }) => name === 'reload').length >= 3, undefined, {
      polling: 100,
    });
    const reloads = await widget.evaluate(() =>
      heard
        .filter(({ name }) => name === 'reload')
        .map(({ value }) => value as { name: string; customSettings: { data: string } }),
    );
    expect(reloads[0]).toMatchObject({ name: 'Tide', customSettings: { data: '{"deep":false}' } });
    expect(reloads.at(-1)).toMatchObject({ name: 'Ebb', customSettings: { data: '{"deep":true}' } });
  });

  it('has hubs in the organization’s settings and in groups of its own', async () => {
    await page.goto(`${site.origin}/azure`);
    await page.getByRole('link', { name: 'Harbour office' }).click();
    await frameOf('office');
    await page.goto(`${site.origin}/azure/${site.project}`);
    await page.getByRole('link', { name: 'Archive' }).click();
    const frame = await frameOf('archive');
    const elements = await frame.evaluate(async () =>
      (
        await sdk.getService<{ getPageNavigationElements(): Promise<{ id: string }[]> }>(
          'ms.vss-features.host-navigation-service',
        )
      ).getPageNavigationElements(),
    );
    expect(elements.map(({ id }) => id)).toEqual(['harbour.dock.papers', 'harbour.dock.archive']);
  });

  it('has its control on a form, on a field of the type that it is made for', async () => {
    await form();
    const frame = await frameOf('gauge');
    const [name, value] = await frame.evaluate(async () => {
      const { Depth } = sdk.getConfiguration()['witInputs'] as { Depth: string };
      const item = await sdk.getService<{ getFieldValue(name: string): Promise<unknown> }>(
        'ms.vss-work-web.work-item-form',
      );
      return [Depth, await item.getFieldValue(Depth)] as const;
    });
    expect(site.azure.organization.field(name)?.type).toBe('integer');
    expect(value ?? 0).toEqual(expect.any(Number));
  });

  it('narrows what a field offers, as cascading lists do', async () => {
    await form();
    const frame = await frameOf('gauge');
    const values = await frame.evaluate(async () => {
      const item = await sdk.getService<Record<string, (...args: unknown[]) => Promise<unknown>>>(
        'ms.vss-work-web.work-item-form',
      );
      await item['filterAllowedFieldValues']?.('Microsoft.VSTS.Common.Priority', [3, 4]);
      return [
        await item['getAllowedFieldValues']?.('Microsoft.VSTS.Common.Priority'),
        await item['getFilteredAllowedFieldValues']?.('Microsoft.VSTS.Common.Priority'),
      ];
    });
    expect(values).toEqual([
      [1, 2, 3, 4],
      [3, 4],
    ]);
    const offered = await page.getByLabel('Priority', { exact: true }).locator('option').allTextContents();
    expect(offered.slice(-2)).toEqual(['3', '4']);
    expect(offered).not.toContain('1');
  });

  it('opens a new work item with values under the fields’ names as people read them', async () => {
    const frame = await quay();
    await frame.evaluate(async () => {
      const navigation = await sdk.getService<{ openNewWorkItem(type: string, values: object): void }>(
        'ms.vss-work-web.work-item-form-navigation-service',
      );
      navigation.openNewWorkItem('Feature', { Title: 'From elsewhere', priority: 1 });
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title', { exact: true }).waitFor();
    expect(await dialog.getByLabel('Title', { exact: true }).inputValue()).toBe('From elsewhere');
    expect(await dialog.getByLabel('Priority', { exact: true }).inputValue()).toBe('1');
  });

  it('is told where everything that it contributes is shown', async () => {
    await page.goto(`${site.origin}/azure/_extensions?ring=yes`);
    const table = page.getByRole('region').filter({ hasText: 'ms.vss-web.command' });
    for (const words of [
      'Unseen, when a button of a banner runs it',
      'Among the widgets',
      'Among “Other hubs”, with its hubs',
      'A hub of the organization’s settings',
      'A tab beside the list of projects',
      'Its conditions do not hold: Feature harbour.dock.fog.',
    ])
      await table.getByText(words).first().waitFor();
  });

  it('is told when a page can be used, where its conditions hold', async () => {
    const unseen = await (
      await page.waitForSelector('iframe[data-contribution="harbour.dock.bell"]', { state: 'attached' })
    ).contentFrame();
    await unseen?.waitForFunction(() => heard.some(({ name }) => name === 'execute'), undefined, { polling: 100 });
  });

  it('has the hubs of a feature, under the name that the feature gives them, while that is on', async () => {
    const row = page.getByRole('row').filter({ hasText: 'ms.vss-web.feature' });
    await row.getByRole('checkbox', { name: 'On' }).click();
    await page.getByRole('row').filter({ hasText: 'Loud horn' }).getByText('A hub under Boards').waitFor();
  });
});
