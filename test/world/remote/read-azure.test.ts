import { createAzure } from '#host/azure/azure';
import type { RemoteSource } from '#host/server/options';
import { politeCaller } from '#world/remote/back-off';
import { readRemote } from '#world/remote/read-remote';
import { seedTrain } from '#world/seed/train';
import { openStore } from '#host/server/store';
import { now, quietSurroundings, serveOrganization, token, type ServedOrganization } from './served-organization';
import { smallTrain } from './small-train';

/** A whole train is sent over a socket: slow where other work runs beside the tests. */
jest.setTimeout(60_000);

let there: ServedOrganization;
beforeAll(async () => {
  there = await serveOrganization(seedTrain('2026-11-22'));
});
afterAll(() => there.close());
beforeEach(() => {
  there.before = undefined;
  there.calls.length = 0;
});

function source(project: string): RemoteSource {
  return { kind: 'azure', address: there.address(project), mayWrite: false };
}

describe('a project of another organization', () => {
  it('is copied whole: types, trees, teams, items and links', async () => {
    const around = quietSurroundings();
    const copy = await readRemote(source('Harbour train'), { WAYBILL_AZURE_TOKEN: token }, around);
    if (copy.kind === 'problem') throw new Error(copy.message);
    const local = createAzure({ store: openStore(':memory:'), now, baseUrl: 'http://localhost:4600/azure' });
    local.load(copy.contents!);

    const [theirOrganization, here] = [there.azure.organization, local.organization];
    const theirs = theirOrganization.project('Harbour train')!;
    const ours = here.project('Harbour train')!;
    expect(ours.types.map(({ name, category, states }) => [name, category, states.map((state) => state.name)])).toEqual(
      theirs.types.map(({ name, category, states }) => [name, category, states.map((state) => state.name)]),
    );
    expect(
      ours.types.find(({ name }) => name === 'Feature')!.fields.map(({ referenceName }) => referenceName),
    ).toContain('Custom.WSJF');
    const paths = (organization: typeof here, id: string, kind: 'area' | 'iteration') =>
      organization
        .nodes(id, kind)
        .map(({ path, start }) => `${path} ${start?.slice(0, 10)}`)
        .toSorted();
    for (const kind of ['area', 'iteration'] as const)
      expect(paths(here, ours.id, kind)).toEqual(paths(theirOrganization, theirs.id, kind));
    expect(
      here
        .teams(ours.id)
        .map(({ name, areaPaths }) => [name, areaPaths])
        .toSorted(),
    ).toEqual(
      theirOrganization
        .teams(theirs.id)
        .map(({ name, areaPaths }) => [name, areaPaths])
        .toSorted(),
    );

    const originals = [...theirOrganization.items()].filter(({ projectId }) => projectId === theirs.id);
    expect([...here.items()]).toHaveLength(originals.length);
    const compared = [
      'System.Title',
      'System.State',
      'System.Reason',
      'System.AreaPath',
      'System.IterationPath',
      'System.Tags',
      'System.Description',
      'System.Parent',
      'System.CreatedDate',
      'Custom.SourceKey',
      'Microsoft.VSTS.Scheduling.StoryPoints',
    ];
    for (const { id, fields } of originals)
      expect(Object.fromEntries(compared.map((name) => [name, here.item(id)!.fields[name]]))).toEqual(
        Object.fromEntries(
          compared.map((name) => [
            name,
            name === 'System.CreatedDate'
              ? String(fields[name])
                  .replace(/(\.\d*?)0+Z$/, '$1Z')
                  .replace('.Z', 'Z')
              : fields[name],
          ]),
        ),
      );
    const successors = (organization: typeof here) =>
      [...organization.items()]
        .flatMap(({ id, relations }) =>
          relations.filter(({ rel }) => rel.endsWith('Dependency-Forward')).map(({ target }) => `${id} ${target}`),
        )
        .toSorted();
    expect(successors(here).length).toBeGreaterThan(0);
    expect(successors(here)).toEqual(successors(theirOrganization));

    expect(copy.backlog.issues).toHaveLength(originals.length);
    expect(copy.backlog.projects[0]).toMatchObject({ name: 'Harbour train', origin: 'azure' });
    expect(around.lines.at(-1)).toBe(`Harbour train: ${originals.length} of ${originals.length} work items`);
    expect(around.lines.join('\n')).not.toContain(token);
    expect(there.calls.filter((method) => !/^(GET|OPTIONS) |^POST .*\/(wiql|workitemsbatch)$/i.test(method))).toEqual(
      [],
    );
  });

  it('that refuses for a while is waited for as long as it says', async () => {
    let refusals = 2;
    there.before = (request) => {
      if (!/workitemsbatch/i.test(request.url) || refusals === 0) return undefined;
      refusals -= 1;
      return new Response('{}', {
        status: refusals === 1 ? 429 : 503,
        headers: { 'content-type': 'application/json', 'retry-after': refusals === 1 ? '7' : '11' },
      });
    };
    const around = quietSurroundings();
    const copy = await readRemote(source('Shore support'), { WAYBILL_AZURE_TOKEN: token }, around);
    expect(copy.kind).toBe('ok');
    expect(around.waits).toEqual([7000, 11_000]);
    expect(around.lines).toContain('The site answers 429: trying again in 7 s.');
  });
});

