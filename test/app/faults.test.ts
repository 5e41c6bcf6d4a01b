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

describe('an item with more ballots than one document holds', () => {
  it('says so and keeps what it had', async () => {
    const note = '\u0928'.repeat(2_000); // 3 bytes each: 6 kB a ballot
    const { part } = valueOf(await forge.call('ana', 'records.export', {}));
    const at = '2026-11-02T09:00:00.000Z';
    const ballots = Array.from({ length: 40 }, (_, index) => ({ by: `guest-${index}`, at, factors: full, note }));
    const settings = { written: 1, skipped: [] };
    const score = { issueId, projectId: '10000', version: 3, round: 1, phase: 'open' as const, ballots };
    expect(
      valueOf(
        await forge.call('ana', 'records.import', {
          part: { ...part, settings: [], scores: [score], history: [] },
          replace: false,
        }),
      ),
    ).toEqual(settings);
    expect(await forge.call('ben', 'score.submit', { issueId, round: 1, factors: full, note })).toEqual({
      kind: 'too-large',
      limit: 245_760,
    });
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
