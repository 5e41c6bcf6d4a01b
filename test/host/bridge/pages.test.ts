import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Forge from '@forge/bridge';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { createJira } from '#host/jira/jira';
import { seedTrain } from '#world/seed/train';
import { openStore } from '#host/server/store';
import { colourRules } from '../../support/accessibility';
import { frameOf, startSite, type Site } from './site';

declare const forge: typeof Forge;
declare const kept: Record<string, unknown[]>;

jest.setTimeout(40_000);

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
let site: Site;
let page: Page;
let key: string;

beforeAll(async () => {
  const jira = createJira({ store: openStore(':memory:'), now: () => Date.now() });
  jira.load(seedTrain('2026-11-22'));
  site = await startSite(jira, () => 'answer');
  page = await site.open('/jira');
  const found = await asPage<{ issues: { key: string }[] }>(
    `/rest/api/3/search/jql?maxResults=1&fields=summary&jql=${encodeURIComponent('project = HAR and type = Story order by key')}`,
  );
  key = found.issues[0]?.key ?? '';
}, 90_000);

afterAll(() => site.close());

function asPage<Reply>(path: string): Promise<Reply> {
  return page.evaluate(async (asked) => (await (await fetch(asked)).json()) as Reply, path);
}

async function violations(options: RunOptions): Promise<unknown> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe);
  return page.evaluate(async (chosen) => {
    const { axe: run } = globalThis as unknown as {
      axe: {
        run(root: Document, options: unknown): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
      };
    };
    return (await run.run(document, { iframes: false, resultTypes: ['violations'], ...chosen })).violations.map(
      ({ id, nodes }) => [id, nodes.map(({ target }) => target)],
    );
  }, options);
}

describe('an issue’s page', () => {
  it('saves a new summary, shows it in history, and tells the app’s frames', async () => {
    await page.goto(`${site.origin}/jira/browse/${key}`);
    const frame = await frameOf(page, 'panel');
    await frame.evaluate(async () => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { kept: { heard } });
      await forge.events.on('JIRA_ISSUE_CHANGED', (change: unknown) => heard.push(change));
    });
    await page.getByTitle('Edit summary').click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('اختبار <script>alert(1)</script>');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'اختبار <script>alert(1)</script>' }).waitFor();
    await frame.waitForFunction(() => kept['heard']?.length === 1);
    expect(await frame.evaluate(() => kept['heard'])).toMatchObject([
      { changes: [{ changeType: 'updated', atlassianId: site.jira.people()[0]?.accountId }] },
    ]);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('summary', { exact: true }).first().waitFor();
  });

  it('moves to another status and takes a comment', async () => {
    await page.goto(`${site.origin}/jira/browse/${key}`);
    await page.getByRole('button', { name: /^Status: / }).click();
    const option = page.getByRole('menuitem').first();
    const name = (await option.locator('bdi').first().textContent()) ?? '';
    await option.click();
    await page.getByRole('button', { name: /^Status: / }).waitFor();
    expect(name).not.toBe('');
    await page.getByRole('tab', { name: 'Comments' }).click();
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('Smells of roses');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Smells of roses').waitFor();
  });

  it('says so when there is no such issue', async () => {
    await page.goto(`${site.origin}/jira/browse/HAR-99999`);
    await page.getByRole('alert').filter({ hasText: 'find that' }).first().waitFor();
  });

  it('opens an action of the app and closes it when the app does', async () => {
    await page.goto(`${site.origin}/jira/browse/${key}`);
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Press flower' }).click();
    const frame = await frameOf(page, 'action');
    await frame.evaluate(() => void forge.view.close());
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('the search page', () => {
  it('shows a JQL mistake under the query, in the server’s words', async () => {
    await page.goto(`${site.origin}/jira/issues?jql=${encodeURIComponent('flower = rose')}`);
    expect(await page.locator('#jql-problem').textContent()).toContain('flower');
  });

  it('sorts by a column’s header by rewriting the query, and reads on while scrolling', async () => {
    await page.goto(`${site.origin}/jira/projects/HAR/issues`);
    await page.getByRole('columnheader').getByRole('button', { name: 'Summary' }).click();
    await page.waitForURL(/ORDER\+BY\+summary\+ASC/);
    await page.getByRole('row').nth(5).waitFor();
    expect(await page.getByRole('row').count()).toBeLessThan(60);
    const before = site.journal.since(0).filter(({ what }) => what.includes('nextPageToken')).length;
    await page.getByRole('table').evaluate((table) => table.scrollTo(0, 4_000));
    while (site.journal.since(0).filter(({ what }) => what.includes('nextPageToken')).length === before)
      await page.waitForTimeout(50);
  });
});

describe('the backlog', () => {
  it('moves an issue down by its menu, and keeps it there', async () => {
    await page.goto(`${site.origin}/jira/projects/HAR/backlog`);
    const lines = page.locator('.backlog__line--issue a');
    await lines.first().waitFor();
    const [first, second] = await Promise.all([lines.nth(0).textContent(), lines.nth(1).textContent()]);
    await page.getByLabel(`Move ${first}`, { exact: true }).selectOption('down');
    await page.waitForFunction(
      (wanted) => document.querySelector('.backlog__line--issue a')?.textContent === wanted,
      second,
    );
    await page.reload();
    await lines.first().waitFor();
    expect([await lines.nth(0).textContent(), await lines.nth(1).textContent()]).toEqual([second, first]);
  });
});

describe('a dashboard', () => {
  it('holds the app’s gadget and what its settings submit', async () => {
    await page.goto(`${site.origin}/jira/dashboards`);
    await page.getByRole('button', { name: 'New dashboard' }).click();
    await page.getByRole('button', { name: 'Add Bouquet' }).click();
    await frameOf(page, 'bouquet');
    await page.getByRole('button', { name: 'Configure' }).click();
    await page.locator('iframe[src*="/edit/"]').waitFor();
    const settings = await frameOf(page, 'bouquet');
    const read = page.waitForResponse((response) => response.url().endsWith('/gadgets'));
    await settings.evaluate(() => void forge.view.submit({ petals: 7 }));
    await read;
    // The page reads the dashboard anew before it draws the gadget with its settings.
    await page.locator('iframe[src*="/page/"]').waitFor();
    await page.waitForLoadState('networkidle');
    const shown = await frameOf(page, 'bouquet');
    const { extension } = await shown.evaluate(() => forge.view.getContext());
    expect(extension).toMatchObject({
      type: 'jira:dashboardGadget',
      entryPoint: 'view',
      gadgetConfiguration: { petals: 7 },
    });
  });
});

describe('in light and dark, wide and narrow', () => {
  it.each([
    '/jira',
    '/jira/browse/KEY',
    '/jira/projects/HAR/issues',
    '/jira/projects/HAR/board',
    '/jira/projects/HAR/backlog',
    '/jira/projects/HAR/settings',
    '/jira/dashboards',
  ])('axe finds nothing on %s, and nothing sticks out', async (path) => {
    await page.goto(site.origin + path.replace('KEY', key));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    // Colours are the same in a narrow window, and all else is the same in the dark.
    const colours: RunOptions = { runOnly: [...colourRules] };
    const rest: RunOptions = { rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])) };
    for (const [colorScheme, width, rules] of [
      ['light', 1280, {}],
      ['dark', 1280, colours],
      ['light', 320, rest],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ colorScheme, width, violations: await violations(rules) }).toEqual({
        colorScheme,
        width,
        violations: [],
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
