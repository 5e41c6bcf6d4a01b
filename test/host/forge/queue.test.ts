import { startSite, type TestSite } from './site';

let site: TestSite;
beforeAll(async () => {
  site = await startSite('everyday');
});
afterAll(() => site.end());

async function push(...events: object[]): Promise<string> {
  const { jobId } = (await site.resolve('push', { events })) as { jobId: string };
  await site.deliveries.settled();
  return jobId;
}

async function visits(name: string): Promise<unknown> {
  return JSON.parse(
    site.store.get<{ value: string }>('SELECT value FROM kvs WHERE key = ?', `visits:${name}`)?.value ?? 'null',
  );
}

/** Lets time pass and runs what has become due. */
async function pass(seconds: number): Promise<void> {
  site.advance(seconds * 1000);
  site.deliveries.pump();
  await site.deliveries.settled();
}

describe('an event of a queue', () => {
  it('is delivered without a user, and its job says so', async () => {
    const jobId = await push({ body: { name: 'plain' } });
    expect(await visits('plain')).toEqual(['first']);
    expect(await site.resolve('stats', { jobId })).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('waits for its delay', async () => {
    const jobId = await push({ body: { name: 'late' }, delayInSeconds: 60 });
    await pass(59);
    expect(await site.resolve('stats', { jobId })).toEqual({ success: 0, inProgress: 1, failed: 0 });
    await pass(1);
    expect(await visits('late')).toEqual(['first']);
  });

  it('comes again after the time that its consumer asks for, with the data that it gave', async () => {
    const jobId = await push({ body: { name: 'again', again: 2 } });
    expect(await visits('again')).toEqual(['first']);
    await pass(29);
    expect(await visits('again')).toEqual(['first']);
    await pass(1);
    await pass(30);
    expect(await visits('again')).toEqual(['first', { visit: 1 }, { visit: 2 }]);
    expect(await site.resolve('stats', { jobId })).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('comes again ever later while its consumer throws', async () => {
    await push({ body: { name: 'thrown', throws: 2 } });
    await pass(1);
    expect(await visits('thrown')).toEqual(['first', 'FUNCTION_RETRY_REQUEST']);
    await pass(1);
    expect(await visits('thrown')).toHaveLength(2);
    await pass(1);
    expect(await visits('thrown')).toHaveLength(3);
  });

  it('is given up at the end of its retention window', async () => {
    const jobId = await push({ body: { name: 'lost', throws: 1000 } });
    await pass(24 * 60 * 60);
    expect(await site.resolve('stats', { jobId })).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  it('is not delivered after its job was cancelled', async () => {
    const jobId = await push({ body: { name: 'cancelled' }, delayInSeconds: 5 });
    site.deliveries.cancel(jobId);
    await pass(10);
    expect(await visits('cancelled')).toBeNull();
  });

  it('waits for another one of the same concurrency key', async () => {
    const concurrency = { key: 'one', limit: 1 };
    await site.resolve('push', {
      events: ['a', 'b'].map((name) => ({ body: { name: `key-${name}`, milliseconds: 300 }, concurrency })),
    });
    const running = site.deliveries.latest().filter(({ state }) => state === 'running');
    await site.deliveries.settled();
    expect(running).toHaveLength(1);
    expect([await visits('key-a'), await visits('key-b')]).toEqual([['first'], ['first']]);
  });
});

describe('a push that the queue refuses', () => {
  it.each([
    [
      '51 events',
      Array.from({ length: 51 }, () => ({ body: {} })),
      'This push contains more than the 50 events allowed.',
    ],
    ['more than 200 KB', [{ body: { text: 'x'.repeat(201 * 1024) } }], 'The maximum payload size is 200KB.'],
  ])('is told so: %s', async (_, events, message) => {
    await expect(site.resolve('push', { events })).rejects.toThrow(message);
  });
});

describe('a host that stops before an event is due', () => {
  it('delivers it after its next start', async () => {
    const first = await startSite('everyday');
    await first.resolve('push', { events: [{ body: { name: 'later' }, delayInSeconds: 900 }] });
    await first.end(true);
    const second = await startSite('everyday', { folder: first.folder });
    second.advance(900_000);
    second.start();
    await second.deliveries.settled();
    expect(second.store.get<{ value: string }>("SELECT value FROM kvs WHERE key = 'visits:later'")?.value).toBe(
      '["first"]',
    );
    await second.end();
  });
});
