import type { AccountId, IssueId, IssueKey } from '#core/issue';
import { createHost } from '../../../static/azure/host';
import type { Services } from '../../../static/azure/services';
import { openSite, type Site } from '../../../static/azure/site';
import type { Viewer } from '../../../static/panels/host';
import { startAzure, type AzureApp } from '../../app/azure';

let app: AzureApp;
beforeEach(() => void (app = startAzure()));
afterEach(() => app.close());

const key = '10001' as IssueKey;

/** The page around the frame: it remembers what was asked of it. `without`: services that it does not have. */
function around(without: readonly (keyof Services)[] = []) {
  const did: string[] = [];
  const only =
    <Service>(name: keyof Services, service: Service) =>
    async (): Promise<Service> => {
      if (without.includes(name)) throw new Error(`No service ${name}.`);
      return service;
    };
  const services = {
    workItemForm: only('workItemForm', {}),
    workItemNavigation: only('workItemNavigation', {
      openWorkItem: async (id: number, newTab?: boolean) => void did.push(`open ${id}${newTab ? ' in a tab' : ''}`),
    }),
    hostNavigation: only('hostNavigation', {
      getHash: async () => '#q=ferry',
      replaceHash: (hash: string) => did.push(`hash ${hash}`),
      onHashChanged: () => undefined,
      navigate: (url: string) => did.push(`go ${url}`),
    }),
    globalMessages: only('globalMessages', {
      addToast: ({ message, duration }: { message: string; duration: number }) => did.push(`${message} (${duration})`),
    }),
    locations: only('locations', {
      getResourceAreaLocation: async () => 'https://dev.example/harbour/',
      getServiceLocation: async () => 'https://dev.example/harbour/',
    }),
  } as unknown as Services;
  return { did, services };
}

function viewer(issue = true): Viewer {
  return {
    accountId: app.person('ben') as AccountId,
    locale: 'en-US',
    timeZone: 'UTC',
    project: { id: app.project('Ferry'), key: 'Ferry' },
    ...(issue && { issue: { id: '10001' as IssueId, key } }),
    words: { issue: 'work item', issues: 'work items', project: 'project', queryLanguage: 'WIQL' },
  };
}

/** A site whose calls reach the emulator as Ben. */
async function opened(services: Services): Promise<Site> {
  const extension = { publisherId: 'waybill', extensionId: 'waybill' };
  const token = async () =>
    `a.${Buffer.from(JSON.stringify({ exp: Date.now() / 1_000 + 3_600 })).toString('base64url')}.b`;
  const request = app.requestAs('ben');
  const asked = globalThis.fetch;
  globalThis.fetch = ((url: string, init: never) =>
    request('wit', url.slice('https://dev.example/harbour/'.length), init)) as unknown as typeof fetch;
  const site = await openSite(viewer(), extension, { services, getAccessToken: token });
  await site.session.settled();
  globalThis.fetch = asked;
  return { ...site, request, session: app.page('ben') };
}

describe('a site', () => {
  it('is named by its address, without a slash at its end', async () => {
    const { services } = around();
    expect((await opened(services)).base).toBe('https://dev.example/harbour');
  });
});

describe('a host in a hub', () => {
  it('keeps the page’s address, and works without where there is none', async () => {
    const { services, did } = around();
    const site = await opened(services);
    const host = await createHost(site, viewer(false), { hasAddress: true });
    expect(host.address?.read()).toBe('q=ferry');
    host.address?.replace('q=freight');
    expect(did).toEqual(['hash q=freight']);
    expect((await createHost(site, viewer(false), { hasAddress: false })).address).toBeUndefined();
  });

  it('opens items and searches where the product does', async () => {
    const { services, did } = around();
    const host = await createHost(await opened(services), viewer(false), { hasAddress: false });
    host.openIssue(key, false);
    host.openIssue(key, true);
    host.openSearch('SELECT [System.Id]');
    await new Promise((resolve) => setImmediate(resolve));
    expect([...did].sort()).toEqual([
      'go https://dev.example/harbour/Ferry/_queries/query/?wiql=SELECT%20%5BSystem.Id%5D',
      'open 10001',
      'open 10001 in a tab',
    ]);
  });

  it('goes to the item’s own page where the product opens none', async () => {
    const { services, did } = around(['workItemNavigation']);
    const host = await createHost(await opened(services), viewer(false), { hasAddress: false });
    host.openIssue(key, false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(did).toEqual(['go https://dev.example/harbour/Ferry/_workitems/edit/10001']);
  });

  it('says trouble longer than success, and nothing where there are no toasts', async () => {
    const { services, did } = around();
    const host = await createHost(await opened(services), viewer(false), { hasAddress: false });
    host.notify({ title: 'Saved.', tone: 'success' });
    host.notify({ title: 'Not saved.', body: 'No answer.', tone: 'error' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(did).toEqual(['Saved. (4000)', 'Not saved. No answer. (8000)']);
    const silent = around(['globalMessages']);
    (await createHost(await opened(silent.services), viewer(false), { hasAddress: false })).notify({
      title: 'Saved.',
      tone: 'info',
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(silent.did).toEqual([]);
  });
});

describe('a host on the form of an item', () => {
  it('hears of changes until it stops listening', async () => {
    const site = await opened(around().services);
    const host = await createHost(site, viewer(), { hasAddress: false });
    let heard = 0;
    const stop = host.onIssueChange?.(() => (heard += 1));
    site.changes.dispatchEvent(new Event('change'));
    stop?.();
    site.changes.dispatchEvent(new Event('change'));
    expect(heard).toBe(1);
  });
});
