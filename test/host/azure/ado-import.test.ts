import { existsSync } from 'node:fs';
import { azureContents } from '#host/azure/fill/fill';
import { createAzure } from '#host/azure/azure';
import { importFiles, type Imported } from '#world/import/import';
import { openStore } from '#host/server/store';
import { fileOf, importOf, lines } from '../../world/import/temporary-files';

const export20 = '../shared/data/csv-exports/ado_query_export_safe_pi_iterations.csv';

/** The organization that an import fills. */
function organizationOf({ backlog }: Imported) {
  const azure = createAzure({
    store: openStore(':memory:'),
    now: () => new Date('2026-11-22T12:00:00Z'),
    baseUrl: 'http://localhost/azure',
    routes: [],
  });
  azure.load(azureContents(backlog, { isSeed: false }));
  return azure.organization;
}

async function only(name: string, content: string | Buffer) {
  const imported = await importOf(name, content);
  return {
    imported,
    issue: imported.backlog.issues[0]!,
    fields: organizationOf(imported).item(Number(imported.backlog.issues[0]!.key.split('-')[1]))!.fields,
  };
}

const flat = (...rows: string[]) =>
  `ID,Work Item Type,Title,Assigned To,State,Tags,Area Path,Iteration Path\n${rows.join('\n')}\n`;

