import { newNonce, sealOf } from '#azure/seal';
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

/** A document as anybody who may call the platform reads it. */
async function shared(collection: string): Promise<Json> {
  return (
    await app.rest(
      'ben',
      `${place}/Default/Current/Collections/${collection}-${app.project('Ferry')}/Documents/${issueId}`,
    )
  ).body;
}

async function submitted(who = 'cleo'): Promise<void> {
  valueOf(await app.call(who, 'score.submit', { issueId, round: 1, factors: answers, note: 'for the night boats' }));
  await app.settle();
}

describe('a ballot of a round that is blind', () => {
  it('is nowhere that others can read but for its seal', async () => {
    await submitted();
    const { ballots, line } = await shared('scores');
    expect(ballots).toEqual([
      { by: app.person('cleo'), at: expect.any(String), seal: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(line).not.toHaveProperty('factors');
    const { lines } = await shared('history');
    expect(JSON.stringify([lines, await shared('scores')])).not.toMatch(/factors|night boats/);
    expect((await app.rest('ben', `${place}/User/Me/Collections/ballots/Documents/${issueId}`)).status).toBe(404);
  });

  it('is shown to its author, on another page of theirs, too', async () => {
    await submitted();
    app.page('cleo', { isFresh: true });
    expect(valueOf(await app.call('cleo', 'score.read', { issueId })).ballots).toMatchObject([
      { factors: answers, note: 'for the night boats' },
    ]);
    expect(valueOf(await app.call('ben', 'score.read', { issueId }))).toMatchObject({
      voters: [app.person('cleo')],
      ballots: [],
    });
  });

  it('is replaced and withdrawn like any other', async () => {
    await submitted();
    valueOf(await app.call('cleo', 'score.submit', { issueId, round: 1, factors: { ...answers, value: 1 } }));
    expect((await shared('scores')).ballots).toHaveLength(1);
    expect(valueOf(await app.call('cleo', 'score.withdraw', { issueId, round: 1 })).voters).toEqual([]);
    expect((await shared('scores')).ballots).toEqual([]);
  });
});

describe('an import of a round that is blind', () => {
  it('puts nobody’s answers where others can read them', async () => {
    const at = '2026-11-02T09:00:00.000Z';
    const ballots = ['cleo', 'ana'].map((who) => ({
      by: app.person(who),
      at,
      factors: answers,
      note: 'for the night boats',
    }));
    const line = {
      issueId,
      version: 1,
      at,
      by: app.person('cleo'),
      round: 1,
      action: 'submitted' as const,
      factors: answers,
      note: 'for the night boats',
    };
    const scores = [
      { issueId, projectId: app.project('Ferry'), version: 1, round: 1, phase: 'open' as const, ballots },
    ];
    const part = {
      waybill: 'records' as const,
      format: 1 as const,
      exported: at,
      settings: [],
      scores,
      history: [line],
    };
    valueOf(await app.call('ana', 'records.import', { part, replace: false }));
    await app.settle();
    const stored = await shared('scores');
    expect(stored.ballots).toEqual([{ by: app.person('ana'), at, seal: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(JSON.stringify([stored, await shared('history')])).not.toMatch(/factors|night boats/);
  });

  it('leaves what is sealed here sealed', async () => {
    await submitted();
    const { ballots } = await shared('scores');
    const opened = [{ by: app.person('cleo'), at: ballots[0].at, factors: answers }];
    const scores = [
      { issueId, projectId: app.project('Ferry'), version: 9, round: 1, phase: 'open' as const, ballots: opened },
    ];
    const part = {
      waybill: 'records' as const,
      format: 1 as const,
      exported: ballots[0].at,
      settings: [],
      scores,
      history: [],
    };
    valueOf(await app.call('ana', 'records.import', { part, replace: true }));
    await app.settle();
    expect((await shared('scores')).ballots).toEqual(ballots);
    expect(valueOf(await app.call('cleo', 'score.read', { issueId })).ballots).toMatchObject([{ factors: answers }]);
  });
});

describe('a round that somebody else reveals', () => {
  it('opens each ballot when its author next looks, without a new version, and its line of history with it', async () => {
    await submitted();
    const revealed = valueOf(await app.call('ben', 'score.reveal', { issueId, round: 1 }));
    expect(revealed).toMatchObject({ phase: 'revealed', version: 2, voters: [app.person('cleo')], ballots: [] });
    valueOf(await app.call('cleo', 'score.read', { issueId }));
    await app.settle();
    const seen = valueOf(await app.call('ben', 'score.read', { issueId }));
    expect(seen).toMatchObject({
      version: 2,
      ballots: [{ by: app.person('cleo'), factors: answers, note: 'for the night boats' }],
    });
    expect(seen.ballots[0]).not.toHaveProperty('seal');
    const lines = valueOf(await app.call('ben', 'score.history', { issueId }));
    expect(lines.find(({ action }) => action === 'submitted')).toMatchObject({
      factors: answers,
      note: 'for the night boats',
    });
  });

  it('opens it from the list of the project as well', async () => {
    await submitted();
    valueOf(await app.call('ben', 'score.reveal', { issueId, round: 1 }));
    valueOf(await app.call('cleo', 'scores.list', { projectId: app.project('Ferry') }));
    await app.settle();
    expect(valueOf(await app.call('ben', 'score.read', { issueId })).ballots).toMatchObject([{ factors: answers }]);
  });

  it('stays closed where the author’s own document is lost', async () => {
    await submitted();
    valueOf(await app.call('ben', 'score.reveal', { issueId, round: 1 }));
    await app.rest('cleo', `${place}/User/Me/Collections/ballots/Documents/${issueId}`, { method: 'DELETE' });
    app.page('cleo', { isFresh: true });
    expect(valueOf(await app.call('cleo', 'score.read', { issueId }))).toMatchObject({
      voters: [app.person('cleo')],
      ballots: [],
    });
  });

  it('shows answers that are not those that were sealed as broken', async () => {
    await submitted();
    valueOf(await app.call('ben', 'score.reveal', { issueId, round: 1 }));
    valueOf(await app.call('cleo', 'score.read', { issueId }));
    await app.settle();
    const document = await shared('scores');
    document.ballots[0].factors.value = 1;
    await app.rest('cleo', `${place}/Default/Current/Collections/scores-${app.project('Ferry')}/Documents`, {
      method: 'PUT',
      body: document,
    });
    expect(valueOf(await app.call('ben', 'score.read', { issueId })).ballots).toMatchObject([
      { factors: { value: 1 }, seal: 'broken' },
    ]);
  });
});

describe('a seal', () => {
  const sealed = { issueId, round: 1, by: 'cleo', factors: { value: 8, urgency: 5 } as FactorValues };

  it('is the same for the same answers in any order', async () => {
    expect(await sealOf('n', { ...sealed, factors: { urgency: 5, value: 8 } as FactorValues })).toBe(
      await sealOf('n', sealed),
    );
  });

  it('differs with every part of what it covers', async () => {
    const seals = await Promise.all([
      sealOf('n', sealed),
      sealOf('m', sealed),
      sealOf('n', { ...sealed, round: 2 }),
      sealOf('n', { ...sealed, by: 'ben' }),
      sealOf('n', { ...sealed, issueId: '1' }),
      sealOf('n', { ...sealed, note: '' }),
      sealOf('n', { ...sealed, factors: { value: 8 } as FactorValues }),
    ]);
    expect(new Set(seals).size).toBe(seals.length);
    expect(newNonce()).not.toBe(newNonce());
  });
});
