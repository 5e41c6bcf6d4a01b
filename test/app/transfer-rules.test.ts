import { importRecordsCall } from '#app/transfer/calls';
import type { ExportFile, FileRecord } from '#app/transfer/export-file';
import {
  listScoresCall,
  readHistoryCall,
  readScoreCall,
  restartRoundCall,
  revealRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import { exported, full, hosts, issueId, siteOfEach } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('an import on %s', (_, start) => {
  const site = siteOfEach(start);
  const at = '2026-11-02T09:00:00.000Z';
  const far = '9999-01-01T00:00:00.000Z';

  async function imported(file: ExportFile, replace = false) {
    return valueOf(await site.call('ana', importRecordsCall, { part: file, replace }));
  }
  function score(value: object, more: Partial<FileRecord> = {}): ExportFile {
    const whole = { round: 1, phase: 'agreed', ballots: [], ...value };
    const record = { kind: 'score', format: 1, id: issueId, home: site.projectId, version: 1, at, value: whole };
    return {
      waybill: 'records',
      format: 2,
      exported: at as never,
      records: [{ ...record, ...more } as never],
      lines: [],
    };
  }

  it('puts no older state over a restart, and never shows an abandoned blind answer', async () => {
    valueOf(await site.call('ben', submitBallotCall, { issueId, round: 1, factors: full }));
    await site.settle();
    const file = await exported(site);
    const secret = 'only for me';
    valueOf(await site.call('cleo', submitBallotCall, { issueId, round: 1, factors: full, note: secret }));
    const { version } = valueOf(await site.call('ben', readScoreCall, { issueId }));
    valueOf(await site.call('ben', restartRoundCall, { issueId, version }));
    await site.settle();
    const { written, skipped } = await imported({ ...file, lines: [] });
    expect([written, skipped.map(({ why }) => why)]).toEqual([0, ['newer-here']]);
    expect(valueOf(await site.call('ben', readScoreCall, { issueId }))).toMatchObject({ round: 2, phase: 'open' });
    await imported(file, true);
    const view = valueOf(await site.call('ben', readScoreCall, { issueId }));
    // A seal is made for its round: what is sealed in the file cannot come into a later one.
    const isSealed = site.host === 'Azure DevOps';
    expect(view).toMatchObject(isSealed ? { round: 2, ballots: [] } : { round: 3 });
    valueOf(await site.call('ben', submitBallotCall, { issueId, round: view.round, factors: full }));
    await site.settle();
    valueOf(await site.call('ben', revealRoundCall, { issueId, round: view.round }));
    await site.settle();
    expect(JSON.stringify(await site.call('ben', readScoreCall, { issueId }))).not.toContain('broken');
    const history = valueOf(await site.call('rhea', readHistoryCall, { issueId }));
    expect(JSON.stringify(history)).not.toContain(secret);
  });

  const agreed = { by: 'ben', at, modelId: 'wsjf', factors: full };
  it.each<readonly [string, string, object, Partial<FileRecord>]>([
    [
      'two ballots of one person',
      'two-ballots',
      { phase: 'revealed', ballots: [1, 2].map((value) => ({ by: 'ben', at, answer: { factors: { value } } })) },
      {},
    ],
    ['an agreed phase without agreement', 'no-agreement', {}, {}],
    ['a moment in the year 9999', 'in-the-future', { agreed }, { at: far as never }],
    [
      'an agreement in the year 9999',
      'in-the-future',
      { agreed: { by: 'ben', at: far, modelId: 'wsjf', factors: full } },
      {},
    ],
    [
      'a ballot in the year 9999',
      'in-the-future',
      { phase: 'revealed', ballots: [{ by: 'ben', at: far, answer: { factors: full } }] },
      {},
    ],
    ['a project that is not seen', 'not-here', { agreed }, { home: '4711' }],
    ['an item that is not seen', 'not-here', { agreed }, { id: '99999' }],
    ['an unknown kind', 'unknown-kind', { agreed }, { kind: 'weather' }],
    ['a newer format of its kind', 'newer-kind', { agreed }, { format: 2 }],
    ['a version that could not be written on', 'damaged', { agreed }, { version: 900_000_000 }],
  ])('leaves out %s and says %s', async (_, why, value, more) => {
    expect(await imported(score(value, more))).toMatchObject({ written: 0, skipped: [{ is: 'record', why }] });
    expect(valueOf(await site.call('ben', readScoreCall, { issueId })).version).toBe(0);
  });

  it('marks the lines that it adds as imported', async () => {
    const line = { writeId: 'w', version: 1, at, by: site.person('ben'), line: { action: 'agreed', round: 1 } };
    const file = score({ agreed }, { version: 3 });
    const lines = [{ kind: 'score', id: issueId, home: site.projectId, stamped: line as never }];
    expect(await imported({ ...file, lines })).toEqual({ written: 2, skipped: [] });
    await site.settle();
    const history = valueOf(await site.call('ben', readHistoryCall, { issueId }));
    expect(history.find(({ version }) => version === 1)).toMatchObject({ isImported: true, by: site.person('ben') });
    expect(history.find(({ version }) => version === 4)).toMatchObject({ action: 'imported', by: site.person('ana') });
  });

  it('puts the record of an item where the item is, whatever project the file says', async () => {
    const vault = site.vaultId;
    expect(await imported(score({ agreed }, { home: vault }))).toEqual({ written: 1, skipped: [] });
    await site.settle();
    const listed = async (projectId: string) =>
      valueOf(await site.call('ana', listScoresCall, { projectId })).rows.map((row) => row.issueId);
    expect([await listed(vault), await listed(site.projectId)]).toEqual([[], [issueId]]);
  });

  it.each<readonly [string, string, object]>([
    ['of version 0', 'damaged', { version: 0 }],
    ['of a version that is not here yet', 'version-ahead', { version: 5 }],
    ['of the year 9999', 'in-the-future', { at: far }],
  ])('leaves out a line of history %s and says %s', async (_, why, more) => {
    const stamped = {
      writeId: 'w',
      version: 1,
      at,
      by: site.person('ben'),
      line: { action: 'agreed', round: 1 },
      ...more,
    };
    const file = score({ agreed }, { version: 3 });
    const lines = [{ kind: 'score', id: issueId, home: site.projectId, stamped: stamped as never }];
    expect(await imported({ ...file, lines })).toMatchObject({ written: 1, skipped: [{ is: 'line', why }] });
    await site.settle();
    const history = valueOf(await site.call('ben', readHistoryCall, { issueId }));
    expect(history.map(({ action }) => action)).toEqual(['imported']);
  });

  it('of a version at the end of the numbers is no file of ours, and the item can be written on', async () => {
    for (const version of [2_147_483_646, Number.MAX_SAFE_INTEGER]) {
      const file = score({ agreed }, { version });
      expect(await site.call('ana', importRecordsCall, { part: file, replace: true })).toMatchObject({
        kind: 'invalid',
      });
    }
    valueOf(await site.call('ben', submitBallotCall, { issueId, round: 1, factors: full }));
  });
});
