import type { Route } from 'playwright-core';
import type { Site } from './site';
import { waitFor, type Windows } from './windows';

/** The Azure DevOps of a local host; `project` is the name of the one whose pages are opened. */
export function azureSite(windows: Windows, project = 'Harbour train'): Site {
  const { host, admin } = windows;
  const place = `/azure/${encodeURIComponent(project)}`;
  const rest = (method: string, path: string, body?: unknown, type = 'application/json'): Promise<Response> =>
    fetch(`${host.url}${place}/_apis/wit/${path}${path.includes('?') ? '&' : '?'}api-version=7.1`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`:${admin}`).toString('base64')}`, 'content-type': type },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  async function ids(query: string, atMost = 100): Promise<readonly string[]> {
    const response = await rest('POST', `wiql?$top=${atMost}`, { query });
    const text = await response.text();
    if (!response.ok) throw new Error(`${query}: ${text}`);
    return (JSON.parse(text) as { workItems: { id: number }[] }).workItems.map(({ id }) => String(id));
  }
  const frame = (contribution: string) => `iframe[data-contribution="waybill.waybill.${contribution}"]`;
  const select =
    'SELECT [System.Id], [System.Title], [Custom.WSJF] FROM WorkItems WHERE [System.TeamProject] = @project';

  return {
    ...windows.common,
    async visit(role, look = 'light', remembers = false) {
      const { page, go, common } = await windows.open(role, look, remembers);
      const answers401 = (route: Route) =>
        route.request().headers()['authorization']?.startsWith('Bearer ')
          ? route.fulfill({ status: 401, headers: { 'access-control-allow-origin': '*' }, body: '' })
          : route.fallback();
      return {
        ...common,
        // An extension's token outlives the session by up to an hour: here it ends at once.
        async signOut() {
          await common.signOut();
          await page.context().route(/\/_apis\//, answers401);
        },
        async signIn() {
          await page.context().unroute(/\/_apis\//, answers401);
          await common.signIn();
        },
        async openItem(key) {
          const panel = await go(`${place}/_workitems/edit/${key}`, frame('value-panel-page'));
          await page.getByRole('tab', { name: 'Value', exact: true }).click();
          return panel;
        },
        openCompact: (key) => go(`${place}/_workitems/edit/${key}`, frame('value-panel-group')),
        openValuePage: (view) =>
          go(`${place}/_apps/hub/waybill.waybill.value-page${view ? `#${view}` : ''}`, frame('value-page')),
        async openDecisionPanel(key) {
          const panel = await go(`${place}/_workitems/edit/${key}`, frame('decision-panel-page'));
          await page.getByRole('tab', { name: 'Decisions', exact: true }).click();
          return panel;
        },
        openDecisionLog: (view) =>
          go(`${place}/_apps/hub/waybill.waybill.decision-log${view ? `#${view}` : ''}`, frame('decision-log')),
        openPlanningBoard: (view) =>
          go(`${place}/_apps/hub/waybill.waybill.pi-board${view ? `#${view}` : ''}`, frame('pi-board')),
        async openPlanningPanel(key) {
          const panel = await go(`${place}/_workitems/edit/${key}`, frame('pi-panel-page'));
          await page.getByRole('tab', { name: 'Planning', exact: true }).click();
          return panel;
        },
        openGadget: () => go(`${place}/_dashboards`, frame('pi-gadget')),
        async setUpGadget() {
          await page.getByRole('button', { name: 'Configure', exact: true }).click();
          return page.frameLocator(frame('pi-gadget-edit'));
        },
        async keepGadget() {
          await page.getByRole('button', { name: 'Save', exact: true }).click();
          await page.locator(frame('pi-gadget-edit')).waitFor({ state: 'detached' });
        },
        async openDependencyPanel(key) {
          const panel = await go(`${place}/_workitems/edit/${key}`, frame('dependency-panel-page'));
          await page.getByRole('tab', { name: 'Dependencies', exact: true }).click();
          return panel;
        },
        openSettings: (chosen) =>
          go(
            `${place}/_settings/waybill.waybill.settings-page${chosen ? `#project=${encodeURIComponent(chosen)}` : ''}`,
            frame('settings-page'),
          ),
        async reload() {
          await page.reload();
          await page.getByRole('tab', { name: 'Value', exact: true }).click();
        },
        async search(query) {
          await page.goto(`${host.url}${place}/_queries?wiql=${encodeURIComponent(query)}`);
          const links = page.locator('a[href*="/_workitems/edit/"]');
          await links.first().waitFor();
          return [
            ...new Set(
              await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')!.split('/').pop()!)),
            ),
          ];
        },
        async show(chosen) {
          await common.show(chosen);
          await page.locator(`html[data-color-mode="${chosen}"]`).waitFor({ state: 'attached' });
        },
      };
    },
    openItems: (count) =>
      ids(
        `${select} AND [System.State] NOT IN ('Closed', 'Removed', 'Done') AND ([Microsoft.VSTS.Scheduling.Effort] > 0 OR [Microsoft.VSTS.Scheduling.StoryPoints] > 0) ORDER BY [System.Id]`,
        count,
      ),
    found: (query, isThere) => waitFor(() => ids(query), isThere),
    scoreAbove: (value) => `${select} AND [Custom.WSJF] > ${value} ORDER BY [Custom.WSJF] DESC`,
    committedTo: (pi, key) => `${select} AND [Custom.PI] = '${pi}' AND [System.Id] = ${key}`,
    // The page itself tries a call four times before a person is asked.
    faultsOfSaving: [
      '429@POST /azure/*/Documentsx2',
      '500@POST /azure/*/Documentsx9',
      'lost@POST /azure/*/Documentsx1',
    ],
    settingsRefusal: {
      text: 'To change these settings you need the permission to administer this project.',
      by: 'panel',
    },
    async iterationOf(key) {
      const response = await rest('GET', `workitems/${key}?fields=System.IterationPath`);
      const { fields } = (await response.json()) as { fields: Record<string, string> };
      return fields['System.IterationPath']?.split('\\').slice(1).at(-1) ?? '';
    },
    async rename(key, summary) {
      // Azure DevOps takes 255 characters.
      const response = await rest(
        'PATCH',
        `workitems/${key}`,
        [{ op: 'add', path: '/fields/System.Title', value: summary.slice(0, 255) }],
        'application/json-patch+json',
      );
      if (!response.ok) throw new Error(`${key} was not renamed: ${await response.text()}`);
    },
    async remove(key) {
      const response = await rest('DELETE', `workitems/${key}`);
      if (!response.ok) throw new Error(`${key} was not deleted: ${await response.text()}`);
    },
  };
}
