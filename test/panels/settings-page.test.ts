import type { Skipped } from '#app/transfer/calls';
import type { ExportFile } from '#app/transfer/export-file';
import { BadQuery, HostUnreachable, NotSignedIn } from '#app/ports/failures';
import type { ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { ModelId } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import type { Asking } from '../../static/panels/base/ask';
import { createDraft } from '../../static/panels/base/drafts';
import type { Host } from '../../static/panels/host';
import { drafts } from './device';
import { panelSites, type PanelSite } from './panel-host';
import { queryProblem } from '../../static/panels/settings-page/candidates';
import { readImportFile, readImportText } from '../../static/panels/settings-page/import-file';
import {
  differences,
  keptOf,
  restored,
  settingProblems,
  settingsDraftForm,
  withField,
  withSetting,
} from '../../static/panels/settings-page/settings-draft';
import { countRecords, exportRecords, importRecords } from '../../static/panels/settings-page/transfer';

const saved: ProjectSettings = { modelId: 'wsjf' as ModelId, expiryDays: 90, agree: 'editors', fields: {}, version: 3 };

describe('a draft of settings', () => {
  it('names what differs, in the order of the page', () =>
    expect(
      differences(saved, {
        ...withField(withSetting(saved, 'expiryDays', undefined), 'team', 'customfield_1'),
        agree: 'permission',
      }),
    ).toEqual(['expiry', 'agree', 'field:team']));
  it('is no difference when only the version is another', () =>
    expect(differences(saved, { ...saved, version: 9 })).toEqual([]));
  it('leaves an empty query out', () =>
    expect(withSetting({ ...saved, candidates: 'x' }, 'candidates', '')).toEqual(saved));
  it('gives a field back to detection', () =>
    expect(withField(withField(saved, 'points', 'a'), 'points', undefined)).toEqual(saved));
  it('refuses days that are none', () => {
    expect([0, 1.5, 3_651, Number.NaN].map((expiryDays) => settingProblems({ ...saved, expiryDays }))).toEqual(
      Array(4).fill(['expiry']),
    );
    expect([1, 3_650].map((expiryDays) => settingProblems({ ...saved, expiryDays }))).toEqual([[], []]);
  });
});

/** Settings as they come back after a reload, on top of what is saved by then. */
function afterReload(typed: ProjectSettings, now: ProjectSettings = saved): ProjectSettings | undefined {
  const device = drafts();
  createDraft(device, 'x', settingsDraftForm).keep(keptOf(typed));
  return restored(createDraft(device, 'x', settingsDraftForm).restore(), now);
}

describe('a draft kept through a reload', () => {
  it('comes back, on top of what is saved by now', () =>
    expect(afterReload({ ...saved, agree: 'permission' }, { ...saved, version: 8 })).toEqual({
      ...saved,
      agree: 'permission',
      version: 8,
    }));
  it('may say never where the saved one has days', () =>
    expect(afterReload(withSetting(saved, 'expiryDays', undefined))).not.toHaveProperty('expiryDays'));
  it('keeps a mistake a mistake', () =>
    expect(settingProblems(afterReload({ ...saved, expiryDays: Number.NaN })!)).toEqual(['expiry']));
  it('is none when it cannot be read', () =>
    expect(
      ['', '{', '7', 'null', '{"version":1,"value":{"modelId":7}}'].map((text) =>
        createDraft(drafts({ x: text }), 'x', settingsDraftForm).restore(),
      ),
    ).toEqual(Array(5).fill(undefined)));
});

const empty: ExportFile = {
  waybill: 'records',
  format: 2,
  exported: '2026-11-22T09:00:00.000Z' as IsoDateTime,
  records: [],
  lines: [],
};

function fileOf(scores: number): ExportFile {
  return {
    ...empty,
    records: Array.from({ length: scores }, (_, index) => ({
      kind: 'score',
      format: 1,
      id: String(index),
      home: '1',
      version: 1,
      at: empty.exported,
      value: { round: 1, phase: 'open', ballots: [] },
    })),
  };
}

describe('a chosen file', () => {
  const bytes = (...values: number[]) => new Blob([new Uint8Array(values)]);
  it('is read when it is an export', () =>
    expect(readImportText(`\ufeff${JSON.stringify(fileOf(2))}`)).toMatchObject({
      kind: 'ok',
      file: { records: [{ id: '0' }, { id: '1' }] },
    }));
  it('is known as a picture or an archive by its first bytes', async () => {
    expect(await readImportFile(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d))).toEqual({ kind: 'picture' });
    expect(await readImportFile(bytes(0x50, 0x4b, 0x03, 0x04))).toEqual({ kind: 'archive' });
  });
  it('is refused before it is read when it is too large', async () => {
    const huge = {
      size: 104_857_600,
      slice: () => {
        throw new Error('read');
      },
    } as unknown as Blob;
    expect(await readImportFile(huge)).toEqual({ kind: 'too-large', megabytes: 100 });
  });
  it('is no text when its bytes are none', async () =>
    expect(await readImportFile(bytes(0x7b, 0xff, 0xfe))).toEqual({ kind: 'not-text' }));
  it('is known as a table', () => expect(readImportText('Key,Summary\nA-1,x')).toEqual({ kind: 'table' }));
  it('is empty', () => expect(readImportText('\ufeff \n')).toEqual({ kind: 'empty' }));
  it('has its mistake named by line and character', () =>
    expect(readImportText('{\n  "waybill": oops\n}')).toEqual({ kind: 'syntax', line: 2, column: 14, near: 'oops' }));
  it('may break off', () => expect(readImportText('{"waybill": "records", ')).toEqual({ kind: 'cut-off' }));
  it('may be another program’s JSON, or a newer format', () => {
    expect(readImportText('{"issues": []}')).toMatchObject({ kind: 'foreign-file' });
    expect(readImportText(JSON.stringify({ ...empty, format: 3 }))).toEqual({
      kind: 'newer-file',
      format: 3,
      newest: 2,
    });
  });
});

