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