describe('a flat query export', () => {
  const row = flat(
    '267248,Feature,Winter mail,Ada Byron <ada@example.com>,Active,MOBILE; Client: Orrin; two words,Fabrikam Fiber\\Web\\Search,Fabrikam Fiber\\PI 20\\Iteration 98',
  );

  it('is recognised by its columns, and its items get keys made of the project', async () => {
    const { imported, issue } = await only('query.csv', row);
    expect(imported.files).toEqual([
      { file: 'query.csv', format: 'Azure DevOps query CSV, UTF-8, separated by commas', issues: 1, rowsLeftOut: 0 },
    ]);
    expect(issue).toMatchObject({
      key: 'FF-267248',
      projectKey: 'FF',
      summary: 'Winter mail',
      type: { name: 'Feature', level: 1 },
      status: { name: 'Active', category: 'indeterminate' },
      assignee: 'ada@example.com',
      labels: ['MOBILE', 'two_words'],
      clients: ['Orrin'],
      team: 'Web\\Search',
      other: { Tags: 'MOBILE; Client: Orrin; two words' },
    });
    expect(imported.backlog.sprints).toEqual([expect.objectContaining({ name: 'PI 20\\Iteration 98' })]);
  });

  it('becomes the same work item again', async () => {
    const { fields } = await only('query.csv', row);
    expect(fields).toMatchObject({
      'System.Id': 267248,
      'System.WorkItemType': 'Feature',
      'System.Title': 'Winter mail',
      'System.State': 'Active',
      'System.AssignedTo': 'ada@example.com',
      'System.Tags': 'MOBILE; Client: Orrin; two words',
      'System.AreaPath': 'Fabrikam Fiber\\Web\\Search',
      'System.IterationPath': 'Fabrikam Fiber\\PI 20\\Iteration 98',
      'System.TeamProject': 'Fabrikam Fiber',
    });
    expect(fields).not.toHaveProperty(['Custom.SourceKey']);
  });

  it.each([
    ['with a byte order mark', `\uFEFF${row}`],
    ['with CRLF and blank rows', row.replace(/\n/g, '\r\n\r\n')],
    ['with quotes in the first header', row.replace('ID,', '"ID",')],
    [
      'separated by semicolons',
      row.replace('MOBILE; Client: Orrin; two words', '"MOBILE; Client: Orrin; two words"').replace(/,/g, ';'),
    ],
    [
      'with its columns the other way round',
      row
        .trim()
        .split('\n')
        .map((line) => line.split(',').toReversed().join(','))
        .join('\n'),
    ],
    [
      'with German headers',
      row.replace(/^.*\n/, 'ID,Arbeitselementtyp,Titel,Zugewiesen an,Zustand,Tags,Bereichspfad,Iterationspfad\n'),
    ],
    ['with Japanese headers', row.replace(/^.*\n/, 'ID,作業項目の種類,タイトル,担当者,状態,タグ,区分パス,反復パス\n')],
    [
      'with reference names for headers',
      row.replace(
        /^.*\n/,
        'System.Id,System.WorkItemType,System.Title,System.AssignedTo,System.State,System.Tags,System.AreaPath,System.IterationPath\n',
      ),
    ],
  ])('is read alike %s', async (_, content) => {
    const { issue } = await only('query.csv', content);
    expect(issue).toMatchObject({
      key: 'FF-267248',
      summary: 'Winter mail',
      type: { name: 'Feature' },
      status: { name: 'Active' },
      assignee: 'ada@example.com',
      team: 'Web\\Search',
    });
  });

  it('in a language that is not known is told by what is in its columns', async () => {
    const { imported, issue } = await only(
      'query.csv',
      row.replace(/^.*\n/, 'Nambari,Aina,Kichwa,Mwenye,Hali,Lebo,Eneo,Mzunguko\n'),
    );
    expect(issue).toMatchObject({
      key: 'FF-267248',
      summary: 'Winter mail',
      type: { name: 'Feature' },
      team: 'Web\\Search',
      other: { Hali: 'Active' },
    });
    expect(lines(imported)).toContain('1 info: The column “Aina” is taken as the work item type, from what is in it.');
  });

  it('loses a bad row only, and says which', async () => {
    const imported = await importOf(
      'query.csv',
      flat(
        '1,Epic,One,,New,,P,P',
        ',,,,New,,P,P',
        'x12,Bug,Two,,New,,P,P',
        '3,Bug,"Three,,New,,P,P',
        '4,Bug,Four,,New,,P,P',
      ),
    );
    expect(imported.backlog.issues.map(({ summary }) => summary)).toEqual(['One', 'Four']);
    expect(lines(imported).filter((line) => line.includes(' row'))).toEqual([
      '3 row ID: The row has neither an ID nor a title.',
      '4 row ID: “x12” is no ID of a work item.',
      '5 row: The quote that opens cell 3 is never closed.',
    ]);
  });

  it('keeps every column: those that Azure DevOps has as its own fields, others as new ones', async () => {
    const { fields, issue } = await only(
      'query.csv',
      'ID,Work Item Type,Title,State,Business Value,Value Area,Risk Owner,Created Date,Target Date,Effort\n7,Feature,A,New,13,Architectural,Zoë,13/04/2026 09:30,15/05/2026 00:00,"2,5"\n',
    );
    expect(issue).toMatchObject({ points: 2.5, created: '2026-04-13T09:30:00.000Z', due: '2026-05-15' });
    expect(fields).toMatchObject({
      'Microsoft.VSTS.Common.BusinessValue': 13,
      'Microsoft.VSTS.Common.ValueArea': 'Architectural',
      'Custom.RiskOwner': 'Zoë',
      'System.CreatedDate': '2026-04-13T09:30:00.000Z',
      'Microsoft.VSTS.Scheduling.TargetDate': '2026-05-15T00:00:00Z',
      'Microsoft.VSTS.Scheduling.Effort': 2.5,
    });
  });
});

describe('a tree of titles', () => {
  const tree =
    'ID,Work Item Type,Title 1,Title 2,Title 3,State\n1,Epic,Above,,,New\n2,Feature,,Between,,New\n3,User Story,,,Below,New\n4,Feature,,Beside,,New\n';

  it('hangs each item below the last one that is further out', async () => {
    const imported = await importOf('tree.csv', tree);
    expect(imported.backlog.issues.map(({ summary, parentKey }) => [summary, parentKey])).toEqual(
      [
        ['Above', undefined],
        ['Between', 'ADO-1'],
        ['Below', 'ADO-2'],
        ['Beside', 'ADO-1'],
      ].map(([summary, parent]) => [summary, parent?.replace('ADO', imported.backlog.projects[0]!.key)]),
    );
    expect([2, 3, 4].map((id) => organizationOf(imported).item(id)!.fields['System.Parent'])).toEqual([1, 2, 1]);
  });

  it('without IDs, as it is written to be imported, gets the next ones', async () => {
    const imported = await importOf(
      'tree.csv',
      'ID,Work Item Type,Title 1,Title 2,State\n,Epic,Above,,New\n5,Feature,,Between,New\n,User Story,Alone,,New\n',
    );
    expect([6, 5, 7].map((id) => organizationOf(imported).item(id)!.fields['System.Title'])).toEqual([
      'Above',
      'Between',
      'Alone',
    ]);
    expect(organizationOf(imported).item(5)!.fields['System.Parent']).toBe(6);
  });
});

