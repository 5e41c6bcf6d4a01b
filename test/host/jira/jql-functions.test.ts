import { issue } from '../../support/backlog';
import { ada, app, backlogOf, extensions, mia, now, siteOf, type Site } from './site';
import { createJira } from '#host/jira/jira';
import type { JiraExtensions } from '#host/server/seams';
import { openStore } from '#host/server/store';

type Declared = NonNullable<JiraExtensions['jqlFunctions']>[number];

const asApp = { kind: 'app', app } as const;
const key = `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/named`;

/** A site whose app brings `named(text, limit?)` for issues, answered by `resolve`. */
function siteWithFunction(resolve: Declared['resolve'], parts: Partial<Declared> = {}, clock = () => now): Site {
  const jira = createJira({ store: openStore(':memory:'), now: clock });
  jira.load(backlogOf([issue('ONE-1', { labels: ['red'] }), issue('ONE-2'), issue('TWO-1', { labels: ['red'] })]));
  const declared: Declared = {
    key: 'named',
    name: 'named',
    arguments: [
      { name: 'text', required: true },
      { name: 'limit', required: false },
    ],
    types: ['issue'],
    operators: ['in', 'not in'],
    resolve,
    ...parts,
  };
  jira.install({ ...extensions, jqlFunctions: [declared] });
  return siteOf(jira);
}

describe('A query that names the function of an app', () => {
  it('finds what the JQL finds that the function gives, within the rest of the query', async () => {
    const site = siteWithFunction(async () => ({ jql: 'labels = red or key = ONE-2' }));
    expect(await site.keys('issue in named("x") order by key')).toEqual(['ONE-1', 'ONE-2', 'TWO-1']);
    expect(await site.keys('project = ONE and issue in named("x") order by key')).toEqual(['ONE-1', 'ONE-2']);
    expect(await site.keys('not issue in named("x")')).toEqual([]);
  });

  it('leaves out what the function names and the searcher cannot see', async () => {
    const site = siteWithFunction(async () => ({ jql: 'key in (ONE-1, TWO-1, ONE-99)' }));
    await site.call(ada, 'DELETE', '/rest/api/3/project/TWO/role/10003?group=jira-members');
    expect(await site.keys('issue in named(x)', mia)).toEqual(['ONE-1']);
  });

  it('tells the function its clause', async () => {
    const asked: Record<string, unknown>[] = [];
    const site = siteWithFunction(async (question) => {
      asked.push(question);
      return { jql: 'key = ONE-1' };
    });
    await site.keys('key not in named("a b", 5)');
    expect(asked).toEqual([
      {
        precomputationId: expect.any(String),
        clause: { field: 'key', type: ['issue'], operator: 'not in', functionName: 'named', arguments: ['a b', '5'] },
      },
    ]);
  });

  it('asks once for the same clause, whoever searches, and again for other arguments or after a week without use', async () => {
    let asked = 0;
    let at = now;
    const site = siteWithFunction(
      async () => ({ jql: `key = ONE-${(asked += 1)}` }),
      {},
      () => at,
    );
    expect(await site.keys('issue in named(x)')).toEqual(['ONE-1']);
    expect(await site.keys('issue in named(x)', mia)).toEqual(['ONE-1']);
    expect(await site.keys('issue in named(y)')).toEqual(['ONE-2']);
    at += 7 * 86_400_000;
    asked = 0;
    expect(await site.keys('issue in named(y)')).toEqual(['ONE-1']);
  });

  it('is refused with the sentence that the function gives', async () => {
    await expect(siteWithFunction(async () => ({ error: 'No such name.' })).keys('issue in named(x)')).rejects.toThrow(
      'No such name.',
    );
  });

  it('is refused when the function fails or answers something else, and asks anew next time', async () => {
    let asked = 0;
    const site = siteWithFunction(async () => {
      asked += 1;
      if (asked === 1) throw new Error('broken');
      return asked === 2 ? 'labels = red' : { jql: 'key = ONE-2' };
    });
    await expect(site.keys('issue in named(x)')).rejects.toThrow("'named' could not evaluate");
    await expect(site.keys('issue in named(x)')).rejects.toThrow("'named' could not evaluate");
    expect(await site.keys('issue in named(x)')).toEqual(['ONE-2']);
  });

  it.each([
    ['issue in named()', "Function 'named' expects at least '1' arguments but received '0'."],
    ['issue in named(1, 2, 3)', "Function 'named' expects at most '2' arguments but received '3'."],
    ['issue = named(x)', "The operator '=' is not supported by the 'issue' field."],
    ['project in named(x)', "A value provided by the function 'named' is invalid for the field 'project'."],
  ])('is refused before the app is asked when it reads %s', async (jql, sentence) => {
    const site = siteWithFunction(async () => ({ jql: 'key = ONE-1' }));
    await expect(site.keys(jql)).rejects.toThrow(sentence);
  });

  it('uses the built-in function where the names are one', async () => {
    const site = siteWithFunction(async () => ({ jql: 'key = ONE-2' }), { name: 'watchedIssues' });
    expect(await site.keys('issue in watchedIssues()')).toEqual([]);
  });

  it('never calls a function from what a function gave', async () => {
    const site = siteWithFunction(async () => ({ jql: 'issue in named(x)' }));
    await expect(site.keys('issue in named(x)')).rejects.toThrow("Unable to find JQL function 'named(x)'.");
  });

  it('shows the function to editors of JQL', async () => {
    const site = siteWithFunction(async () => ({ jql: 'key = ONE-2' }));
    const { body } = await site.call(ada, 'GET', '/rest/api/3/jql/autocompletedata');
    expect(body.visibleFunctionNames.map(({ value }: { value: string }) => value)).toContain('named()');
  });
});

