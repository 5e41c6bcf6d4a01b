import { restrict } from '#host/azure/world/load';
import { call, openOrganization } from './organization';

describe('a work item', () => {
  it('is answered with the fields that it has, people as identities and moments without trailing zeros', async () => {
    const { status, body } = await call(openOrganization(), 'mia', 'GET _apis/wit/workItems/2');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 2, rev: 1, url: 'http://localhost:4600/azure/_apis/wit/workItems/2' });
    expect(body.fields).toMatchObject({
      'System.Title': 'Book a cabin',
      'System.TeamProject': 'Größe & Train',
      'System.AreaPath': 'Größe & Train\\Gannet',
      'System.IterationPath': 'Größe & Train\\PI 1\\PI 1.1',
      'System.CreatedDate': '2026-11-01T08:00:00.57Z',
      'Microsoft.VSTS.Common.BusinessValue': 8,
    });
    expect(body.fields['System.AssignedTo']).toMatchObject({
      displayName: 'Max Member',
      uniqueName: 'max@example.com',
    });
    expect(body.fields).not.toHaveProperty(['System.Id']);
    expect(body).not.toHaveProperty('relations');
  });

  it('shows both kinds of links with $expand=relations', async () => {
    const { body } = await call(openOrganization(), 'mia', 'GET _apis/wit/workItems/2?$expand=Relations');
    expect(body.relations).toEqual([
      {
        rel: 'System.LinkTypes.Hierarchy-Reverse',
        url: 'http://localhost:4600/azure/_apis/wit/workItems/1',
        attributes: { isLocked: false, name: 'Parent' },
      },
      {
        rel: 'System.LinkTypes.Dependency-Reverse',
        url: 'http://localhost:4600/azure/_apis/wit/workItems/3',
        attributes: { isLocked: false, name: 'Predecessor', comment: 'needs payment' },
      },
    ]);
  });

  it('is answered with null among others when it is missing and the policy says omit', async () => {
    const { body } = await call(openOrganization(), 'mia', 'POST _apis/wit/workItemsBatch', {
      ids: [3, 99, 1],
      fields: ['system.title'],
      errorPolicy: 'omit',
    });
    expect(body.count).toBe(3);
    expect(body.value.map((item: { fields: unknown } | null) => item?.fields ?? null)).toEqual([
      { 'System.Title': 'Pay by card' },
      null,
      { 'System.Title': 'Ferries' },
    ]);
  });

  it('that does not exist fails a whole list', async () => {
    const { status, body } = await call(openOrganization(), 'mia', 'GET _apis/wit/workItems?ids=1,99');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      message: 'TF401232: Work item 99 does not exist, or you do not have permissions to read it.',
      typeKey: 'WorkItemUnauthorizedAccessException',
    });
  });
});

const train = encodeURIComponent('Größe & Train');
const set = (name: string, value: unknown) => ({ op: 'add', path: `/fields/${name}`, value });
const link = (rel: string, id: number) => ({
  op: 'add',
  path: '/relations/-',
  value: { rel, url: `http://localhost:4600/azure/_apis/wit/workItems/${id}` },
});

