import { valueOf, startForge, type ForgeApp } from './forge';

let forge: ForgeApp;
beforeEach(() => {
  forge = startForge();
});
afterEach(() => {
  forge.fail('');
  forge.close();
});

const issueId = '10001';
const full = { value: 8, urgency: 5, relief: 3, size: 5 };

async function agreed(by = 'ben'): Promise<number> {
  const { version } = valueOf(await forge.call(by, 'score.read', { issueId }));
  return valueOf(await forge.call(by, 'score.agree', { issueId, version, factors: full })).version;
}

async function wsjfInJira(): Promise<unknown> {
  const field = await forge.field('wsjf');
  const { body } = await forge.rest('ana', `/rest/api/3/issue/${issueId}?fields=${field}`);
  return body.fields[field] ?? null;
}

describe('a person without the right', () => {
  it('finds no item that is not there', async () => {
    expect(await forge.call('ben', 'score.read', { issueId: '99999' })).toEqual({ kind: 'not-found' });
    expect(await forge.call('ben', 'score.submit', { issueId: '99999', round: 1, factors: full })).toEqual({ kind: 'not-found' });
  });

  it('reads, and is told what is missing for more', async () => {
    expect(await forge.call('rhea', 'score.submit', { issueId, round: 1, factors: full })).toEqual({ kind: 'not-permitted', need: 'edit' });
    expect(await forge.call('rhea', 'score.withdraw', { issueId, round: 1 })).toEqual({ kind: 'not-permitted', need: 'edit' });
    expect(await forge.call('rhea', 'score.reveal', { issueId, round: 1 })).toEqual({ kind: 'not-permitted', need: 'agree' });
    expect(await forge.call('rhea', 'score.agree', { issueId, version: 0, factors: full })).toEqual({ kind: 'not-permitted', need: 'agree' });
    expect(await forge.call('rhea', 'score.edit', { issueId, version: 0, factors: full })).toEqual({ kind: 'not-permitted', need: 'agree' });
    expect(await forge.call('rhea', 'score.restart', { issueId, version: 0 })).toEqual({ kind: 'not-permitted', need: 'agree' });
    expect(await forge.call('ben', 'records.export', {})).toEqual({ kind: 'not-permitted', need: 'administer' });
    expect(await forge.call('ben', 'mirror.repair', {})).toEqual({ kind: 'not-permitted', need: 'administer' });
  });

  it('cannot agree where only administrators may', async () => {
    const { settings } = valueOf(await forge.call('ana', 'settings.read', { projectId: '10000' }));
    valueOf(await forge.call('ana', 'settings.save', { projectId: '10000', settings: { ...settings, agree: 'administrators' } }));
    expect(await forge.call('ben', 'score.agree', { issueId, version: 0, factors: full })).toEqual({ kind: 'not-permitted', need: 'agree' });
    expect(await forge.call('ana', 'score.agree', { issueId, version: 0, factors: full })).toMatchObject({ kind: 'ok' });
  });

  it('is asked to sign in when the session is over', async () => {
    expect(await forge.raw(undefined, 'score.read', { issueId })).toEqual({ kind: 'not-signed-in' });
  });
});

describe('an answer that cannot be taken', () => {
  it.each([
    ['outside of its scale', { ...full, value: 4 }, { kind: 'out-of-scale', factor: 'value', value: 4 }],
    ['to a question that the model does not ask', { ...full, reach: 4 }, { kind: 'unknown-factor', factor: 'reach' }],
    ['that leaves one out', { value: 8, urgency: 5, size: 5 }, { kind: 'invalid', field: 'relief' }],
    ['with a size that is neither a step nor the estimate', { ...full, size: 7 }, { kind: 'out-of-scale', factor: 'size', value: 7 }],
    ['that is no number', { ...full, value: 'many' as never }, { kind: 'invalid', field: 'factors.value' }],
    ['that nobody can pass off as a factor', { ...full, ['__proto__x']: 1 }, { kind: 'invalid' }],
  ])('%s is refused in words', async (_, factors, problem) => {
    expect(await forge.call('ben', 'score.agree', { issueId, version: 0, factors })).toMatchObject(problem);
    expect(valueOf(await forge.call('ben', 'score.read', { issueId })).version).toBe(0);
  });

  it('is taken for the size when it is the estimate, though no step', async () => {
    expect(valueOf(await forge.call('ben', 'score.agree', { issueId, version: 0, factors: { ...full, size: 4 } })).agreed?.factors['size']).toBe(4);
  });

  it('is a size of zero', async () => {
    const { settings } = valueOf(await forge.call('ana', 'settings.read', { projectId: '10000' }));
    valueOf(await forge.call('ana', 'settings.save', { projectId: '10000', settings: { ...settings, modelId: 'rice' } }));
    const factors = { reach: 100, impact: 1, confidence: 0.8, effort: 0 };
    expect(await forge.call('ben', 'score.agree', { issueId, version: 0, factors })).toEqual({ kind: 'invalid', field: 'effort', message: 'The size must be above 0.' });
  });

  it('says so when it is no request at all', async () => {
    expect(await forge.raw('ben', 'score.read', { issueId: 5 })).toMatchObject({ kind: 'invalid', field: 'issueId' });
    expect(await forge.raw('ben', 'score.read', null)).toMatchObject({ kind: 'invalid' });
  });
});