/** A trusted side that answers from a list. */
function answering(answers: readonly (() => unknown)[]): { asking: Asking; requests: unknown[]; reports: unknown[] } {
  const requests: unknown[] = [];
  const reports: unknown[] = [];
  const commands = {
    async call(_name: string, request: unknown) {
      requests.push(request);
      return answers[requests.length - 1]?.();
    },
  };
  const asking = { commands, report: (error: unknown) => void reports.push(error) } as unknown as Asking;
  return { asking, requests, reports };
}

const leftOut: Skipped = { is: 'record', kind: 'score', id: '7', version: 3, why: 'newer-here' };
const written = (count: number, skipped: readonly Skipped[] = []) => ({
  kind: 'ok',
  value: { written: count, skipped },
});
const never = new AbortController().signal;

describe('an import of 120 scores', () => {
  it('goes in parts of 50 and adds up what was written and left out', async () => {
    const { asking, requests } = answering([() => written(50), () => written(49, [leftOut]), () => written(20)]);
    const seen: number[] = [];
    const { progress, end } = await importRecords(
      asking,
      { file: fileOf(120), replace: false },
      ({ done }) => seen.push(done),
      never,
    );
    expect(requests).toHaveLength(3);
    expect(seen).toEqual([50, 100, 120]);
    expect([end, progress]).toEqual([{ kind: 'done' }, { done: 120, total: 120, written: 119, skipped: [leftOut] }]);
  });

  it('says how far it came when the session ends, and goes on from there', async () => {
    const broken = answering([
      () => written(50),
      () => {
        throw new NotSignedIn();
      },
    ]);
    const first = await importRecords(broken.asking, { file: fileOf(120), replace: true }, () => undefined, never);
    expect(first).toEqual({
      end: { kind: 'signed-out' },
      progress: { done: 50, total: 120, written: 50, skipped: [] },
    });
    const mended = answering([() => written(50), () => written(20)]);
    const second = await importRecords(
      mended.asking,
      { file: fileOf(120), replace: true, from: first.progress },
      () => undefined,
      never,
    );
    expect(mended.requests).toHaveLength(2);
    expect(second.progress).toEqual({ done: 120, total: 120, written: 120, skipped: [] });
  });

  it('stops between parts when asked to', async () => {
    const controller = new AbortController();
    const { asking, requests } = answering([() => written(50), () => written(50)]);
    const { end } = await importRecords(
      asking,
      { file: fileOf(120), replace: false },
      () => controller.abort(),
      controller.signal,
    );
    expect([end, requests.length]).toEqual([{ kind: 'cancelled' }, 1]);
  });
});

