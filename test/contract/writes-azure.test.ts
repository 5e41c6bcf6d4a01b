import type { IssueWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { AzureRequest } from '#azure/request';
import { createAzureLinks } from '#azure/links';
import { createAzureWrites } from '#azure/writes';
import type { IssueId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import { short, startAzure, type AzureApp } from '../app/azure';
import { smallBacklog } from '../app/backlog';
import type { Json } from '../app/forge';
import { type WritesHost } from './writes-site';
import { describeWrites } from './writes-suite';

const due = 'Microsoft.VSTS.Scheduling.FinishDate';
const parentEnd = 'System.LinkTypes.Hierarchy-Reverse';

const azure: WritesHost = {
  name: 'Azure DevOps',
  start(backlog = smallBacklog()) {
    const app = startAzure(backlog);
    const guidOf = async (name: string): Promise<string> => {
      const { body } = await app.rest('ana', `Ferry/_apis/wit/classificationnodes/iterations/${name}`);
      return body.identifier;
    };
    return {
      exchanges: app.exchanges,
      writes: (who, network) => {
        const request = app.requestAs(who);
        return createAzureWrites({
          request: async (area, path, init) => {
            network?.(init?.method ?? 'GET', `/${path}`);
            return request(area, path, init);
          },
          patience: short,
        });
      },
      links: (who) => createAzureLinks({ request: app.requestAs(who), patience: short }),
      ferry: app.project('Ferry'),
      async item(id) {
        const { body } = await app.rest('ana', `_apis/wit/workitems/${id}?$expand=relations`);
        const tags = String(body.fields['System.Tags'] ?? '');
        const path = String(body.fields['System.IterationPath']);
        const above = (body.relations ?? []).find(({ rel }: { rel: string }) => rel === parentEnd);
        return {
          summary: body.fields['System.Title'],
          iteration: path === 'Ferry' ? null : await guidOf(path.replace(/^Ferry\\/, '')),
          parent: above ? (above.url as string).replace(/^.*\//, '') : null,
          labels: tags === '' ? [] : tags.split('; ').sort(),
          points: body.fields['Microsoft.VSTS.Scheduling.StoryPoints'] ?? null,
          due: body.fields[due] ?? null,
          seen: String(body.rev),
          changes: body.rev,
        };
      },
      async named(summary) {
        const query = `SELECT [System.Id] FROM WorkItems WHERE [System.Title] = '${summary}'`;
        const { body } = await app.rest('ana', 'Ferry/_apis/wit/wiql', { method: 'POST', body: { query } });
        return (body.workItems as { id: number }[]).map(({ id }) => String(id) as IssueId);
      },
      rename: (who, id, summary) => app.edit(who, id, { 'System.Title': summary }),
      iteration: guidOf,
      fields: async () => ({ labels: 'System.Tags', points: 'Microsoft.VSTS.Scheduling.StoryPoints', due }),
      blocks: async () => 'System.LinkTypes.Dependency' as LinkTypeId,
      fail: (spec) => app.fail(spec),
      close: () => app.close(),
    };
  },
  words: { story: 'User Story', epic: 'Epic' },
  paths: {
    create: 'PATCH /_apis/wit/$batch',
    edit: 'PATCH /_apis/wit/$batch',
    move: 'PATCH /_apis/wit/$batch',
    link: 'PATCH /_apis/wit/$batch',
  },
  // kinds of links, one look, the iterations of the project, one batch
  moves: { writing: 1, all: 4 },
  creationsACall: 200,
};

describeWrites(azure);

describe('Azure DevOps beside the port', () => {
  let app: AzureApp;
  beforeEach(() => (app = startAzure()));
  afterEach(() => app.close());

  /** Applies writes through a network that changes what batches answer. */
  async function outcomesOf(
    writes: readonly IssueWrite[],
    passing: (body: Json[], send: (body: Json[]) => Promise<Json>) => Promise<Json> = (body, send) => send(body),
    signal?: AbortSignal,
  ): Promise<readonly IssueWriteOutcome[]> {
    const request = app.requestAs('ben');
    const outcomes: IssueWriteOutcome[] = [];
    const changed: AzureRequest = async (area, path, init) => {
      if (!path.includes('$batch')) return request(area, path, init);
      const send = async (body: Json[]): Promise<Json> =>
        JSON.parse(await (await request(area, path, { ...init, body: JSON.stringify(body) })).text());
      return Response.json(await passing(JSON.parse(init?.body ?? '[]'), send));
    };
    const writing = createAzureWrites({ request: changed, patience: short });
    await writing.apply(writes, (outcome) => outcomes.push(outcome), signal);
    return outcomes;
  }

  const points = (id: string, value: number): IssueWrite => ({
    key: id,
    issueId: id as IssueId,
    set: { fields: { 'Microsoft.VSTS.Scheduling.StoryPoints': value } },
  });
  const busy = {
    code: 429,
    headers: { 'Retry-After': '1' },
    body: JSON.stringify({ message: 'TF400733: The request has been canceled.' }),
  };

  it('sends again what is put off within a batch, and nothing else', async () => {
    const sizes: number[] = [];
    const outcomes = await outcomesOf(
      [points('10001', 1), points('10002', 2), points('10003', 3)],
      async (body, send) => {
        sizes.push(body.length);
        if (sizes.length > 1) return send(body);
        const { value } = await send(body.slice(0, 1));
        return { count: 3, value: [...value, busy, busy] };
      },
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(sizes).toEqual([3, 2]);
  });

  it('says what is done before it gives up on what is put off, and may be stopped meanwhile', async () => {
    const stop = new AbortController();
    const outcomes: IssueWriteOutcome[] = [];
    const request = app.requestAs('ben');
    const writing = createAzureWrites({
      request: async (area, path, init) => {
        if (!path.includes('$batch')) return request(area, path, init);
        const [first] = JSON.parse(init?.body ?? '[]') as Json[];
        const answer = await request(area, path, { ...init, body: JSON.stringify([first]) });
        const { value } = JSON.parse(await answer.text());
        return Response.json({ count: 2, value: [...value, busy] });
      },
      patience: short,
      wait: async (_, signal) => {
        stop.abort(new Error('enough'));
        signal?.throwIfAborted();
      },
    });
    const applying = writing.apply(
      [points('10001', 1), points('10002', 2)],
      (outcome) => outcomes.push(outcome),
      stop.signal,
    );
    await expect(applying).rejects.toThrow('enough');
    expect(outcomes).toEqual([{ key: '10001', kind: 'done', issueId: '10001' }]);
  });

  it('looks again at an item that somebody changed between the look and the write', async () => {
    let isFirst = true;
    const write: IssueWrite = { key: 'a', issueId: '10001' as IssueId, set: { parent: '10004' as IssueId } };
    const outcomes = await outcomesOf([write], async (body, send) => {
      if (isFirst) await app.edit('ana', '10001', { 'System.Title': 'Renamed' });
      isFirst = false;
      return send(body);
    });
    expect(outcomes).toEqual([{ key: 'a', kind: 'done', issueId: '10001' }]);
    expect(app.fieldsOf('10001')['System.Title']).toBe('Renamed');
  });

  it('leaves an item alone that somebody changed between the look and the write that was planned on it', async () => {
    const seen = String(app.azure.organization.item(10_001)?.rev);
    const write: IssueWrite = { ...points('10001', 9), seen } as IssueWrite;
    const outcomes = await outcomesOf([write], async (body, send) => {
      await app.edit('ana', '10001', { 'System.Title': 'Renamed' });
      return send(body);
    });
    expect(outcomes).toEqual([{ key: '10001', kind: 'changed' }]);
    expect(app.fieldsOf('10001')['Microsoft.VSTS.Scheduling.StoryPoints']).not.toBe(9);
  });

  it('refuses a circle of dependencies, and takes a chain apart in one go', async () => {
    const typeId = 'System.LinkTypes.Dependency' as LinkTypeId;
    const link = (from: string, to: string, remove?: true): IssueWrite => ({
      key: `${from} ${to}`,
      link: { from: from as IssueId, to: to as IssueId, typeId },
      ...(remove && { remove }),
    });
    // 10001 and 10003 come before 10002 in the backlog.
    expect(await outcomesOf([link('10002', '10001')])).toMatchObject([{ kind: 'refused', code: 'invalid' }]);
    const chain = [link('10002', '10004'), link('10004', '10005')];
    expect((await outcomesOf(chain)).map(({ kind }) => kind)).toEqual(['done', 'done']);
    const apart = [
      ['10001', '10002'],
      ['10003', '10002'],
      ['10002', '10004'],
      ['10004', '10005'],
    ] as const;
    const outcomes = await outcomesOf(apart.map(([from, to]) => link(from, to, true)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done']);
    const ids = ['10001', '10002', '10003', '10004', '10005'] as unknown as readonly IssueId[];
    expect((await createAzureLinks({ request: app.requestAs('ben') }).of(ids)).links).toEqual([]);
  });

  it('knows no iteration that is in no project of the items', async () => {
    const iteration = '00000000-0000-4000-8000-000000000000';
    const create = { projectId: app.project('Ferry'), type: 'User Story', summary: 'New', iteration };
    const outcomes = await outcomesOf([
      { key: 'a', issueId: '10001' as IssueId, set: { iteration } },
      { key: 'b', create },
    ]);
    expect(outcomes.map((outcome) => outcome.kind === 'refused' && outcome.code)).toEqual(['not-found', 'not-found']);
  });

  it('takes an iteration by its path', async () => {
    const write: IssueWrite = { key: 'a', issueId: '10001' as IssueId, set: { iteration: 'Ferry\\Nowhere' } };
    expect(await outcomesOf([write])).toMatchObject([{ kind: 'refused', code: 'invalid' }]);
    const root: IssueWrite = { key: 'b', issueId: '10001' as IssueId, set: { iteration: 'Ferry' } };
    expect(await outcomesOf([root])).toMatchObject([{ kind: 'done' }]);
  });

  it('takes an iteration by its number, and a day as the midnight that the platform keeps', async () => {
    const root = Number(app.fieldsOf('10001')['System.IterationId']);
    const fields = { 'Microsoft.VSTS.Scheduling.FinishDate': '2026-12-24' };
    const write: IssueWrite = { key: 'a', issueId: '10001' as IssueId, set: { iteration: String(root), fields } };
    expect(await outcomesOf([write])).toMatchObject([{ kind: 'done' }]);
    const changes = app.azure.organization.item(10_001)?.rev;
    expect(await outcomesOf([write])).toMatchObject([{ kind: 'done' }]);
    expect(app.azure.organization.item(10_001)?.rev).toBe(changes);
  });
});
