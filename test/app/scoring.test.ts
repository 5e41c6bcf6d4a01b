import { startForge, valueOf, type ForgeApp } from './forge';

let forge: ForgeApp;
beforeEach(() => {
  forge = startForge();
});
afterEach(() => forge.close());

const full = { value: 8, urgency: 5, relief: 3 };

describe('an item that nobody has scored', () => {
  it('is open in round 1, with what the person may do', async () => {
    expect(valueOf(await forge.call('ben', 'score.read', { issueId: '10001' }))).toMatchObject({
      version: 0, round: 1, phase: 'open', voters: [], ballots: [], model: { id: 'wsjf' }, settings: { expiryDays: 90, agree: 'editors' },
      can: { score: true, agree: true, administer: false },
    });
    expect(valueOf(await forge.call('rhea', 'score.read', { issueId: '10001' })).can).toEqual({ score: false, agree: false, administer: false });
    expect(valueOf(await forge.call('ana', 'score.read', { issueId: '10001' })).can).toEqual({ score: true, agree: true, administer: true });
  });
});

describe('three people who score the same item', () => {
  it('are blind until it is revealed, then agree, and search finds the score', async () => {
    for (const [who, value] of [['ben', 3], ['cleo', 13]] as const) {
      valueOf(await forge.call(who, 'score.submit', { issueId: '10001', round: 1, factors: { ...full, value }, note: `note of ${who}` }));
    }
    const blind = valueOf(await forge.call('dan', 'score.submit', { issueId: '10001', round: 1, factors: full }));
    expect(blind.voters).toEqual(['ben', 'cleo', 'dan']);
    expect(blind.ballots.map(({ by }) => by)).toEqual(['dan']);

    const hidden = valueOf(await forge.call('dan', 'score.history', { issueId: '10001' }));
    expect(hidden.map(({ by, factors, note }) => [by, factors?.['value'], note])).toEqual([['dan', 8, undefined], ['cleo', undefined, undefined], ['ben', undefined, undefined]]);

    const revealed = valueOf(await forge.call('ben', 'score.reveal', { issueId: '10001', round: 1 }));
    expect(revealed.ballots.map(({ by, factors }) => [by, factors['value']])).toEqual([['ben', 3], ['cleo', 13], ['dan', 8]]);

    // the size is left out: the estimate of FERRY-1, 4 points, is it. (8 + 5 + 3) / 4 = 4
    const after = valueOf(await forge.call('ben', 'score.agree', { issueId: '10001', version: revealed.version, factors: full }));
    expect(after).toMatchObject({ phase: 'agreed', agreed: { by: 'ben', factors: { ...full, size: 4 } } });

    await forge.settle();
    const found = await forge.rest('rhea', `/rest/api/3/search/jql?jql=${encodeURIComponent('project = FERRY and WSJF > 3.9 order by WSJF desc')}&fields=*all`);
    expect(found.body.issues.map(({ key }: { key: string }) => key)).toEqual(['FERRY-1']);
    expect(found.body.issues[0].fields[await forge.field('wsjf')]).toBe(4);
    expect(found.body.issues[0].fields[await forge.field('cost-of-delay')]).toBe(16);
    expect(found.body.issues[0].fields[await forge.field('rice')] ?? null).toBeNull();
    expect(valueOf(await forge.call('ana', 'mirror.status', {}))).toEqual({ waiting: 0 });
  });
});

describe('a round that is abandoned while it is blind', () => {
  it('never shows its ballots to anybody else', async () => {
    valueOf(await forge.call('cleo', 'score.submit', { issueId: '10001', round: 1, factors: full, note: 'mine' }));
    valueOf(await forge.call('cleo', 'score.submit', { issueId: '10001', round: 1, factors: { ...full, value: 13 } }));
    const { version } = valueOf(await forge.call('ben', 'score.restart', { issueId: '10001', version: 2 }));
    expect(version).toBe(3);
    for (const who of ['ben', 'ana']) {
      const lines = valueOf(await forge.call(who, 'score.history', { issueId: '10001' }));
      expect(lines.map(({ action, factors, before, note }) => [action, factors, before, note])).toEqual([
        ['restarted', undefined, undefined, undefined],
        ['submitted', undefined, undefined, undefined],
        ['submitted', undefined, undefined, undefined],
      ]);
    }
    expect(valueOf(await forge.call('cleo', 'score.history', { issueId: '10001' }))[2]).toMatchObject({ factors: full, note: 'mine' });
  });
});

