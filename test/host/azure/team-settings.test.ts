import { loadPlans } from '#host/azure/work/load-plans';
import { identityIdOf } from '#host/azure/world/guid';
import { call, openOrganization, projectIds } from './organization';

const train = encodeURIComponent('Größe & Train');
const settings = `${train}/Gannet/_apis/work/teamsettings`;

type Azure = ReturnType<typeof openOrganization>;

function iterationId({ organization }: Azure, name: string): string {
  return organization.nodes(projectIds.train, 'iteration').find((node) => node.name === name)!.identifier;
}

/** An organization whose team plans PI 1.1: Mia 6 hours a day and two days away, Max 4 hours; all are off on the 6th. */
function planned(): Azure {
  const azure = openOrganization();
  const day = (date: string) => `2026-11-${date}T00:00:00Z`;
  azure.change((world) =>
    loadPlans(world, [
      {
        project: 'Größe & Train',
        team: 'Gannet',
        iteration: 'Größe & Train\\PI 1\\PI 1.1',
        daysOff: [{ start: day('06'), end: day('06') }],
        capacities: [
          {
            personId: 'mia',
            activities: [
              { name: 'Development', capacityPerDay: 4 },
              { name: 'Testing', capacityPerDay: 2 },
            ],
            daysOff: [{ start: day('05'), end: day('06') }],
          },
          { personId: 'max', activities: [{ name: 'Design', capacityPerDay: 4 }], daysOff: [] },
        ],
      },
    ]),
  );
  return azure;
}

describe("a team's iterations", () => {
  it('come with their dates and where today lies', async () => {
    const azure = openOrganization();
    const { body } = await call(azure, 'rob', `GET ${settings}/iterations`);
    expect(body).toMatchObject({
      count: 1,
      value: [
        {
          id: iterationId(azure, 'PI 1.1'),
          name: 'PI 1.1',
          path: 'Größe & Train\\PI 1\\PI 1.1',
          attributes: { startDate: '2026-11-02T00:00:00Z', finishDate: '2026-11-15T00:00:00Z', timeFrame: 'past' },
        },
      ],
    });
  });

  it('have no current one until it is chosen', async () => {
    const azure = openOrganization();
    expect(await call(azure, 'mia', `GET ${settings}/iterations?$timeframe=current`)).toMatchObject({
      status: 404,
      body: { typeKey: 'CurrentIterationDoesNotExistException' },
    });
    expect((await call(azure, 'ada', `POST ${settings}/iterations`, { id: iterationId(azure, 'PI 1.2') })).status).toBe(
      200,
    );
    expect((await call(azure, 'mia', `GET ${settings}/iterations?$timeframe=current`)).body.value).toMatchObject([
      { name: 'PI 1.2', attributes: { timeFrame: 'current' } },
    ]);
    const found = await call(azure, 'mia', `POST ${train}/Gannet/_apis/wit/wiql`, {
      query: 'SELECT Id FROM WorkItems WHERE [Iteration Path] = @currentIteration - 1',
    });
    expect(found.body.workItems).toMatchObject([{ id: 2 }]);
  });

  it('are numbers of a time frame for the client of the extension API', async () => {
    const { body } = await call(openOrganization(), 'mia', `GET ${settings}/iterations`, undefined, {
      accept: 'application/json;api-version=7.1-preview.1;enumsAsNumbers=true;msDateFormat=true;noArrayWrap=true',
    });
    expect(body).toMatchObject([{ attributes: { startDate: '/Date(1793577600000)/', timeFrame: 0 } }]);
  });

  it('are given up by administrators only', async () => {
    const azure = openOrganization();
    const one = `${settings}/iterations/${iterationId(azure, 'PI 1.1')}`;
    expect((await call(azure, 'mia', `DELETE ${one}`)).status).toBe(403);
    expect((await call(azure, 'ada', `DELETE ${one}`)).status).toBe(204);
    expect((await call(azure, 'ada', `GET ${one}`)).status).toBe(404);
  });

  it('hold the items that the team works on', async () => {
    const azure = openOrganization();
    azure.change((world) =>
      world.items.put({
        ...world.items.get('2')!,
        fields: { ...world.items.get('2')!.fields, 'System.WorkItemType': 'User Story' },
      }),
    );
    const { body } = await call(azure, 'mia', `GET ${settings}/iterations/${iterationId(azure, 'PI 1.1')}/workitems`);
    expect(body.workItemRelations).toMatchObject([{ rel: null, source: null, target: { id: 2 } }]);
  });
});

