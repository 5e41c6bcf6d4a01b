import type * as Forge from '@forge/bridge';
import type { Page } from 'playwright-core';
import { flowerJira } from './flowers';
import { frameOf, startSite, type Site } from './site';

declare const forge: typeof Forge;
declare const kept: Record<string, unknown[]>;

jest.setTimeout(30_000);

let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite(flowerJira(), ({ event }) => {
    const { call } = event as { call: { functionKey: string; payload: unknown } };
    if (call.functionKey === 'fail') throw new Error('the petals fell off');
    if (call.functionKey === 'large') return 'x'.repeat(6 * 1024 * 1024);
    return { key: call.functionKey, payload: call.payload };
  });
  page = await site.open('/jira');
}, 60_000);

afterAll(() => site.close());

/** What is open already is used again: an app's page outlives many calls. */
async function openPanel(path = '/jira/browse/FLOW-1', moduleKey = 'panel') {
  if (page.url() !== site.origin + path) await page.goto(site.origin + path);
  return frameOf(page, moduleKey);
}

describe('an app that asks where it is', () => {
  it('learns its module, place and person from the server', async () => {
    const frame = await openPanel();
    const context = await frame.evaluate(() => forge.view.getContext());
    expect(context).toMatchObject({
      accountId: 'person-ada',
      cloudId: site.jira.site.cloudId,
      environmentId: 'env-1',
      environmentType: 'DEVELOPMENT',
      locale: 'de-DE',
      timezone: 'Europe/Berlin',
      moduleKey: 'panel',
      siteUrl: site.origin,
      theme: { colorMode: 'auto' },
      extension: {
        type: 'jira:issuePanel',
        issue: { id: '10001', key: 'FLOW-1', type: 'Story', typeId: '10001' },
        project: { id: '10', key: 'FLOW', type: 'software' },
        isNewToIssue: false,
      },
    });
  });

  it('has the bridge before its first inline script runs', async () => {
    const frame = await openPanel();
    expect(await frame.evaluate(() => document.documentElement.dataset['inline'])).toBe('object');
  });
});

describe('an app that invokes a function', () => {
  it('gets the answer, and the function gets the context that the server made', async () => {
    const frame = await openPanel();
    const answer = await frame.evaluate(() => forge.invoke('press', { petals: 5 }));
    expect(answer).toEqual({ key: 'press', payload: { petals: 5 } });
    expect(site.invocations.at(-1)).toMatchObject({
      functionKey: 'answer',
      moduleKey: 'panel',
      accountId: 'person-ada',
      event: {
        context: {
          accountId: 'person-ada',
          extension: { issue: { key: 'FLOW-1' } },
          installContext: 'ari:cloud:jira::site/cloud-1',
        },
      },
    });
  });

  it('hears the error that the function threw', async () => {
    const frame = await openPanel();
    const message = await frame.evaluate(() => forge.invoke('fail').catch((error: Error) => error.message));
    expect(message).toBe('There was an error invoking the function - the petals fell off');
  });

  it('is refused a request over 500 KB and an answer over 5 MB', async () => {
    const frame = await openPanel();
    const messages = await frame.evaluate(() =>
      Promise.all(
        [forge.invoke('press', { text: 'x'.repeat(600 * 1024) }), forge.invoke('large')].map((call) =>
          call.then(String, (error: Error) => error.message),
        ),
      ),
    );
    expect(messages).toEqual([expect.stringContaining('512000 bytes'), expect.stringContaining('5242880 bytes')]);
  });

  it('cannot call a module without a resolver', async () => {
    const frame = await openPanel('/jira/apps/meadow', 'meadow');
    expect(await frame.evaluate(() => forge.invoke('press').catch((error: Error) => error.message))).toContain(
      'no resolver',
    );
  });
});