describe('an agreement that was a mistake', () => {
  const inJira = async (): Promise<unknown> => {
    const field = await forge.field('wsjf');
    return (await forge.rest('ana', `/rest/api/3/issue/10001?fields=${field}`)).body.fields[field] ?? null;
  };

  it('is taken back: the round is revealed again, and the search field is empty', async () => {
    valueOf(await forge.call('ben', 'score.submit', { issueId: '10001', round: 1, factors: full }));
    valueOf(await forge.call('ben', 'score.reveal', { issueId: '10001', round: 1 }));
    const settled = valueOf(await forge.call('ben', 'score.agree', { issueId: '10001', version: 2, factors: full }));
    await forge.settle();
    // (8 + 5 + 3) / 4
    expect(await inJira()).toBe(4);
    const back = valueOf(await forge.call('ben', 'score.reopen', { issueId: '10001', version: settled.version }));
    expect(back).toMatchObject({ version: 4, phase: 'revealed', ballots: [{ by: 'ben', factors: full }] });
    expect(back.agreed).toBeUndefined();
    await forge.settle();
    expect(await inJira()).toBeNull();
    const [latest] = valueOf(await forge.call('cleo', 'score.history', { issueId: '10001' }));
    expect(latest).toMatchObject({ action: 'reopened', by: 'ben', before: { ...full, size: 4 } });
    // The reply was lost and the page asks again: it stands as it is.
    expect(valueOf(await forge.call('ben', 'score.reopen', { issueId: '10001', version: settled.version })).version).toBe(4);
  });

  it('stands once somebody has acted since, and for those who may not agree', async () => {
    const settled = valueOf(await forge.call('ben', 'score.agree', { issueId: '10001', version: 0, factors: full }));
    expect(await forge.call('rhea', 'score.reopen', { issueId: '10001', version: settled.version })).toEqual({ kind: 'not-permitted', need: 'agree' });
    valueOf(await forge.call('cleo', 'score.edit', { issueId: '10001', version: settled.version, factors: { value: 13 } }));
    expect(await forge.call('ben', 'score.reopen', { issueId: '10001', version: settled.version })).toMatchObject({ kind: 'conflict', current: { agreed: { factors: { value: 13 } } } });
    expect(await forge.call('ben', 'score.reopen', { issueId: '10001', version: 2 })).toMatchObject({ kind: 'wrong-phase' });
  });
});

describe('a new round that was a mistake', () => {
  it('gives the round before it back with its scores, and no file of the export has more in it than before', async () => {
    valueOf(await forge.call('cleo', 'score.submit', { issueId: '10001', round: 1, factors: full, note: 'mine' }));
    valueOf(await forge.call('ben', 'score.restart', { issueId: '10001', version: 1 }));
    const { part } = valueOf(await forge.call('ana', 'records.export', {}));
    expect(part.scores.every((score) => !('replaced' in score))).toBe(true);
    expect(valueOf(await forge.call('ben', 'score.reopen', { issueId: '10001', version: 2 }))).toMatchObject({ round: 1, phase: 'open', voters: ['cleo'], ballots: [] });
    expect(valueOf(await forge.call('cleo', 'score.read', { issueId: '10001' })).ballots).toMatchObject([{ factors: full, note: 'mine' }]);
  });
});

describe('a project that asks for its own permission to agree', () => {
  it('lets those agree who hold it, and nobody else', async () => {
    const { settings } = valueOf(await forge.call('ana', 'settings.read', { projectId: '10000' }));
    valueOf(await forge.call('ana', 'settings.save', { projectId: '10000', settings: { ...settings, agree: 'permission' } }));
    const factors = { ...full, size: 4 };
    expect(await forge.call('cleo', 'score.agree', { issueId: '10001', version: 0, factors })).toEqual({ kind: 'not-permitted', need: 'agree' });
    // The local Jira grants the app's permission to product owners.
    expect(await forge.call('ben', 'score.agree', { issueId: '10001', version: 0, factors })).toMatchObject({ kind: 'ok' });
  });
});

describe('an edit of one cell', () => {
  it('freezes the estimate as the size, keeps the rest, and empties the search field when the score is gone', async () => {
    const field = await forge.field('wsjf');
    const inJira = async (): Promise<unknown> => (await forge.rest('ana', `/rest/api/3/issue/10003?fields=${field}`)).body.fields[field] ?? null;
    const first = valueOf(await forge.call('ben', 'score.edit', { issueId: '10003', version: 0, factors: { value: 8 } }));
    // FERRY-3 has 2 points
    expect(first).toMatchObject({ version: 1, phase: 'agreed', agreed: { factors: { value: 8, size: 2 } } });
    const whole = valueOf(await forge.call('ben', 'score.edit', { issueId: '10003', version: 1, factors: { urgency: 5, relief: 3 } }));
    await forge.settle();
    expect(await inJira()).toBe(8);
    valueOf(await forge.call('ben', 'score.edit', { issueId: '10003', version: whole.version, factors: { relief: null } }));
    await forge.settle();
    expect(await inJira()).toBeNull();
    const [latest] = valueOf(await forge.call('ben', 'score.history', { issueId: '10003' }));
    expect(latest).toMatchObject({ action: 'edited', factors: {}, before: { relief: 3 } });
  });

  it('starts again under the model that the project has now', async () => {
    valueOf(await forge.call('ben', 'score.agree', { issueId: '10001', version: 0, factors: { ...full, size: 4 } }));
    const { settings } = valueOf(await forge.call('ana', 'settings.read', { projectId: '10000' }));
    valueOf(await forge.call('ana', 'settings.save', { projectId: '10000', settings: { ...settings, modelId: 'ice' } }));
    valueOf(await forge.call('ben', 'score.edit', { issueId: '10001', version: 1, factors: { impact: 7, confidence: 5, ease: 3 } }));
    await forge.settle();
    const found = await forge.rest('ana', `/rest/api/3/search/jql?jql=${encodeURIComponent('ICE = 105 and WSJF is EMPTY')}&fields=key`);
    expect(found.body.issues).toHaveLength(1);
  });
});
