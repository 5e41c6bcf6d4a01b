import type { LocalAzure } from '#host/azure/azure';
import { call, openOrganization } from './organization';

const project = encodeURIComponent('Größe & Train');
const team = `${project}/Gannet/_apis/work`;

let azure: LocalAzure;
let first: number;
let second: number;

/** Features of the team: 2, and two more behind it. */
beforeEach(async () => {
  azure = openOrganization();
  [first, second] = [await feature('First'), await feature('Second')];
});

async function feature(title: string): Promise<number> {
  const { body } = await call(azure, 'mia', `POST ${project}/_apis/wit/workItems/$Feature`, [
    { op: 'add', path: '/fields/System.Title', value: title },
    { op: 'add', path: '/fields/System.AreaPath', value: 'Größe & Train\\Gannet' },
    { op: 'add', path: '/fields/System.IterationPath', value: 'Größe & Train\\PI 1\\PI 1.1' },
  ]);
  return body.id as number;
}

async function backlog(): Promise<readonly number[]> {
  const { body } = await call(azure, 'mia', `GET ${team}/backlogs/Microsoft.FeatureCategory/workItems`);
  return body.workItems.map(({ target }: { target: { id: number } }) => target.id);
}

function move(
  ids: readonly number[],
  place: { readonly previousId?: number; readonly nextId?: number; readonly parentId?: number },
): ReturnType<typeof call> {
  return call(azure, 'mia', `PATCH ${team}/workitemsorder`, {
    ids,
    previousId: 0,
    nextId: 0,
    parentId: 0,
    iterationPath: '',
    ...place,
  });
}

describe('work items that are moved on a backlog', () => {
  it('stand between the two that they were put between, in the order given', async () => {
    expect(await backlog()).toEqual([2, first, second]);
    const { body } = await move([second], { previousId: 2, nextId: first });
    // Nobody was ranked before: all are numbered anew, a thousand apart.
    expect(body.value).toEqual([{ id: second, order: 2000 }]);
    expect(await backlog()).toEqual([2, second, first]);
    await move([first, second], { nextId: 2 });
    expect(await backlog()).toEqual([first, second, 2]);
  });

  it('go below another parent, as a change like any other', async () => {
    await move([first], { previousId: 2, parentId: 1 });
    const { body } = await call(azure, 'mia', `GET _apis/wit/workItems/${first}?$expand=relations`);
    expect(body.fields['System.Parent']).toBe(1);
    expect(body.rev).toBe(2);
  });

  it('are moved by those who may change them', async () => {
    expect(
      (
        await call(azure, 'rob', `PATCH ${team}/workitemsorder`, {
          ids: [first],
          previousId: 0,
          nextId: 2,
          parentId: 0,
        })
      ).status,
    ).toBe(403);
    expect((await move([999], { nextId: 2 })).status).toBe(404);
    // The third feature lies in the project's own area, which is not the team's.
    expect((await move([first], { nextId: 3 })).status).toBe(400);
  });
});

describe('the taskboard of a sprint', () => {
  it('has a column for every state, and its tasks in them', async () => {
    const { body: columns } = await call(azure, 'mia', `GET ${team}/taskboardcolumns`);
    expect(columns.columns.map(({ name }: { name: string }) => name)).toEqual(['New', 'Active', 'Resolved', 'Closed']);
    expect(columns.columns[1].mappings).toEqual([{ workItemType: 'Task', state: 'Active' }]);
    const { body: task } = await call(azure, 'mia', `POST ${project}/_apis/wit/workItems/$Task`, [
      { op: 'add', path: '/fields/System.Title', value: 'Paint' },
      { op: 'add', path: '/fields/System.State', value: 'Active' },
      { op: 'add', path: '/fields/System.AreaPath', value: 'Größe & Train\\Gannet' },
      { op: 'add', path: '/fields/System.IterationPath', value: 'Größe & Train\\PI 1\\PI 1.1' },
    ]);
    const { body: iterations } = await call(azure, 'mia', `GET ${team}/teamsettings/iterations`);
    const { body: items } = await call(azure, 'mia', `GET ${team}/taskboardworkitems/${iterations.value[0].id}`);
    expect(items.value).toMatchObject([
      { workItemId: task.id, state: 'Active', column: 'Active', columnId: columns.columns[1].id },
    ]);
  });
});
