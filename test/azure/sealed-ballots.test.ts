import { newNonce, sealOf } from '#app/blind/seal';
import { importRecordsCall } from '#app/transfer/calls';
import type { ExportFile } from '#app/transfer/export-file';
import {
  listScoresCall,
  readHistoryCall,
  readScoreCall,
  restartRoundCall,
  revealRoundCall,
  submitBallotCall,
  withdrawBallotCall,
} from '#app/value/calls';
import type { FactorValues } from '#core/value/model';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';

let app: AzureApp;
beforeEach(() => {
  app = startAzure();
});
afterEach(() => app.close());

const issueId = '10002';
const answers = { value: 13, urgency: 5, relief: 3 };
const place = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes';

/** A document of the item as anybody who may call the platform reads it. */
function asked(collection: 'score' | 'score-history'): Promise<{ status: number; body: Json }> {
  const name = `${collection}-${app.project('Ferry')}`;
  return app.rest('ben', `${place}/Default/Current/Collections/${name}/Documents/${issueId}`);
}

async function shared(collection: 'score' | 'score-history'): Promise<Json> {
  const { status, body } = await asked(collection);
  expect(status).toBe(200);
  return body;
}

async function sharedBallots(): Promise<Json> {
  return (await shared('score')).value.ballots;
}

/** A person's own document of the item. */
function drawer(who: string, method = 'GET'): Promise<{ status: number; body: Json }> {
  return app.rest(who, `${place}/User/Me/Collections/score-drawer/Documents/${issueId}`, { method });
}

async function submitted(who = 'cleo'): Promise<void> {
  valueOf(await app.call(who, submitBallotCall, { issueId, round: 1, factors: answers, note: 'for the night boats' }));
  await app.settle();
}

describe('a ballot of a round that is blind', () => {
  it('is nowhere that others can read but for its seal', async () => {
    await submitted();
    const { value, stamped } = await shared('score');
    const seal = expect.stringMatching(/^[0-9a-f]{64}$/);
    const signature = expect.stringMatching(/^[\w+/]{86}==$/);
    expect(value.ballots).toEqual([{ by: app.person('cleo'), at: expect.any(String), seal, signature }]);
    expect(stamped.line).toEqual({ action: 'submitted', round: 1, seal });
    const { lines } = await shared('score-history');
    expect(lines).toHaveLength(1);
    expect(JSON.stringify([lines, await shared('score')])).not.toMatch(/factors|night boats/);
    expect((await drawer('cleo')).body.secrets).toMatchObject([{ answer: { factors: answers } }]);
    expect((await drawer('ben')).status).toBe(404);
  });

  it('is shown to its author, on another page of theirs, too', async () => {
    await submitted();
    app.page('cleo', { isFresh: true });
    expect(valueOf(await app.call('cleo', readScoreCall, { issueId })).ballots).toMatchObject([
      { factors: answers, note: 'for the night boats' },
    ]);
    expect(valueOf(await app.call('ben', readScoreCall, { issueId }))).toMatchObject({
      voters: [app.person('cleo')],
      ballots: [],
    });
  });

  it('is replaced and withdrawn like any other', async () => {
    await submitted();
    valueOf(await app.call('cleo', submitBallotCall, { issueId, round: 1, factors: { ...answers, value: 1 } }));
    expect(await sharedBallots()).toHaveLength(1);
    expect(valueOf(await app.call('cleo', withdrawBallotCall, { issueId, round: 1 })).voters).toEqual([]);
    expect(await sharedBallots()).toEqual([]);
  });
});

