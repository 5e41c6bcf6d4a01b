import type { ExportFile } from '#app/contract';
import { importParts, joinParts, readExportFile } from '#app/transfer/export-file';
import { full, hosts, type AppSite } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('on %s', (_, start) => {
  let site: AppSite;
  beforeEach(() => {
    site = start();
  });
  afterEach(() => site.close());

  /** As the settings page does: part by part, put together. */
  async function exported(from = site): Promise<ExportFile> {
    const parts: ExportFile[] = [];
    let after: string | undefined;
    do {
      const answer = valueOf(await from.call('ana', 'records.export', after === undefined ? {} : { after }));
      parts.push(answer.part);
      after = answer.next;
    } while (after !== undefined);
    return joinParts(parts)!;
  }

  async function imported(
    file: ExportFile,
    replace = false,
  ): Promise<{ written: number; skipped: { what: string; why: string }[] }> {
    const totals = { written: 0, skipped: [] as { what: string; why: string }[] };
    for (const part of importParts(file)) {
      const { written, skipped } = valueOf(await site.call('ana', 'records.import', { part, replace }));
      totals.written += written;
      totals.skipped.push(...skipped);
    }
    return totals;
  }

  async function fill(): Promise<void> {
    const { settings } = valueOf(await site.call('ana', 'settings.read', { projectId: site.projectId }));
    valueOf(
      await site.call('ana', 'settings.save', {
        projectId: site.projectId,
        settings: { ...settings, expiryDays: 30, candidates: 'its own query' },
      }),
    );
    valueOf(await site.call('ben', 'score.submit', { issueId: '10002', round: 1, factors: full, note: 'ahoy' }));
    valueOf(await site.call('ben', 'score.agree', { issueId: '10002', version: 1, factors: full, note: 'settled' }));
    valueOf(await site.call('cleo', 'score.submit', { issueId: '10004', round: 1, factors: { value: 2 } }));
  }

  describe('everything that is stored', () => {
    it('comes back the same in an empty site', async () => {
      await fill();
      const file = await exported();
      expect(file.settings).toMatchObject([
        { projectId: site.projectId, settings: { expiryDays: 30, candidates: 'its own query' } },
      ]);
      expect(file.scores).toHaveLength(2);
      expect(file.history.map(({ action }) => action).sort()).toEqual(['agreed', 'submitted', 'submitted']);

      site.close();
      site = start();
      // 1 settings, 2 scores, 3 lines of history
      expect(await imported(file)).toEqual({ written: 6, skipped: [] });
      await site.settle();
      const again = await exported();
      expect(again.scores.map(({ version, ...score }) => score)).toEqual(
        file.scores.map(({ version, ...score }) => score),
      );
      expect(again.settings[0]?.settings).toMatchObject({ expiryDays: 30, candidates: 'its own query' });
      expect(again.history.filter(({ action }) => action !== 'imported')).toEqual(file.history);
      expect(await site.found('10002')).toEqual([3.2, 16]);
    });

    it('is left alone where it is here already or newer, unless it is to be replaced', async () => {
      await fill();
      const file = await exported();
      valueOf(await site.call('ben', 'score.edit', { issueId: '10002', version: 2, factors: { value: 13 } }));
      const kept = await imported(file);
      expect(kept.written).toBe(0);
      expect(kept.skipped.map(({ why }) => why)).toEqual([
        'The project has settings here; they were kept.',
        'The score here is newer and was kept.',
        'It is here already.',
        ...Array.from({ length: 3 }, () => 'The item has a line of this version here; it was kept.'),
      ]);
      expect((await imported({ ...file, history: [] }, true)).written).toBe(2);
      expect(valueOf(await site.call('ben', 'score.read', { issueId: '10002' })).agreed).toMatchObject({
        factors: full,
        by: site.person('ben'),
      });
    });
  });

  describe('a file with records that do not fit', () => {
    it('is imported but for them, and says which and why', async () => {
      const at = '2026-11-02T09:00:00.000Z';
      const score = { projectId: site.projectId, version: 1, round: 1, phase: 'agreed' as const, ballots: [] };
      const agreed = { by: 'ben', at, modelId: 'wsjf', factors: full };
      const file: ExportFile = {
        waybill: 'records',
        format: 1,
        exported: at,
        settings: [{ projectId: '4711', settings: { modelId: 'wsjf', agree: 'editors', fields: {}, version: 1 } }],
        scores: [
          { ...score, issueId: '10002', agreed },
          { ...score, issueId: '10004', agreed: { ...agreed, modelId: 'kano' } },
          { ...score, issueId: '10003', agreed: { ...agreed, factors: { ...full, value: 4 } } },
          { ...score, issueId: '99999', agreed },
          { ...score, issueId: '10004', agreed: { ...agreed, factors: { ...full, size: 7 } } },
        ],
        history: [],
      };
      expect(await imported(file)).toEqual({
        written: 2,
        skipped: [
          { what: 'Settings of project 4711', why: 'There is no such project here, or you may not see it.' },
          { what: 'Score of item 10004', why: 'There is no scoring model “kano” here.' },
          { what: 'Score of item 10003', why: '4 is not on the scale of “value”.' },
          { what: 'Score of item 99999', why: 'There is no such item here, or you may not see it.' },
        ],
      });
    });
  });

  describe('answers of others in a round that is still blind', () => {
    const at = '2026-11-02T09:00:00.000Z';
    const secret = 'only for me';
    async function stolen(): Promise<ExportFile> {
      const ballots = [
        { by: site.person('cleo'), at, factors: { value: 13 }, note: secret },
        { by: site.person('ana'), at, factors: { value: 2 } },
      ];
      const line = { issueId: '10004', round: 1, at, by: site.person('cleo'), factors: { value: 13 }, note: secret };
      return {
        waybill: 'records',
        format: 1,
        exported: at,
        settings: [],
        scores: [{ projectId: site.projectId, version: 4, round: 1, phase: 'open', issueId: '10004', ballots }],
        history: [
          { ...line, version: 1, action: 'submitted' },
          { ...line, version: 2, action: 'withdrew', factors: undefined, before: { value: 13 } },
          { ...line, version: 3, action: 'submitted' },
        ],
      };
    }

    it('stay unreadable: where nobody else could seal them they are left out, and the report says so', async () => {
      const { written, skipped } = await imported(await stolen());
      await site.settle();
      expect(written).toBe(4);
      const isTrusted = site.host === 'Jira';
      expect(skipped.map(({ what }) => what)).toEqual(
        isTrusted
          ? []
          : [
              'Score of item 10004',
              'History of item 10004, version 1',
              'History of item 10004, version 2',
              'History of item 10004, version 3',
            ],
      );
      const view = valueOf(await site.call('ben', 'score.read', { issueId: '10004' }));
      expect(view).toMatchObject({ phase: 'open', ballots: [] });
      expect(view.voters).toEqual([...(isTrusted ? [site.person('cleo')] : []), site.person('ana')]);
      const history = valueOf(await site.call('ben', 'score.history', { issueId: '10004' }));
      expect(JSON.stringify(history)).not.toMatch(/factors|only for me/);
    });

    it('and one’s own answers go back under a seal', async () => {
      await imported(await stolen());
      expect(valueOf(await site.call('ana', 'score.read', { issueId: '10004' })).ballots).toMatchObject([
        { by: site.person('ana'), factors: { value: 2 } },
      ]);
    });

    it('are no secret where the round is over', async () => {
      const file = await stolen();
      const revealed = {
        ...file.history[2]!,
        version: 4,
        action: 'revealed' as const,
        factors: undefined,
        note: undefined,
      };
      const { skipped } = await imported({
        ...file,
        scores: [{ ...file.scores[0]!, phase: 'revealed' }],
        history: [...file.history.slice(2), revealed],
      });
      expect(skipped).toEqual([]);
      expect(valueOf(await site.call('ben', 'score.read', { issueId: '10004' })).ballots).toHaveLength(2);
      expect(
        valueOf(await site.call('ben', 'score.history', { issueId: '10004' })).find(
          ({ action }) => action === 'submitted',
        ),
      ).toMatchObject({ note: secret });
    });
  });

  describe('a file that is none of ours', () => {
    it.each([
      [{}, 'This is not a file that Waybill exported.'],
      [null, 'This is not a file that Waybill exported.'],
      [
        { waybill: 'records', format: 2 },
        'A newer Waybill wrote this file (format 2; this one reads up to 1). Update Waybill, then import it again.',
      ],
      [
        {
          waybill: 'records',
          format: 1,
          exported: '2026-11-02T09:00:00.000Z',
          settings: [],
          scores: [{}],
          history: [],
        },
        /^The file is damaged at scores\.0/,
      ],
    ])('%j is refused in words', async (file, message) => {
      expect(readExportFile(file)).toEqual({
        kind: 'invalid',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      });
      const reply = await site.raw('ana', 'records.import', { part: file, replace: false });
      expect(reply).toMatchObject({
        kind: 'invalid',
        message: typeof message === 'string' ? message : expect.stringMatching(message),
      });
    });
  });

  describe('the values of a project in a list', () => {
    it('are paged, counted without their ballots, and only for who sees the project', async () => {
      await fill();
      const { rows, next } = valueOf(await site.call('rhea', 'scores.list', { projectId: site.projectId }));
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
      expect(valueOf(await site.call('rhea', 'scores.of', { issueIds: ['10004', '10003', '99999'] }))).toEqual([
        { issueId: '10004', version: 1, phase: 'open', ballots: 1 },
      ]);
      expect(await site.call('rhea', 'scores.list', { projectId: '4711' })).toEqual({ kind: 'not-found' });
    });
  });
});

describe('the parts that a file is imported in', () => {
  it('keep the history of an item together, and take 50 lines each', () => {
    const at = '2026-11-02T09:00:00.000Z';
    const lines = (issueId: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        issueId,
        version: index + 1,
        at,
        by: 'ben',
        action: 'edited' as const,
      }));
    const file: ExportFile = {
      waybill: 'records',
      format: 1,
      exported: at,
      settings: [],
      scores: [],
      history: [...lines('1', 30), ...lines('2', 30), ...lines('3', 20), ...lines('4', 51)],
    };
    const parts = importParts(file).map(({ history }) => history.map(({ issueId }) => issueId));
    // 30; 30 + 20; 50 of the fourth; its last one
    expect(parts.map((ids) => ids.length)).toEqual([30, 50, 50, 1]);
    expect(parts.map((ids) => [...new Set(ids)])).toEqual([['1'], ['2', '3'], ['4'], ['4']]);
  });
});
