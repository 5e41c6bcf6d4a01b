import { call, openOrganization, people, projectIds } from './organization';

const css = '83e28ad4-2d72-4ceb-97b0-c7726d5502c3';
const project = '52d39943-cb85-4d7f-8fa8-c6baac873819';
const projectToken = `$PROJECT:vstfs:///Classification/TeamProject/${projectIds.train}`;

type Azure = ReturnType<typeof openOrganization>;

/** The token of an area: its ancestors and itself. */
function areaToken({ organization }: Azure, path: string): string {
  const areas = organization.nodes(projectIds.train, 'area');
  const names = path.split('\\');
  const ancestors = names.map((_, index) => areas.find((node) => node.path === names.slice(0, index + 1).join('\\'))!);
  return ancestors.map(({ identifier }) => `vstfs:///Classification/Node/${identifier}`).join(':');
}

async function evaluate(
  azure: Azure,
  as: keyof typeof people,
  ...evaluations: readonly (readonly [string, string, number])[]
): Promise<readonly boolean[]> {
  const body = {
    evaluations: evaluations.map(([securityNamespaceId, token, permissions]) => ({
      securityNamespaceId,
      token,
      permissions,
    })),
  };
  const answer = await call(azure, as, 'POST _apis/security/permissionevaluationbatch?api-version=7.1-preview.1', body);
  return answer.body.evaluations.map(({ value }: { value: boolean }) => value);
}

describe('what somebody may do with work items of an area', () => {
  it('follows their access', async () => {
    const azure = openOrganization();
    const token = areaToken(azure, 'Größe & Train\\Gannet');
    expect(await evaluate(azure, 'mia', [css, token, 16], [css, token, 32], [css, token, 48])).toEqual([
      true,
      true,
      true,
    ]);
    expect(await evaluate(azure, 'rob', [css, token, 16], [css, token, 32], [css, token, 48])).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('ends where an area is closed to them', async () => {
    const azure = openOrganization();
    const node = azure.organization.nodes(projectIds.train, 'area').find(({ path }) => path.endsWith('Gannet'))!;
    azure.change((world) => world.restrictions.put({ id: '1', personId: 'mia', areaId: node.id, may: 'nothing' }));
    const [closed, open] = [areaToken(azure, 'Größe & Train\\Gannet'), areaToken(azure, 'Größe & Train\\Puffin')];
    expect(await evaluate(azure, 'mia', [css, closed, 16], [css, closed, 32], [css, open, 32])).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is nothing in an area that there is not', async () => {
    expect(
      await evaluate(openOrganization(), 'ada', [
        css,
        'vstfs:///Classification/Node/00000000-0000-4000-8000-000000000000',
        16,
      ]),
    ).toEqual([false]);
  });
});

describe('who administers a project', () => {
  it('may edit it; all others may read it', async () => {
    const azure = openOrganization();
    expect(await evaluate(azure, 'ada', [project, projectToken, 1], [project, projectToken, 2])).toEqual([true, true]);
    expect(await evaluate(azure, 'mia', [project, projectToken, 1], [project, projectToken, 2])).toEqual([true, false]);
  });

  it('is told by a GET as well, token by token', async () => {
    const answer = await call(
      openOrganization(),
      'ada',
      `GET _apis/permissions/${project}/2?tokens=${encodeURIComponent(`${projectToken},$PROJECT:none`)}`,
    );
    expect(answer.body).toEqual({ count: 2, value: [true, false] });
  });
});

describe('permissions that are not modelled', () => {
  it('are answered 501, never allowed', async () => {
    const azure = openOrganization();
    const git = '2e9eb7ed-3c0a-47d4-87c1-0ffdd275fd87';
    expect(
      (
        await call(azure, 'ada', 'POST _apis/security/permissionevaluationbatch', {
          evaluations: [{ securityNamespaceId: git, token: 'repoV2', permissions: 1 }],
        })
      ).status,
    ).toBe(501);
    expect((await call(azure, 'ada', `GET _apis/permissions/${css}/64?tokens=x`)).status).toBe(501);
  });

  it('are named by the namespaces', async () => {
    const { body } = await call(openOrganization(), 'rob', 'GET _apis/securitynamespaces');
    expect(body.value.map(({ name }: { name: string }) => name)).toEqual(['CSS', 'Project']);
  });
});

describe('people of the organization', () => {
  it('are found by the id that answers name them by', async () => {
    const azure = openOrganization();
    const profile = await call(azure, 'mia', 'GET _apis/profile/profiles/me');
    expect(profile.body).toMatchObject({ displayName: 'Mia Member', emailAddress: 'mia@example.com' });
    const found = await call(
      azure,
      'ada',
      `GET _apis/identities?identityIds=${profile.body.id},00000000-0000-4000-8000-000000000000`,
    );
    expect(found.body.value).toMatchObject([{ id: profile.body.id, providerDisplayName: 'Mia Member' }, null]);
    expect(
      (await call(azure, 'ada', 'GET _apis/identities?searchFilter=General&filterValue=MAX@example.com')).body.value,
    ).toMatchObject([{ providerDisplayName: 'Max Member' }]);
  });
});