describe('an import of a round that is blind', () => {
  const at = '2026-11-02T09:00:00.000Z';
  const note = 'for the night boats';
  const readable = (who: string) => ({ by: app.person(who), at, answer: { factors: answers, note } });
  const sealed = (who: string) => ({ by: app.person(who), at, seal: '5ea1'.repeat(16) });

  /** The item's record at that version, and the line of Cleo's ballot. */
  function fileOf(ballots: readonly object[], version = 1, more: object = {}): ExportFile {
    const home = app.project('Ferry');
    const value = { round: 1, phase: 'open', ballots, ...more };
    const line = { action: 'submitted', round: 1, factors: answers, note };
    const stamped = { writeId: 'w', version: 1, at, by: app.person('cleo'), line };
    return {
      waybill: 'records',
      format: 2,
      exported: at as never,
      records: [{ kind: 'score', format: 1, id: issueId, home, version, at: at as never, value }],
      lines: [{ kind: 'score', id: issueId, home, stamped: stamped as never }],
    };
  }

  /** As Ana does it; what was left out as its sort and the reason. */
  async function imported(part: ExportFile, replace = false) {
    const { written, skipped } = valueOf(await app.call('ana', importRecordsCall, { part, replace }));
    await app.settle();
    return { written, skipped: skipped.map(({ is, why }) => [is, why]) };
  }

  it('puts nobody’s answers where others can read them', async () => {
    expect(await imported(fileOf(['cleo', 'ana'].map(readable)))).toEqual({
      written: 0,
      skipped: [
        ['record', 'blind-answers'],
        ['line', 'version-ahead'],
      ],
    });
    expect((await asked('score')).status).toBe(404);
    expect((await asked('score-history')).status).toBe(404);
    const sent = app.exchanges.filter(({ method, path }) => method !== 'GET' && path.includes('/Documents'));
    expect(JSON.stringify(sent.map(({ request }) => request))).not.toMatch(/factors|night boats/);
    expect((await drawer('ana')).status).toBe(404);
  });

  it('takes the sealed ones, and lines without their answers', async () => {
    expect(await imported(fileOf([readable('cleo'), sealed('ben'), readable('ana')]))).toEqual({
      written: 2,
      skipped: [
        ['record', 'blind-answers'],
        ['line', 'blind-answers'],
      ],
    });
    const vouched = { importedBy: app.person('ana'), signature: expect.stringMatching(/^[\w+/]{86}==$/) };
    expect(await sharedBallots()).toEqual([{ ...sealed('ben'), ...vouched }]);
    const { lines } = await shared('score-history');
    expect(lines.map(({ line }: Json) => line)).toEqual([
      { action: 'submitted', round: 1 },
      { action: 'imported', round: 1 },
    ]);
    expect(JSON.stringify([lines, await shared('score')])).not.toMatch(/factors|night boats/);
  });

  it.each(['cleo', 'ana'])('leaves what is sealed here sealed, of %s', async (who) => {
    await submitted(who);
    const ballots = await sharedBallots();
    expect(ballots).toMatchObject([{ by: app.person(who), seal: expect.any(String) }]);
    expect(await imported(fileOf(['cleo', 'ana'].map(readable), 9), true)).toEqual({
      written: 1,
      skipped: [
        ['record', 'blind-answers'],
        ['line', 'version-here'],
      ],
    });
    expect((await shared('score')).version).toBe(10);
    expect(await sharedBallots()).toEqual(ballots);
    expect(JSON.stringify([await shared('score-history'), await shared('score')])).not.toMatch(/factors|night boats/);
    expect(valueOf(await app.call(who, readScoreCall, { issueId })).ballots).toMatchObject([{ factors: answers }]);
  });

  it('brings the value that was agreed before that round, and none of its answers', async () => {
    const factors = { ...answers, size: 5 };
    const agreed = { by: app.person('ben'), at, modelId: 'wsjf', factors };
    const { written, skipped } = await imported(fileOf([readable('cleo')], 1, { round: 2, agreed }));
    expect([written, skipped[0]]).toEqual([2, ['record', 'blind-answers']]);
    expect((await shared('score')).value).toEqual({ round: 2, phase: 'open', ballots: [], agreed });
  });

  it('of a round before the one that is sealed here leaves that one alone', async () => {
    await submitted();
    const { version } = valueOf(await app.call('ben', readScoreCall, { issueId }));
    valueOf(await app.call('ben', restartRoundCall, { issueId, version }));
    valueOf(await app.call('cleo', submitBallotCall, { issueId, round: 2, factors: answers }));
    await app.settle();
    const before = await shared('score');
    expect(before.value).toMatchObject({ round: 2, ballots: [{ seal: expect.any(String) }] });
    const { written, skipped } = await imported({ ...fileOf([readable('cleo')]), lines: [] }, true);
    expect([written, skipped]).toEqual([0, [['record', 'blind-answers']]]);
    expect(await shared('score')).toEqual(before);
  });
});

