import { lifecycleEvent } from '#host/forge/lifecycle';
import { startSite, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await startSite('everyday');
});
afterAll(() => site.end());

function kept(key: string): unknown {
  const row = site.store.get<{ value: string }>('SELECT value FROM kvs WHERE key = ?', key);
  return row && JSON.parse(row.value);
}

describe('a scheduled trigger', () => {
  it('first runs five minutes after installation, then at its interval, without a user', async () => {
    const [before] = site.schedules.all();
    expect(before).toMatchObject({ key: 'nightly', interval: 'day', lastAt: null, runs: 0 });
    site.schedules.pump();
    expect(site.schedules.all()[0]?.runs).toBe(0);
    site.advance(5 * 60_000);
    site.schedules.pump();
    expect(await site.schedules.run('nightly')).toBe('ok');
    const [after] = site.schedules.all();
    expect(after).toMatchObject({ runs: 1, lastOutcome: 'ok' });
    // A day after the time at which it was due, not after the time at which it ran.
    expect(after?.nextAt).toBe((before?.nextAt as number) + 24 * 60 * 60_000);
    expect(kept('nightly')).toEqual(['nightly', 'nobody']);
  });

  it('runs when it is told to', async () => {
    expect(await site.schedules.run('nightly')).toBe('ok');
    expect(site.schedules.run('weekly')).toBeUndefined();
  });
});

describe('an event of the product', () => {
  const updated = (
    name: string,
    fields: object,
    more: object = {},
  ): { name: string; payload: Record<string, unknown> } => ({
    name,
    payload: { issue: { key: 'ABC-1', fields }, ...more },
  });

  it.each([
    ['of another kind', updated('avi:jira:created:issue', { issuetype: { name: 'Bug' } })],
    ['that its filter refuses', updated('avi:jira:updated:issue', { issuetype: { name: 'Story' } })],
    [
      'that the app caused itself',
      updated('avi:jira:updated:issue', { issuetype: { name: 'Bug' } }, { selfGenerated: true }),
    ],
    ['that its filter cannot judge', updated('avi:jira:updated:issue', {})],
  ])('does not reach a trigger when it is one %s', async (_, event) => {
    site.product.emit(event);
    await site.deliveries.settled();
    expect(kept('updated')).toBeUndefined();
  });

  it('reaches a trigger that subscribes to it', async () => {
    site.product.emit(updated('avi:jira:updated:issue', { issuetype: { name: 'Bug' } }));
    await site.deliveries.settled();
    expect(kept('updated')).toEqual(['avi:jira:updated:issue', 'ABC-1']);
  });

  it('is kept from an app that may not read it', async () => {
    site.product.emit({ name: 'avi:jira:created:field', payload: {} });
    await site.deliveries.settled();
    expect(kept('installed')).toBeUndefined();
    expect(site.logs.latest()[0]?.text).toBe(
      'on-life was not told of avi:jira:created:field: the app lacks the scope manage:jira-configuration.',
    );
  });

  it('is logged when a filter cannot judge it', () => {
    expect(site.logs.latest().map(({ text }) => text)).toContain(
      'The filter of on-update could not be evaluated: name is asked of nothing',
    );
  });
});

describe('the life of an app', () => {
  it('begins with being told that it was installed, once', async () => {
    site.start();
    await site.deliveries.settled();
    const { appId: id } = site.app.manifest;
    expect(kept('installed')).toMatchObject({
      eventType: 'avi:forge:installed:app',
      id: site.app.installationId,
      app: { id, version: '1.0.0' },
      context: { cloudId: site.product.site.cloudId, moduleKey: 'on-life' },
    });
    site.store.run("DELETE FROM kvs WHERE key = 'installed'");
    site.start();
    await site.deliveries.settled();
    expect(kept('installed')).toBeUndefined();
  });

  it('goes on with an upgrade when it comes back with other permissions', () => {
    const facts = {
      manifest: site.app.manifest,
      grant: site.app.grant,
      version: '2.0.0',
      installationId: 'i',
      accountId: 'ada',
    };
    expect(lifecycleEvent(site.store, facts)).toBeUndefined();
    const wider = {
      ...facts,
      manifest: { ...facts.manifest, scopes: ['read:jira-work', 'storage:app', 'write:jira-work'] },
    };
    expect(lifecycleEvent(site.store, wider)).toMatchObject({
      name: 'avi:forge:upgraded:app',
      payload: {
        upgraderAccountId: 'ada',
        permissions: { scopes: ['read:jira-work', 'storage:app', 'write:jira-work'] },
      },
    });
  });
});

describe('a web trigger', () => {
  it('is given the request, without a user, and answers it', async () => {
    const url = (await site.resolve('address')) as string;
    expect(url).toMatch(/^http:\/\/localhost:4600\/webtrigger\/x1\/[\w-]{20,}$/);
    expect(await site.resolve('address')).toBe(url);
    const answer = await site.webTriggers.handle(
      new Request(`${url}/deep/path?a=1&a=2`, { method: 'POST', body: 'hello' }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-user')).toBe('NEEDS_AUTHENTICATION_ERR');
    expect(await answer.json()).toEqual(['POST', '/deep/path', 'hello', ['1', '2']]);
  });

  it('answers what the manifest fixed when it is static', async () => {
    const answer = await site.webTriggers.handle(new Request(site.webTriggers.url('fixed') as string));
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      202,
      'text/plain',
      'accepted',
    ]);
  });

  it('is not found at an address that nobody made', async () => {
    expect((await site.webTriggers.handle(new Request('http://localhost:4600/webtrigger/x1/made-up'))).status).toBe(
      404,
    );
    expect(site.webTriggers.url('unknown')).toBeUndefined();
  });
});

describe('faults on the way to the platform', () => {
  it('reach the app as the platform would send them, as often as they were ordered', async () => {
    const faulty = await startSite('everyday', {
      faults: '429@POST /api/v1/set x1,lost@/api/v1/set x1'.replaceAll(' x', 'x'),
    });
    await expect(faulty.resolve('remember', { value: 1 })).rejects.toThrow('Rate limit exceeded.');
    await expect(faulty.resolve('remember', { value: 2 })).rejects.toThrow(/No answer in time/);
    // The answer was lost, the write was not.
    expect(faulty.store.get("SELECT value FROM kvs WHERE key = 'last'")).toEqual({ value: '2' });
    expect(await faulty.resolve('remember', { value: 3 })).toBe(3);
    await faulty.end();
  });
});