describe('an export of two pages', () => {
  it('puts them into one file, trying a page again that failed', async () => {
    const { asking, requests } = answering([
      () => ({ kind: 'ok', value: { part: fileOf(2), next: 'b' } }),
      () => {
        throw new HostUnreachable('busy', { retryAfterSeconds: 0 });
      },
      () => ({ kind: 'ok', value: { part: fileOf(1) } }),
    ]);
    const end = await exportRecords(asking, () => undefined, never);
    expect(requests).toEqual([{}, { after: 'b' }, { after: 'b' }]);
    expect(end.kind === 'ok' && countRecords(end.file)).toBe(3);
  });
});

describe.each(panelSites)('an export or import in %s by somebody who does not administer it', (_, start) => {
  let site: PanelSite;
  beforeEach(() => void (site = start()));
  afterEach(() => site.app.close());

  it('says what right is missing', async () => {
    const ben = site.host('ben');
    const refused = { kind: 'refused', problem: { kind: 'not-permitted', need: 'administer' } };
    expect(await exportRecords(ben, () => undefined, never)).toEqual(refused);
    const { end, progress } = await importRecords(ben, { file: fileOf(1), replace: false }, () => undefined, never);
    expect([end, progress.written]).toEqual([refused, 0]);
    expect(ben.reports).toEqual([]);
  });
});

describe('a part that meets a bug', () => {
  it('ends the transfer at once and is reported', async () => {
    const bug = new TypeError('x is not a function');
    const { asking, requests, reports } = answering([
      () => {
        throw bug;
      },
    ]);
    expect(await exportRecords(asking, () => undefined, never)).toEqual({ kind: 'bug', message: bug.message });
    expect([requests.length, reports]).toEqual([1, [bug]]);
  });
});

describe('a query of candidates that is to be saved', () => {
  const project = { id: '10000' as ProjectId, key: 'FERRY' };
  const tracker = (candidates: () => Promise<readonly never[]>): Pick<Host, 'tracker' | 'report'> => ({
    report: () => undefined,
    tracker: { issues: { candidates } } as unknown as Host['tracker'],
  });
  const refusing = tracker(() => Promise.reject(new BadQuery('Field ‘tema’ does not exist.')));

  it('is refused with the tracker’s own sentence', async () =>
    expect(await queryProblem(refusing, project, { ...saved, candidates: 'tema = X' }, saved)).toEqual({
      kind: 'bad-query',
      message: 'Field ‘tema’ does not exist.',
    }));
  it('may find nothing yet', async () =>
    expect(
      await queryProblem(
        tracker(() => Promise.resolve([])),
        project,
        { ...saved, candidates: 'team = X' },
        saved,
      ),
    ).toBeUndefined());
  it('is not stored untried when nobody answers', async () =>
    expect(
      await queryProblem(
        tracker(() => Promise.reject(new HostUnreachable('gone'))),
        project,
        { ...saved, candidates: 'team = X' },
        saved,
      ),
    ).toEqual({ kind: 'no-answer', why: 'unreachable' }));
  it('does not hold other settings up when it stands already', async () => {
    const broken = { ...saved, candidates: 'tema = X' };
    expect(await queryProblem(refusing, project, { ...broken, agree: 'permission' }, broken)).toBeUndefined();
  });
});
