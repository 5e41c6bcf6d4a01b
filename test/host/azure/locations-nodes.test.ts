import { call, openOrganization } from './organization';

const nodes = `${encodeURIComponent('Größe & Train')}/_apis/wit/classificationNodes`;

describe('the tree of areas', () => {
  it('is answered to the depth asked', async () => {
    const azure = openOrganization();
    expect((await call(azure, 'mia', `GET ${nodes}/Areas`)).body).toMatchObject({
      name: 'Größe & Train',
      structureType: 'area',
      hasChildren: true,
      path: '\\Größe & Train\\Area',
    });
    const { children } = (await call(azure, 'mia', `GET ${nodes}/areas?$depth=1`)).body;
    expect(children.map(({ name, path }: { name: string; path: string }) => [name, path])).toEqual([
      ['Gannet', '\\Größe & Train\\Area\\Gannet'],
      ['Puffin', '\\Größe & Train\\Area\\Puffin'],
    ]);
    const roots = (await call(azure, 'mia', `GET ${nodes}`)).body.value;
    expect(roots.map(({ structureType }: { structureType: string }) => structureType)).toEqual(['area', 'iteration']);
  });

  it('takes its items and teams along when an area is renamed', async () => {
    const azure = openOrganization();
    await call(azure, 'ada', `PATCH ${nodes}/Areas/Gannet`, { name: 'Gull' });
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/2')).body).toMatchObject({
      rev: 1,
      fields: { 'System.AreaPath': 'Größe & Train\\Gull' },
    });
    expect(azure.organization.teams(azure.organization.project('Größe & Train')!.id)[0]?.areaPaths).toEqual([
      'Größe & Train\\Gull',
    ]);
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/2/revisions/1')).body.fields['System.AreaPath']).toBe(
      'Größe & Train\\Gull',
    );
  });

  it('gives the items of a removed area to the one that is named', async () => {
    const azure = openOrganization();
    expect((await call(azure, 'ada', `DELETE ${nodes}/Areas/Gannet`)).status).toBe(400);
    const heir = (await call(azure, 'mia', `GET ${nodes}/Areas/Puffin`)).body.id;
    expect((await call(azure, 'ada', `DELETE ${nodes}/Areas/Gannet?$reclassifyId=${heir}`)).status).toBe(204);
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/2')).body.fields['System.AreaPath']).toBe(
      'Größe & Train\\Puffin',
    );
  });
});

describe('a node', () => {
  it.each([
    ['that has the name of its neighbour', { name: 'puffin' }, 409],
    ['with a slash in its name', { name: 'a/b' }, 400],
    ['without a name', { name: ' ' }, 400],
    [
      'that is an area with dates',
      { name: 'Dated', attributes: { startDate: '2027-01-01', finishDate: '2027-01-02' } },
      400,
    ],
  ])('%s is refused', async (_, body, status) => {
    expect((await call(openOrganization(), 'ada', `POST ${nodes}/Areas`, body)).status).toBe(status);
  });

  it('is made by administrators only', async () => {
    expect((await call(openOrganization(), 'mia', `POST ${nodes}/Areas`, { name: 'New' })).status).toBe(403);
    expect((await call(openOrganization(), 'ada', `POST ${nodes}/Areas`, { name: 'New' })).status).toBe(201);
  });

  it('lies fourteen levels deep at most', async () => {
    const azure = openOrganization();
    let path = `${nodes}/Areas`;
    // The root is the first level.
    for (let level = 2; level <= 14; level++) {
      expect((await call(azure, 'ada', `POST ${path}`, { name: `L${level}` })).status).toBe(201);
      path += `/L${level}`;
    }
    expect((await call(azure, 'ada', `POST ${path}`, { name: 'L15' })).status).toBe(400);
  });

  it('is moved with all below it, but never below itself', async () => {
    const azure = openOrganization();
    const { id } = (await call(azure, 'ada', `POST ${nodes}/Areas/Gannet`, { name: 'Nest' })).body;
    expect((await call(azure, 'ada', `POST ${nodes}/Areas/Puffin`, { id })).body.path).toBe(
      '\\Größe & Train\\Area\\Puffin\\Nest',
    );
    const puffin = (await call(azure, 'ada', `GET ${nodes}/Areas/Puffin`)).body.id;
    expect((await call(azure, 'ada', `POST ${nodes}/Areas/Puffin/Nest`, { id: puffin })).status).toBe(400);
  });
});

describe('an iteration', () => {
  it('has both dates or none, in order', async () => {
    const azure = openOrganization();
    const dates = (startDate: string | null, finishDate?: string | null) => ({ attributes: { startDate, finishDate } });
    expect((await call(azure, 'ada', `PATCH ${nodes}/Iterations/PI%201`, dates('2026-11-02'))).status).toBe(400);
    expect(
      (await call(azure, 'ada', `PATCH ${nodes}/Iterations/PI%201`, dates('2026-11-02', '2026-11-01'))).status,
    ).toBe(400);
    expect(
      (
        await call(
          azure,
          'ada',
          `PATCH ${nodes}/Iterations/PI%201`,
          dates('2026-11-02T00:00:00Z', '2026-11-29T00:00:00Z'),
        )
      ).body.attributes,
    ).toEqual({ startDate: '2026-11-02T00:00:00Z', finishDate: '2026-11-29T00:00:00Z' });
    expect((await call(azure, 'ada', `PATCH ${nodes}/Iterations/PI%201`, dates(null, null))).body).not.toHaveProperty(
      'attributes',
    );
  });
});
