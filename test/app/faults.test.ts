import { mirrorStatusCall } from '#app/mirror/calls';
import { exportRecordsCall, importRecordsCall } from '#app/transfer/calls';
import { agreeScoreCall, editScoreCall, readScoreCall, submitBallotCall } from '#app/value/calls';
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
  const { version } = valueOf(await forge.call(by, readScoreCall, { issueId }));
  return valueOf(await forge.call(by, agreeScoreCall, { issueId, version, factors: full })).version;
}

describe('an item with more ballots than one document holds', () => {
  it('says so and keeps what it had', async () => {
    const note = '\u0928'.repeat(2_000); // 3 bytes each: 6 kB a ballot
    const { part } = valueOf(await forge.call('ana', exportRecordsCall, {}));
    const at = '2026-11-02T09:00:00.000Z';
    const ballots = Array.from({ length: 40 }, (_, index) => ({
      by: `guest-${index}`,
      at,
      answer: { factors: full, note },
    }));
    const value = { round: 1, phase: 'open', ballots };
    const score = { kind: 'score', format: 1, id: issueId, home: '10000', version: 3, at, value };
    expect(
      valueOf(
        await forge.call('ana', importRecordsCall, {
          part: { ...part, records: [score], lines: [] },
          replace: false,
        }),
      ),
    ).toEqual({ written: 1, skipped: [] });
    expect(await forge.call('ben', submitBallotCall, { issueId, round: 1, factors: full, note })).toEqual({
      kind: 'too-large',
      limit: 245_760,
    });
    expect(valueOf(await forge.call('ana', readScoreCall, { issueId })).voters).toHaveLength(40);
  });
});

describe('an issue that is deleted', () => {
  it('takes its value and history with it, and leaves the others', async () => {
    await agreed();
    valueOf(await forge.call('ben', editScoreCall, { issueId: '10002', version: 0, factors: { value: 1 } }));
    await forge.settle();
    expect((await forge.rest('ana', `/rest/api/3/issue/${issueId}`, { method: 'DELETE' })).status).toBe(204);
    await forge.settle();
    const { part } = valueOf(await forge.call('ana', exportRecordsCall, {}));
    expect(part.records.map(({ id }) => id)).toEqual(['10002']);
    const history = valueOf(await forge.call('ana', exportRecordsCall, { after: 'line:' })).part.lines;
    expect(history.map(({ id }) => id)).toEqual(['10002']);
    expect(await forge.call('ben', readScoreCall, { issueId })).toEqual({ kind: 'not-found' });
    expect(valueOf(await forge.call('ana', mirrorStatusCall, {})).waiting).toBe(0);
  });
});
