import type { LocalAzure } from '#host/azure/azure';
import { isRestPath } from '#host/azure/pages/answer-rest';
import { base, call, openOrganization, projectIds } from './organization';

let azure: LocalAzure;
beforeEach(() => (azure = openOrganization()));

describe('what the platform has and the organization does not model', () => {
  it.each([
    '_apis/git/repositories',
    'Small/_apis/build/builds',
    'Small/_apis/wiki/wikis',
    '_apis/Favorite/Favorites',
    '_apis/hooks/subscriptions',
    '_apis/Contribution/HierarchyQuery',
    '_apis/graph/groups',
    'Small/_odata/v4.0-preview/WorkItems',
  ])('is said of %s', async (path) => {
    const { status, body } = await call(azure, 'mia', `GET ${path}`);
    expect([status, body.typeKey]).toEqual([501, 'NotImplementedException']);
    expect(body.message).toContain('does not model GET');
  });

  it('is no page of the product', () => {
    expect(isRestPath('/azure/Small/_odata/v4.0-preview/WorkItems')).toBe(true);
    expect(isRestPath('/azure/Small/_workitems')).toBe(false);
  });

  it('is nothing where the platform has nothing either', async () => {
    expect((await call(azure, 'mia', 'GET _apis/nonsense/things')).status).toBe(404);
  });
});

describe('properties of a project', () => {
  const properties = `_apis/projects/${projectIds.small}/properties`;

  it('are set, and removed by null', async () => {
    expect(
      (
        await call(azure, 'ada', `PATCH ${properties}?api-version=7.1-preview.1`, [
          { op: 'add', path: '/harbour.depth', value: 'deep' },
        ])
      ).status,
    ).toBe(204);
    expect((await call(azure, 'mia', `GET ${properties}?api-version=7.1-preview.1&keys=harbour.*`)).body.value).toEqual(
      [{ name: 'harbour.depth', value: 'deep' }],
    );
    await call(azure, 'ada', `PATCH ${properties}?api-version=7.1-preview.1`, [
      { op: 'add', path: '/harbour.depth', value: null },
    ]);
    expect((await call(azure, 'mia', `GET ${properties}?api-version=7.1-preview.1&keys=harbour.*`)).body.value).toEqual(
      [],
    );
  });

  it('are for those who administer it', async () => {
    expect(
      (
        await call(azure, 'mia', `PATCH ${properties}?api-version=7.1-preview.1`, [
          { op: 'add', path: '/x', value: 'y' },
        ])
      ).status,
    ).toBe(403);
  });
});

describe('a team that a script makes', () => {
  it('has its maker, is renamed, and goes', async () => {
    const { status, body } = await call(azure, 'ada', `POST _apis/projects/Small/teams`, {
      name: 'Pilots',
      description: 'Guide ships',
    });
    expect([status, body.name, body.description]).toEqual([201, 'Pilots', 'Guide ships']);
    expect((await call(azure, 'mia', 'GET _apis/projects/Small/teams/Pilots/members')).body.value).toMatchObject([
      { identity: { displayName: 'Ada Admin' } },
    ]);
    expect((await call(azure, 'ada', `POST _apis/projects/Small/teams`, { name: 'pilots' })).status).toBe(400);
    expect((await call(azure, 'ada', `PATCH _apis/projects/Small/teams/Pilots`, { name: 'Tugs' })).body.name).toBe(
      'Tugs',
    );
    expect((await call(azure, 'ada', `DELETE _apis/projects/Small/teams/Tugs`)).status).toBe(204);
    expect((await call(azure, 'mia', 'GET _apis/projects/Small/teams/Tugs')).status).toBe(404);
  });
});

describe('people in the graph', () => {
  it('are known by descriptor and storage key', async () => {
    const users = (await call(azure, 'mia', 'GET _apis/graph/users')).body.value as readonly {
      descriptor: string;
      displayName: string;
      originId: string;
    }[];
    const mia = users.find(({ displayName }) => displayName === 'Mia Member');
    expect((await call(azure, 'mia', `GET _apis/graph/storagekeys/${mia?.descriptor}`)).body.value).toBe(mia?.originId);
    expect((await call(azure, 'mia', `GET _apis/graph/descriptors/${mia?.originId}`)).body.value).toBe(mia?.descriptor);
  });
});

describe('pictures that answers point to', () => {
  it('are drawn for pages, which show them without a token', async () => {
    const { body: type } = await call(azure, 'mia', 'GET Small/_apis/wit/workItemTypes/Epic');
    const { body: me } = await call(azure, 'mia', 'GET _apis/wit/workItems/1');
    for (const url of [type.icon.url, me.fields['System.CreatedBy'].imageUrl] as readonly string[]) {
      const answer = await azure.handle(new Request(url), { kind: 'anonymous' });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
      expect(await answer.text()).toMatch(/^<svg /);
    }
    expect((await azure.handle(new Request(`${base}/_apis/wit/workItems/1`), { kind: 'anonymous' })).status).toBe(401);
  });
});

describe('a process that a project uses', () => {
  it('has its types with their fields and states', async () => {
    const { body: processes } = await call(azure, 'mia', 'GET _apis/work/processes?$expand=projects');
    const basic = (
      processes.value as readonly { name: string; typeId: string; projects: readonly { name: string }[] }[]
    ).find(({ name }) => name === 'Basic');
    expect(basic?.projects.map(({ name }) => name)).toEqual(['Small']);
    const place = `_apis/work/processes/${basic?.typeId}/workItemTypes`;
    expect((await call(azure, 'mia', `GET ${place}`)).body.value.map(({ name }: { name: string }) => name)).toEqual([
      'Epic',
      'Issue',
    ]);
    expect((await call(azure, 'mia', `GET ${place}/Train.Issue/states`)).body.value[1]).toMatchObject({
      name: 'Active',
      stateCategory: 'InProgress',
      order: 2,
    });
    expect(
      (await call(azure, 'mia', `GET ${place}/Train.Issue/fields/Microsoft.VSTS.Common.Priority?$expand=allowedValues`))
        .body,
    ).toMatchObject({ type: 'integer', allowedValues: [1, 2, 3, 4] });
  });
});

describe('artifacts that work items link to', () => {
  it('tell the items', async () => {
    const uri = 'vstfs:///Git/Commit/a%2fb%2fc';
    await call(azure, 'mia', 'PATCH _apis/wit/workItems/4', [
      {
        op: 'add',
        path: '/relations/-',
        value: { rel: 'ArtifactLink', url: uri, attributes: { name: 'Fixed in Commit' } },
      },
    ]);
    const { body } = await call(azure, 'mia', 'POST _apis/wit/artifactUriQuery', {
      artifactUris: [uri, 'vstfs:///Build/Build/1'],
    });
    expect(body.artifactUrisQueryResult).toEqual({
      [uri]: [{ id: 4, url: `${base}/_apis/wit/workItems/4` }],
      'vstfs:///Build/Build/1': [],
    });
  });
});

describe('what a new work item begins with', () => {
  it('has neither id nor revision', async () => {
    const { body } = await call(azure, 'mia', 'GET Small/_apis/wit/workItems/$Issue');
    expect(body).not.toHaveProperty('id');
    expect(body.fields).toMatchObject({
      'System.State': 'New',
      'System.AreaPath': 'Small',
      'Microsoft.VSTS.Common.Priority': 2,
    });
  });
});
