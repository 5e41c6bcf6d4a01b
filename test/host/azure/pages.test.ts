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
  storyId =
    [...site.azure.organization.items()].find(({ fields }) => fields['System.WorkItemType'] === 'User Story')?.id ?? 0;
}, 90_000);

afterAll(() => site.close());

/** Changes a work item as the first administrator, by REST. */
async function change(id: number, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const admin = site.azure.organization.people().find(({ access }) => access === 'admin');
  const body = JSON.stringify(
    Object.entries(fields).map(([name, value]) => ({ op: 'replace', path: `/fields/${name}`, value })),
  );
  const headers = {
    authorization: `Basic ${Buffer.from(`:${admin?.id}`).toString('base64')}`,
    'content-type': 'application/json-patch+json',
  };
  const response = await fetch(`${site.origin}/azure/_apis/wit/workItems/${id}?api-version=7.1`, {
    method: 'PATCH',
    headers,
    body,
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Lets the shared window be somebody else's. */
async function signIn(accountId: string): Promise<void> {
  await page.evaluate(
    (id) =>
      fetch('/host/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ accountId: id }),
      }),
    accountId,
  );
}

function openStory(): Promise<unknown> {
  return page.goto(`${site.origin}/azure/${site.project}/_workitems/edit/${storyId}`);
}

describe('a work item’s form', () => {
  it('shares what is changed with an extension’s group before it is saved, and the other way round', async () => {
    await openStory();
    const group = await frameOf(page, 'lamp-group');
    await page.getByRole('textbox', { name: 'Title' }).fill('اختبار <script>alert(1)</script>');
    await group.waitForFunction(() => heard.some(({ name }) => name === 'onFieldChanged'), undefined, { polling: 100 });
    const seen = await group.evaluate(async () => {
      const form = await sdk.getService<WorkItemForm>('ms.vss-work-web.work-item-form');
      const before = {
        id: await form.getId(),
        dirty: await form.isDirty(),
        title: await form.getFieldValue('System.Title'),
        done: await form.setFieldValue('Microsoft.VSTS.Scheduling.StoryPoints', 21),
        none: await form.setFieldValue('System.Rev', 1),
      };
      await form.save();
      return before;
    });
    expect(seen).toEqual({
      id: storyId,
      dirty: true,
      title: 'اختبار <script>alert(1)</script>',
      done: true,
      none: false,
    });
    await group.waitForFunction(() => heard.some(({ name }) => name === 'onSaved'), undefined, { polling: 100 });
    expect(site.azure.organization.item(storyId)?.fields).toMatchObject({
      'System.Title': 'اختبار <script>alert(1)</script>',
      'Microsoft.VSTS.Scheduling.StoryPoints': 21,
    });
  });

  it('cannot be saved while an extension says that something is wrong', async () => {
    await openStory();
    const group = await frameOf(page, 'lamp-group');
    await page.getByRole('textbox', { name: 'Title' }).fill('Lit');
    await group.evaluate(async () =>
      (await sdk.getService<WorkItemForm>('ms.vss-work-web.work-item-form')).setError('No lamp without oil.'),
    );
    await page.getByRole('alert').filter({ hasText: 'No lamp without oil.' }).waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await group.evaluate(async () =>
      (await sdk.getService<WorkItemForm>('ms.vss-work-web.work-item-form')).clearError(),
    );
    await page.getByRole('button', { name: 'Save' }).click();
    while (site.azure.organization.item(storyId)?.fields['System.Title'] !== 'Lit') await page.waitForTimeout(50);
  });

  it('takes over what somebody else saved meanwhile, and keeps what is typed here', async () => {
    await openStory();
    await page.getByRole('textbox', { name: 'Title' }).fill('Mine');
    await change(storyId, { 'System.Tags': 'theirs', 'System.History': 'What a lamp' });
    await page.getByText('What a lamp').waitFor();
    expect(await page.getByRole('textbox', { name: 'Tags' }).inputValue()).toBe('theirs');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Save' }).and(page.locator(':disabled')).waitFor();
    expect(site.azure.organization.item(storyId)?.fields).toMatchObject({
      'System.Title': 'Mine',
      'System.Tags': 'theirs',
    });
  });

  it('asks whose text is kept where two people have changed the same field', async () => {
    await openStory();
    await page.getByRole('textbox', { name: 'Title' }).fill('Mine again');
    await change(storyId, { 'System.Title': 'Theirs' });
    await page.getByRole('status').filter({ hasText: 'Stored now: Title “Theirs”.' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Mine again');
    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Theirs');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  it('writes only what was edited of a formatted text, and nothing when it reads as before', async () => {
    await change(storyId, {
      'System.Description': '<h2>Oil</h2><p>Buy <b>whale</b> oil</p><ul><li>one</li><li>two</li></ul>',
    });
    await openStory();
    const description = page.getByRole('textbox', { name: 'Description' });
    expect(await description.inputValue()).toBe('Oil\nBuy whale oil\none\ntwo');
    await description.fill('Oil\nBuy rape oil  \none\ntwo');
    expect(await description.inputValue()).toBe('Oil\nBuy rape oil  \none\ntwo');
    await description.fill('Oil\nBuy whale oil\none\ntwo');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await description.fill('Oil\nBuy <rape> oil\none\ntwo');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Save' }).and(page.locator(':disabled')).waitFor();
    await page.getByText('– not saved').waitFor({ state: 'detached' });
    expect(site.azure.organization.item(storyId)?.fields['System.Description']).toBe(
      '<h2>Oil</h2><div>Buy &lt;rape&gt; oil</div><ul><li>one</li><li>two</li></ul>',
    );
  });

  it('runs an extension’s action from its menu, with the work item', async () => {
    await openStory();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Ring the bell' }).waitFor();
    await page.getByRole('menuitem', { name: 'Flash' }).click();
    const frame = await frameOf(page, 'flash');
    await frame.waitForFunction(() => heard.some(({ name }) => name === 'execute'), undefined, { polling: 100 });
    expect(await frame.evaluate(() => heard.find(({ name }) => name === 'execute')?.value)).toMatchObject({
      workItemId: storyId,
      workItemTypeName: 'User Story',
    });
  });

  it('begins a work item, says what it still needs, and goes to it once it is saved', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_workitems/create/Feature`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').filter({ hasText: 'Not saved yet: Title needs a value.' }).waitFor();
    await page.getByRole('textbox', { name: 'Title' }).fill('A new lamp');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/_workitems\/edit\/\d+$/);
    const id = Number(/\d+$/.exec(page.url())?.[0]);
    expect(site.azure.organization.item(id)?.fields).toMatchObject({
      'System.Title': 'A new lamp',
      'System.WorkItemType': 'Feature',
      'System.State': 'New',
      'System.Reason': 'New',
      'System.AreaPath': 'Harbour train',
    });
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
    expect(await page.getByRole('textbox', { name: 'Query in WIQL' }).inputValue()).toBe(
      'SELECT [System.Id] FROM Lighthouses',
    );
  });

  it('is sorted by a column’s header, and draws only the lines in view', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_workitems`);
    await page.getByRole('columnheader').getByRole('button', { name: 'Title' }).click();
    await page.waitForURL((url) => url.searchParams.get('wiql')?.endsWith('ORDER BY [System.Title] ASC') === true);
    await page.getByRole('row').nth(5).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(100);
  });

  it('is gone through by arrow keys, and follows what others change', async () => {
    await page.goto(`${site.origin}/azure/${site.project}/_workitems`);
    await page.locator('tr[data-index="0"] a').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('tr[data-index="1"] a:focus').waitFor();
    await change(storyId, { 'System.Title': 'Seen at once' });
    await page.locator('tr[data-index="0"]').getByRole('link', { name: 'Seen at once' }).waitFor();
  });
});

describe('every contribution', () => {
  it('is listed, with the reason where the host has no place for it', async () => {
    await page.goto(`${site.origin}/azure/_extensions`);
    for (const name of ['Lamp', 'Tower', 'Keeper', 'Flash', 'Crew', 'Berth'])
      await page.getByRole('link', { name, exact: true }).waitFor();
    await page
      .getByText('The local host has no place for contributions of the type ms.vss-release-web.release-editor-tab.')
      .waitFor();
  });
});

describe('somebody who may only read', () => {
  it('sees a work item’s fields as text, with the reason, and begins none', async () => {
    const reader = site.azure.organization.people().find(({ access }) => access === 'reader');
    await signIn(reader?.id ?? '');
    await openStory();
    await page
      .getByText(
        'You can read this work item, but not change it: for that you need the permission “Edit work items in this node”',
      )
      .waitFor();
    expect((await page.getByRole('textbox').count()) + (await page.getByRole('combobox').count())).toBe(0);
    await page.goto(`${site.origin}/azure/${site.project}/_backlogs`);
    await page.getByRole('row').nth(5).waitFor();
    expect(await page.getByRole('button', { name: 'New work item' }).count()).toBe(0);
    await signIn(site.azure.organization.people().find(({ access }) => access === 'admin')?.id ?? '');
  });
});

describe('in light and dark, wide and narrow', () => {
  it.each([
    '',
    '/PROJECT/_workitems',
    '/PROJECT/_queries',
    '/PROJECT/_backlogs?level=Features&pane=planning',
    '/PROJECT/_workitems/edit/ITEM',
    '/PROJECT/_settings',
    '/_extensions',
    '/PROJECT/_apps/hub/harbour.lighthouse.tower',
  ])('axe finds nothing on /azure%s, and nothing sticks out', async (path) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 500 });
    await page.goto(`${site.origin}/azure${path.replace('PROJECT', site.project).replace('ITEM', String(storyId))}`);
    await page.waitForLoadState('networkidle');
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 320],
    ] as const) {
      await page.setViewportSize({ width, height: 500 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const findings = (await accessibilityFindings(page)).filter(
        (finding) => !(path.includes('/hub/') && finding.startsWith('page-has-heading-one')),
      );
      expect({ colorScheme, width, findings }).toEqual({ colorScheme, width, findings: [] });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