describe('a work item that is created', () => {
  it('gets the defaults of its type, the root paths and its author', async () => {
    const azure = openOrganization();
    const { status, body } = await call(azure, 'mia', `POST ${train}/_apis/wit/workItems/$Feature`, [
      set('System.Title', 'Sail at night'),
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 5,
      rev: 1,
      fields: {
        'System.State': 'New',
        'System.Reason': 'New',
        'System.AreaPath': 'Größe & Train',
        'Microsoft.VSTS.Common.Priority': 2,
      },
    });
    expect(body.fields['System.CreatedBy'].uniqueName).toBe('mia@example.com');
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/5')).body.fields['System.Title']).toBe('Sail at night');
  });

  it.each([
    [
      'without a title',
      [set('System.Description', 'x')],
      400,
      'TF401320: Rule Error for field Title. Error code: Required, InvalidEmpty.',
    ],
    [
      'with a title of 256 characters',
      [set('System.Title', 'x'.repeat(256))],
      400,
      "TF401326: Invalid field status 'InvalidTooLong' for field 'System.Title'.",
    ],
    [
      'with an unknown field',
      [set('System.Title', 'x'), set('Custom.Nothing', 1)],
      400,
      'TF51535: Cannot find field Custom.Nothing.',
    ],
    [
      'with a word for a number',
      [set('System.Title', 'x'), set('Custom.WSJF', 'high')],
      400,
      "TF401326: Invalid field status 'InvalidType' for field 'Custom.WSJF'.",
    ],
    [
      'with half a whole number',
      [set('System.Title', 'x'), set('Microsoft.VSTS.Common.BusinessValue', 1.5)],
      400,
      "TF401326: Invalid field status 'InvalidType' for field 'Microsoft.VSTS.Common.BusinessValue'.",
    ],
    [
      'with a value beside the list',
      [set('System.Title', 'x'), set('Microsoft.VSTS.Common.Priority', 7)],
      400,
      "The field 'Priority' contains the value '7' that is not in the list of supported values",
    ],
    [
      'in a state of another process',
      [set('System.Title', 'x'), set('System.State', 'Done')],
      400,
      "The field 'State' contains the value 'Done' that is not in the list of supported values",
    ],
    [
      'in an unknown area',
      [set('System.Title', 'x'), set('System.AreaPath', 'Größe & Train\\Nowhere')],
      400,
      "TF401347: Invalid tree name given for work item -1, field 'System.AreaPath'.",
    ],
    [
      'for an unknown person',
      [set('System.Title', 'x'), set('System.AssignedTo', 'Nobody')],
      400,
      "The identity value 'Nobody' for field 'Assigned To' is an unknown identity.",
    ],
    [
      'with a field that only the platform writes',
      [set('System.Title', 'x'), set('System.Rev', 9)],
      400,
      "TF401326: Invalid field status 'ReadOnly' for field 'System.Rev'.",
    ],
    [
      'with a field that its process has made read-only',
      [set('System.Title', 'x'), set('Custom.Frozen', 'y')],
      400,
      "TF401326: Invalid field status 'ReadOnly' for field 'Custom.Frozen'.",
    ],
    [
      'with a field of another type',
      [set('System.Title', 'x'), set('Microsoft.VSTS.Scheduling.StoryPoints', 3)],
      400,
      "TF401326: Invalid field status 'InvalidNotEmpty' for field 'Microsoft.VSTS.Scheduling.StoryPoints'.",
    ],
  ])('%s is refused', async (_, patch, status, message) => {
    const answer = await call(openOrganization(), 'mia', `POST ${train}/_apis/wit/workItems/$Feature`, patch);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toBe(message);
  });

  it('of a type that the process lacks is refused, and so is any by a reader', async () => {
    const azure = openOrganization();
    expect(
      await call(azure, 'mia', 'POST Small/_apis/wit/workItems/$Feature', [set('System.Title', 'x')]),
    ).toMatchObject({ status: 404, body: { typeKey: 'WorkItemTypeNotFoundException' } });
    expect((await call(azure, 'rob', 'POST Small/_apis/wit/workItems/$Issue', [set('System.Title', 'x')])).status).toBe(
      403,
    );
  });

  it('by anything but a JSON patch is refused with 415', async () => {
    const answer = await call(
      openOrganization(),
      'mia',
      'POST Small/_apis/wit/workItems/$Issue',
      [set('System.Title', 'x')],
      { 'content-type': 'application/json' },
    );
    expect(answer).toMatchObject({ status: 415, body: { typeKey: 'VssRequestContentTypeNotSupportedException' } });
  });
});

