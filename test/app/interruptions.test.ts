import { mirrorStatusCall } from '#app/mirror/calls';
import {
  agreeScoreCall,
  editScoreCall,
  readHistoryCall,
  readScoreCall,
  restartRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import { shortenPauses } from '../support/short-pauses';
import { agreed, full, hosts, issueId, siteOfEach } from './app-site';
import { valueOf } from './forge';

shortenPauses();

describe.each(hosts)('on %s', (_, start) => {
  const site = siteOfEach(start);

  describe('a platform that fails in the middle of a command', () => {
    it.each([
      ['429 from the tracker', '429', 'rights', 1],
      ['500 from the tracker', '500', 'item', 2],
      ['a storage that is busy', '429', 'storageWrite', 2],
      ['a storage that refuses once for no reason', 'conflict', 'storageWrite', 1],
      ['a read that times out', 'timeout', 'storageRead', 1],
      ['a write that is carried out while its answer is lost', 'lost', 'storageWrite', 1],
    ] as const)(
      '%s is waited out',
      async (_, kind, path, count) => {
        site.fail(`${kind}@${site.paths[path]}x${count}`);
        const { version } = valueOf(await site.call('ben', readScoreCall, { issueId }));
        expect(await site.call('ben', agreeScoreCall, { issueId, version, factors: full })).toMatchObject({
          kind: 'ok',
          value: { version: 1, agreed: { by: site.person('ben') } },
        });
        expect(valueOf(await site.call('ben', readHistoryCall, { issueId }))).toHaveLength(1);
      },
      20_000,
    );

    it('is reported when it stays so, and the same command succeeds later', async () => {
      site.fail(`500@${site.paths.storageWrite}`);
      expect(await site.call('ben', submitBallotCall, { issueId, round: 1, factors: full })).toMatchObject({
        kind: 'host-failed',
      });
      site.fail('');
      expect(await site.call('ben', submitBallotCall, { issueId, round: 1, factors: full })).toMatchObject({
        kind: 'ok',
        value: { version: 1 },
      });
    }, 20_000);

    it('does not count a command twice that is sent again after its answer was lost', async () => {
      const version = await agreed(site);
      expect(await site.call('ben', agreeScoreCall, { issueId, version: version - 1, factors: full })).toMatchObject({
        kind: 'ok',
        value: { version },
      });
      expect(valueOf(await site.call('ben', readHistoryCall, { issueId }))).toHaveLength(1);
    });

    // Cause: whoever pressed again was told that somebody had been faster, and that was they themselves.
    it('does not tell of a clash when a new round is asked for again after its answer was lost', async () => {
      const version = await agreed(site);
      valueOf(await site.call('ben', restartRoundCall, { issueId, version }));
      expect(await site.call('ben', restartRoundCall, { issueId, version })).toMatchObject({
        kind: 'ok',
        value: { version: version + 1, round: 2 },
      });
      expect(await site.call('cleo', restartRoundCall, { issueId, version })).toMatchObject({ kind: 'clash' });
      expect(valueOf(await site.call('ben', readHistoryCall, { issueId }))).toHaveLength(2);
    });

    it('keeps the score when the queue does not take the search fields, and repairs them later', async () => {
      site.fail(`500@${site.paths.later}`);
      await agreed(site);
      expect(valueOf(await site.call('ana', mirrorStatusCall, {})).waiting).toBe(1);
      site.fail('');
      await site.repair();
      await site.settle();
      expect(await site.found(issueId)).toEqual([3.2, 16]);
      expect(valueOf(await site.call('ana', mirrorStatusCall, {})).waiting).toBe(0);
    });
  });

  describe('search fields whose write fails ten times', () => {
    it('are written by the repair, with the newest value', async () => {
      site.fail(`503@${site.paths.fields}x${site.patience}`);
      const version = await agreed(site);
      await site.settle();
      expect(await site.found(issueId)).toEqual([null, null]);
      valueOf(await site.call('ben', editScoreCall, { issueId, version, factors: { value: 13 } }));
      for (let turn = 0; turn < 6 && (await site.found(issueId))[0] === null; turn += 1) {
        await site.repair();
        await site.settle({ hurry: true });
      }
      // (13 + 5 + 3) / 5 = 4.2
      expect(await site.found(issueId)).toEqual([4.2, 21]);
      await site.settle({ hurry: true });
      expect(valueOf(await site.call('ana', mirrorStatusCall, {})).waiting).toBe(0);
    }, 60_000);
  });

  describe('search fields that are written while the score changes', () => {
    it('end with the newest value', async () => {
      let isFirst = true;
      let version = 0;
      site.onCall(async (what) => {
        if (!isFirst || !what.includes(site.paths.fields.replace('*', ''))) return;
        isFirst = false;
        valueOf(await site.call('cleo', editScoreCall, { issueId, version, factors: { value: 20 } }));
      });
      version = await agreed(site);
      await site.settle();
      site.onCall(undefined);
      // (20 + 5 + 3) / 5 = 5.6
      expect(await site.found(issueId)).toEqual([5.6, 28]);
      expect(valueOf(await site.call('ana', mirrorStatusCall, {})).waiting).toBe(0);
    });
  });
});
