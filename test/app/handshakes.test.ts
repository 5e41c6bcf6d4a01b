import {
  commitHandshakeCall,
  deliverHandshakeCall,
  handshakesOfCall,
  proposeHandshakeCall,
  readHandshakeCall,
  rejectHandshakeCall,
  waitingHandshakesCall,
  withdrawHandshakeCall,
} from '#app/dependency/calls';
import { importRecordsCall } from '#app/transfer/calls';
import { exported, hosts, siteOfEach, type AppSite } from './app-site';
import { valueOf } from './forge';

const giverId = '10001';
const neederId = '10002';
const hidden = '10006';
const wish = { day: '2026-12-01', note: 'Before the trade fair' };

function talking(site: AppSite) {
  const toGiver = (version: number, more: object) => ({ issueId: neederId, giverId, version, ...more });
  const toNeeder = (version: number, more: object) => ({ issueId: giverId, neederId, version, ...more });
  return {
    propose: (who: string, version = 0, more: object = wish) =>
      site.call(who, proposeHandshakeCall, toGiver(version, more)),
    withdraw: (who: string, version: number, more: object = {}) =>
      site.call(who, withdrawHandshakeCall, toGiver(version, more)),
    commit: (who: string, version: number, iterationId = 'sprint-2', more: object = {}) =>
      site.call(who, commitHandshakeCall, { ...toNeeder(version, more), iterationId }),
    reject: (who: string, version: number, note = 'No crew') =>
      site.call(who, rejectHandshakeCall, { ...toNeeder(version, {}), note }),
    deliver: (who: string, version: number) => site.call(who, deliverHandshakeCall, toNeeder(version, {})),
    read: async (who: string) => valueOf(await site.call(who, readHandshakeCall, { issueId: giverId, neederId })),
    of: async (who: string, ...issueIds: string[]) => valueOf(await site.call(who, handshakesOfCall, { issueIds })),
    waiting: async (who: string, ...issueIds: string[]) =>
      valueOf(await site.call(who, waitingHandshakesCall, { issueIds })),
  };
}