describe("a team's capacity", () => {
  it('is told by member, with totals', async () => {
    const azure = planned();
    const { body } = await call(azure, 'mia', `GET ${settings}/iterations/${iterationId(azure, 'PI 1.1')}/capacities`);
    // Mia is away on the 5th and 6th, Max with everybody on the 6th.
    expect(body).toMatchObject({ totalCapacityPerDay: 10, totalDaysOff: 3 });
    expect(body.teamMembers).toMatchObject([
      {
        teamMember: { displayName: 'Mia Member' },
        activities: [
          { name: 'Development', capacityPerDay: 4 },
          { name: 'Testing', capacityPerDay: 2 },
        ],
        daysOff: [{ start: '2026-11-05T00:00:00Z', end: '2026-11-06T00:00:00Z' }],
      },
      { teamMember: { displayName: 'Max Member' } },
    ]);
  });

  it('is a plain list in older versions', async () => {
    const azure = planned();
    const { body } = await call(
      azure,
      'mia',
      `GET ${settings}/iterations/${iterationId(azure, 'PI 1.1')}/capacities`,
      undefined,
      { accept: 'application/json;api-version=5.1' },
    );
    expect(body.count).toBe(2);
  });

  it('is changed for one person by those who work there', async () => {
    const azure = planned();
    const one = `${settings}/iterations/${iterationId(azure, 'PI 1.1')}/capacities/${identityIdOf('max')}`;
    const body = { activities: [{ name: 'Design', capacityPerDay: 1.5 }], daysOff: [] };
    expect((await call(azure, 'rob', `PATCH ${one}`, body)).status).toBe(403);
    expect((await call(azure, 'mia', `PATCH ${one}`, body)).status).toBe(200);
    expect((await call(azure, 'mia', `GET ${one}`)).body).toMatchObject({
      activities: [{ name: 'Design', capacityPerDay: 1.5 }],
    });
    expect(
      (await call(azure, 'mia', `PATCH ${one}`, { activities: [{ name: 'Design', capacityPerDay: 25 }] })).status,
    ).toBe(400);
  });

  it('is replaced as a whole', async () => {
    const azure = planned();
    const all = `${settings}/iterations/${iterationId(azure, 'PI 1.1')}/capacities`;
    const next = [
      { teamMember: { id: identityIdOf('max') }, activities: [{ name: 'Design', capacityPerDay: 3 }], daysOff: [] },
    ];
    // The body of a PUT is a list: it must not go as a JSON patch.
    expect((await call(azure, 'mia', `PUT ${all}`, next, { 'content-type': 'application/json' })).body).toMatchObject({
      count: 1,
      value: [{ teamMember: { displayName: 'Max Member' } }],
    });
    expect((await call(azure, 'mia', `GET ${all}`)).body).toMatchObject({ totalCapacityPerDay: 3 });
  });

  it('adds up over the teams of an iteration', async () => {
    const azure = planned();
    const { body } = await call(
      azure,
      'mia',
      `GET ${train}/_apis/work/iterations/${iterationId(azure, 'PI 1.1')}/iterationcapacities`,
    );
    expect(body).toMatchObject({
      teams: [{ teamCapacityPerDay: 10, teamTotalDaysOff: 3 }],
      totalIterationCapacityPerDay: 10,
      totalIterationDaysOff: 3,
    });
  });

  it('has days off for all', async () => {
    const azure = planned();
    const all = `${settings}/iterations/${iterationId(azure, 'PI 1.1')}/teamdaysoff`;
    expect((await call(azure, 'mia', `GET ${all}`)).body).toMatchObject({
      daysOff: [{ start: '2026-11-06T00:00:00Z', end: '2026-11-06T00:00:00Z' }],
    });
    expect((await call(azure, 'mia', `PATCH ${all}`, { daysOff: [] })).body).toMatchObject({ daysOff: [] });
    expect(
      (await call(azure, 'mia', `PATCH ${all}`, { daysOff: [{ start: '2026-11-07', end: '2026-11-06' }] })).status,
    ).toBe(400);
  });
});

