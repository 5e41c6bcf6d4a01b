import type * as Sdk from 'azure-devops-extension-sdk';
import type { Page } from 'playwright-core';
import { accessibilityFindings } from '../../support/accessibility';
import type { WorkItemForm } from './extension-host/platform';
import { frameOf, startAzureSite, type AzureTestSite } from './extension-host/site';

declare const sdk: typeof Sdk;
declare const heard: { name: string; value: unknown }[];

jest.setTimeout(60_000);

let site: AzureTestSite;
let page: Page;
let storyId: number;

beforeAll(async () => {
  site = await startAzureSite();
  page = await site.open('/azure');
  storyId = [...site.azure.organization.items()].find(({ fields }) => fields['System.WorkItemType'] === 'User Story')?.id ?? 0;
}, 90_000);

afterAll(() => site.close());

function openStory(): Promise<unknown> {
  return page.goto(`${site.origin}/azure/${site.project}/_workitems/edit/${storyId}`);
}

describe('a work item’s form', () => {
  it('shares what is changed with an extension’s group before it is saved, and the other way round', async () => {
    await openStory();
    const group = await frameOf(page, 'lamp-group');
    await page.getByRole('textbox', { name: 'Title' }).fill('اختبار <script>alert(1)</script>');
    await group.waitForFunction(() => heard.some(({ name }) => name === 'onFieldChanged'));
    const seen = await group.evaluate(async () => {
      const form = await sdk.getService<WorkItemForm>('ms.vss-work-web.work-item-form');
      const before = { id: await form.getId(), dirty: await form.isDirty(), title: await form.getFieldValue('System.Title'), done: await form.setFieldValue('Microsoft.VSTS.Scheduling.StoryPoints', 21), none: await form.setFieldValue('System.Rev', 1) };
      await form.save();
      return before;
    });
    expect(seen).toEqual({ id: storyId, dirty: true, title: 'اختبار <script>alert(1)</script>', done: true, none: false });
    await group.waitForFunction(() => heard.some(({ name }) => name === 'onSaved'));
    expect(site.azure.organization.item(storyId)?.fields).toMatchObject({ 'System.Title': 'اختبار <script>alert(1)</script>', 'Microsoft.VSTS.Scheduling.StoryPoints': 21 });
  });

  it('cannot be saved while an extension says that something is wrong', async () => {
    await openStory();
    const group = await frameOf(page, 'lamp-group');
    await page.getByRole('textbox', { name: 'Title' }).fill('Lit');
    await group.evaluate(async () => (await sdk.getService<WorkItemForm>('ms.vss-work-web.work-item-form')).setError('No lamp without oil.'));
    await page.getByRole('alert').filter({ hasText: 'No lamp without oil.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await group.evaluate(async () => (await sdk.getService<WorkItemForm>('ms.vss-work-web.work-item-form')).clearError());
    await page.getByRole('button', { name: 'Save' }).click();
    while (site.azure.organization.item(storyId)?.fields['System.Title'] !== 'Lit') await page.waitForTimeout(50);
  });

  it('keeps what was typed when somebody else saved first, and saves it on top', async () => {
    await openStory();
    await page.getByRole('textbox', { name: 'Title' }).fill('Mine');
    const other = await site.open(`/azure/${site.project}/_workitems/edit/${storyId}`);
    await other.getByRole('textbox', { name: 'Tags' }).fill('theirs');
    await other.keyboard.press('Control+s');
    while (site.azure.organization.item(storyId)?.fields['System.Tags'] !== 'theirs') await page.waitForTimeout(50);
    await other.close();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Load the newer version, keep my changes' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Mine');
    await page.getByRole('button', { name: 'Save' }).click();
    while (site.azure.organization.item(storyId)?.fields['System.Title'] !== 'Mine') await page.waitForTimeout(50);
    expect(site.azure.organization.item(storyId)?.fields['System.Tags']).toBe('theirs');
  });

  it('runs an extension’s action from its menu, with the work item', async () => {
    await openStory();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Ring the bell' }).waitFor();
    await page.getByRole('menuitem', { name: 'Flash' }).click();
    const frame = await frameOf(page, 'flash');
    await frame.waitForFunction(() => heard.some(({ name }) => name === 'execute'));
    expect(await frame.evaluate(() => heard.find(({ name }) => name === 'execute')?.value)).toMatchObject({ workItemId: storyId, workItemTypeName: 'User Story' });
  });

  it('begins a work item and goes to it once it is saved', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_workitems/create/Feature`);
    await page.getByRole('textbox', { name: 'Title' }).fill('A new lamp');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/_workitems\/edit\/\d+$/);
    const id = Number(/\d+$/.exec(page.url())?.[0]);
    expect(site.azure.organization.item(id)?.fields).toMatchObject({ 'System.Title': 'A new lamp', 'System.WorkItemType': 'Feature' });
  });

  it('says so when there is no such work item', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_workitems/edit/99999999`);
    await page.getByRole('alert').filter({ hasText: '99999999' }).waitFor();
  });
});

describe('a query', () => {
  it('shows a mistake in the server’s words and keeps the text', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_queries`);
    await page.getByRole('textbox', { name: 'Query in WIQL' }).fill('SELECT [System.Id] FROM Lighthouses');
    await page.getByRole('button', { name: 'Run query' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Query in WIQL' }).inputValue()).toBe('SELECT [System.Id] FROM Lighthouses');
  });

  it('is sorted by a column’s header, and draws only the lines in view', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_workitems`);
    await page.getByRole('columnheader').getByRole('button', { name: 'Title' }).click();
    await page.waitForURL((url) => url.searchParams.get('wiql')?.endsWith('ORDER BY [System.Title] ASC') === true);
    await page.getByRole('row').nth(5).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(100);
  });
});

describe('every contribution', () => {
  it('is listed, with the reason where the host has no place for it', async () => {
    await page.goto(`${site.origin}/azure/_extensions`);
    for (const name of ['Lamp', 'Tower', 'Keeper', 'Flash', 'Crew', 'Berth']) await page.getByRole('link', { name, exact: true }).waitFor();
    await page.getByText('The local host has no place for contributions of the type ms.vss-release-web.release-editor-tab.').waitFor();
  });
});

describe('in light and dark, wide and narrow', () => {
  it.each(['', '/PROJECT/_workitems', '/PROJECT/_queries', '/PROJECT/_backlogs', '/PROJECT/_workitems/edit/ITEM', '/PROJECT/_settings', '/_extensions', '/PROJECT/_apps/hub/harbour.lighthouse.tower'])('axe finds nothing on /azure%s, and nothing sticks out', async (path) => {
    await page.goto(`${site.origin}/azure${path.replace('PROJECT', site.project).replace('ITEM', String(storyId))}`);
    await page.waitForLoadState('networkidle');
    for (const [colorScheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const findings = (await accessibilityFindings(page)).filter((finding) => !(path.includes('/hub/') && finding.startsWith('page-has-heading-one')));
      expect({ colorScheme, width, findings }).toEqual({ colorScheme, width, findings: [] });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
