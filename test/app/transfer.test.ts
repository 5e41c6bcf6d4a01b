import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { importRecordsCall } from '#app/transfer/calls';
import {
  agreeScoreCall,
  editScoreCall,
  listScoresCall,
  readHistoryCall,
  readScoreCall,
  reopenRoundCall,
  scoresOfCall,
  submitBallotCall,
} from '#app/value/calls';
import type { Skipped } from '#app/transfer/calls';
import { importParts, readExportFile, type ExportFile, type FileLine } from '#app/transfer/export-file';
import { exported, full, hosts, type AppSite } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('on %s', (_, start) => {
  let site: AppSite;
  beforeEach(() => {
    site = start();
  });
  afterEach(() => site.close());

  async function imported(file: ExportFile, replace = false): Promise<{ written: number; skipped: Skipped[] }> {
    const totals = { written: 0, skipped: [] as Skipped[] };
    for (const part of importParts(file)) {
      const { written, skipped } = valueOf(await site.call('ana', importRecordsCall, { part, replace }));
      totals.written += written;
      totals.skipped.push(...skipped);
    }
    return totals;
  }

  const recordsOf = (file: ExportFile, kind: string) => file.records.filter((record) => record.kind === kind);
  const scoreLines = (file: ExportFile) => file.lines.filter(({ kind }) => kind === 'score');
  const actionOf = ({ line }: FileLine['stamped']) => (line as { readonly action: string }).action;

  async function fill(): Promise<void> {
    const { settings } = valueOf(await site.call('ana', readSettingsCall, { projectId: site.projectId }));
    valueOf(
      await site.call('ana', saveSettingsCall, {
        projectId: site.projectId,
        settings: { ...settings, expiryDays: 30, candidates: 'its own query' },
      }),
    );
    valueOf(await site.call('ben', submitBallotCall, { issueId: '10002', round: 1, factors: full, note: 'ahoy' }));
    valueOf(await site.call('ben', agreeScoreCall, { issueId: '10002', version: 1, factors: full, note: 'settled' }));
    valueOf(await site.call('cleo', submitBallotCall, { issueId: '10004', round: 1, factors: { value: 2 } }));
  }

  describe('everything that is stored', () => {
    const reasons = (skipped: readonly Skipped[]) =>
      skipped
        .map(({ is, kind, id, version, why }) => `${[is, kind, id, version ?? []].flat().join(' ')}: ${why}`)
        .sort();
    const linesHere = () => [
      'line score 10002 1: version-here',
      'line score 10002 2: version-here',
      'line score 10004 1: version-here',
      `line settings ${site.projectId} 1: version-here`,
    ];

    it('comes back the same in an empty site', async () => {
      await fill();
      const file = await exported(site);
      expect(recordsOf(file, 'settings')).toMatchObject([
        { home: site.projectId, value: { expiryDays: 30, candidates: 'its own query' } },
      ]);
      expect(recordsOf(file, 'score')).toHaveLength(2);
      expect(
        scoreLines(file)
          .map(({ stamped }) => actionOf(stamped))
          .sort(),
      ).toEqual(['agreed', 'submitted', 'submitted']);

      site.close();
      site = start();
      // Records: the settings, two scores. Lines: settings saved; two ballots submitted, one value agreed.
      expect(await imported(file)).toEqual({ written: 3 + 4, skipped: [] });
      await site.settle();
      const again = await exported(site);
      expect(recordsOf(again, 'score').map(({ value }) => value)).toEqual(
        recordsOf(file, 'score').map(({ value }) => value),
      );
      expect(recordsOf(again, 'settings')[0]?.value).toMatchObject({ expiryDays: 30, candidates: 'its own query' });
      expect(scoreLines(again).filter(({ stamped }) => actionOf(stamped) !== 'imported')).toEqual(
        scoreLines(file).map((line) => ({ ...line, stamped: { ...line.stamped, isImported: true } })),
      );
      expect(await site.found('10002')).toEqual([3.2, 16]);
    });

    it('is left alone where it is here already, even where it is to be replaced', async () => {
      await fill();
      const file = await exported(site);
      for (const replace of [false, true]) {
        const { written, skipped } = await imported(file, replace);
        expect(written).toBe(0);
        expect(reasons(skipped)).toEqual([
          ...linesHere(),
          'record score 10002: same-here',
          'record score 10004: same-here',
          `record settings ${site.projectId}: same-here`,
        ]);
      }
      // What the agreement replaced is in no file, and still here.
      expect(valueOf(await site.call('ben', reopenRoundCall, { issueId: '10002', version: 2 }))).toMatchObject({
        phase: 'open',
        version: 3,
      });
    });

    it('is left alone where it is newer here, unless it is to be replaced', async () => {
      await fill();
      const file = await exported(site);
      valueOf(await site.call('ben', editScoreCall, { issueId: '10002', version: 2, factors: { value: 13 } }));
      const kept = await imported(file);
      expect(kept.written).toBe(0);
      expect(reasons(kept.skipped)).toEqual([
        ...linesHere(),
        'record score 10002: newer-here',
        'record score 10004: same-here',
        `record settings ${site.projectId}: same-here`,
      ]);
      const replaced = await imported({ ...file, lines: [] }, true);
      expect(replaced.written).toBe(1);
      expect(reasons(replaced.skipped)).toEqual([
        'record score 10004: same-here',
        `record settings ${site.projectId}: same-here`,
      ]);
      expect(valueOf(await site.call('ben', readScoreCall, { issueId: '10002' })).agreed).toMatchObject({
        factors: full,
        by: site.person('ben'),
      });
    });
  });

  describe('a file with records that do not fit', () => {
    it('is imported but for them, and says which and why', async () => {
      const at = '2026-11-02T09:00:00.000Z';
      const agreed = { by: 'ben', at, modelId: 'wsjf', factors: full };
      const record = (kind: string, id: string, home: string, value: object) =>
        ({ kind, format: 1, id, home, version: 1, at, value }) as unknown as ExportFile['records'][number];
      const score = (id: string, agreement: object) =>
        record('score', id, site.projectId, { round: 1, phase: 'agreed', ballots: [], agreed: agreement });
      const file = fileOf([
        record('settings', 'settings', '4711', { modelId: 'wsjf', agree: 'editors', fields: {} }),
        score('10002', agreed),
        score('10004', { ...agreed, modelId: 'kano' }),
        score('10003', { ...agreed, factors: { ...full, value: 4 } }),
        score('99999', agreed),
        score('10004', { ...agreed, factors: { ...full, size: 7 } }),
      ]);
      expect(await imported(file)).toEqual({
        written: 2,
        skipped: [
          { is: 'record', kind: 'settings', id: 'settings', why: 'not-here' },
          { is: 'record', kind: 'score', id: '99999', why: 'not-here' },
          { is: 'record', kind: 'score', id: '10004', why: 'unknown-model', data: { model: 'kano' } },
          { is: 'record', kind: 'score', id: '10003', why: 'out-of-scale', data: { factor: 'value', value: 4 } },
        ],
      });
    });
  });

  describe('answers of others in a round that is still blind', () => {
    const at = '2026-11-02T09:00:00.000Z';
    const secret = 'only for me';
    const line = (version: number, by: string, said: object) =>
      ({
        kind: 'score',
        id: '10004',
        home: site.projectId,
        stamped: { writeId: `w${version}`, version, at, by: site.person(by), line: { round: 1, ...said } },
      }) as unknown as FileLine;
    const factors = { value: 13 };
    function stolen(phase = 'open'): ExportFile {
      const ballots = [
        { by: site.person('cleo'), at, answer: { factors, note: secret } },
        { by: site.person('ana'), at, answer: { factors: { value: 2 } } },
      ];
      const value = { round: 1, phase, ballots };
      const record = { kind: 'score', format: 1, id: '10004', home: site.projectId, version: 4, at, value };
      return fileOf(
        [record as unknown as ExportFile['records'][number]],
        [
          line(1, 'cleo', { action: 'submitted', factors, note: secret }),
          line(2, 'cleo', { action: 'withdrew', before: factors, note: secret }),
          line(3, 'cleo', { action: 'submitted', factors, note: secret }),
        ],
      );
    }

    it('stay unreadable: where nobody else could seal them they are left out, and the report says so', async () => {
      const { written, skipped } = await imported(stolen());
      await site.settle();
      const isTrusted = site.host === 'Jira';
      // Where nobody seals for others the record has nothing left, and its lines have no record to tell of.
      expect(written).toBe(isTrusted ? 4 : 0);
      expect(skipped.map(({ is, id, version, why }) => [is, id, version, why])).toEqual(
        isTrusted
          ? []
          : [
              ['record', '10004', undefined, 'blind-answers'],
              ...[1, 2, 3].map((version) => ['line', '10004', version, 'version-ahead']),
            ],
      );
      const view = valueOf(await site.call('ben', readScoreCall, { issueId: '10004' }));
      expect(view).toMatchObject({ phase: 'open', ballots: [] });
      // Whoever imports may have their own answer back where it lies on a trusted side.
      const { ballots: own } = valueOf(await site.call('ana', readScoreCall, { issueId: '10004' }));
      expect(own).toMatchObject(isTrusted ? [{ by: site.person('ana'), factors: { value: 2 } }] : []);
      expect(view.voters).toEqual(isTrusted ? [site.person('cleo'), site.person('ana')] : []);
      const history = valueOf(await site.call('ben', readHistoryCall, { issueId: '10004' }));
      expect(JSON.stringify(history)).not.toMatch(/factors|only for me/);
      expect(JSON.stringify(await exported(site))).toEqual(
        isTrusted ? expect.stringContaining(secret) : expect.not.stringMatching(/only for me|"value":(2|13)\b/),
      );
    });

    it('and so do lines about an item that is scored here', async () => {
      valueOf(await site.call('ben', submitBallotCall, { issueId: '10004', round: 1, factors: { value: 5 } }));
      valueOf(await site.call('ben', submitBallotCall, { issueId: '10004', round: 1, factors: { value: 8 } }));
      await site.settle();
      const { skipped } = await imported({ ...stolen(), records: [] });
      expect(skipped.map(({ version, why }) => [version, why])).toEqual([
        [3, 'version-ahead'],
        [1, 'version-here'],
        [2, 'version-here'],
      ]);
    });

    it('are no secret where the round is over', async () => {
      const file = stolen('revealed');
      const lines = [...file.lines.slice(2), line(4, 'cleo', { action: 'revealed' })];
      expect((await imported({ ...file, lines })).skipped).toEqual([]);
      expect(valueOf(await site.call('ben', readScoreCall, { issueId: '10004' })).ballots).toHaveLength(2);
      expect(
        valueOf(await site.call('ben', readHistoryCall, { issueId: '10004' })).find(
          ({ action }) => action === 'submitted',
        ),
      ).toMatchObject({ note: secret });
    });
  });

  describe('a file that is none of ours', () => {
    it.each<readonly [unknown, object]>([
      [{}, { kind: 'foreign-file' }],
      [null, { kind: 'foreign-file' }],
      [
        { waybill: 'records', format: 3 },
        { kind: 'newer-file', format: 3, newest: 2 },
      ],
      [
        { waybill: 'records', format: 2, exported: '2026-11-02T09:00:00.000Z', records: [{}], lines: [] },
        { kind: 'damaged-file', path: expect.stringMatching(/^records\.0/) as string },
      ],
    ])('%j is refused with the reason', async (file, problem) => {
      expect(readExportFile(file)).toEqual(problem);
      expect(await site.raw('ana', 'transfer.import', { part: file, replace: false })).toEqual({
        kind: 'invalid',
        why: 'malformed',
        field: expect.stringMatching(/^part\b/) as string,
      });
    });
  });

  describe('the values of a project in a list', () => {
    it('are paged, counted without their ballots, and only for who sees the project', async () => {
      await fill();
      const { rows, next } = valueOf(await site.call('rhea', listScoresCall, { projectId: site.projectId }));
      expect(next).toBeUndefined();
      expect(rows).toEqual([
        {
          issueId: '10002',
          version: 2,
          phase: 'agreed',
          ballots: 1,
          agreed: expect.objectContaining({ factors: full }),
        },
        { issueId: '10004', version: 1, phase: 'open', ballots: 1 },
      ]);
      expect(valueOf(await site.call('rhea', scoresOfCall, { issueIds: ['10004', '10003', '99999'] }))).toEqual([
        { issueId: '10004', version: 1, phase: 'open', ballots: 1 },
      ]);
      expect(await site.call('rhea', listScoresCall, { projectId: '4711' })).toEqual({ kind: 'not-found' });
    });
  });
});

describe('the parts that a file is imported in', () => {
  it('keep the history of an item together, and take 50 lines each', () => {
    const at = '2026-11-02T09:00:00.000Z';
    const lines = (id: string, count: number) =>
      Array.from({ length: count }, (_, index) => {
        const stamped = {
          writeId: `w${index}`,
          version: index + 1,
          at,
          by: 'ben',
          line: { action: 'edited', round: 1 },
        };
        return { kind: 'score', id, home: '10000', stamped } as unknown as FileLine;
      });
    const file = fileOf([], [...lines('1', 30), ...lines('2', 30), ...lines('3', 20), ...lines('4', 51)]);
    const parts = importParts(file).map((part) => part.lines.map(({ id }) => id));
    // 30; 30 + 20; 50 of the fourth; its last one
    expect(parts.map((ids) => ids.length)).toEqual([30, 50, 50, 1]);
    expect(parts.map((ids) => [...new Set(ids)])).toEqual([['1'], ['2', '3'], ['4'], ['4']]);
  });
});

function fileOf(records: ExportFile['records'], lines: ExportFile['lines'] = []): ExportFile {
  return { waybill: 'records', format: 2, exported: '2026-11-02T09:00:00.000Z' as never, records, lines };
}