describe('two people at once', () => {
  it('who score both keep their ballots', async () => {
    const people = ['ana', 'ben', 'cleo', 'dan'];
    const replies = await Promise.all(people.map((who) => forge.call(who, 'score.submit', { issueId, round: 1, factors: full })));
    expect(replies.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect([...valueOf(await forge.call('ana', 'score.read', { issueId })).voters].sort()).toEqual(people);
    expect(valueOf(await forge.call('ana', 'score.history', { issueId }))).toHaveLength(4);
  });

  it('who agree: one stands, the other sees it and loses nothing', async () => {
    const replies = await Promise.all([
      forge.call('ben', 'score.agree', { issueId, version: 0, factors: full }),
      forge.call('cleo', 'score.agree', { issueId, version: 0, factors: { ...full, value: 13 } }),
    ]);
    expect(replies.map(({ kind }) => kind).sort()).toEqual(['conflict', 'ok']);
    const conflict = replies.find(({ kind }) => kind === 'conflict') as { current: { agreed?: { by: string } } };
    const stands = replies.find(({ kind }) => kind === 'ok') as { value: { agreed?: { by: string } } };
    expect(conflict.current.agreed).toEqual(stands.value.agreed);
  });

  it('of whom one edits a cell while the other scores: both are kept', async () => {
    const version = await agreed();
    const reopened = valueOf(await forge.call('ben', 'score.restart', { issueId, version }));
    valueOf(await forge.call('cleo', 'score.submit', { issueId, round: 2, factors: { value: 1 } }));
    const row = valueOf(await forge.call('ben', 'score.edit', { issueId, version: reopened.version, factors: { urgency: 13 } }));
    expect(row).toMatchObject({ ballots: 1, phase: 'open', agreed: { factors: { ...full, urgency: 13 } } });
  });

  it('of whom one edits a cell that the other has edited: the second is shown the first', async () => {
    const version = await agreed();
    valueOf(await forge.call('ben', 'score.edit', { issueId, version, factors: { value: 13 } }));
    expect(await forge.call('cleo', 'score.edit', { issueId, version, factors: { value: 1 } })).toMatchObject({
      kind: 'conflict', current: { agreed: { factors: { value: 13 } } },
    });
  });

  it('of whom one reveals before the other has scored: the ballot is not taken, and the view says why', async () => {
    valueOf(await forge.call('ben', 'score.submit', { issueId, round: 1, factors: full }));
    valueOf(await forge.call('ben', 'score.reveal', { issueId, round: 1 }));
    expect(await forge.call('cleo', 'score.submit', { issueId, round: 1, factors: full })).toMatchObject({ kind: 'wrong-phase', current: { phase: 'revealed' } });
  });

  it('who save settings: the second is shown the first', async () => {
    const { settings } = valueOf(await forge.call('ana', 'settings.read', { projectId: '10000' }));
    valueOf(await forge.call('ana', 'settings.save', { projectId: '10000', settings: { ...settings, expiryDays: 30 } }));
    expect(await forge.call('ana', 'settings.save', { projectId: '10000', settings })).toMatchObject({ kind: 'settings-conflict', current: { expiryDays: 30, version: 1 } });
  });
});

describe('a platform that fails in the middle of a command', () => {
  it.each([
    ['429 from Jira', '429@/rest/api/3/mypermissions*x1'],
    ['500 from Jira', '500@/rest/api/3/issue/*x2'],
    ['a storage that is busy', '429@/api/v1/transactionx2'],
    ['a storage that refuses once for no reason', 'conflict@/api/v1/transactionx1'],
    ['a read that times out', 'timeout@/api/v1/entity/getx1'],
    ['a write that is carried out while its answer is lost', 'lost@/api/v1/transactionx1'],
  ])('%s is waited out', async (_, spec) => {
    forge.fail(spec);
    const { version } = valueOf(await forge.call('ben', 'score.read', { issueId }));
    expect(await forge.call('ben', 'score.agree', { issueId, version, factors: full })).toMatchObject({ kind: 'ok', value: { version: 1, agreed: { by: 'ben' } } });
    expect(valueOf(await forge.call('ben', 'score.history', { issueId }))).toHaveLength(1);
  }, 20_000);

  it('is reported when it stays so, and the same command succeeds later', async () => {
    forge.fail('500@/api/v1/transaction');
    expect(await forge.call('ben', 'score.submit', { issueId, round: 1, factors: full })).toMatchObject({ kind: 'host-failed' });
    forge.fail('');
    expect(await forge.call('ben', 'score.submit', { issueId, round: 1, factors: full })).toMatchObject({ kind: 'ok', value: { version: 1 } });
  }, 20_000);

  it('does not count a command twice that is sent again after its answer was lost', async () => {
    const version = await agreed();
    expect(await forge.call('ben', 'score.agree', { issueId, version: version - 1, factors: full })).toMatchObject({ kind: 'ok', value: { version } });
    expect(valueOf(await forge.call('ben', 'score.history', { issueId }))).toHaveLength(1);
  });

  it('keeps the score when the queue does not take the search fields, and repairs them later', async () => {
    forge.fail('500@/webhook/queue/publish/*');
    await agreed();
    expect(valueOf(await forge.call('ana', 'mirror.status', {})).waiting).toBe(1);
    forge.fail('');
    await forge.repair();
    await forge.settle();
    expect(await wsjfInJira()).toBe(3.2);
    expect(valueOf(await forge.call('ana', 'mirror.status', {})).waiting).toBe(0);
  });
});

describe('search fields whose write fails ten times', () => {
  it('are written by the repair, with the newest value', async () => {
    forge.fail('503@/rest/api/3/app/field/value*x10');
    const version = await agreed();
    await forge.settle();
    expect(await wsjfInJira()).toBeNull();
    valueOf(await forge.call('ben', 'score.edit', { issueId, version, factors: { value: 13 } }));
    for (let turn = 0; turn < 6 && (await wsjfInJira()) === null; turn += 1) {
      await forge.repair();
      await forge.settle({ hurry: true });
    }
    // (13 + 5 + 3) / 5 = 4.2
    expect(await wsjfInJira()).toBe(4.2);
    await forge.settle({ hurry: true });
    expect(valueOf(await forge.call('ana', 'mirror.status', {})).waiting).toBe(0);
  }, 60_000);
});

describe('search fields that are written while the score changes', () => {
  it('end with the newest value', async () => {
    let isFirst = true;
    let version = 0;
    forge.onCall(async (what) => {
      if (!isFirst || !what.includes('/app/field/value')) return;
      isFirst = false;
      valueOf(await forge.call('cleo', 'score.edit', { issueId, version, factors: { value: 20 } }));
    });
    version = await agreed();
    await forge.settle();
    forge.onCall(undefined);
    // (20 + 5 + 3) / 5 = 5.6
    expect(await wsjfInJira()).toBe(5.6);
    expect(valueOf(await forge.call('ana', 'mirror.status', {})).waiting).toBe(0);
  });
});

describe('an item with more ballots than one document holds', () => {
  it('says so and keeps what it had', async () => {
    const note = '\u0928'.repeat(2_000); // 3 bytes each: 6 kB a ballot
    const { part } = valueOf(await forge.call('ana', 'records.export', {}));
    const at = '2026-11-02T09:00:00.000Z';
    const ballots = Array.from({ length: 40 }, (_, index) => ({ by: `guest-${index}`, at, factors: full, note }));
    const settings = { written: 1, skipped: [] };
    const score = { issueId, projectId: '10000', version: 3, round: 1, phase: 'open' as const, ballots };
    expect(valueOf(await forge.call('ana', 'records.import', { part: { ...part, settings: [], scores: [score], history: [] }, replace: false }))).toEqual(settings);
    expect(await forge.call('ben', 'score.submit', { issueId, round: 1, factors: full, note })).toEqual({ kind: 'too-large', limit: 245_760 });
    expect(valueOf(await forge.call('ana', 'score.read', { issueId })).voters).toHaveLength(40);
  });
});

describe('an issue that is deleted', () => {
  it('takes its value and history with it, and leaves the others', async () => {
    await agreed();
    valueOf(await forge.call('ben', 'score.edit', { issueId: '10002', version: 0, factors: { value: 1 } }));
    await forge.settle();
    expect((await forge.rest('ana', `/rest/api/3/issue/${issueId}`, { method: 'DELETE' })).status).toBe(204);
    await forge.settle();
    const { part } = valueOf(await forge.call('ana', 'records.export', { after: 'scores:' }));
    expect(part.scores.map((score) => score.issueId)).toEqual(['10002']);
    const history = valueOf(await forge.call('ana', 'records.export', { after: 'history:' })).part.history;
    expect(history.map((line) => line.issueId)).toEqual(['10002']);
    expect(await forge.call('ben', 'score.read', { issueId })).toEqual({ kind: 'not-found' });
    expect(valueOf(await forge.call('ana', 'mirror.status', {})).waiting).toBe(0);
  });
});