describe('an app that calls the product', () => {
  it('reads as the person, held to the app’s scopes', async () => {
    const frame = await openPanel();
    const answers = await frame.evaluate(async () => {
      const read = async (path: string) => {
        const response = await forge.requestJira(path);
        return {
          status: response.status,
          type: response.headers.get('content-type'),
          body: (await response.json()) as { accountId?: string },
        };
      };
      return Promise.all([read('/rest/api/3/myself'), read('/rest/api/3/workflow/search')]);
    });
    expect(answers[0]).toMatchObject({
      status: 200,
      type: expect.stringContaining('application/json') as string,
      body: { accountId: 'person-ada' },
    });
    // Reading workflows takes manage:jira-configuration, which the manifest does not ask for.
    expect(answers[1]).toMatchObject({ status: 401, body: { message: 'Unauthorized; scope does not match' } });
  });

  it('writes, and gets an empty answer', async () => {
    const frame = await openPanel('/jira/browse/FLOW-2');
    const status = await frame.evaluate(
      async () =>
        (
          await forge.requestJira('/rest/api/3/issue/FLOW-2', {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: '{"fields":{"labels":["thorny"]}}',
          })
        ).status,
    );
    expect(status).toBe(204);
    const labels = await frame.evaluate(
      async () =>
        ((await (await forge.requestJira('/rest/api/3/issue/FLOW-2?fields=labels')).json()) as { fields: unknown })
          .fields,
    );
    expect(labels).toEqual({ labels: ['thorny'] });
  });

  it('gets a 501 for other products', async () => {
    const frame = await openPanel();
    expect(await frame.evaluate(async () => (await forge.requestConfluence('/wiki/rest/api/content')).status)).toBe(
      501,
    );
  });

  it('cannot leave the product', async () => {
    const frame = await openPanel();
    // More ways out are tried in product-call.test.ts.
    expect(await frame.evaluate(async () => (await forge.requestJira('/rest/../host/session')).status)).toBe(400);
  });
});

describe('an app in a session that ended', () => {
  it('gets 401 from the product and an error from functions', async () => {
    const shown = await site.open('/jira/browse/FLOW-1');
    const frame = await frameOf(shown, 'panel');
    await shown.evaluate(() =>
      fetch('/host/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"accountId":null}',
      }),
    );
    const answers = await frame.evaluate(async () => [
      (await forge.requestJira('/rest/api/3/issue/FLOW-1')).status,
      await forge.invoke('press').catch((error: Error) => error.message),
    ]);
    expect(answers[0]).toBe(401);
    expect(answers[1]).toContain('401');
    await shown.context().close();
  });
});

describe('functions in payloads and answers', () => {
  it('carries events between frames of a page, until unsubscribed', async () => {
    const panel = await openPanel();
    await page.getByRole('button', { name: /Flower context/ }).click();
    const context = await frameOf(page, 'beside');
    await context.evaluate(async () => {
      const heard: unknown[] = [];
      Object.assign(globalThis, {
        kept: { heard },
        subscription: await forge.events.on('bloom', (payload: unknown) => heard.push(payload)),
      });
    });
    await panel.evaluate(() => forge.events.emit('bloom', { petals: 5 }));
    await context.waitForFunction(() => kept['heard']?.length === 1);
    await context.evaluate(() =>
      (globalThis as unknown as { subscription: { unsubscribe(): Promise<void> } }).subscription.unsubscribe(),
    );
    await panel.evaluate(() => forge.events.emit('bloom', { petals: 6 }));
    expect(await context.evaluate(() => kept['heard'])).toEqual([{ petals: 5 }]);
  });

  it('carries a Blob inside an event', async () => {
    const panel = await openPanel();
    const text = await panel.evaluate(
      () =>
        new Promise((resolve) => {
          void forge.events
            .on('seed', async (payload: { blob: Blob }) => resolve(await payload.blob.text()))
            .then(() => forge.events.emit('seed', { blob: new Blob(['kernel']) }));
        }),
    );
    expect(text).toBe('kernel');
  });
});

describe('an app that shows a flag', () => {
  it('draws it as text, hears its action, and closes it', async () => {
    const frame = await openPanel();
    await frame.evaluate(() => {
      const pressed: unknown[] = [];
      const flag = forge.showFlag({
        id: 'f1',
        title: '<b>Bloomed</b>',
        description: 'A rose',
        type: 'success',
        actions: [{ text: 'Smell', onClick: () => void pressed.push('smelled') }],
      });
      Object.assign(globalThis, { kept: { pressed }, flag });
    });
    await page.getByRole('heading', { name: '<b>Bloomed</b>' }).waitFor();
    await page.getByRole('button', { name: 'Smell' }).click();
    await frame.waitForFunction(() => kept['pressed']?.[0] === 'smelled');
    await frame.evaluate(() => (globalThis as unknown as { flag: { close(): Promise<unknown> } }).flag.close());
    await page.locator('[data-flag="f1"]').waitFor({ state: 'detached' });
  });
});