describe('a round that somebody else reveals', () => {
  it('opens each ballot when its author next looks, without a new version, and its line of history with it', async () => {
    await submitted();
    const revealed = valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    expect(revealed).toMatchObject({ phase: 'revealed', version: 2, voters: [app.person('cleo')], ballots: [] });
    valueOf(await app.call('cleo', readScoreCall, { issueId }));
    await app.settle();
    const seen = valueOf(await app.call('ben', readScoreCall, { issueId }));
    expect(seen).toMatchObject({
      version: 2,
      ballots: [{ by: app.person('cleo'), factors: answers, note: 'for the night boats' }],
    });
    expect(seen.ballots[0]).not.toHaveProperty('seal');
    const lines = valueOf(await app.call('ben', readHistoryCall, { issueId }));
    expect(lines.find(({ action }) => action === 'submitted')).toMatchObject({
      factors: answers,
      note: 'for the night boats',
    });
  });

  it('opens it from the list of the project as well', async () => {
    await submitted();
    valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    valueOf(await app.call('cleo', listScoresCall, { projectId: app.project('Ferry') }));
    await app.settle();
    expect(valueOf(await app.call('ben', readScoreCall, { issueId })).ballots).toMatchObject([{ factors: answers }]);
  });

  it('stays closed where the author’s own document is lost', async () => {
    await submitted();
    valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    expect((await drawer('cleo', 'DELETE')).status).toBe(204);
    app.page('cleo', { isFresh: true });
    expect(valueOf(await app.call('cleo', readScoreCall, { issueId }))).toMatchObject({
      voters: [app.person('cleo')],
      ballots: [],
    });
  });

  it('shows answers that are not those that were sealed as broken', async () => {
    await submitted();
    valueOf(await app.call('ben', revealRoundCall, { issueId, round: 1 }));
    valueOf(await app.call('cleo', readScoreCall, { issueId }));
    await app.settle();
    const document = await shared('score');
    document.value.ballots[0].answer.factors.value = 1;
    await app.rest('cleo', `${place}/Default/Current/Collections/score-${app.project('Ferry')}/Documents`, {
      method: 'PUT',
      body: document,
    });
    expect(valueOf(await app.call('ben', readScoreCall, { issueId })).ballots).toMatchObject([
      { factors: { value: 1 }, seal: 'broken' },
    ]);
  });
});

describe('a seal', () => {
  const factors = { value: 8, urgency: 5 } as FactorValues;
  const sealed = { kind: 'score', id: issueId, round: 1, by: 'cleo', answer: { factors } };

  it('is the same for the same answers in any order', async () => {
    expect(await sealOf('n', { ...sealed, answer: { factors: { urgency: 5, value: 8 } as FactorValues } })).toBe(
      await sealOf('n', sealed),
    );
  });

  it('differs with every part of what it covers', async () => {
    const seals = await Promise.all([
      sealOf('n', sealed),
      sealOf('m', sealed),
      sealOf('n', { ...sealed, kind: 'risk' }),
      sealOf('n', { ...sealed, id: '1' }),
      sealOf('n', { ...sealed, round: 2 }),
      sealOf('n', { ...sealed, by: 'ben' }),
      sealOf('n', { ...sealed, answer: { factors, note: '' } }),
      sealOf('n', { ...sealed, answer: { factors: { value: 8 } as FactorValues } }),
    ]);
    expect(new Set(seals).size).toBe(seals.length);
    expect(newNonce()).not.toBe(newNonce());
  });
});