describe.each(hosts)('the handshake of a dependency on %s', (_, start) => {
  const site = siteOfEach(start);
  const say = talking(site);

  it('is nothing at first', async () => {
    expect(await say.read('ben')).toEqual({ giverId, neederId, history: [], can: { ask: true, give: true } });
    expect((await say.read('rhea')).can).toEqual({ ask: false, give: false });
    expect(await say.of('ben', giverId, neederId)).toEqual([]);
    expect(await say.waiting('ben', giverId)).toEqual([]);
  });

  it('goes from a proposal to what was delivered, and says who said what', async () => {
    const [ben, cleo] = [site.person('ben'), site.person('cleo')];
    expect(valueOf(await say.propose('ben'))).toMatchObject({
      handshake: { version: 1, proposal: { by: ben, action: 'proposed', ...wish } },
    });
    valueOf(await say.commit('cleo', 1));
    valueOf(await say.commit('cleo', 2, 'sprint-3', { note: 'Two days later' }));
    const view = valueOf(await say.deliver('cleo', 3));
    expect(view.handshake).toMatchObject({
      version: 4,
      promise: { iterationId: 'sprint-3', note: 'Two days later' },
      end: { action: 'delivered', by: cleo },
    });
    await site.settle();
    const { history } = await say.read('rhea');
    expect(history.map(({ action, by }) => [action, by])).toEqual([
      ['delivered', cleo],
      ['committed', cleo],
      ['committed', cleo],
      ['proposed', ben],
    ]);
    expect(history.filter(({ doubt }) => doubt)).toEqual([]);
    expect(history[1]).toMatchObject({ iterationId: 'sprint-3', note: 'Two days later' });
  });

  it('is rejected with a reason and proposed again, or withdrawn', async () => {
    valueOf(await say.propose('ben'));
    expect(await say.reject('cleo', 1, ' ')).toEqual({ kind: 'invalid', why: 'no-reason' });
    valueOf(await say.reject('cleo', 1));
    expect(valueOf(await say.propose('ben', 2, { iterationId: 'sprint-4' })).handshake).toEqual({
      neederId,
      version: 3,
      proposal: expect.objectContaining({ action: 'proposed', iterationId: 'sprint-4' }) as unknown,
    });
    expect(valueOf(await say.withdraw('ben', 3)).handshake?.end?.action).toBe('withdrawn');
    expect(await say.commit('cleo', 4)).toMatchObject({ kind: 'clash', why: 'wrong-phase' });
  });

  it('is found from both of its items, and by nobody who may not see one of them', async () => {
    valueOf(await say.propose('ben'));
    const found = { giverId, neederId, handshake: { version: 1 } };
    for (const issueId of [giverId, neederId])
      expect(await say.of('rhea', issueId, '10003')).toMatchObject([{ issueId, handshakes: [found], hidden: 0 }]);
    // The vault asks the item that gives, and the item that waits asks the vault.
    const asking = { version: 0, day: '2026-12-24', note: 'Gold' };
    valueOf(await site.call('ana', proposeHandshakeCall, { issueId: hidden, giverId, ...asking }));
    valueOf(await site.call('ana', proposeHandshakeCall, { issueId: neederId, giverId: hidden, ...asking }));
    for (const rows of [await say.of('ben', giverId), await say.of('ben', neederId)]) {
      expect(rows).toMatchObject([{ handshakes: [found], hidden: 1 }]);
      expect(JSON.stringify(rows)).not.toMatch(/10006|Gold|2026-12-24/);
    }
    expect(await say.of('ben', hidden)).toEqual([]);
    expect(await say.waiting('ben', giverId, hidden)).toMatchObject([{ proposals: [found], hidden: 1 }]);
    expect(await say.of('ana', neederId)).toMatchObject([{ handshakes: [found, { giverId: hidden }], hidden: 0 }]);
    const unseen = await site.call('ben', readHandshakeCall, { issueId: giverId, neederId: hidden });
    expect(unseen).toEqual({ kind: 'not-found' });
    for (const ends of [
      { issueId: neederId, giverId: hidden },
      { issueId: hidden, giverId },
    ])
      expect(await site.call('ben', proposeHandshakeCall, { ...ends, ...asking })).toEqual({ kind: 'not-found' });
  });

  it('waits for its answer until there is one', async () => {
    valueOf(await say.propose('ben'));
    expect(await say.waiting('cleo', giverId, neederId)).toMatchObject([
      { issueId: giverId, proposals: [{ neederId, days: 0, handshake: { proposal: wish } }] },
    ]);
    valueOf(await say.commit('cleo', 1));
    expect(await say.waiting('cleo', giverId)).toEqual([]);
  });

  it('is spoken of by whoever may edit, about two different items', async () => {
    valueOf(await say.propose('ben'));
    for (const reply of [await say.propose('rhea', 1), await say.withdraw('rhea', 1), await say.commit('rhea', 1)])
      expect(reply).toEqual({ kind: 'not-permitted', need: 'edit' });
    const itself = { issueId: giverId, giverId, version: 0, ...wish };
    expect(await site.call('ben', proposeHandshakeCall, itself)).toEqual({ kind: 'invalid', why: 'needs-itself' });
    expect(await say.propose('ben', 1, {})).toEqual({ kind: 'invalid', why: 'no-wish' });
    expect(await say.propose('ben', 1, { day: '2026-02-30' })).toMatchObject({ why: 'malformed', field: 'day' });
  });

  it('takes one of two answers that come at once, and shows it to the other', async () => {
    valueOf(await say.propose('ben'));
    const replies = await Promise.all([say.commit('cleo', 1), say.reject('dan', 1)]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['clash', 'ok']);
    const { handshake } = await say.read('ben');
    expect(handshake?.version).toBe(2);
    expect(replies.find(({ kind }) => kind === 'clash')).toMatchObject({ why: 'conflict', current: { handshake } });
  });

  it('keeps what two items ask of one at once', async () => {
    const other = { issueId: '10003', giverId, version: 0, day: '2026-12-02' };
    const replies = await Promise.all([say.propose('ben'), site.call('cleo', proposeHandshakeCall, other)]);
    expect(replies.map(({ kind }) => kind)).toEqual(['ok', 'ok']);
    expect((await say.of('ben', giverId))[0]?.handshakes).toHaveLength(2);
  });

  it('that is said twice is said once; what was seen too early is told how things stand', async () => {
    valueOf(await say.propose('ben'));
    expect(valueOf(await say.propose('ben')).handshake?.version).toBe(1);
    expect(await say.propose('cleo')).toMatchObject({ kind: 'clash', current: { handshake: { version: 1 } } });
    valueOf(await say.commit('cleo', 1));
    expect(valueOf(await say.commit('cleo', 1)).handshake?.version).toBe(2);
    expect(await say.withdraw('ben', 1)).toMatchObject({ kind: 'clash', why: 'conflict' });
  });

  it('comes with a file, and says that it changed to whoever saw the one before', async () => {
    valueOf(await say.propose('ben'));
    await site.settle();
    const file = await exported(site);
    const ids = file.records.filter(({ kind }) => kind === 'handshake').map(({ id }) => id);
    expect(ids.sort()).toEqual([giverId, neederId]);
    expect(file.lines.filter(({ kind, id }) => kind === 'handshake' && id === giverId)).toMatchObject([
      { stamped: { line: { action: 'proposed', neederId, ...wish } } },
    ]);
    valueOf(await say.reject('cleo', 1));
    await site.settle();
    const { written } = valueOf(await site.call('ana', importRecordsCall, { part: file, replace: true } as never));
    expect(written).toBe(1);
    expect(await say.commit('cleo', 2)).toMatchObject({ kind: 'clash', current: { handshake: { version: 3 } } });
    expect((await say.read('ben')).handshake?.end).toBeUndefined();
  });

  it('that nobody could have come to is left out of a file', async () => {
    valueOf(await say.propose('ben'));
    await site.settle();
    const file = await exported(site);
    const [record] = file.records.filter(({ kind, id }) => kind === 'handshake' && id === giverId);
    const value = record!.value as { promises: { proposal: object }[]; asked: string[] };
    const [promise] = value.promises;
    const said = { by: 'ben', at: '2026-11-02T09:00:00.000Z' };
    const impossible = [
      [{ ...promise, end: { ...said, action: 'delivered' } }],
      [{ ...promise, version: 2, end: { ...said, action: 'delivered' } }],
      [{ ...promise, version: 2, end: { ...said, action: 'rejected' } }],
      [{ ...promise, proposal: { ...promise!.proposal, at: '2999-01-01T00:00:00.000Z' } }],
      [{ ...promise, neederId: giverId }],
      [promise, promise],
    ];
    for (const promises of impossible) {
      const part = { ...file, records: [{ ...record!, value: { ...value, promises } }], lines: [] };
      const reply = valueOf(await site.call('ana', importRecordsCall, { part, replace: true } as never));
      expect([promises, reply.written]).toEqual([promises, 0]);
    }
  });
});