describe('a copy that cannot be made', () => {
  it.each([
    [
      'a token that is not accepted',
      'Shore support',
      { WAYBILL_AZURE_TOKEN: 'another' },
      /does not accept the credentials in WAYBILL_AZURE_TOKEN \(401\)/,
    ],
    ['no token', 'Shore support', {}, /^Set WAYBILL_AZURE_TOKEN to a personal access token/],
    [
      'a project that is not there',
      'Nowhere',
      { WAYBILL_AZURE_TOKEN: token },
      /^There is no project Nowhere in http:\/\/127\.0\.0\.1:\d+\/azure, or the token may not see it\.$/,
    ],
  ])('for %s says what to do', async (_, project, environment, words) => {
    const answer = await readRemote(source(project), environment, quietSurroundings());
    expect(answer).toMatchObject({ kind: 'problem', message: expect.stringMatching(words) as string });
    expect(JSON.stringify(answer)).not.toContain('another');
  });

  it('for a right that the token lacks says which', async () => {
    there.before = (request) =>
      /wiql/.test(request.url)
        ? new Response('{"message":"no"}', { status: 403, headers: { 'content-type': 'application/json' } })
        : undefined;
    expect(
      await readRemote(source('Shore support'), { WAYBILL_AZURE_TOKEN: token }, quietSurroundings()),
    ).toMatchObject({
      kind: 'problem',
      message: expect.stringContaining('(403). They need the scope “Work Items (Read)”') as string,
    });
  });

  it('since nothing listens there says so', async () => {
    const closed = await serveOrganization(smallTrain(1));
    await closed.close();
    expect(
      await readRemote(
        { kind: 'azure', address: closed.address('Shore support'), mayWrite: false },
        { WAYBILL_AZURE_TOKEN: token },
        quietSurroundings(),
      ),
    ).toMatchObject({
      kind: 'problem',
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ does not take connections\.$/) as string,
    });
  });

  it('since it was interrupted keeps nothing', async () => {
    const stop = new AbortController();
    const around = quietSurroundings();
    const answer = await readRemote(
      source('Harbour train'),
      { WAYBILL_AZURE_TOKEN: token },
      { ...around, signal: stop.signal, say: (line) => (line.includes(' of ') ? stop.abort() : undefined) },
    );
    expect(answer).toEqual({ kind: 'problem', message: 'Stopped. Nothing was kept.' });
  });
});

describe('a site that always refuses', () => {
  it('is given up after six tries, each later than the one before', async () => {
    const around = quietSurroundings();
    const call = politeCaller(around);
    await expect(call(() => Promise.reject(Object.assign(new Error(), { statusCode: 429 })))).rejects.toMatchObject({
      statusCode: 429,
    });
    expect(around.waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
  });
});
