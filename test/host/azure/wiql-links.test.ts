import type { WorkItem } from '#host/azure/seams';
import { wiqlAnswer } from '#host/azure/wiql/routes';
import { callOf, item, link, organizationOf, project, team } from './wiql-organization';

/** Lines of a link query: `7` for a root, `7>8` for a link. */
function lines(
  items: readonly WorkItem[],
  text: string,
  organization = organizationOf(items),
  as = 'ada',
): readonly string[] {
  const answer = wiqlAnswer(callOf(organization, { project, team, as }), text) as {
    workItemRelations: readonly { rel: string | null; source: { id: number } | null; target: { id: number } }[];
  };
  return answer.workItemRelations.map(({ source, target }) =>
    source ? `${source.id}>${target.id}` : String(target.id),
  );
}

const query = (where: string, mode = '', order = '') =>
  `SELECT [System.Id] FROM WorkItemLinks WHERE ${where} ${order} ${mode}`;

describe('a query for direct links', () => {
  // 1 → 2 and 3 (successors), 3 → 4, 5 related to 1.
  const items = [
    item(1, 'one', {}, [link('Dependency-Forward', 3), link('Dependency-Forward', 2), link('Related', 5)]),
    item(2, 'two', { 'System.State': 'Closed' }, [link('Dependency-Reverse', 1)]),
    item(3, 'three', {}, [link('Dependency-Reverse', 1), link('Dependency-Forward', 4)]),
    item(4, 'four', { 'System.WorkItemType': 'Task' }, [link('Dependency-Reverse', 3)]),
    item(5, 'five', {}, [link('Related', 1)]),
  ];
  const successors = `[System.Links.LinkType] = 'System.LinkTypes.Dependency-Forward'`;

  it('shows sources with links that match, and the links', () => {
    expect(lines(items, query(successors, 'MODE (MustContain)'))).toEqual(['1', '1>2', '1>3', '3', '3>4']);
    expect(lines(items, query(successors))).toEqual(['1', '1>2', '1>3', '3', '3>4']);
  });

  it('holds conditions of the source and of the target', () => {
    expect(
      lines(items, query(`[Source].[System.Id] = 1 AND ${successors} AND [Target].[System.State] <> 'Closed'`)),
    ).toEqual(['1', '1>3']);
    expect(
      lines(
        items,
        query(`([System.Title] = 'three') AND (${successors}) AND ([Target].[System.WorkItemType] = 'Task')`),
      ),
    ).toEqual(['3', '3>4']);
  });

  it('shows all sources with MayContain', () => {
    expect(lines(items, query(`${successors} AND [Target].[State] = 'Closed'`, 'MODE (MayContain)'))).toEqual([
      '1',
      '1>2',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  it('shows sources without such a link with DoesNotContain', () => {
    expect(lines(items, query(`${successors}`, 'MODE (DoesNotContain)'))).toEqual(['2', '4', '5']);
  });

  it('takes names of links, lists of them, and any of them', () => {
    expect(lines(items, query(`[Source].[Id] = 4 AND [System.Links.LinkType] = 'predecessor'`))).toEqual(['4', '4>3']);
    expect(
      lines(items, query(`[Source].[Id] = 5 AND [Links].[System.Links.LinkType] = 'System.LinkTypes.Related-Forward'`)),
    ).toEqual(['5', '5>1']);
    expect(lines(items, query(`[Source].[Id] = 1 AND [System.Links.LinkType] <> ''`))).toEqual([
      '1',
      '1>2',
      '1>3',
      '1>5',
    ]);
    expect(lines(items, query(`[Source].[Id] = 1 AND NOT [System.Links.LinkType] IN ('Successor')`))).toEqual([
      '1',
      '1>5',
    ]);
  });

  it('sorts sources, and targets below each', () => {
    expect(lines(items, query(successors, '', 'ORDER BY [System.Title]'))).toEqual(['1', '1>3', '1>2', '3', '3>4']);
    expect(lines(items, query(successors, '', 'ORDER BY [Id] DESC'))).toEqual(['3', '3>4', '1', '1>3', '1>2']);
  });

  it('leaves out what the caller may not read, on either end', () => {
    expect(lines([], query(successors), organizationOf(items, { hidden: [3] }), 'cleo')).toEqual(['1', '1>2']);
  });

  it('is answered with roots and relations', () => {
    const answer = wiqlAnswer(callOf(organizationOf(items)), query(`[Source].[Id] = 3 AND ${successors}`));
    const at = (id: number) => ({ id, url: `http://localhost/azure/_apis/wit/workItems/${id}` });
    expect(JSON.parse(JSON.stringify(answer))).toMatchObject({
      queryType: 'oneHop',
      queryResultType: 'workItemLink',
      workItemRelations: [
        { rel: null, source: null, target: at(3) },
        { rel: 'System.LinkTypes.Dependency-Forward', source: at(3), target: at(4) },
      ],
    });
  });

  it('refuses conditions that mix the ends, and links that there are not', () => {
    expect(() => lines(items, query(`[Source].[Id] = 1 OR [Target].[Id] = 1`))).toThrow(
      'A group of conditions must be about the source, the target or the link alone.',
    );
    expect(() => lines(items, query(`[System.Links.LinkType] = 'Cousin'`))).toThrow(
      "The specified link type does not exist. The error is caused by «'Cousin'».",
    );
  });
});

describe('a query for trees', () => {
  // 1 ─ 2 ─ 4, 1 ─ 3, 5 ─ 6; 2 is closed.
  const child = (id: number) => link('Hierarchy-Forward', id);
  const items = [
    item(1, 'one', {}, [child(3), child(2)]),
    item(2, 'two', { 'System.State': 'Closed' }, [child(4)]),
    item(3, 'three'),
    item(4, 'four', { 'System.WorkItemType': 'Task' }),
    item(5, 'five', {}, [child(6)]),
    item(6, 'six', { 'System.WorkItemType': 'Task' }),
  ];
  const hierarchy = `[System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward'`;

  it('goes down from roots, each item once', () => {
    expect(lines(items, query(hierarchy, 'MODE (Recursive)'))).toEqual(['1', '1>2', '2>4', '1>3', '5', '5>6']);
  });

  it('begins at the sources', () => {
    expect(lines(items, query(`[Source].[Id] IN (2, 5) AND ${hierarchy}`, 'MODE (Recursive)'))).toEqual([
      '2',
      '2>4',
      '5',
      '5>6',
    ]);
  });

  it('ends where a child does not match; a source below is a root of its own', () => {
    expect(lines(items, query(`${hierarchy} AND [Target].[State] <> 'Closed'`, 'MODE (Recursive)'))).toEqual([
      '1',
      '1>3',
      '2',
      '2>4',
      '5',
      '5>6',
    ]);
    expect(
      lines(
        items,
        query(`[Source].[State] <> 'Closed' AND ${hierarchy} AND [Target].[State] <> 'Closed'`, 'MODE (Recursive)'),
      ),
    ).toEqual(['1', '1>3', '4', '5', '5>6']);
  });

  it('shows matching children with all that is above them', () => {
    expect(
      lines(
        items,
        query(`${hierarchy} AND [Target].[Work Item Type] = 'Task'`, 'MODE (Recursive, ReturnMatchingChildren)'),
      ),
    ).toEqual(['1', '1>2', '2>4', '5', '5>6']);
    expect(
      lines(
        items,
        query(
          `[Source].[Id] = 5 AND ${hierarchy} AND [Target].[Work Item Type] = 'Task'`,
          'MODE (Recursive, ReturnMatchingChildren)',
        ),
      ),
    ).toEqual(['5', '5>6']);
  });

  it('needs one link type that makes trees', () => {
    for (const condition of [
      `[Source].[Id] > 0`,
      `[System.Links.LinkType] = 'Successor'`,
      `[System.Links.LinkType] = 'Parent'`,
    ]) {
      expect(() => lines(items, query(condition, 'MODE (Recursive)'))).toThrow(
        'A query for a tree needs one link type of tree topology, in its forward direction.',
      );
    }
  });

  it('does not run in circles where the data do', () => {
    const circle = [item(1, 'one', {}, [child(2)]), item(2, 'two', {}, [child(1)])];
    expect(lines(circle, query(hierarchy, 'MODE (Recursive)'))).toEqual(['1', '1>2']);
  });
});
