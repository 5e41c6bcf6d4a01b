import type * as Forge from '@forge/bridge';
import { openPanel, page, site } from './flower-page';

declare const forge: typeof Forge;
declare const kept: Record<string, unknown[]>;

/** An app on a page of its own. */
export function pageSuite(): void {
  it('keeps its history in the address and hears of changes', async () => {
    const frame = await openPanel('/jira/projects/FLOW/apps/garden/beds?row=2', 'garden');
    const first = await frame.evaluate(async () => {
      const history = await forge.view.createHistory();
      const seen: unknown[] = [];
      Object.assign(globalThis, { kept: { seen }, forgeHistory: history });
      history.listen(
        (...[location, action]: unknown[]) => void seen.push([(location as { pathname: string }).pathname, action]),
      );
      return {
        pathname: history.location.pathname,
        search: history.location.search,
        href: history.createHref({ pathname: '/a' }),
      };
    });
    expect(first).toEqual({ pathname: '/beds', search: '?row=2', href: '/jira/projects/FLOW/apps/garden/a' });
    await frame.evaluate(() =>
      (globalThis as unknown as { forgeHistory: { push(path: string): Promise<void> } }).forgeHistory.push(
        '/paths/3?x=1#y',
      ),
    );
    await page.waitForURL(`${site.origin}/jira/projects/FLOW/apps/garden/paths/3?x=1#y`);
    await page.goBack();
    await frame.waitForFunction(() => kept['seen']?.length === 2);
    expect(await frame.evaluate(() => kept['seen'])).toEqual([
      ['/paths/3', 'PUSH'],
      ['/beds', 'POP'],
    ]);
  });

  it('finds its way to named places', async () => {
    const frame = await openPanel('/jira/projects/FLOW/apps/garden', 'garden');
    const urls = await frame.evaluate(async () => {
      const places = [
        { target: 'issue', issueKey: 'FLOW-2' },
        { target: 'dashboard', dashboardId: '7' },
        { target: 'userProfile', accountId: 'person-bo' },
        { target: 'projectSettingsDetails', projectKey: 'FLOW' },
        { target: 'module', moduleKey: 'garden', projectKey: 'FLOW' },
      ] as const;
      return Promise.all(places.map(async (place) => (await forge.router.getUrl(place))?.pathname));
    });
    expect(urls).toEqual([
      '/browse/FLOW-2',
      '/jira/dashboards/7',
      '/jira/people/person-bo',
      '/jira/projects/FLOW/settings',
      '/jira/projects/FLOW/apps/garden',
    ]);
    await frame.evaluate(() => void forge.router.navigate({ target: 'issue', issueKey: 'FLOW-1' }));
    await page.getByRole('button', { name: 'Rose' }).waitFor();
  });

  it('is refused script addresses', async () => {
    const frame = await openPanel('/jira/apps/meadow', 'meadow');
    const message = await frame.evaluate(() =>
      forge.router.navigate('javascript:alert(1)').then(String, (error: Error) => error.message),
    );
    expect(message).toContain('javascript:');
  });

  it('names the window', async () => {
    const frame = await openPanel('/jira/apps/meadow', 'meadow');
    await frame.evaluate(() => forge.view.changeWindowTitle('Meadow in bloom'));
    expect(await page.title()).toBe('Meadow in bloom');
  });
}

/** An app that follows the theme. */
export function themeSuite(): void {
  it('gets attributes and tokens, and the next theme as it is chosen', async () => {
    const frame = await openPanel();
    await frame.evaluate(() => forge.view.theme.enable());
    await frame.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue('--ds-text') !== '');
    expect(await frame.evaluate(() => document.documentElement.getAttribute('data-color-mode'))).toBe('light');
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await frame.waitForFunction(() => document.documentElement.getAttribute('data-color-mode') === 'dark');
    expect((await frame.evaluate(() => forge.view.getContext())).theme).toMatchObject({ colorMode: 'dark' });
  });
}