describe('a work item that is changed', () => {
  it('is stored when the revision is the one that was tested, and refused with 412 when it is not', async () => {
    const azure = openOrganization();
    const first = await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [
      { op: 'test', path: '/rev', value: 1 },
      set('Microsoft.VSTS.Common.BusinessValue', 13),
    ]);
    expect(first.body).toMatchObject({ rev: 2, fields: { 'Microsoft.VSTS.Common.BusinessValue': 13 } });
    const second = await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [
      { op: 'test', path: '/rev', value: 1 },
      set('Microsoft.VSTS.Common.BusinessValue', 1),
    ]);
    expect(second).toMatchObject({ status: 412, body: { typeKey: 'TestPatchOperationFailedException' } });
    expect(
      (await call(azure, 'mia', 'GET _apis/wit/workItems/2')).body.fields['Microsoft.VSTS.Common.BusinessValue'],
    ).toBe(13);
  });

  it('keeps its revision when nothing changes, and when it is only validated', async () => {
    const azure = openOrganization();
    expect(
      (await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('Microsoft.VSTS.Common.BusinessValue', 8)])).body
        .rev,
    ).toBe(1);
    expect(
      (await call(azure, 'mia', 'PATCH _apis/wit/workItems/2?validateOnly=true', [set('System.Title', 'Tried')])).body,
    ).toMatchObject({ rev: 1, fields: { 'System.Title': 'Tried' } });
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/2')).body.fields['System.Title']).toBe('Book a cabin');
  });

  it('can be seen as it was', async () => {
    const azure = openOrganization();
    await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('System.Title', 'Renamed')]);
    const { body } = await call(azure, 'mia', 'GET _apis/wit/workItems/2?asOf=2026-11-10T00:00:00Z');
    expect(body).toMatchObject({ rev: 1, fields: { 'System.Title': 'Book a cabin' } });
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/2?asOf=2026-10-01T00:00:00Z')).status).toBe(404);
  });

  it('takes people by unique name, display name or both', async () => {
    const azure = openOrganization();
    for (const name of [
      'ada@example.com',
      'Ada Admin',
      'Ada Admin <ada@example.com>',
      { uniqueName: 'ada@example.com' },
    ]) {
      await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [{ op: 'remove', path: '/fields/System.AssignedTo' }]);
      const { body } = await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('System.AssignedTo', name)]);
      expect(body.fields['System.AssignedTo'].displayName).toBe('Ada Admin');
    }
  });

  it('adds tags once and in order, and replaces them when told to', async () => {
    const azure = openOrganization();
    expect(
      (await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('System.Tags', 'Sea; boat')])).body.fields[
        'System.Tags'
      ],
    ).toBe('boat; client; sea');
    expect(
      (
        await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [
          { op: 'replace', path: '/fields/System.Tags', value: 'one' },
        ])
      ).body.fields['System.Tags'],
    ).toBe('one');
  });

  it('remembers when and by whom it was closed, and forgets it when it is opened again', async () => {
    const azure = openOrganization();
    const closed = (await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('System.State', 'closed')])).body
      .fields;
    expect(closed).toMatchObject({
      'System.State': 'Closed',
      'System.Reason': 'Moved to state Closed',
      'Microsoft.VSTS.Common.ClosedDate': '2026-11-22T12:00:00Z',
    });
    const opened = (await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('System.State', 'Active')])).body
      .fields;
    expect(opened).not.toHaveProperty(['Microsoft.VSTS.Common.ClosedDate']);
  });

  it('moves to another project with its paths', async () => {
    const azure = openOrganization();
    const patch = [
      set('System.TeamProject', 'Small'),
      set('System.AreaPath', 'Small'),
      set('System.IterationPath', 'Small'),
      set('System.WorkItemType', 'Issue'),
    ];
    const { body } = await call(azure, 'mia', 'PATCH _apis/wit/workItems/3', patch);
    expect(body.fields).toMatchObject({
      'System.TeamProject': 'Small',
      'System.AreaPath': 'Small',
      'System.WorkItemType': 'Issue',
    });
    expect((await call(azure, 'mia', `GET ${train}/_apis/wit/workItems/3`)).status).toBe(404);
    expect((await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('System.TeamProject', 'Small')])).status).toBe(
      404,
    );
  });

  it('is refused to somebody who may only read its area, and unseen by somebody who may not', async () => {
    const azure = openOrganization();
    azure.change((world) => restrict(world, { personId: 'mia', areaPath: 'Größe & Train\\Gannet', may: 'read' }));
    azure.change((world) => restrict(world, { personId: 'max', areaPath: 'Größe & Train\\Gannet', may: 'nothing' }));
    expect((await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [set('System.Title', 'x')])).status).toBe(403);
    expect((await call(azure, 'max', 'GET _apis/wit/workItems/2')).status).toBe(404);
    expect((await call(azure, 'max', 'GET _apis/wit/workItems/3')).status).toBe(200);
  });
});

