import { backlog, fieldsIn, issue, organizationOf, project } from './fill-site';

describe('texts of any kind', () => {
  it('are no markup in a description, and clients are tags and a choice', () => {
    const source = backlog([
      issue('A-1', {
        description: '<script>alert("1")</script> & more\nsecond line',
        labels: ['ready'],
        clients: ['Orrin; Sons'],
      }),
    ]);
    expect(fieldsIn(source)).toMatchObject({
      'System.Description': '<div>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more<br>second line</div>',
      'System.Tags': 'Client: Orrin Sons; ready',
      'Custom.Client': 'Orrin; Sons',
    });
  });

  it('longer than a title can be stand whole in the description', () => {
    const fields = fieldsIn(backlog([issue('A-1', { summary: 'x'.repeat(10_000), description: 'why' })]));
    expect(fields['System.Title']).toBe(`${'x'.repeat(254)}…`);
    expect(fields['System.Description']).toBe(`<div>${'x'.repeat(10_000)}</div><div>why</div>`);
  });

  it('without a home get a field of their own: numbers where all are numbers', () => {
    const source = backlog([
      issue('A-1', {
        other: { 'Business Value': '13', 'Sales Pitch': 'soon', Weight: '2.5', Rough: '007', Notes: 'two\nlines' },
      }),
    ]);
    const { organization } = organizationOf(source);
    expect(organization.item(1)!.fields).toMatchObject({
      'Microsoft.VSTS.Common.BusinessValue': 13,
      'Custom.SalesPitch': 'soon',
      'Custom.Weight': 2.5,
      'Custom.Rough': '007',
      'Custom.Notes': 'two\nlines',
    });
    expect(
      ['Custom.SalesPitch', 'Custom.Weight', 'Custom.Notes'].map((name) => organization.field(name)!.type),
    ).toEqual(['string', 'double', 'plainText']);
    expect(
      organization
        .projects()[0]!
        .types.find(({ name }) => name === 'User Story')!
        .fields.map(({ referenceName }) => referenceName),
    ).toContain('Custom.SalesPitch');
  });

  it('make project names that the service allows, each once', () => {
    const source = backlog([], {
      projects: [
        project('A', { name: 'Größe: Nord/Süd' }),
        project('B', { name: 'Größe- Nord-Süd' }),
        project('C', { name: '...' }),
      ],
    });
    expect(
      organizationOf(source)
        .organization.projects()
        .map(({ name }) => name),
    ).toEqual(['Größe- Nord-Süd', 'Größe- Nord-Süd 2', 'Project']);
  });
});

describe('an item with a past', () => {
  const source = backlog([
    issue('A-1', {
      status: { name: 'Done', category: 'done' },
      assignee: 'ben',
      reporter: 'ada',
      resolved: '2026-01-03T08:00:00.000Z',
      updated: '2026-01-04T08:00:00.000Z',
      history: [
        {
          author: 'ada',
          at: '2026-01-02T08:00:00.000Z',
          items: [
            { field: 'assignee', to: 'Bén Okri' },
            { field: 'status', from: 'To Do', to: 'In Progress' },
          ],
        },
        {
          author: 'ben',
          at: '2026-01-03T08:00:00.000Z',
          items: [
            { field: 'status', from: 'In Progress', to: 'Done' },
            { field: 'Rank', to: 'higher' },
          ],
        },
      ],
    }),
  ]);

  it('tells it revision by revision', () => {
    const { organization } = organizationOf(source);
    const at = (moment: string) => {
      const item = organization.itemAt(1, new Date(moment));
      return item && [item.rev, item.fields['System.State'], item.fields['System.AssignedTo']];
    };
    expect(['2025-12-31', '2026-01-01T09:00:00Z', '2026-01-02T09:00:00Z', '2026-01-03T09:00:00Z'].map(at)).toEqual([
      undefined,
      [1, 'New', undefined],
      [2, 'Active', 'ben'],
      [3, 'Closed', 'ben'],
    ]);
    expect(organization.item(1)).toMatchObject({
      rev: 4,
      fields: { 'System.CreatedBy': 'ada', 'System.ChangedDate': '2026-01-04T08:00:00.000Z' },
    });
  });

  it('was open before it was resolved even where no history is told', () => {
    const { organization } = organizationOf(backlog([{ ...source.issues[0]!, history: [] }]));
    expect(organization.itemAt(1, new Date('2026-01-02T00:00:00Z'))!.fields['System.State']).toBe('New');
    expect(organization.item(1)!.fields).toMatchObject({
      'System.State': 'Closed',
      'Microsoft.VSTS.Common.ClosedDate': '2026-01-03T08:00:00.000Z',
    });
  });
});