describe('an app that opens a modal', () => {
  it('hands over a context and receives what the modal closes with', async () => {
    const frame = await openPanel();
    await frame.evaluate(() => {
      const closed: unknown[] = [];
      Object.assign(globalThis, { kept: { closed } });
      return new forge.Modal({
        resource: 'edit',
        size: 'small',
        context: { colour: 'red' },
        onClose: (payload: unknown) => void closed.push(payload),
      }).open();
    });
    const modal = await frameOf(page, 'panel', 1);
    const extension = (await modal.evaluate(() => forge.view.getContext())).extension as {
      modal: unknown;
      issue: { key: string };
    };
    expect(extension.modal).toEqual({ colour: 'red' });
    expect(extension.issue.key).toBe('FLOW-1');
    expect(modal.url()).toContain('/edit/');
    await modal.evaluate(() => void forge.view.close({ pressed: true }));
    await frame.waitForFunction(() => kept['closed']?.length === 1);
    expect(await frame.evaluate(() => kept['closed'])).toEqual([{ pressed: true }]);
  });

  it('closes on Escape only when the app allows it', async () => {
    const frame = await openPanel();
    await frame.evaluate(() => new forge.Modal({ closeOnEscape: false, title: 'Stay' }).open());
    await frameOf(page, 'panel', 1);
    await page.getByRole('dialog', { name: 'Stay' }).press('Escape');
    expect(await page.getByRole('dialog', { name: 'Stay' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog', { name: 'Stay' }).waitFor({ state: 'detached' });
    await frame.evaluate(() => new forge.Modal({ title: 'Go' }).open());
    await page.getByRole('dialog', { name: 'Go' }).press('Escape');
    await page.getByRole('dialog', { name: 'Go' }).waitFor({ state: 'detached' });
  });

  it('cannot close what is not a modal', async () => {
    const frame = await openPanel();
    expect(await frame.evaluate(() => forge.view.close().catch((error: Error) => error.message))).toBe(
      "this resource's view is not closable.",
    );
  });
});

describe('an app on a page of its own', () => {
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
});

describe('an app that follows the theme', () => {
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
});

describe('realtime channels', () => {
  it('reach everybody at the same issue, and nobody elsewhere', async () => {
    const frame = await openPanel();
    const [other, elsewhere] = [await page.context().newPage(), await page.context().newPage()];
    await Promise.all([
      other.goto(`${site.origin}/jira/browse/FLOW-1`),
      elsewhere.goto(`${site.origin}/jira/browse/FLOW-2`),
    ]);
    const listen = () => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { kept: { heard } });
      return forge.realtime.subscribe('growth', (payload) => void heard.push(payload)).then(() => undefined);
    };
    const [near, far] = [await frameOf(other, 'panel'), await frameOf(elsewhere, 'panel')];
    await near.evaluate(listen);
    await far.evaluate(listen);
    const result = await frame.evaluate(() => forge.realtime.publish('growth', { centimetres: 3 }));
    expect(result).toMatchObject({ eventId: expect.any(String) as string, errors: [] });
    await near.waitForFunction(() => kept['heard']?.length === 1);
    expect(await near.evaluate(() => kept['heard'])).toEqual([{ centimetres: 3 }]);
    expect(await far.evaluate(() => kept['heard'])).toEqual([]);
    await other.close();
    await elsewhere.close();
  });
});

describe('what the local host does not model', () => {
  it('is refused and marked in the call log', async () => {
    const frame = await openPanel();
    const messages = await frame.evaluate(() =>
      Promise.all(
        [
          forge.requestTeamworkGraph('{ me }'),
          (globalThis as unknown as { __bridge: { callBridge(name: string): Promise<unknown> } }).__bridge.callBridge(
            'ofTomorrow',
          ),
        ].map((call) => call.then(String, (error: Error) => `${error.name}: ${error.message}`)),
      ),
    );
    expect(messages).toEqual([
      'NotModelledError: Not modelled by the local host: requestTeamworkGraph',
      'NotModelledError: Not modelled by the local host: ofTomorrow',
    ]);
    // Calls that the page answers are noted in batches.
    while (!site.journal.unmodelled.some(({ what }) => what === 'bridge ofTomorrow')) await page.waitForTimeout(50);
    expect(site.journal.unmodelled.map(({ what }) => what)).toContain('bridge requestTeamworkGraph');
  });
});
