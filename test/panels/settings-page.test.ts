import type { CallReply, Commands, ExportFile } from '#app/contract';
import { BadQuery, HostUnreachable, NotSignedIn } from '#app/ports';
import type { ProjectId } from '#core/issue';
import type { ModelId } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import type { Host } from '../../static/panels/host';
import { queryProblem } from '../../static/panels/settings-page/candidates';
import { readImportFile, readImportText } from '../../static/panels/settings-page/import-file';
import {
  differences,
  readSettingsDraft,
  settingProblems,
  withField,
  withSetting,
  writeSettingsDraft,
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
    ).toEqual(['expiry', 'agree', 'team']));
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

describe('a draft kept through a reload', () => {
  it('comes back, on top of what is saved by now', () =>
    expect(
      readSettingsDraft(writeSettingsDraft({ ...saved, agree: 'permission' }), { ...saved, version: 8 }),
    ).toMatchObject({ agree: 'permission' }));
  it('may say never where the saved one has days', () =>
    expect(
      readSettingsDraft(writeSettingsDraft(withSetting(saved, 'expiryDays', undefined)), saved),
    ).not.toHaveProperty('expiryDays'));
  it('keeps a mistake a mistake', () =>
    expect(
      settingProblems(readSettingsDraft(writeSettingsDraft({ ...saved, expiryDays: Number.NaN }), saved)!),
    ).toEqual(['expiry']));
  it('is none when it cannot be read', () =>
    expect(['', '{', '7', 'null'].map((text) => readSettingsDraft(text, saved))).toEqual(Array(4).fill(undefined)));
});

const empty: ExportFile = {
  waybill: 'records',
  format: 1,
  exported: '2026-11-22T09:00:00.000Z',
  settings: [],
  scores: [],
  history: [],
};

function fileOf(scores: number): ExportFile {
  return {
    ...empty,
    scores: Array.from({ length: scores }, (_, index) => ({
      issueId: String(index),
      projectId: '1',
      version: 1,
      round: 1,
      phase: 'open' as const,
      ballots: [],
    })),
  };
}

describe('a chosen file', () => {
  const bytes = (...values: number[]) => new Blob([new Uint8Array(values)]);
  it('is read when it is an export', () =>
    expect(readImportText(`\ufeff${JSON.stringify(fileOf(2))}`)).toMatchObject({
      kind: 'ok',
      file: { scores: [{ issueId: '0' }, { issueId: '1' }] },
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
    expect(readImportText('{"issues": []}')).toMatchObject({ kind: 'other' });
    expect(readImportText(JSON.stringify({ ...empty, format: 2 }))).toMatchObject({
      kind: 'other',
      message: expect.stringContaining('newer'),
    });
  });
});

/** A trusted side that answers from a list. */
function answering(answers: readonly (() => unknown)[]): { commands: Commands; requests: unknown[] } {
  const requests: unknown[] = [];
  const commands = {
    async call(_name: string, request: unknown) {
      requests.push(request);
      return answers[requests.length - 1]?.();
    },
  } as unknown as Commands;
  return { commands, requests };
}

const written = (count: number, skipped: { what: string; why: string }[] = []): CallReply<'records.import'> => ({
  kind: 'ok',
  value: { written: count, skipped },
});
const never = new AbortController().signal;

describe('an import of 120 scores', () => {
  it('goes in parts of 50 and adds up what was written and left out', async () => {
    const { commands, requests } = answering([
      () => written(50),
      () => written(49, [{ what: 'x', why: 'y' }]),
      () => written(20),
    ]);
    const seen: number[] = [];
    const { progress, end } = await importRecords(
      commands,
      fileOf(120),
      false,
      undefined,
      ({ done }) => seen.push(done),
      never,
    );
    expect(requests).toHaveLength(3);
    expect(seen).toEqual([50, 100, 120]);
    expect([end, progress]).toEqual([
      { kind: 'done' },
      { done: 120, total: 120, written: 119, skipped: [{ what: 'x', why: 'y' }] },
    ]);
  });

  it('says how far it came when the session ends, and goes on from there', async () => {
    const broken = answering([
      () => written(50),
      () => {
        throw new NotSignedIn();
      },
    ]);
    const first = await importRecords(broken.commands, fileOf(120), true, undefined, () => undefined, never);
    expect(first).toEqual({
      end: { kind: 'signed-out' },
      progress: { done: 50, total: 120, written: 50, skipped: [] },
    });
    const mended = answering([() => written(50), () => written(20)]);
    const second = await importRecords(mended.commands, fileOf(120), true, first.progress, () => undefined, never);
    expect(mended.requests).toHaveLength(2);
    expect(second.progress).toEqual({ done: 120, total: 120, written: 120, skipped: [] });
  });

  it('stops between parts when asked to', async () => {
    const controller = new AbortController();
    const { commands, requests } = answering([() => written(50), () => written(50)]);
    const { end } = await importRecords(
      commands,
      fileOf(120),
      false,
      undefined,
      () => controller.abort(),
      controller.signal,
    );
    expect([end, requests.length]).toEqual([{ kind: 'cancelled' }, 1]);
  });
});

describe('an export of two pages', () => {
  it('puts them into one file, trying a page again that failed', async () => {
    const { commands, requests } = answering([
      () => ({ kind: 'ok', value: { part: fileOf(2), next: 'b' } }),
      () => {
        throw new HostUnreachable('busy', { retryAfterSeconds: 0 });
      },
      () => ({ kind: 'ok', value: { part: fileOf(1) } }),
    ]);
    const end = await exportRecords(commands, () => undefined, never);
    expect(requests).toEqual([{}, { after: 'b' }, { after: 'b' }]);
    expect(end.kind === 'ok' && countRecords(end.file)).toBe(3);
  });

  it('says that the viewer may not', async () => {
    const refusal = { kind: 'not-permitted', need: 'administer' };
    expect(await exportRecords(answering([() => refusal]).commands, () => undefined, never)).toEqual({
      kind: 'refused',
      problem: refusal,
    });
  });
});

describe('a query of candidates that is to be saved', () => {
  const project = { id: '10000' as ProjectId, key: 'FERRY' };
  const tracker = (candidates: () => Promise<readonly never[]>): Pick<Host, 'tracker'> => ({
    tracker: { candidates } as unknown as Host['tracker'],
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
    ).toEqual({ kind: 'no-answer' }));
  it('does not hold other settings up when it stands already', async () => {
    const broken = { ...saved, candidates: 'tema = X' };
    expect(await queryProblem(refusing, project, { ...broken, agree: 'permission' }, broken)).toBeUndefined();
  });
});
