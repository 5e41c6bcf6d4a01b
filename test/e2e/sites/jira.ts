import type { Site } from './site';
import { waitFor, type Windows } from './windows';

/** The Jira of a local host; `project` is the key of the one whose pages are opened. */
export function jiraSite(windows: Windows, project = 'HAR'): Site {
  const { host, admin } = windows;
  const rest = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(host.url + path, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`${admin}:any`).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  async function keys(jql: string, maxResults = 100): Promise<readonly string[]> {
    const response = await rest('POST', '/rest/api/3/search/jql', { jql, maxResults, fields: ['summary'] });
    const text = await response.text();
    if (!response.ok) throw new Error(`${jql}: ${text}`);
    return (JSON.parse(text) as { issues: { key: string }[] }).issues.map(({ key }) => key);
  }
  const frame = (module: string) => `iframe[data-module="${module}"]`;

  return {
    ...windows.common,
    async visit(role, look = 'light', remembers = false) {
      const { page, go, common } = await windows.open(role, look, remembers);
      return {
        ...common,
        openItem: (key) => go(`/jira/browse/${key}`, frame('value-panel')),
        async openCompact(key) {
          const panel = await go(`/jira/browse/${key}`, frame('value-context'));
          const head = page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Value' });
          if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
          return panel;
        },
        openValuePage: (view) =>
          go(`/jira/projects/${project}/apps/project-page/value-page${view ? `?${view}` : ''}`, frame('project-page')),
        openDecisionPanel: (key) => go(`/jira/browse/${key}`, frame('decision-panel')),
        openDecisionLog: (view) =>
          go(
            `/jira/projects/${project}/apps/project-page/decision-log${view ? `?${view}` : ''}`,
            frame('project-page'),
          ),
        openPlanningBoard: (view) => go(`/jira/apps/pi-board${view ? `?${view}` : ''}`, frame('pi-board')),
        openPlanningPanel: (key) => go(`/jira/browse/${key}`, frame('pi-panel')),
        async openGadget() {
          const gadget = await go('/jira/dashboards', frame('pi-gadget'));
          const add = page.getByRole('button', { name: 'Add Planning' });
          const make = page.getByRole('button', { name: 'New dashboard' });
          await make.waitFor();
          const dashboards = page.getByRole('navigation', { name: 'Dashboards' }).getByRole('link');
          if ((await dashboards.count()) === 0) await make.click();
          await add.waitFor();
          await page.waitForLoadState('networkidle');
          if ((await page.locator(frame('pi-gadget')).count()) === 0) await add.click();
          return gadget;
        },
        async setUpGadget() {
          await page.getByRole('button', { name: 'Configure' }).click();
          await page.getByRole('region', { name: 'Planning' }).getByRole('button', { name: 'Cancel' }).waitFor();
          return page.frameLocator(frame('pi-gadget'));
        },
        async keepGadget() {
          await page.frameLocator(frame('pi-gadget')).getByRole('button', { name: 'Save' }).click();
          await page.getByRole('button', { name: 'Configure' }).waitFor();
        },
        openDependencyPanel: (key) => go(`/jira/browse/${key}`, frame('dependency-panel')),
        openSettings: (chosen) =>
          go(`/jira/admin/apps/settings-page${chosen ? `?project=${chosen}` : ''}`, frame('settings-page')),
        reload: async () => void (await page.reload()),
        async search(query) {
          await page.goto(`${host.url}/jira/issues?jql=${encodeURIComponent(query)}`);
          const rows = page.getByRole('table', { name: 'Work items' }).getByRole('row');
          await rows.nth(1).waitFor();
          const links = page.getByRole('table', { name: 'Work items' }).locator('a[href*="/jira/browse/"]');
          return [
            ...new Set(
              await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')!.split('/').pop()!)),
            ),
          ];
        },
        async show(chosen) {
          await common.show(chosen);
          for (const each of page.frames())
            await each.locator(`html[data-color-mode="${chosen}"]`).waitFor({ state: 'attached' });
        },
      };
    },
    openItems: (count) =>
      keys(`project = ${project} and statusCategory != Done and "Story Points" > 0 order by rank`, count),
    found: (query, isThere) => waitFor(() => keys(query), isThere),
    scoreAbove: (value) => `project = ${project} and WSJF > ${value} order by WSJF desc`,
    committedTo: (pi, key) => `PI ~ "${pi}" and key = ${key}`,
    faultsOfSaving: [
      '429@POST /invoke/value.submitx1',
      '500@POST /invoke/value.submitx1',
      'timeout@POST /invoke/value.submitx1',
      '500@POST /api/v1/transactionx1',
      'lost@POST /api/v1/transactionx1',
    ],
    settingsRefusal: { text: 'Only Jira administrators may open this page.', by: 'page' },
    async iterationOf(key) {
      const response = await rest('GET', `/rest/agile/1.0/issue/${key}?fields=sprint`);
      const { fields } = (await response.json()) as { fields: { sprint?: { name: string } | null } };
      return fields.sprint?.name ?? '';
    },
    async rename(key, summary) {
      // Jira takes 255 characters.
      const response = await rest('PUT', `/rest/api/3/issue/${key}`, { fields: { summary: summary.slice(0, 255) } });
      if (!response.ok) throw new Error(`${key} was not renamed: ${await response.text()}`);
    },
    async remove(key) {
      const response = await rest('DELETE', `/rest/api/3/issue/${key}?deleteSubtasks=true`);
      if (!response.ok) throw new Error(`${key} was not deleted: ${await response.text()}`);
    },
  };
}