const one = {
  id: 297,
  rev: 3,
  fields: {
    'System.Id': 297,
    'System.TeamProject': 'Fabrikam',
    'System.AreaPath': 'Fabrikam',
    'System.IterationPath': 'Fabrikam\\Sprint 1',
    'System.WorkItemType': 'Product Backlog Item',
    'System.State': 'Committed',
    'System.Reason': 'Commitment made by the team',
    'System.Title': '<b>Sign in</b> & out',
    'System.Description': '<p>First &amp; <b>second</b></p><ul><li>one</li><li>two</li></ul>',
    'System.CreatedDate': '2014-12-29T20:49:20.77Z',
    'System.ChangedDate': '2015-01-02T10:00:00.001Z',
    'System.CreatedBy': {
      displayName: 'Jamal Hartnett',
      uniqueName: 'jamal@example.com',
      id: 'd291b0c4-a05c-4ea6-8df1-4b41d5f39eff',
    },
    'System.AssignedTo': 'Ada Byron <ada@example.com>',
    'Microsoft.VSTS.Scheduling.Effort': 8,
    'Custom.RROEValue': 5,
    'Custom.LaunchWindow': 'autumn',
  },
  relations: [
    {
      rel: 'System.LinkTypes.Hierarchy-Forward',
      url: 'https://dev.azure.com/f/_apis/wit/workItems/299',
      attributes: { isLocked: false },
    },
    {
      rel: 'System.LinkTypes.Dependency-Forward',
      url: 'https://dev.azure.com/f/_apis/wit/workItems/300',
      attributes: {},
    },
    { rel: 'Hyperlink', url: 'https://example.com/spec', attributes: {} },
    {
      rel: 'AttachedFile',
      url: 'https://dev.azure.com/f/_apis/wit/attachments/098a279a',
      attributes: { name: 'Spec.txt' },
    },
  ],
};
const two = {
  id: 299,
  fields: {
    'System.TeamProject': 'Fabrikam',
    'System.WorkItemType': 'Task',
    'System.State': 'To Do',
    'System.Title': 'Part',
  },
};
const three = {
  id: 300,
  fields: {
    'System.TeamProject': 'Fabrikam',
    'System.WorkItemType': 'Bug',
    'System.State': 'Done',
    'System.Title': 'Waits',
  },
};