describe('a link', () => {
  it('is written at both ends, each with a revision of its own', async () => {
    const azure = openOrganization();
    const { body } = await call(azure, 'mia', 'PATCH _apis/wit/workItems/3', [link('System.LinkTypes.Related', 4)]);
    expect(body.relations.map(({ rel }: { rel: string }) => rel)).toEqual([
      'System.LinkTypes.Dependency-Forward',
      'System.LinkTypes.Related',
    ]);
    const other = (await call(azure, 'mia', 'GET _apis/wit/workItems/4?$expand=relations')).body;
    expect(other).toMatchObject({
      rev: 2,
      relations: [{ rel: 'System.LinkTypes.Related', url: 'http://localhost:4600/azure/_apis/wit/workItems/3' }],
    });
  });

  it('is removed at both ends, counted as the reader saw it', async () => {
    const azure = openOrganization();
    const { status, body } = await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [
      { op: 'remove', path: '/relations/0' },
      { op: 'remove', path: '/relations/1' },
    ]);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('relations');
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/1?$expand=relations')).body).not.toHaveProperty(
      'relations',
    );
  });

  it.each([
    ['to itself', 2, 'System.LinkTypes.Related', 2, /^TF201037/],
    [
      'that closes a circle of dependencies',
      2,
      'System.LinkTypes.Dependency-Forward',
      3,
      /^TF201035: Adding a Successor link to work item 3 would result in a circular relationship/,
    ],
    [
      'to a second parent',
      2,
      'System.LinkTypes.Hierarchy-Reverse',
      3,
      /^TF201036: You cannot add a Child link between work items 3 and 2 because a work item can have only one Parent link/,
    ],
    ['that is there', 3, 'System.LinkTypes.Dependency-Forward', 2, /^Relation already exists/],
    ['of no kind', 3, 'System.LinkTypes.Nothing', 2, /^Unknown relation type/],
  ])('%s is refused and leaves nothing behind', async (_, from, rel, to, message) => {
    const azure = openOrganization();
    const answer = await call(azure, 'mia', `PATCH _apis/wit/workItems/${from}`, [
      set('System.Title', 'Half'),
      link(rel, to),
    ]);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(message);
    expect((await call(azure, 'mia', `GET _apis/wit/workItems/${from}`)).body).toMatchObject({ rev: 1 });
  });

  it('beyond the thousandth is refused', async () => {
    const azure = openOrganization();
    const addresses = Array.from({ length: 998 }, (_, index) => ({
      op: 'add',
      path: '/relations/-',
      value: { rel: 'Hyperlink', url: `https://example.com/${index}` },
    }));
    expect((await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', addresses)).body.relations).toHaveLength(1000);
    expect(
      (await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [link('System.LinkTypes.Related', 4)])).status,
    ).toBe(400);
    expect(
      (await call(azure, 'mia', 'PATCH _apis/wit/workItems/4', [link('System.LinkTypes.Related', 2)])).status,
    ).toBe(400);
  });
});
