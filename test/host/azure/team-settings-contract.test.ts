import { loadPlans } from '#host/azure/work/load-plans';
import { identityIdOf } from '#host/azure/world/guid';
import { call, openOrganization, projectIds } from './organization';
import { hasSwagger, swaggerProblems } from './swagger';

const team = 'Small/Small%20Team';

/** A project whose default team works in one iteration. */
function planned() {
  const azure = openOrganization();
  azure.change((world) => {
    const root = world.nodeAt(projectIds.small, 'iteration', 'Small')!;
    const node = {
      ...root,
      id: 9001,
      identifier: '99999999-9999-4999-8999-999999999999',
      name: 'One',
      path: 'Small\\One',
      parentId: root.id,
      start: '2026-11-16T00:00:00Z',
      finish: '2026-11-29T00:00:00Z',
    };
    world.nodes.put(node);
    world.teams.put({ ...world.teamsOf.of(projectIds.small)[0]!, iterationIds: [node.identifier] });
    loadPlans(world, [
      {
        project: 'Small',
        team: 'Small Team',
        iteration: node.path,
        daysOff: [{ start: '2026-11-20', end: '2026-11-20' }],
        capacities: [{ personId: 'mia', activities: [{ name: 'Development', capacityPerDay: 6 }], daysOff: [] }],
      },
    ]);
  });
  return azure;
}

const iteration = `${team}/_apis/work/teamsettings/iterations/99999999-9999-4999-8999-999999999999`;
const areas = { defaultValue: 'Small', values: [{ value: 'Small', includeChildren: true }] };
const activities = [{ name: 'Testing', capacityPerDay: 2 }];
const calls: readonly (readonly ['wit' | 'work', string, unknown?])[] = [
  [
    'wit',
    'POST Small/_apis/wit/wiql?$top=5&timePrecision=true',
    { query: 'SELECT Id, Title FROM WorkItems ORDER BY Id' },
  ],
  [
    'wit',
    `POST ${team}/_apis/wit/wiql`,
    { query: `SELECT Id FROM WorkItemLinks WHERE [System.Links.LinkType] = 'Child' MODE (Recursive)` },
  ],
  ['work', `GET ${team}/_apis/work/teamsettings`],
  ['work', `PATCH ${team}/_apis/work/teamsettings`, { bugsBehavior: 'asTasks', workingDays: ['monday'] }],
  ['work', `GET ${team}/_apis/work/teamsettings/teamfieldvalues`],
  ['work', `PATCH ${team}/_apis/work/teamsettings/teamfieldvalues`, areas],
  ['work', `GET ${team}/_apis/work/teamsettings/iterations?$timeframe=current`],
  ['work', `GET ${iteration}`],
  ['work', `POST ${team}/_apis/work/teamsettings/iterations`, { id: '99999999-9999-4999-8999-999999999999' }],
  ['work', `GET ${iteration}/workitems`],
  ['work', `GET ${iteration}/capacities`],
  ['work', `PUT ${iteration}/capacities`, [{ teamMember: { id: identityIdOf('max') }, activities, daysOff: [] }]],
  [
    'work',
    `PATCH ${iteration}/capacities/${identityIdOf('mia')}`,
    { activities, daysOff: [{ start: '2026-11-18T00:00:00Z', end: '2026-11-19T00:00:00Z' }] },
  ],
  ['work', `GET ${iteration}/capacities/${identityIdOf('mia')}`],
  ['work', `GET ${iteration}/teamdaysoff`],
  ['work', `PATCH ${iteration}/teamdaysoff`, { daysOff: [] }],
  ['work', 'GET Small/_apis/work/iterations/99999999-9999-4999-8999-999999999999/iterationcapacities'],
  ['work', `GET ${team}/_apis/work/backlogs`],
  ['work', `GET ${team}/_apis/work/backlogs/Microsoft.RequirementCategory`],
  ['work', `GET ${team}/_apis/work/backlogs/Microsoft.RequirementCategory/workItems`],
  ['work', 'GET Small/_apis/work/processconfiguration'],
  ['work', `GET ${team}/_apis/work/boards`],
  ['work', `GET ${team}/_apis/work/boards/Issues`],
  ['work', `GET ${team}/_apis/work/boards/Issues/columns`],
  ['work', `DELETE ${iteration}`],
];

describe("Microsoft's description of WIQL and of the work area", () => {
  it.each(calls.map(([area, line, body]) => ({ area, line, body })))(
    'fits $area $line',
    async ({ area, line, body }) => {
      const { status, body: answer } = await call(planned(), 'ada', line, body, { 'content-type': 'application/json' });
      expect(Math.floor(status / 100)).toBe(2);
      const [method = '', address = ''] = line.split(/ (.*)/);
      const [path = '', query] = address.split('?');
      expect(
        swaggerProblems(area, { method, path, query: new URLSearchParams(query), request: body, status, answer }),
      ).toEqual([]);
    },
  );

  (hasSwagger ? it : it.skip)('does not fit an answer of another shape', () => {
    const path = `${team}/_apis/work/teamsettings`;
    expect(
      swaggerProblems('work', { method: 'GET', path, status: 200, answer: { bugsBehavior: 'sometimes' } }),
    ).toHaveLength(1);
    expect(
      swaggerProblems('work', { method: 'GET', path, query: new URLSearchParams('x=1'), status: 404, answer: {} }),
    ).toHaveLength(2);
    expect(
      swaggerProblems('work', { method: 'GET', path: `${team}/_apis/work/nothing`, status: 200, answer: {} }),
    ).toHaveLength(1);
  });
});
