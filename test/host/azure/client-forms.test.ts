import { call, openOrganization } from './organization';

describe("what Microsoft's own clients send", () => {
  it('may name the type of a new work item with an encoded sign', async () => {
    const azure = openOrganization();
    const made = await call(azure, 'mia', 'POST Small/_apis/wit/workitems/%24Issue?api-version=7.1', [
      { op: 'add', path: '/fields/System.Title', value: 'Encoded' },
    ]);
    expect([made.status, made.body.fields['System.WorkItemType'], made.body.fields['System.Title']]).toEqual([
      200,
      'Issue',
      'Encoded',
    ]);
  });

  it.each([
    ['1', true, false],
    ['2', false, true],
    ['3', true, true],
    ['dependentFields', false, true],
  ])('asks for parts of the fields of a type by number or word: %s', async (expand, hasValues, hasDependents) => {
    const path = `Small/_apis/wit/workItemTypes/Issue/fields/System.State?$expand=${expand}`;
    const { body } = await call(openOrganization(), 'mia', `GET ${path}`);
    expect(['allowedValues' in body, 'dependentFields' in body]).toEqual([hasValues, hasDependents]);
  });

  it.each(['4', 'everything'])('is refused for parts that there are not: %s', async (expand) => {
    const path = `Small/_apis/wit/workItemTypes/Issue/fields?$expand=${expand}`;
    expect((await call(openOrganization(), 'mia', `GET ${path}`)).status).toBe(400);
  });

  it.each([
    ['1', 200],
    ['2', 501],
    ['4', 501],
    ['states', 200],
    ['layout', 501],
    ['8', 400],
  ])('asks for parts of a type of a process by number or word: %s', async (expand, status) => {
    const azure = openOrganization();
    const processes = (await call(azure, 'mia', 'GET _apis/work/processes')).body.value as {
      typeId: string;
      name: string;
    }[];
    const { typeId } = processes.find(({ name }) => name === 'Basic')!;
    const path = `_apis/work/processes/${typeId}/workItemTypes/Train.Issue?$expand=${expand}`;
    const answer = await call(azure, 'mia', `GET ${path}`);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body.states).toHaveLength(5);
  });
});

describe('half a character', () => {
  it('is no part of a name of a team or a node', async () => {
    const azure = openOrganization();
    const name = 'Half \ud83d';
    expect((await call(azure, 'ada', 'POST _apis/projects/Small/teams', { name })).status).toBe(400);
    expect((await call(azure, 'ada', 'POST Small/_apis/wit/classificationNodes/areas', { name })).status).toBe(400);
    expect((await call(azure, 'ada', 'GET Small/_apis/wit/classificationNodes/areas?$depth=2')).status).toBe(200);
  });
});

describe('a token for work items alone', () => {
  // https://learn.microsoft.com/rest/api/azure/devops/core/projects/list names vso.profile and vso.project only.
  it('reads no projects and teams', async () => {
    const caller = { kind: 'user', personId: 'mia', tokenScopes: ['vso.work_write'] } as const;
    const azure = openOrganization();
    expect((await call(azure, caller, 'GET _apis/projects')).status).toBe(403);
    expect((await call(azure, caller, 'GET _apis/projects/Small/teams')).status).toBe(403);
    expect((await call(azure, caller, 'GET _apis/wit/workItems/4')).status).toBe(200);
  });
});
