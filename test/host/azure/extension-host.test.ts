import type { ExtensionData, HostNavigation, HostPageLayout } from './extension-host/platform';
import type * as Sdk from 'azure-devops-extension-sdk';
import type { Frame, Page } from 'playwright-core';
import { identityIdOf } from '#host/azure/world/guid';
import { frameOf, startAzureSite, type AzureTestSite } from './extension-host/site';

declare const sdk: typeof Sdk;
declare const heard: { name: string; value: unknown }[];

jest.setTimeout(40_000);

let site: AzureTestSite;
let page: Page;

beforeAll(async () => {
  site = await startAzureSite();
  page = await site.open('/azure');
}, 90_000);

afterAll(() => site.close());

async function hub(): Promise<Frame> {
  await page.goto(`${site.origin}/azure/${site.project}/_apps/hub/harbour.lighthouse.tower`);
  return frameOf(page, 'tower');
}

describe('an extension’s page', () => {
  it('lies on another origin and is told who looks at what, and from which package it comes', async () => {
    const frame = await hub();
    expect(new URL(frame.url()).origin).toBe(site.contentOrigin);
    const [first] = site.azure.organization.people();
    const [project] = site.azure.organization.projects();
    const context = await frame.evaluate(() => ({
      contribution: sdk.getContributionId(),
      extension: sdk.getExtensionContext(),
      user: sdk.getUser(),
      host: sdk.getHost(),
      web: sdk.getWebContext(),
    }));
    expect(context).toMatchObject({
      contribution: 'harbour.lighthouse.tower',
      extension: { id: 'harbour.lighthouse', publisherId: 'harbour', extensionId: 'lighthouse', version: '1.2.3' },
      // The identity that REST answers with, as a GUID.
      user: { id: identityIdOf(first!.id), displayName: first?.name, name: first?.uniqueName },
      host: { isHosted: true, type: 4 },
      web: { project: { id: project?.id, name: project?.name } },
    });
  });

  it('hears that a service is unknown in the platform’s words, and the call is listed as not modelled', async () => {
    const frame = await hub();
    const message = await frame.evaluate(() =>
      sdk.getService('ms.vss-web.no-such-service').then(
        () => 'found',
        (error: Error) => error.message,
      ),
    );
    expect(message).toBe('No contribution provider or uri for ms.vss-web.no-such-service.');
    while (!site.journal.unmodelled.some(({ what }) => what === 'azure service ms.vss-web.no-such-service'))
      await page.waitForTimeout(50);
  });

  it('keeps documents with its token, and is told of a stale one', async () => {
    const frame = await hub();
    const answers = await frame.evaluate(async () => {
      const service = await sdk.getService<ExtensionData>('ms.vss-features.extension-data-service');
      const manager = await service.getExtensionDataManager(sdk.getExtensionContext().id, await sdk.getAccessToken());
      const created = await manager.createDocument('lamps', { id: 'north', colour: 'red' });
      const updated = await manager.updateDocument('lamps', { ...created, colour: 'green' });
      const stale = await manager.updateDocument('lamps', { ...created, colour: 'white' }).then(
        () => 'saved',
        () => 'refused',
      );
      await manager.setValue('range', 12, { scopeType: 'User' });
      return {
        updated,
        stale,
        all: await manager.getDocuments('lamps'),
        range: await manager.getValue('range', { scopeType: 'User' }),
        none: await manager.getValue('fog', { defaultValue: 'clear' }),
      };
    });
    expect(answers).toMatchObject({
      updated: { id: 'north', colour: 'green' },
      stale: 'refused',
      all: [{ colour: 'green' }],
      range: 12,
      none: 'clear',
    });
    while (
      !site.journal
        .since(0)
        .some(({ what, from }) => from === 'page' && what === 'azure service extension-data-manager.createDocument')
    )
      await page.waitForTimeout(50);
  });

  it('calls REST from its own origin with its token, and is held to its scopes', async () => {
    const frame = await hub();
    const statuses = await frame.evaluate(async (base) => {
      const token = await sdk.getAccessToken();
      const ask = async (authorization: string) =>
        (await fetch(`${base}/azure/_apis/wit/workitems/1?api-version=7.1`, { headers: { authorization } })).status;
      return [await ask(`Bearer ${token}`), await ask(`Bearer ${token.slice(0, -4)}AAAA`)];
    }, site.origin);
    expect(statuses).toEqual([200, 401]);
  });

  it('moves the hash of the page around it, and hears of it', async () => {
    const frame = await hub();
    await frame.evaluate(async () => {
      const navigation = await sdk.getService<HostNavigation>('ms.vss-features.host-navigation-service');
      navigation.onHashChanged((hash) => void heard.push({ name: 'hash', value: hash }));
      navigation.setHash('deck=2');
    });
    await page.waitForURL(/#deck=2$/);
    await frame.waitForFunction(
      () => heard.some(({ name, value }) => name === 'hash' && value === 'deck=2'),
      undefined,
      { polling: 100 },
    );
    expect(
      await frame.evaluate(async () =>
        (await sdk.getService<HostNavigation>('ms.vss-features.host-navigation-service')).getHash(),
      ),
    ).toBe('deck=2');
  });

  it('opens a dialog of its own with a configuration, and gets what the dialog closes with', async () => {
    const frame = await hub();
    await frame.evaluate(async () => {
      const layout = await sdk.getService<HostPageLayout>('ms.vss-features.host-page-layout-service');
      layout.openCustomDialog('harbour.lighthouse.signal', {
        title: 'Signal',
        configuration: { ship: 'Tern' },
        onClose: (result) => void heard.push({ name: 'closed', value: result }),
      });
    });
    await page.getByRole('dialog', { name: 'Signal' }).waitFor();
    const dialog = await frameOf(page, 'signal');
    expect(await dialog.evaluate(() => sdk.getConfiguration()['ship'])).toBe('Tern');
    await dialog.evaluate(
      () => void (sdk.getConfiguration()['dialog'] as { close(result: unknown): void }).close({ answered: true }),
    );
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await frame.waitForFunction(() => heard.some(({ name }) => name === 'closed'), undefined, { polling: 100 });
    expect(await frame.evaluate(() => heard.find(({ name }) => name === 'closed')?.value)).toEqual({ answered: true });
  });

  it('asks with a message, and hears no when it is closed by the keyboard', async () => {
    const frame = await hub();
    await frame.evaluate(async () => {
      const layout = await sdk.getService<HostPageLayout>('ms.vss-features.host-page-layout-service');
      layout.openMessageDialog('Douse the lamp?', {
        title: 'Lamp',
        onClose: (result) => void heard.push({ name: 'answer', value: result }),
      });
    });
    await page.getByRole('dialog', { name: 'Lamp' }).waitFor();
    await page.keyboard.press('Escape');
    await frame.waitForFunction(() => heard.some(({ name }) => name === 'answer'), undefined, { polling: 100 });
    expect(await frame.evaluate(() => heard.find(({ name }) => name === 'answer')?.value)).toBe(false);
  });

  it('gets the other theme’s variables while it runs', async () => {
    const frame = await hub();
    const light = await frame.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--background-color').trim(),
    );
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await frame.waitForFunction(
      (before) => getComputedStyle(document.documentElement).getPropertyValue('--background-color').trim() !== before,
      light,
    );
    expect(
      await frame.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--palette-neutral-0').trim(),
      ),
    ).toBe('32, 31, 30');
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Match browser' }).click();
  });

  it('is as high as it asks to be', async () => {
    await page.goto(`${site.origin}/azure/_extensions/harbour.lighthouse.signal`);
    const frame = await frameOf(page, 'signal');
    await frame.evaluate(() => sdk.resize(undefined, 777));
    await page.waitForFunction(() => document.querySelector('iframe')?.getBoundingClientRect().height === 777);
  });

  it('says in words why it cannot start', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_apps/hub/harbour.lighthouse.dark`);
    await page.getByRole('alert').filter({ hasText: 'The lighthouse is dark.' }).waitFor();
  });
});