describe("a team's settings", () => {
  it('are those of a new team', async () => {
    const { body } = await call(openOrganization(), 'mia', `GET ${settings}`);
    expect(body).toMatchObject({
      backlogIteration: { name: 'Größe & Train', path: '' },
      bugsBehavior: 'asRequirements',
      workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      defaultIterationMacro: '@currentIteration',
    });
    expect(body.backlogVisibilities).toEqual({
      'Microsoft.EpicCategory': true,
      'Microsoft.FeatureCategory': true,
      'Microsoft.RequirementCategory': true,
    });
  });

  it('change one by one, by administrators', async () => {
    const azure = openOrganization();
    const change = {
      workingDays: ['Monday', 2],
      bugsBehavior: 'AsTasks',
      defaultIteration: iterationId(azure, 'PI 1.2').toUpperCase(),
      backlogVisibilities: { 'Microsoft.EpicCategory': false },
    };
    expect((await call(azure, 'mia', `PATCH ${settings}`, change)).status).toBe(403);
    expect((await call(azure, 'ada', `PATCH ${settings}`, change)).body).toMatchObject({
      workingDays: ['monday', 'tuesday'],
      bugsBehavior: 'asTasks',
      defaultIterationMacro: null,
      defaultIteration: { name: 'PI 1.2', path: '\\PI 1\\PI 1.2' },
      backlogVisibilities: { 'Microsoft.EpicCategory': false, 'Microsoft.FeatureCategory': true },
    });
    expect((await call(azure, 'ada', `PATCH ${settings}`, { workingDays: ['someday'] })).status).toBe(400);
  });

  it('name the areas of the team, with what lies under them or without', async () => {
    const azure = openOrganization();
    const areas = `${settings}/teamfieldvalues`;
    expect((await call(azure, 'mia', `GET ${areas}`)).body).toMatchObject({
      field: { referenceName: 'System.AreaPath' },
      defaultValue: 'Größe & Train\\Gannet',
      values: [{ value: 'Größe & Train\\Gannet', includeChildren: true }],
    });
    const next = { defaultValue: 'Größe & Train', values: [{ value: 'Größe & Train', includeChildren: false }] };
    expect((await call(azure, 'ada', `PATCH ${areas}`, next)).body).toMatchObject(next);
    expect(
      (await call(azure, 'ada', `PATCH ${areas}`, { defaultValue: 'Nowhere', values: [{ value: 'Nowhere' }] })).status,
    ).toBe(400);
  });
});

describe("a team's backlogs and boards", () => {
  it('follow the process from the top', async () => {
    const { body } = await call(openOrganization(), 'mia', `GET ${train}/Gannet/_apis/work/backlogs`);
    expect(body.value.map(({ id, name, rank, type }: Record<string, unknown>) => [id, name, rank, type])).toEqual([
      ['Microsoft.EpicCategory', 'Epics', 4, 'portfolio'],
      ['Microsoft.FeatureCategory', 'Features', 3, 'portfolio'],
      ['Microsoft.RequirementCategory', 'Stories', 2, 'requirement'],
      ['Microsoft.TaskCategory', 'Tasks', 1, 'task'],
    ]);
  });

  it('hold what is open in the areas of the team', async () => {
    const azure = openOrganization();
    const features = `${train}/Gannet/_apis/work/backlogs/Microsoft.FeatureCategory/workItems`;
    expect((await call(azure, 'mia', `GET ${features}`)).body.workItems).toMatchObject([
      { rel: null, source: null, target: { id: 2 } },
    ]);
    azure.change((world) =>
      world.items.put({
        ...world.items.get('2')!,
        fields: { ...world.items.get('2')!.fields, 'System.State': 'Closed' },
      }),
    );
    expect((await call(azure, 'mia', `GET ${features}`)).body.workItems).toEqual([]);
  });

  it('have a column for every state', async () => {
    const { body } = await call(openOrganization(), 'mia', `GET ${train}/Gannet/_apis/work/boards/Stories/columns`);
    expect(body.value.map(({ name, columnType }: Record<string, unknown>) => [name, columnType])).toEqual([
      ['New', 'incoming'],
      ['Active', 'inProgress'],
      ['Resolved', 'inProgress'],
      ['Closed', 'outgoing'],
    ]);
    expect((await call(openOrganization(), 'mia', `GET ${train}/Gannet/_apis/work/boards/None`)).status).toBe(404);
  });

  it('are described by the process configuration', async () => {
    const { body } = await call(openOrganization(), 'mia', 'GET Small/_apis/work/processconfiguration');
    expect(body).toMatchObject({
      portfolioBacklogs: [{ referenceName: 'Microsoft.EpicCategory' }],
      requirementBacklog: { name: 'Issues', workItemTypes: [{ name: 'Issue' }] },
    });
    expect(body).not.toHaveProperty('taskBacklog');
  });
});
