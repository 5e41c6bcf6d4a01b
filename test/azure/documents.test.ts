import type { Stamped } from '#app/records/records';
import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import {
  agreeScoreCall,
  editScoreCall,
  listScoresCall,
  readHistoryCall,
  readScoreCall,
  revealRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import type { ScoreLine } from '#app/value/forms';
import { scoreKind } from '#app/value/kind';
import type { IsoDateTime } from '#core/result';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';

let app: AzureApp;
beforeEach(() => {
  app = startAzure();
});
// What is written in the background may still be loading its code.
afterEach(async () => {
  await app.settle();
  app.close();
});

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

const scoresOf = (project: string): string => `score-${app.project(project)}`;
const historyOf = (project: string): string => `score-history-${app.project(project)}`;
const settingsOf = (project: string): string => `settings-${app.project(project)}`;

/** A line of an edit of Ben's, unless something else is said. */
function edited(version: number, more: Partial<Stamped<ScoreLine>> = {}): Stamped<ScoreLine> {
  return {
    writeId: `write ${version}`,
    version,
    at: '2026-11-02T09:00:00.000Z' as IsoDateTime,
    by: app.person('ben'),
    line: { round: 1, action: 'edited' },
    ...more,
  };
}

describe('a document of a newer Waybill', () => {
  const unreadable = (record: string, id: string) => ({ kind: 'unreadable', record, id, isNewer: true });

  it('is told of, left out of lists that name it, and never overwritten', async () => {
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    valueOf(await app.call('ben', agreeScoreCall, { issueId: '10003', version: 0, factors: full }));
    await app.settle();
    const newer = { ...(await read(scoresOf('Ferry'))), format: 2, weather: 'fair' };
    await put(scoresOf('Ferry'), newer);
    const told = unreadable('score', issueId);
    expect(await app.call('cleo', readScoreCall, { issueId })).toEqual(told);
    expect(await app.call('ben', editScoreCall, { issueId, version: 1, factors: { value: 13 } })).toEqual(told);
    const list = valueOf(await app.call('cleo', listScoresCall, { projectId: app.project('Ferry') }));
    expect([list.rows.map((row) => row.issueId), list.unreadable]).toEqual([['10003'], [issueId]]);
    await app.settle();
    expect(await read(scoresOf('Ferry'))).toMatchObject({
      format: 2,
      version: 1,
      weather: 'fair',
      value: { agreed: { factors: full } },
    });
  });

  it.each([
    ['a page that has found none there before', false],
    ['a page that has saved some there before', true],
  ])('stops settings from being saved over it by %s', async (_, hasSaved) => {
    const projectId = app.project('Ferry');
    let { settings } = valueOf(await app.call('ana', readSettingsCall, { projectId }));
    if (hasSaved) settings = valueOf(await app.call('ana', saveSettingsCall, { projectId, settings }));
    await app.settle();
    const before = hasSaved ? await read(settingsOf('Ferry'), projectId) : { id: projectId };
    await put(settingsOf('Ferry'), { ...before, format: 9, value: { shape: 'new' } });
    expect(await app.call('ana', saveSettingsCall, { projectId, settings })).toEqual(unreadable('settings', projectId));
    await app.settle();
    expect(await read(settingsOf('Ferry'), projectId)).toMatchObject({ format: 9, value: { shape: 'new' } });
    app.page('ana', { isFresh: true });
    expect(valueOf(await app.call('ana', readSettingsCall, { projectId }))).toMatchObject({ isUnreadable: true });
  });
});

describe('an item that is moved to another project', () => {
  it('keeps its score, which moves with it when somebody next writes', async () => {
    valueOf(await app.call('ana', agreeScoreCall, { issueId, version: 0, factors: full }));
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
    const stored = await there.records.get(scoreKind, { id: issueId });
    expect(stored).toMatchObject({ home: app.project('Ferry'), version: 1, value: { agreed: { factors: full } } });
    app.page('ana', { isFresh: true });
    expect(valueOf(await app.call('ana', readScoreCall, { issueId }))).toMatchObject({
      projectId: app.project('Vault'),
      agreed: { factors: full },
    });
    const settings = valueOf(await app.call('ana', editScoreCall, { issueId, version: 1, factors: { value: 13 } }));
    expect(settings.agreed?.factors).toMatchObject({ ...full, value: 13 });
    await app.settle();
    expect(await read(scoresOf('Vault'))).toMatchObject({ version: 2, home: app.project('Vault') });
    expect((await app.rest('ana', `${place}/${scoresOf('Ferry')}/Documents/${issueId}`)).status).toBe(404);
    expect((await read(historyOf('Vault'))).lines.map(({ line }: Json) => line.action)).toEqual(['agreed', 'edited']);
    expect((await app.rest('ana', `${place}/${historyOf('Ferry')}/Documents/${issueId}`)).status).toBe(404);
  });
});

describe('two pages that have read the same document', () => {
  it('are told apart: the second write is worked out anew on the first', async () => {
    const [one, other] = [app.page('ben', { isFresh: true }), app.page('cleo', { isFresh: true })];
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    await app.settle();
    const [seen] = [
      await one.records.get(scoreKind, { id: issueId }),
      await other.records.get(scoreKind, { id: issueId }),
    ];
    const write = (by: string, at: string) => ({
      id: issueId,
      home: app.project('Ferry'),
      expected: 1,
      value: seen!.value,
      stamped: edited(2, { writeId: `write of ${by}`, by: app.person(by), at: at as IsoDateTime }),
    });
    const outcomes = await Promise.all([
      one.records.write(scoreKind, write('ben', '2026-11-22T10:00:00.000Z')),
      other.records.write(scoreKind, write('cleo', '2026-11-22T10:00:00.001Z')),
    ]);
    expect([...outcomes].sort()).toEqual(['conflict', 'written']);
    await app.settle();
    const winner = `write of ${outcomes[0] === 'written' ? 'ben' : 'cleo'}`;
    expect((await read(scoresOf('Ferry'))).stamped).toMatchObject({ version: 2, writeId: winner });
    const { lines } = await read(historyOf('Ferry'));
    expect(lines).toMatchObject([{ version: 1 }, { version: 2, writeId: winner }]);
  });

  it('do not take an opened ballot, which raises no version, for a conflict', async () => {
    valueOf(await app.call('cleo', submitBallotCall, { issueId, round: 1, factors: full }));
    const revealed = valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    valueOf(await app.call('cleo', readScoreCall, { issueId }));
    await app.settle();
    expect(
      valueOf(await app.call('ben', agreeScoreCall, { issueId, version: revealed.version, factors: full })),
    ).toMatchObject({ phase: 'agreed', ballots: [{ factors: full }] });
  });
});

describe('a write that was cut off before its line reached the history', () => {
  it('shows the line, and the next write finishes it', async () => {
    app.fail(`500@/_apis/ExtensionManagement/*/Collections/score-history-*`);
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    await app.settle();
    app.fail('');
    expect(valueOf(await app.call('cleo', readHistoryCall, { issueId })).map(({ version }) => version)).toEqual([1]);
    expect((await app.rest('ana', `${place}/${historyOf('Ferry')}/Documents/${issueId}`)).status).toBe(404);
    valueOf(await app.call('cleo', editScoreCall, { issueId, version: 1, factors: { value: 13 } }));
    await app.settle();
    expect((await read(historyOf('Ferry'))).lines.map(({ version }: Json) => version)).toEqual([1, 2]);
  }, 20_000);
});

describe('a history of more lines than one document holds', () => {
  it('moves older lines to documents of their own and shows them all the same', async () => {
    const lines = Array.from({ length: 450 }, (_, index) => edited(index + 1));
    const { records } = app.page('ana');
    const ref = { id: issueId, home: app.project('Ferry') };
    expect(await records.addLines(scoreKind, ref, lines.slice(0, 250))).toHaveLength(250);
    expect(await records.addLines(scoreKind, ref, lines)).toEqual(lines.slice(250));
    const pages = [`${issueId}~1`, `${issueId}~2`, issueId];
    const stored: Json[] = [];
    for (const id of pages) stored.push(await read(historyOf('Ferry'), id));
    expect(stored.at(-1)).toMatchObject({ older: 2 });
    const counts = stored.map((document) => document.lines.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(200);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(450);
    const value = { round: 1, phase: 'open' as const, ballots: [] };
    const next = { ...ref, expected: 0, value, stamped: edited(451) };
    expect(await records.write(scoreKind, next)).toBe('written');
    await app.settle();
    const elsewhere = app.page('ben', { isFresh: true }).records;
    const shown = await elsewhere.history(scoreKind, ref, 1_000);
    expect(shown.map(({ version }) => version)).toEqual(Array.from({ length: 451 }, (_, index) => 451 - index));
    expect(await elsewhere.history(scoreKind, ref, 3)).toEqual(shown.slice(0, 3));
  });
});
