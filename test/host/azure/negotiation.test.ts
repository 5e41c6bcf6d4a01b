import { call, openOrganization } from './organization';

const bare = { accept: 'application/json' };

describe('a request without a version', () => {
  it('is answered when it reads', async () => {
    expect((await call(openOrganization(), 'mia', 'GET _apis/wit/workItems/2', undefined, bare)).status).toBe(200);
  });

  it('is refused when it writes, in the words of the platform', async () => {
    const { status, body } = await call(openOrganization(), 'mia', 'POST _apis/wit/workItemsBatch', { ids: [1] }, bare);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      typeKey: 'VssVersionNotSpecifiedException',
      message: expect.stringMatching(/^No api-version was supplied for the "POST" request\./),
    });
  });
});

describe('a version', () => {
  it.each([
    ['GET _apis/wit/workItems/2?api-version=7.1', 200, undefined],
    ['GET _apis/wit/workItems/2?api-version=5.0', 200, undefined],
    ['GET _apis/wit/workItems/2?api-version=7.2', 400, 'VssInvalidPreviewVersionException'],
    ['GET _apis/wit/workItems/2?api-version=7.2-preview.3', 200, undefined],
    ['GET _apis/wit/workItems/2?api-version=9.0', 400, 'VssVersionOutOfRangeException'],
    ['GET _apis/wit/workItems/2?api-version=seven', 400, 'VssInvalidApiVersionException'],
    ['GET Small/_apis/wit/workItems/4/comments?api-version=7.1', 400, 'VssInvalidPreviewVersionException'],
    ['GET Small/_apis/wit/workItems/4/comments?api-version=7.1-preview.4', 200, undefined],
  ])('in %s is answered with %i', async (line, status, typeKey) => {
    const answer = await call(openOrganization(), 'mia', line, undefined, bare);
    expect(answer.status).toBe(status);
    expect(answer.body.typeKey).toBe(typeKey);
  });
});

describe('the form of an answer', () => {
  it('is a bare list with dates and enums as numbers for clients that ask for them', async () => {
    const accept =
      'application/json;api-version=7.1;excludeUrls=true;enumsAsNumbers=true;msDateFormat=true;noArrayWrap=true';
    const azure = openOrganization();
    const { body, headers } = await call(azure, 'mia', 'GET _apis/projects', undefined, { accept });
    expect(body.map(({ name, state }: { name: string; state: number }) => [name, state])).toEqual([
      ['Größe & Train', 1],
      ['Small', 1],
    ]);
    expect(headers.get('content-type')).toBe(
      'application/json; charset=utf-8; api-version=7.1; noArrayWrap=true; msDateFormat=true; enumsAsNumbers=true',
    );
  });

  it('writes moments with escaped slashes where asked, and a text that looks like one as it is', async () => {
    const azure = openOrganization();
    await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [
      { op: 'add', path: '/fields/System.Title', value: '/Date(5)/' },
    ]);
    const request = new Request(
      'http://localhost:4600/azure/_apis/wit/workItems/2?fields=System.Title,System.CreatedDate',
      { headers: { accept: 'application/json;msDateFormat=true' } },
    );
    const text = await (await azure.handle(request, { kind: 'user', personId: 'mia' })).text();
    // 2026-11-01T08:00:00.570Z
    expect(text).toContain(String.raw`"System.CreatedDate":"\/Date(1793520000570)\/"`);
    expect(text).toContain('"System.Title":"/Date(5)/"');
  });

  it('is a wrapped list with ISO moments for all others', async () => {
    const { body } = await call(openOrganization(), 'mia', 'GET _apis/projects');
    expect(body.count).toBe(2);
    expect(body.value[0]).toMatchObject({
      name: 'Größe & Train',
      state: 'wellFormed',
      lastUpdateTime: '1970-01-01T00:00:00Z',
    });
  });
});
