import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator } from 'playwright-core';
import { launch, launchWithProfile } from '../../support/chromium';
import { startLocalHost, type LocalHost } from '../../support/local-host';
import type { Look, Site, Visit } from './site';

interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
}

/** The local Jira with the seeded train, or with what `options` ask for; `project` is the one whose pages are opened. */
export async function jiraSite(options: readonly string[] = [], project = 'HAR'): Promise<Site> {
  const host = await startLocalHost(options);
  let browser: Promise<Browser> | undefined;
  const people = await peopleOf(host);
  const contexts: BrowserContext[] = [];
  const profiles: string[] = [];
  function profile(): string {
    profiles.push(mkdtempSync(join(tmpdir(), 'waybill-profile-')));
    return profiles.at(-1)!;
  }

  const admin = people.find(({ role }) => role === 'admin')?.accountId ?? people[0]!.accountId;
  const rest = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(host.url + path, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${admin}:any`).toString('base64')}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  async function keys(jql: string, maxResults = 100): Promise<readonly string[]> {
    const response = await rest('POST', '/rest/api/3/search/jql', { jql, maxResults, fields: ['summary'] });
    const text = await response.text();
    if (!response.ok) throw new Error(`${jql}: ${text}`);
    return (JSON.parse(text) as { issues: { key: string }[] }).issues.map(({ key }) => key);
  }

  return {
    host,
    async visit(role, look = 'light', remembers = false) {
      const context = remembers
        ? await launchWithProfile(profile(), look)
        : await (await (browser ??= launch())).newContext({ colorScheme: look, viewport: { width: 1280, height: 1000 }, acceptDownloads: true });
      contexts.push(context);
      return visit({ context, host, project, person: people.find((person) => person.role === role)!, look });
    },
    openItems: (count) => keys(`project = ${project} and statusCategory != Done and "Story Points" > 0 order by rank`, count),
    async found(query, isThere) {
      const limit = Date.now() + 10_000;
      for (;;) {
        const found = await keys(query);
        if (isThere(found) || Date.now() > limit) return found;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    scoreAbove: (value) => `project = ${project} and WSJF > ${value} order by WSJF desc`,
    async rename(key, summary) {
      // Jira takes 255 characters.
      const response = await rest('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: summary.slice(0, 255) } });
      if (!response.ok) throw new Error(`${key} was not renamed: ${await response.text()}`);
    },
    async remove(key) {
      const response = await rest('DELETE', `/rest/api/3/issue/${key}?deleteSubtasks=true`);
      if (!response.ok) throw new Error(`${key} was not deleted: ${await response.text()}`);
    },
    async unmodelled() {
      return (await host.calls()).filter(({ isUnmodelled }) => isUnmodelled).map(({ what }) => what);
    },
    async close() {
      // A spec that failed has left its windows open.
      await Promise.allSettled(contexts.map((context) => context.close()));
      await (await browser)?.close();
      await host.stop();
      for (const folder of profiles) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** People stand in the page itself, where its switcher reads them. */
async function peopleOf(host: LocalHost): Promise<readonly Person[]> {
  const html = await (await fetch(`${host.url}/jira`)).text();
  const [, start] = /<script[^>]*id="start"[^>]*>([\s\S]*?)<\/script>/.exec(html) ?? [];
  return (JSON.parse(start!) as { people: Person[] }).people;
}

async function visit({ context, host, project, person, look }: { context: BrowserContext; host: LocalHost; project: string; person: Person; look: Look }): Promise<Visit> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);

  async function session(change: { accountId?: string | null; colorMode?: Look }): Promise<void> {
    const response = await context.request.post(`${host.url}/host/session`, { data: change, headers: { origin: host.url } });
    if (!response.ok()) throw new Error(`The session was not changed: ${await response.text()}`);
  }
  async function open(path: string, module: string): Promise<FrameLocator> {
    await page.goto(host.url + path);
    return page.frameLocator(`iframe[data-module="${module}"]`);
  }

  await session({ accountId: person.accountId, colorMode: look });
  return {
    page,
    name: person.name,
    openItem: (key) => open(`/jira/browse/${key}`, 'value-panel'),
    async openCompact(key) {
      const frame = await open(`/jira/browse/${key}`, 'value-context');
      const head = page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Value' });
      if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
      return frame;
    },
    openValuePage: (view) => open(`/jira/projects/${project}/apps/value-page${view ? `?${view}` : ''}`, 'value-page'),
    openSettings: (chosen) => open(`/jira/admin/apps/settings-page${chosen ? `?project=${chosen}` : ''}`, 'settings-page'),
    async search(query) {
      await page.goto(`${host.url}/jira/issues?jql=${encodeURIComponent(query)}`);
      const rows = page.getByRole('table', { name: 'Work items' }).getByRole('row');
      await rows.nth(1).waitFor();
      const links = page.getByRole('table', { name: 'Work items' }).locator('a[href*="/jira/browse/"]');
      return [...new Set(await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')!.split('/').pop()!)))];
    },
    async show(chosen) {
      await page.getByRole('button', { name: 'Theme', exact: true }).click();
      await page.getByRole('menuitemradio', { name: chosen === 'dark' ? 'Dark' : 'Light', exact: true }).click();
      for (const frame of page.frames()) await frame.locator(`html[data-color-mode="${chosen}"]`).waitFor({ state: 'attached' });
    },
    signOut: () => session({ accountId: null }),
    signIn: () => session({ accountId: person.accountId }),
    leave: () => context.close(),
  };
}
