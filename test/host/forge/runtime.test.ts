import { startSite, type TestSite } from './site';

describe('an app in TypeScript with imports of its own, JSON and @forge packages', () => {
  let site: TestSite;
  beforeAll(async () => {
    process.env['FORGE_USER_VAR_GREETING'] = 'hi';
    site = await startSite('everyday');
  });
  afterAll(async () => {
    delete process.env['FORGE_USER_VAR_GREETING'];
    await site.end();
  });

  it('is called with the person, the module and the installation', async () => {
    expect(await site.resolve('who')).toEqual({
      accountId: 'ada',
      moduleKey: 'panel',
      answer: 42,
      installation: {
        ari: `ari:cloud:ecosystem::installation/${site.app.installationId}`,
        contexts: [site.app.contextAri],
      },
    });
  });

  it('sees the variables that are set for it and none of the host', async () => {
    expect(await site.resolve('environment')).toEqual({ GREETING: 'hi' });
  });

  it('reads an issue as the person who called it', async () => {
    expect(await site.resolve('issue', { key: 'ABC-1', as: 'user' })).toEqual({
      status: 200,
      body: { key: 'ABC-1', fields: { summary: 'One' } },
    });
    expect(site.product.asked.at(-1)?.caller).toMatchObject({
      kind: 'user',
      accountId: 'ada',
      app: { scopes: ['read:jira-work', 'storage:app'] },
    });
  });

  it('reads an issue as itself', async () => {
    await site.resolve('issue', { key: 'ABC-1', as: 'app' });
    expect(site.product.asked.at(-1)?.caller.kind).toBe('app');
  });

  it('may not act for somebody who is not there without the right to impersonate', async () => {
    await expect(site.resolve('issue', { key: 'ABC-1', accountId: 'grace' })).rejects.toThrow(
      'Authentication Required',
    );
  });

  it('keeps values and finds them by index', async () => {
    expect(await site.resolve('remember', { value: { a: [1, 'two'] } })).toEqual({ a: [1, 'two'] });
    const notes = [1, 2, 3].map((weight) => ({ key: `n${weight}`, owner: weight === 3 ? 'grace' : 'ada', weight }));
    expect(await site.resolve('notes', { notes, owner: 'ada' })).toEqual(['n2']);
  });

  it('is told 501 for a product that is not emulated, and the call is listed as unmodelled', async () => {
    await expect(site.resolve('remote')).rejects.toThrow('Invalid remote key provided: "nowhere"');
    expect(await site.resolve('confluence')).toBe(501);
    expect(site.calls.unmodelled.at(-1)).toMatchObject({
      what: 'confluence GET /wiki/api/v2/pages',
      isUnmodelled: true,
    });
  });

  it('cannot fetch an address that its manifest does not name', async () => {
    await expect(site.resolve('fetch', { url: 'https://example.com/' })).rejects.toThrow(
      'URL not included in the external fetch backend permissions: https://example.com/',
    );
  });

  it('hands its own error back', async () => {
    await expect(site.resolve('throw')).rejects.toThrow('out of range');
  });

  it('answers for a resolver function that does not exist', async () => {
    await expect(site.resolve('nothing')).rejects.toThrow("Resolver has no definition for 'nothing'.");
  });

  it('has what it writes in the log, without credentials', async () => {
    await site.resolve('say', { text: 'Bearer abcdefgh12345678 and password=hunter2' });
    expect(site.logs.latest()[0]).toMatchObject({
      level: 'info',
      functionKey: 'resolver',
      text: 'said Bearer *** and password=***',
    });
  });

  it('is metered', async () => {
    expect(site.usage.current().invocations).toBeGreaterThan(0);
    expect(site.usage.current().gigabyteSeconds).toBeGreaterThan(0);
    expect(site.usage.current().kvsWrittenBytes).toBeGreaterThan(0);
  });

  it('serves twenty calls at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) => site.resolve('who', {}, `person-${place}`)),
    );
    expect(answers.map((answer) => (answer as { accountId: string }).accountId)).toEqual(
      Array.from({ length: 20 }, (_, place) => `person-${place}`),
    );
  });
});

describe('an app that misbehaves', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await startSite('unruly');
  });
  afterAll(() => site.end());

  const call = (functionKey: string, event: unknown = {}): Promise<unknown> =>
    site.app.runtime.invoke({ functionKey, moduleKey: 'page', moduleType: 'jira:globalPage', event });

  it.each([
    ['spins for ever', 'spin', 'FUNCTION_TIME_OUT'],
    ['never answers', 'sleep', 'FUNCTION_TIME_OUT'],
    ['fills its heap', 'heap', 'FUNCTION_OUT_OF_MEMORY'],
    ['fills memory beside its heap', 'buffers', 'FUNCTION_OUT_OF_MEMORY'],
    ['leaves its process', 'leave', 'FUNCTION_PLATFORM_UNKNOWN_ERROR'],
    ['does not exist', 'nowhere', 'FUNCTION_ERROR'],
  ])('is stopped when it %s, and the next call is answered', async (_, functionKey, code) => {
    await expect(call(functionKey)).rejects.toMatchObject({ code });
    expect(await call('fine')).toBeDefined();
  });

  it('cannot talk to the host behind the platform', async () => {
    expect(await call('fine')).toEqual({ send: 'undefined', variables: [] });
  });

  it('may break after its answer without breaking the next call', async () => {
    expect(await call('late')).toBe('answered');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await call('fine')).toBeDefined();
  });

  it('cannot store anything without the scope storage:app', async () => {
    await expect(call('store')).rejects.toThrow('The app lacks the scope storage:app.');
  });

  it('cannot open connections past fetch', async () => {
    expect(await call('peek', { port: 1 })).toMatch(/^URL not included/);
  });
});
