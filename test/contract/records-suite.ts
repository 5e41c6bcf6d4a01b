import type { HistoryEntry } from '#app/contract';
import type { Records, RecordsPart, ScoreWrite } from '#app/records/records';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorValues, ModelId } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { ScoreRecord } from '#core/value/score';
import { defaultSettings } from '#core/value/settings';

/** One site of a host with what is stored in it, as one person's session has it. */
export interface RecordsSite {
  readonly records: Records;
  readonly projectId: ProjectId;
  readonly viewer: AccountId;
  /** Waits for what is done after the answer. */
  settle(): Promise<void>;
  close(): void;
}

/** A host that the suite is run for. */
export interface RecordsHost {
  readonly name: string;
  start(): RecordsSite;
}

const at = '2026-11-02T09:00:00.000Z' as IsoDateTime;

/** Every promise of the port Records, for one host. */
export function describeRecords(host: RecordsHost): void {
  describe(`records in ${host.name}`, () => {
    let site: RecordsSite;
    let records: Records;
    beforeEach(() => {
      site = host.start();
      ({ records } = site);
    });
    afterEach(() => site.close());

    const id = (text: string): IssueId => text as IssueId;
    function record(issueId: string, version: number, value = 8): ScoreRecord {
      const agreed = { by: site.viewer, at, modelId: 'wsjf' as ModelId, factors: { value } as unknown as FactorValues };
      return {
        issueId: id(issueId),
        projectId: site.projectId,
        version,
        round: 1,
        phase: 'agreed',
        ballots: [],
        agreed,
      };
    }
    function entry(issueId: string, version: number): HistoryEntry {
      return { issueId, version, at, by: site.viewer, round: 1, action: 'edited', factors: { value: 8 } };
    }
    function write(issueId: string, version: number, more: Partial<ScoreWrite> = {}): ScoreWrite {
      return {
        expected: version - 1,
        record: record(issueId, version),
        entry: entry(issueId, version),
        isMirrored: false,
        ...more,
      };
    }
    async function parts(): Promise<readonly RecordsPart[]> {
      const found: RecordsPart[] = [];
      let after: string | undefined;
      do {
        const part = await records.part(after);
        found.push(part);
        after = part.next;
      } while (after !== undefined);
      return found;
    }

    it('hold nothing of an item that nobody scored', async () => {
      expect(await records.score(id('10001'))).toBeUndefined();
      expect(await records.scores([id('10001'), id('10002')])).toEqual([]);
      expect(await records.history(id('10001'), 10)).toEqual([]);
      expect((await records.scoresOf(site.projectId)).items).toEqual([]);
    });

    it('give back what was written, alone and in lists', async () => {
      expect(await records.write(write('10001', 1))).toBe('written');
      expect(await records.score(id('10001'))).toEqual(record('10001', 1));
      expect(await records.write(write('10002', 1))).toBe('written');
      expect((await records.scores(['10001', '10002', '99999'].map(id))).map(({ issueId }) => issueId).sort()).toEqual([
        '10001',
        '10002',
      ]);
      expect((await records.scoresOf(site.projectId)).items.map(({ issueId }) => issueId).sort()).toEqual([
        '10001',
        '10002',
      ]);
      expect((await records.scoresOf('4711' as ProjectId)).items).toEqual([]);
    });

    it('refuse a write that was made from an older version, and write nothing', async () => {
      await records.write(write('10001', 1));
      expect(await records.write({ ...write('10001', 1), entry: { ...entry('10001', 1), by: 'somebody' } })).toBe(
        'conflict',
      );
      expect(await records.write(write('10001', 2))).toBe('written');
      expect(
        await records.write({
          ...write('10001', 2),
          record: record('10001', 2, 13),
          entry: { ...entry('10001', 2), at: '2026-11-03T09:00:00.000Z' },
        }),
      ).toBe('conflict');
      expect(await records.score(id('10001'))).toEqual(record('10001', 2));
      expect(await records.history(id('10001'), 10)).toHaveLength(2);
    });

    it('take the same write twice for one', async () => {
      expect(await records.write(write('10001', 1))).toBe('written');
      expect(await records.write(write('10001', 1))).toBe('written');
      await site.settle();
      expect(await records.history(id('10001'), 10)).toHaveLength(1);
    });

    it('let one of two writers at once through', async () => {
      await records.write(write('10001', 1));
      const outcomes = await Promise.all(
        ['a', 'b'].map((by) => records.write({ ...write('10001', 2), entry: { ...entry('10001', 2), by } })),
      );
      expect([...outcomes].sort()).toEqual(['conflict', 'written']);
    });

    it('show history newest first, no more than asked', async () => {
      for (const version of [1, 2, 3]) await records.write(write('10001', version));
      expect((await records.history(id('10001'), 2)).map(({ version }) => version)).toEqual([3, 2]);
      expect(await records.history(id('10001'), 10)).toContainEqual(entry('10001', 1));
    });

    it('add lines that are missing, and leave those that are there', async () => {
      await records.write(write('10001', 2, { expected: 0 }));
      const lines = [
        { ...entry('10001', 1), by: 'elsewhere' },
        { ...entry('10001', 2), by: 'elsewhere' },
      ];
      expect(await records.addHistory(lines)).toEqual([lines[0]]);
      expect((await records.history(id('10001'), 10)).map(({ version, by }) => [version, by])).toEqual([
        [2, site.viewer],
        [1, 'elsewhere'],
      ]);
    });

    it('keep an item in the outbox until that version was delivered', async () => {
      await records.write(write('10001', 1, { isMirrored: true }));
      await records.write(write('10002', 1));
      expect(await records.waiting(10)).toEqual([{ issueId: '10001', version: 1, since: at }]);
      await records.write(write('10001', 2, { isMirrored: true }));
      await records.delivered([{ issueId: id('10001'), version: 1 }]);
      expect((await records.waiting(10)).map(({ version }) => version)).toEqual([2]);
      await records.delivered([{ issueId: id('10001'), version: 2 }]);
      expect(await records.waiting(10)).toEqual([]);
      expect(await records.score(id('10001'))).toEqual(record('10001', 2));
    });

    it('keep settings by version', async () => {
      expect(await records.settings(site.projectId)).toBeUndefined();
      const first = { ...defaultSettings, expiryDays: 30, candidates: 'all of them', version: 1 };
      expect(await records.saveSettings(site.projectId, first, 0)).toBe('written');
      expect(await records.settings(site.projectId)).toEqual(first);
      expect(await records.saveSettings(site.projectId, { ...first, expiryDays: 60 }, 0)).toBe('conflict');
      expect(await records.saveSettings(site.projectId, { ...first, expiryDays: 60, version: 2 }, 1)).toBe('written');
      expect((await records.settings(site.projectId))?.expiryDays).toBe(60);
    });

    it('say that a record is too large, and keep what was there', async () => {
      await records.write(write('10001', 1));
      const large = { ...record('10001', 2), agreed: { ...record('10001', 2).agreed!, note: 'x'.repeat(250_000) } };
      expect(await records.write({ ...write('10001', 2), record: large })).toBe('too-large');
      expect(await records.score(id('10001'))).toEqual(record('10001', 1));
    });

    it('come out whole, part by part', async () => {
      await records.saveSettings(site.projectId, { ...defaultSettings, version: 1 }, 0);
      await records.write(write('10001', 1, { isMirrored: true }));
      await records.write(write('10001', 2));
      await site.settle();
      const all = await parts();
      expect(all.flatMap(({ settings }) => settings)).toEqual([
        { projectId: site.projectId, settings: { ...defaultSettings, version: 1 } },
      ]);
      expect(all.flatMap(({ scores }) => scores)).toEqual([record('10001', 2)]);
      expect(
        all
          .flatMap(({ history }) => history)
          .map(({ version }) => version)
          .sort(),
      ).toEqual([1, 2]);
    });

    it('forget an item with its history and its place in the outbox', async () => {
      await records.write(write('10001', 1, { isMirrored: true }));
      await records.write(write('10002', 1));
      await site.settle();
      await records.remove(id('10001'));
      expect(await records.score(id('10001'))).toBeUndefined();
      expect(await records.history(id('10001'), 10)).toEqual([]);
      expect(await records.waiting(10)).toEqual([]);
      expect(await records.score(id('10002'))).toEqual(record('10002', 1));
    });
  });
}
