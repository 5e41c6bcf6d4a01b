import type { IssueId } from '#core/issue';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';

let app: AzureApp;
beforeEach(() => {
  app = startAzure();
});
afterEach(() => app.close());

const issueId = '10002';
const full = { value: 8, urgency: 5, relief: 3, size: 5 };
const place = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes/Default/Current/Collections';

async function read(collection: string, id = issueId): Promise<Json> {
  return (await app.rest('ana', `${place}/${collection}/Documents/${id}`)).body;
}

async function put(collection: string, document: object): Promise<void> {
  expect((await app.rest('ana', `${place}/${collection}/Documents`, { method: 'PUT', body: document })).status).toBe(
    200,
  );
}

const scoresOf = (project: string): string => `scores-${app.project(project)}`;
const historyOf = (project: string): string => `history-${app.project(project)}`;

describe('a document of a newer Waybill', () => {
  it('is told of in words and never overwritten', async () => {
    valueOf(await app.call('ben', 'score.agree', { issueId, version: 0, factors: full }));
    await app.settle();
    const newer = { ...(await read(scoresOf('Ferry'))), format: 2, weather: 'fair' };
    await put(scoresOf('Ferry'), newer);
    const told = { kind: 'host-failed', message: expect.stringContaining('newer Waybill') };
    expect(await app.call('cleo', 'score.read', { issueId })).toEqual(told);
    expect(await app.call('ben', 'score.edit', { issueId, version: 1, factors: { value: 13 } })).toEqual(told);
    expect(await app.call('cleo', 'scores.list', { projectId: app.project('Ferry') })).toEqual(told);
    expect(await read(scoresOf('Ferry'))).toMatchObject({ weather: 'fair', agreed: { factors: full } });
  });

  it('stops settings from being saved over it', async () => {
    const { settings } = valueOf(await app.call('ana', 'settings.read', { projectId: app.project('Ferry') }));
    await put('settings', { id: app.project('Ferry'), format: 9, settings: { shape: 'new' } });
    expect(await app.call('ana', 'settings.save', { projectId: app.project('Ferry'), settings })).toMatchObject({
      kind: 'host-failed',
      message: expect.stringContaining('newer Waybill'),
    });
    expect(await read('settings', app.project('Ferry'))).toMatchObject({ settings: { shape: 'new' } });
  });
});

describe('an item that is moved to another project', () => {
  it('keeps its score, which moves with it when somebody next writes', async () => {
    valueOf(await app.call('ana', 'score.agree', { issueId, version: 0, factors: full }));
    await app.settle();
    await app.edit('ana', issueId, {
      'System.TeamProject': 'Vault',
      'System.AreaPath': 'Vault',
      'System.IterationPath': 'Vault',
      'System.WorkItemType': 'Issue',
      'System.State': 'To Do',
    });
    // On a page of the new project, and on one of the old.
    const there = app.page('ana', { project: 'Vault' });
    const stored = await there.records.score(issueId as IssueId);
    expect(stored).toMatchObject({ version: 1, agreed: { factors: full } });
    app.page('ana', { isFresh: true });
    expect(valueOf(await app.call('ana', 'score.read', { issueId }))).toMatchObject({
      projectId: app.project('Vault'),
      agreed: { factors: full },
    });
    const settings = valueOf(await app.call('ana', 'score.edit', { issueId, version: 1, factors: { value: 13 } }));
    expect(settings.agreed?.factors).toMatchObject({ ...full, value: 13 });
    await app.settle();
    expect(await read(scoresOf('Vault'))).toMatchObject({ version: 2, project: app.project('Vault') });
    expect((await app.rest('ana', `${place}/${scoresOf('Ferry')}/Documents/${issueId}`)).status).toBe(404);
    expect((await read(historyOf('Vault'))).lines.map(({ action }: Json) => action)).toEqual(['agreed', 'edited']);
    expect((await app.rest('ana', `${place}/${historyOf('Ferry')}/Documents/${issueId}`)).status).toBe(404);
  });
});

describe('two pages that have read the same document', () => {
  it('are told apart: the second write is worked out anew on the first', async () => {
    const [one, other] = [app.page('ben', { isFresh: true }), app.page('cleo', { isFresh: true })];
    valueOf(await app.call('ben', 'score.agree', { issueId, version: 0, factors: full }));
    await app.settle();
    const [seen] = [await one.records.score(issueId as IssueId), await other.records.score(issueId as IssueId)];
    const write = (by: string, at: string) => ({
      expected: 1,
      record: { ...seen!, version: 2 },
      entry: { issueId, version: 2, at, by: app.person(by), round: 1, action: 'edited' as const },
      isMirrored: false,
    });
    const outcomes = await Promise.all([
      one.records.write(write('ben', '2026-11-22T10:00:00.000Z')),
      other.records.write(write('cleo', '2026-11-22T10:00:00.001Z')),
    ]);
    expect([...outcomes].sort()).toEqual(['conflict', 'written']);
    await app.settle();
    expect((await read(historyOf('Ferry'))).lines).toHaveLength(2);
  });

  it('do not take an opened ballot, which raises no version, for a conflict', async () => {
    valueOf(await app.call('cleo', 'score.submit', { issueId, round: 1, factors: full }));
    const revealed = valueOf(await app.call('ben', 'score.reveal', { issueId, round: 1 }));
    valueOf(await app.call('cleo', 'score.read', { issueId }));
    await app.settle();
    expect(
      valueOf(await app.call('ben', 'score.agree', { issueId, version: revealed.version, factors: full })),
    ).toMatchObject({ phase: 'agreed', ballots: [{ factors: full }] });
  });
});

describe('a write that was cut off before its line reached the history', () => {
  it('shows the line, and the next write finishes it', async () => {
    app.fail(`500@/_apis/ExtensionManagement/*/Collections/history-*`);
    valueOf(await app.call('ben', 'score.agree', { issueId, version: 0, factors: full }));
    await app.settle();
    app.fail('');
    expect(valueOf(await app.call('cleo', 'score.history', { issueId })).map(({ version }) => version)).toEqual([1]);
    expect((await app.rest('ana', `${place}/${historyOf('Ferry')}/Documents/${issueId}`)).status).toBe(404);
    valueOf(await app.call('cleo', 'score.edit', { issueId, version: 1, factors: { value: 13 } }));
    await app.settle();
    expect((await read(historyOf('Ferry'))).lines.map(({ version }: Json) => version)).toEqual([1, 2]);
  }, 20_000);
});

describe('a history of more lines than one document holds', () => {
  it('moves older lines to documents of their own and shows them all the same', async () => {
    const lines = Array.from({ length: 450 }, (_, index) => ({
      issueId,
      version: index + 1,
      at: '2026-11-02T09:00:00.000Z',
      by: app.person('ben'),
      action: 'edited' as const,
    }));
    const { records } = app.page('ana');
    expect(await records.addHistory(lines.slice(0, 250))).toHaveLength(250);
    expect(await records.addHistory(lines)).toHaveLength(200);
    valueOf(await app.call('ben', 'score.agree', { issueId, version: 0, factors: full }));
    const shown = await records.history(issueId as IssueId, 1_000);
    expect([shown.length, shown[0]?.version, shown.at(-1)?.version]).toEqual([450, 450, 1]);
  });
});
