import { createAzure } from '#host/azure/azure';
import type { AzureRoute } from '#host/azure/seams';
import { openStore } from '#host/server/store';
import { base, call, contents, noon, openOrganization, projectIds } from './organization';

const train = encodeURIComponent('Größe & Train');

describe('OPTIONS', () => {
  it('of an area lists its resources by id, as clients look them up', async () => {
    const { body } = await call(openOrganization(), { kind: 'anonymous' }, 'OPTIONS _apis/wit');
    const byId = new Map(body.value.map((location: { id: string }) => [location.id, location]));
    expect(byId.get('72c7ddf8-2cdc-4f60-90cd-ab71c14a399b')).toEqual({
      id: '72c7ddf8-2cdc-4f60-90cd-ab71c14a399b',
      area: 'wit',
      resourceName: 'workItems',
      routeTemplate: '{project}/_apis/wit/workItems/{id}',
      resourceVersion: 3,
      minVersion: '1.0',
      maxVersion: '7.2',
      releasedVersion: '7.1',
    });
    expect(byId.get('608aac0a-32e1-4493-a863-b9cf4566d257')).toMatchObject({
      routeTemplate: '{project}/_apis/wit/workItems/{workItemId}/comments/{commentId}',
      releasedVersion: '0.0',
    });
    expect(body.count).toBe(body.value.length);
  });

  it('of everything lists all areas', async () => {
    const { body } = await call(openOrganization(), { kind: 'anonymous' }, 'OPTIONS _apis');
    const areas = new Set(body.value.map(({ area }: { area: string }) => area));
    expect([...areas]).toEqual(expect.arrayContaining(['core', 'wit', 'work', 'ExtensionManagement', 'Location']));
  });
});

describe('an address', () => {
  it('is found without case, with a project by name or id, or without one', async () => {
    const azure = openOrganization();
    for (const path of [
      '_apis/WIT/workitems/2',
      `${train}/_apis/wit/workItems/2`,
      `${projectIds.train.toUpperCase()}/_apis/wit/workItems/2`,
    ]) {
      expect((await call(azure, 'mia', `GET ${path}`)).body.id).toBe(2);
    }
  });

  it('with a project or a team that is not there is answered with 404', async () => {
    const azure = openOrganization();
    expect(await call(azure, 'mia', 'GET Nowhere/_apis/wit/workItems/2')).toMatchObject({
      status: 404,
      body: { typeKey: 'ProjectDoesNotExistWithNameException' },
    });
    expect(await call(azure, 'mia', `GET ${train}/Nobody/_apis/wit/wiql/x`)).toMatchObject({
      status: 404,
      body: { typeKey: 'TeamNotFoundException' },
    });
  });

  it('that the platform has and nobody here answers is 501; one that it does not have is 404', async () => {
    const azure = openOrganization();
    expect((await call(azure, 'mia', `POST ${train}/_apis/wit/sendMail`, {})).status).toBe(501);
    expect(await call(azure, 'mia', 'GET _apis/wit/nothing')).toMatchObject({
      status: 404,
      body: { typeKey: 'HttpException' },
    });
  });

  it('with a verb that its resource does not have is 405', async () => {
    expect(await call(openOrganization(), 'mia', 'PUT _apis/wit/workItems/2', {})).toMatchObject({
      status: 405,
      body: { message: "The requested resource does not support http method 'PUT'." },
    });
  });

  it('finds parts with a slash and an umlaut in them', async () => {
    const route: AzureRoute = {
      method: 'GET',
      template: '{project}/_apis/test/{name}/rest',
      scopes: [],
      answer: ({ parts }) => ({ body: parts }),
    };
    const azure = createAzure({ store: openStore(':memory:'), now: () => noon, baseUrl: base, routes: [route] });
    azure.load(contents());
    expect((await call(azure, 'mia', 'GET _apis/test/a%2F%C3%A4/rest')).body).toEqual({ name: 'a/ä' });
  });
});

describe('a caller', () => {
  it('without credentials is asked for some', async () => {
    const { status, body, headers } = await call(openOrganization(), { kind: 'anonymous' }, 'GET _apis/projects');
    expect(status).toBe(401);
    expect(body).toMatchObject({
      typeKey: 'UnauthorizedRequestException',
      errorCode: 0,
      innerException: null,
      $id: '1',
    });
    expect(headers.get('www-authenticate')).toMatch(/^Bearer, Basic /);
  });

  it.each([
    [['vso.work'], 'GET _apis/wit/workItems/2', 200],
    [['vso.work_write'], 'GET _apis/wit/workItems/2', 200],
    [['vso.work_full'], 'GET _apis/wit/workItems/2', 200],
    [['vso.project'], 'GET _apis/wit/workItems/2', 403],
    [['vso.work_write'], 'GET _apis/projects', 403],
    [[], 'GET _apis/connectionData?api-version=7.1-preview.1', 200],
  ])('with a token for %j gets for %s: %i', async (tokenScopes, line, status) => {
    const answer = await call(openOrganization(), { kind: 'user', personId: 'mia', tokenScopes }, line);
    expect(answer.status).toBe(status);
  });

  it('with an extension is held to what the extension was granted, whatever the person may do', async () => {
    const extension = { publisherId: 'p', extensionId: 'e', name: 'E', scopes: ['vso.work'] };
    const answer = await call(
      openOrganization(),
      { kind: 'user', personId: 'ada', extension },
      'PATCH _apis/wit/workItems/2',
      [{ op: 'add', path: '/fields/System.Title', value: 'x' }],
    );
    expect(answer.status).toBe(403);
    expect(answer.body.message).toContain('vso.work_write');
  });
});

describe('what a client asks first', () => {
  it('is who it is and where the areas are', async () => {
    const azure = openOrganization();
    expect(
      (await call(azure, 'mia', 'GET _apis/connectionData?api-version=7.1-preview.1')).body.authenticatedUser,
    ).toMatchObject({ providerDisplayName: 'Mia Member', properties: { Account: { $value: 'mia@example.com' } } });
    const areas = (await call(azure, 'mia', 'GET _apis/ResourceAreas?api-version=7.1-preview.1')).body.value;
    expect(areas).toContainEqual({
      id: '5264459e-e5e0-4bd8-b118-0985e68a4ec5',
      name: 'wit',
      locationUrl: 'http://localhost:4600/azure/',
    });
    expect(
      (
        await call(
          azure,
          'mia',
          'GET _apis/ResourceAreas/79134c72-4a58-4b42-976c-04e7115f32bf?api-version=7.1-preview.1',
        )
      ).body.name,
    ).toBe('core');
  });

  it('is answered with the session and an activity of its own', async () => {
    const { headers } = await call(openOrganization(), 'mia', 'GET _apis/projects', undefined, {
      'x-tfs-session': 'b6a3c2f4-0000-4000-8000-000000000001',
    });
    expect(headers.get('x-tfs-session')).toBe('b6a3c2f4-0000-4000-8000-000000000001');
    expect(headers.get('activityid')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