describe('What functions were evaluated to', () => {
  it('is read and renewed by their app alone', async () => {
    const site = siteWithFunction(async () => ({ jql: 'key = ONE-1' }));
    await site.keys('issue in named(x)');
    const { body } = await site.callAs(
      asApp,
      'GET',
      `/rest/api/3/jql/function/computation?functionKey=${encodeURIComponent(key)}&orderBy=-used`,
    );
    expect(body.values).toHaveLength(1);
    expect(body.values[0]).toMatchObject({
      functionKey: key,
      functionName: 'named',
      field: 'issue',
      operator: 'in',
      arguments: ['x'],
      value: 'key = ONE-1',
    });
    const { id } = body.values[0];
    const renewed = await site.callAs(asApp, 'POST', '/rest/api/3/jql/function/computation', {
      values: [{ id, value: 'key = TWO-1' }],
    });
    expect(renewed.status).toBe(204);
    expect(await site.keys('issue in named(x)')).toEqual(['TWO-1']);
    await site.callAs(asApp, 'POST', '/rest/api/3/jql/function/computation', { values: [{ id, error: 'Gone.' }] });
    await expect(site.keys('issue in named(x)')).rejects.toThrow('Gone.');
    expect((await site.call(ada, 'GET', '/rest/api/3/jql/function/computation')).status).toBe(403);
  });

  it('is refused by number where there is none', async () => {
    const site = siteWithFunction(async () => ({ jql: 'key = ONE-1' }));
    const body = { values: [{ id: 'none', value: 'key = ONE-1' }] };
    expect((await site.callAs(asApp, 'POST', '/rest/api/3/jql/function/computation', body)).status).toBe(404);
    expect(
      (await site.callAs(asApp, 'POST', '/rest/api/3/jql/function/computation?skipNotFoundPrecomputations=true', body))
        .body,
    ).toEqual({ notFoundPrecomputationIDs: ['none'] });
    expect(
      (await site.callAs(asApp, 'POST', '/rest/api/3/jql/function/computation/search', { precomputationIDs: ['none'] }))
        .body,
    ).toEqual({ precomputations: [], notFoundPrecomputationIDs: ['none'] });
  });
});
