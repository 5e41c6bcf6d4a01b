import type * as Forge from '@forge/bridge';
import type { Page } from 'playwright-core';
import { flowerJira } from './flowers';
import { frameOf, startSite, type Site } from './site';

declare const forge: typeof Forge;

jest.setTimeout(30_000);

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite(flowerJira(), () => 'answer');
  page = await site.open('/jira/browse/FLOW-1');
}, 60_000);

afterAll(() => site.close());

/** The value of one of the app's fields, as the REST API has it. */
function stored(name: string): Promise<unknown> {
  return page.evaluate(async (wanted) => {
    const issue = (await (await fetch('/rest/api/3/issue/FLOW-1?expand=names')).json()) as {
      names: Record<string, string>;
      fields: Record<string, unknown>;
    };
    const id = Object.keys(issue.names).find((candidate) => issue.names[candidate] === wanted);
    return id === undefined ? undefined : issue.fields[id];
  }, name);
}

async function untilStored(name: string, value: unknown): Promise<void> {
  while (JSON.stringify(await stored(name)) !== JSON.stringify(value)) await page.waitForTimeout(50);
}

function row(name: string) {
  return page.locator('.fields__row').filter({ has: page.locator('dt', { hasText: name }) });
}

describe('a field that the app draws and edits itself', () => {
  it('tells its pages which field of which issue they stand for', async () => {
    const frame = await frameOf(page, 'scent');
    const { extension } = await frame.evaluate(() => forge.view.getContext());
    expect(extension).toMatchObject({
      type: 'jira:customField',
      entryPoint: 'view',
      fieldId: expect.stringMatching(/^customfield_\d+$/) as string,
      fieldValue: null,
      renderContext: 'issue-view',
      issue: { key: 'FLOW-1' },
    });
  });

  it('stores what its editor submits, and draws the view anew', async () => {
    await page.getByRole('button', { name: 'Edit Scent' }).click();
    const editor = await frameOf(page, 'scent', 1);
    expect(editor.url()).toContain('/edit/');
    expect((await editor.evaluate(() => forge.view.getContext())).extension).toMatchObject({ entryPoint: 'edit' });
    await editor.evaluate(() => void forge.view.submit('sweet'));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await untilStored('Scent', 'sweet');
    const frame = await frameOf(page, 'scent');
    expect((await frame.evaluate(() => forge.view.getContext())).extension).toMatchObject({ fieldValue: 'sweet' });
  });

  it('keeps its editor open when Jira refuses the value', async () => {
    await page.getByRole('button', { name: 'Edit Scent' }).click();
    const editor = await frameOf(page, 'scent', 1);
    const refusal = await editor.evaluate(() =>
      forge.view.submit('x'.repeat(256)).then(String, (error: Error) => error.message),
    );
    expect(refusal).toBe('Scent was not saved.');
    expect(await page.getByRole('dialog', { name: 'Scent' }).count()).toBe(1);
    await editor.evaluate(() => void forge.view.close());
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await stored('Scent')).toBe('sweet');
  });
});

describe('fields of the app without an editor', () => {
  it.each([
    ['Petals', '5', 5],
    ['Hybrids', 'tea rambler', ['tea', 'rambler']],
  ])('%s takes %s in place', async (name, typed, value) => {
    await row(name).getByRole('button').click();
    await row(name).getByRole('textbox', { name }).fill(typed);
    await page.keyboard.press('Enter');
    await untilStored(name, value);
  });

  it('a person is chosen from a list', async () => {
    await row('Gardener').getByRole('button').click();
    await row('Gardener').getByRole('combobox').selectOption({ label: 'Bo Leaf' });
    await row('Gardener').getByText('Bo Leaf').waitFor();
    expect(await stored('Gardener')).toMatchObject({ accountId: 'person-bo' });
  });

  it('a moment is typed in the browser’s own time and stored as an instant', async () => {
    await row('Opens').getByRole('button').click();
    await row('Opens').getByLabel('Opens', { exact: true }).fill('2026-12-24T18:30');
    await page.keyboard.press('Enter');
    await untilStored(
      'Opens',
      await page.evaluate(() => new Date('2026-12-24T18:30').toISOString().replace('Z', '+0000')),
    );
  });

  it('a read-only one only shows', async () => {
    await row('Height').waitFor();
    expect(await row('Height').getByRole('button').count()).toBe(0);
  });
});

describe('somebody who may not edit the issue', () => {
  it('is shown the app’s fields and offered no way to edit them', async () => {
    const session = { method: 'POST', headers: { 'content-type': 'application/json' } };
    await page.evaluate((init) => fetch('/host/session', { ...init, body: '{"accountId":"person-bo"}' }), session);
    await page.reload();
    await frameOf(page, 'scent');
    await row('Petals').getByText('5').waitFor();
    expect(await page.locator('.fields').getByRole('button').count()).toBe(0);
  });
});

describe('a module made with UI Kit', () => {
  it('is said not to run here, on its place and on the start page, and is red in the call log', async () => {
    await page.goto(`${site.origin}/jira/browse/FLOW-1`);
    await page.getByRole('button', { name: /Kit glance/ }).click();
    await page.getByText(/Made with UI Kit.*local host runs Custom UI only/).waitFor();
    while (!site.journal.unmodelled.some(({ what }) => what === 'bridge draw jira:issueGlance kit'))
      await page.waitForTimeout(50);
    await page.goto(`${site.origin}/jira`);
    await page
      .getByRole('row', { name: /Kit glance/ })
      .getByText('which the local host does not run')
      .waitFor();
  });
});
