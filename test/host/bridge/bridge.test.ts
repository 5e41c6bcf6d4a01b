import type * as Forge from '@forge/bridge';
import { openFlowers, openPanel, page, site } from './flower-page';
import { flagSuite, modalSuite } from './modal-suite';
import { pageSuite, themeSuite } from './page-suite';
import { realtimeSuite, unmodelledSuite } from './realtime-suite';
import { frameOf } from './site';

declare const forge: typeof Forge;
declare const kept: Record<string, unknown[]>;

jest.setTimeout(30_000);

beforeAll(openFlowers, 60_000);

afterAll(() => site.close());

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

// These share the one site and browser, which take longest to start.
describe('an app that shows a flag', flagSuite);
describe('an app that opens a modal', modalSuite);
describe('an app on a page of its own', pageSuite);
describe('an app that follows the theme', themeSuite);
describe('realtime channels', realtimeSuite);
describe('what the local host does not model', unmodelledSuite);