describe('work items as the REST API answers them', () => {
  const batch = JSON.stringify({ count: 3, value: [one, two, three] });

  it.each([
    ['a batch', batch],
    ['a bare list', JSON.stringify([one, two, three])],
    ['lines', [one, two, three].map((item) => JSON.stringify(item)).join('\n')],
    ['an answer in an answer', JSON.stringify({ data: { count: 3, value: [one, two, three] } })],
  ])('are read from %s', async (_, content) => {
    const imported = await importOf('items.json', content);
    expect(imported.files[0]).toMatchObject({ format: 'Azure DevOps work item JSON', issues: 3 });
    expect(imported.backlog.issues.map(({ summary }) => summary)).toEqual(['<b>Sign in</b> & out', 'Part', 'Waits']);
  });

  it('become the same work items again, with their process, links and fields', async () => {
    const organization = organizationOf(await importOf('items.json', batch));
    const relations = (id: number) => organization.item(id)!.relations.map(({ rel, target }) => [rel, target]);
    expect(organization.projects()[0]).toMatchObject({ name: 'Fabrikam', processName: 'Scrum' });
    expect(organization.item(297)!.fields).toMatchObject({
      'System.WorkItemType': 'Product Backlog Item',
      'System.State': 'Committed',
      'System.Reason': 'Commitment made by the team',
      'System.Title': '<b>Sign in</b> & out',
      'System.CreatedBy': 'jamal@example.com',
      'System.CreatedDate': '2014-12-29T20:49:20.770Z',
      'System.Description': '<div>First &amp; second<br><br>* one<br>* two</div>',
      'Microsoft.VSTS.Scheduling.Effort': 8,
      'Custom.RROEValue': 5,
      'Custom.LaunchWindow': 'autumn',
    });
    expect(relations(297)).toEqual([
      ['System.LinkTypes.Hierarchy-Forward', 299],
      ['System.LinkTypes.Dependency-Forward', 300],
    ]);
    expect(relations(300)).toEqual([['System.LinkTypes.Dependency-Reverse', 297]]);
  });

  it('are issues in Jira too: a task below a story is a sub-task, a successor is blocked', async () => {
    const { backlog, notes } = await importOf('items.json', batch);
    expect(
      backlog.issues.map(({ key, parentKey, type, links }) => ({ key, parentKey, level: type.level, links })),
    ).toEqual([
      { key: 'FABRIKAM-297', parentKey: undefined, level: 0, links: [{ type: 'Blocks', to: 'FABRIKAM-300' }] },
      { key: 'FABRIKAM-299', parentKey: 'FABRIKAM-297', level: -1, links: [] },
      { key: 'FABRIKAM-300', parentKey: undefined, level: 0, links: [] },
    ]);
    expect(backlog.issues[0]!.other).toMatchObject({ Hyperlinks: 'https://example.com/spec' });
    expect(notes.map(({ message }) => message)).toContain(
      '297: 1 link to files, builds or other organizations is not read.',
    );
  });

  it('without an ID cost themselves only', async () => {
    const imported = await importOf(
      'items.json',
      JSON.stringify([{ fields: { 'System.Title': 'None' } }, two, { ...three, relations: ['odd'] }]),
    );
    expect(imported.backlog.issues.map(({ summary }) => summary)).toEqual(['Part', 'Waits']);
    expect(lines(imported).filter((line) => / (row|cell) /.test(line))).toEqual([
      '1 row id: It has no ID.',
      '3 cell relations: 300: Expected a relation, found “odd”.',
    ]);
  });
});

describe('work items beside issues of Jira', () => {
  it('are in one backlog, and their projects have different keys', async () => {
    const jira = fileOf('jira.csv', 'Issue key,Issue id,Summary,Issue Type,Status\nFF-1,297,Ours,Story,Done\n');
    const azure = fileOf('query.csv', flat('297,Bug,Theirs,,New,,Fabrikam Fiber,Fabrikam Fiber'));
    const imported = await importFiles([azure, jira]);
    expect(imported.backlog.issues.map(({ key, summary }) => [key, summary])).toEqual([
      ['FF2-297', 'Theirs'],
      ['FF-1', 'Ours'],
    ]);
    const organization = organizationOf(imported);
    expect(organization.projects().map(({ name }) => name)).toEqual(['Fabrikam Fiber', 'FF']);
    expect([organization.item(297)!.fields['System.Title'], organization.item(1)!.fields['System.Title']]).toEqual([
      'Theirs',
      'Ours',
    ]);
  });
});

(existsSync(export20) ? describe : describe.skip)('the query export of a public demo organization', () => {
  it('is read whole, and is the same in both trackers', async () => {
    const imported = await importFiles([export20]);
    expect(imported.backlog.issues).toHaveLength(139);
    expect(imported.notes.filter(({ cost }) => cost !== 'info')).toEqual([]);
    const organization = organizationOf(imported);
    expect([...organization.items()]).toHaveLength(139);
    expect(organization.item(267244)!.fields).toMatchObject({
      'System.WorkItemType': 'Epic',
      'System.AreaPath': 'zDemo_Agile_Planning\\Agile Kanban',
      'System.IterationPath': 'zDemo_Agile_Planning\\PI 20\\Iteration 98',
    });
  });
});
