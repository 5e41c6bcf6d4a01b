import { mirrorStatusCall } from '#app/mirror/calls';
import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import {
  agreeScoreCall,
  editScoreCall,
  readHistoryCall,
  readScoreCall,
  reopenRoundCall,
  restartRoundCall,
  revealRoundCall,
  submitBallotCall,
} from '#app/value/calls';
import type { FactorId } from '#core/value/model';
import { exported, hosts, siteOfEach } from './app-site';
import { valueOf } from './forge';

const full = { value: 8, urgency: 5, relief: 3 };

describe.each(hosts)('on %s', (_, start) => {
  const site = siteOfEach(start);

  describe('an item that nobody has scored', () => {
    it('is open in round 1, with what the person may do', async () => {
      expect(valueOf(await site.call('ben', readScoreCall, { issueId: '10001' }))).toMatchObject({
        version: 0,
        round: 1,
        phase: 'open',
        voters: [],
        ballots: [],
        model: { id: 'wsjf' },
        settings: { expiryDays: 90, agree: 'editors' },
        can: { score: true, agree: true, administer: false },
      });
      expect(valueOf(await site.call('rhea', readScoreCall, { issueId: '10001' })).can).toEqual({
        score: false,
        agree: false,
        administer: false,
      });
      expect(valueOf(await site.call('ana', readScoreCall, { issueId: '10001' })).can).toEqual({
        score: true,
        agree: true,
        administer: true,
      });
    });
  });

  describe('three people who score the same item', () => {
    it('are blind until it is revealed, then agree, and search finds the score', async () => {
      for (const [who, value] of [
        ['ben', 3],
        ['cleo', 13],
      ] as const) {
        valueOf(
          await site.call(who, submitBallotCall, {
            issueId: '10001',
            round: 1,
            factors: { ...full, value },
            note: `note of ${who}`,
          }),
        );
      }
      const blind = valueOf(await site.call('dan', submitBallotCall, { issueId: '10001', round: 1, factors: full }));
      expect(blind.voters).toEqual(['ben', 'cleo', 'dan'].map(site.person));
      expect(blind.ballots.map(({ by }) => by)).toEqual([site.person('dan')]);

      const hidden = valueOf(await site.call('dan', readHistoryCall, { issueId: '10001' }));
      expect(hidden.map(({ by, factors, note }) => [by, factors?.['value' as FactorId], note])).toEqual([
        [site.person('dan'), 8, undefined],
        [site.person('cleo'), undefined, undefined],
        [site.person('ben'), undefined, undefined],
      ]);

      let revealed = valueOf(await site.call('ben', revealRoundCall, { issueId: '10001', round: 1 }));
      // Where there is no trusted side, each of them opens their own answers when they next look.
      for (const who of ['cleo', 'dan', 'ben']) {
        revealed = valueOf(await site.call(who, readScoreCall, { issueId: '10001' }));
        await site.settle();
      }
      revealed = valueOf(await site.call('ben', readScoreCall, { issueId: '10001' }));
      expect(revealed.ballots.map(({ by, factors }) => [by, factors['value' as FactorId]])).toEqual([
        [site.person('ben'), 3],
        [site.person('cleo'), 13],
        [site.person('dan'), 8],
      ]);

      // the size is left out: the estimate of FERRY-1, 4 points, is it. (8 + 5 + 3) / 4 = 4
      const after = valueOf(
        await site.call('ben', agreeScoreCall, { issueId: '10001', version: revealed.version, factors: full }),
      );
      expect(after).toMatchObject({
        phase: 'agreed',
        agreed: { by: site.person('ben'), factors: { ...full, size: 4 } },
      });

      await site.settle();
      expect(await site.found('10001')).toEqual([4, 16]);
      expect(valueOf(await site.call('ana', mirrorStatusCall, {}))).toEqual({ waiting: 0 });
    });
  });

  describe('a round that is abandoned while it is blind', () => {
    it('never shows its ballots to anybody else', async () => {
      valueOf(await site.call('cleo', submitBallotCall, { issueId: '10001', round: 1, factors: full, note: 'mine' }));
      valueOf(
        await site.call('cleo', submitBallotCall, { issueId: '10001', round: 1, factors: { ...full, value: 13 } }),
      );
      const { version } = valueOf(await site.call('ben', restartRoundCall, { issueId: '10001', version: 2 }));
      expect(version).toBe(3);
      for (const who of ['ben', 'ana']) {
        const lines = valueOf(await site.call(who, readHistoryCall, { issueId: '10001' }));
        expect(lines.map(({ action, factors, before, note }) => [action, factors, before, note])).toEqual([
          ['restarted', undefined, undefined, undefined],
          ['submitted', undefined, undefined, undefined],
          ['submitted', undefined, undefined, undefined],
        ]);
      }
      expect(valueOf(await site.call('cleo', readHistoryCall, { issueId: '10001' }))[2]).toMatchObject({
        factors: full,
        note: 'mine',
      });
    });
  });

  describe('an agreement that was a mistake', () => {
    it('is taken back: the round is revealed again, and the search field is empty', async () => {
      valueOf(await site.call('ben', submitBallotCall, { issueId: '10001', round: 1, factors: full }));
      valueOf(await site.call('ben', revealRoundCall, { issueId: '10001', round: 1 }));
      const settled = valueOf(await site.call('ben', agreeScoreCall, { issueId: '10001', version: 2, factors: full }));
      await site.settle();
      // (8 + 5 + 3) / 4
      expect(await site.found('10001')).toEqual([4, 16]);
      const back = valueOf(await site.call('ben', reopenRoundCall, { issueId: '10001', version: settled.version }));
      expect(back).toMatchObject({
        version: 4,
        phase: 'revealed',
        ballots: [{ by: site.person('ben'), factors: full }],
      });
      expect(back.agreed).toBeUndefined();
      await site.settle();
      expect(await site.found('10001')).toEqual([null, null]);
      const [latest] = valueOf(await site.call('cleo', readHistoryCall, { issueId: '10001' }));
      expect(latest).toMatchObject({ action: 'reopened', by: site.person('ben'), before: { ...full, size: 4 } });
      // The reply was lost and the page asks again: it stands as it is.
      expect(
        valueOf(await site.call('ben', reopenRoundCall, { issueId: '10001', version: settled.version })).version,
      ).toBe(4);
    });

    it('stands once somebody has acted since, and for those who may not agree', async () => {
      const settled = valueOf(await site.call('ben', agreeScoreCall, { issueId: '10001', version: 0, factors: full }));
      expect(await site.call('rhea', reopenRoundCall, { issueId: '10001', version: settled.version })).toEqual({
        kind: 'not-permitted',
        need: 'agree-scores',
      });
      valueOf(
        await site.call('cleo', editScoreCall, { issueId: '10001', version: settled.version, factors: { value: 13 } }),
      );
      expect(await site.call('ben', reopenRoundCall, { issueId: '10001', version: settled.version })).toMatchObject({
        kind: 'clash',
        why: 'conflict',
        current: { agreed: { factors: { value: 13 } } },
      });
      expect(await site.call('ben', reopenRoundCall, { issueId: '10001', version: 2 })).toMatchObject({
        kind: 'clash',
        why: 'wrong-phase',
      });
    });
  });

  describe('a new round that was a mistake', () => {
    it('gives the round before it back with its scores, and no file of the export has more in it than before', async () => {
      valueOf(await site.call('cleo', submitBallotCall, { issueId: '10001', round: 1, factors: full, note: 'mine' }));
      valueOf(await site.call('ben', restartRoundCall, { issueId: '10001', version: 1 }));
      const [score] = (await exported(site)).records.filter(({ kind }) => kind === 'score');
      expect(score?.value).toMatchObject({ round: 2 });
      expect(score?.value).not.toHaveProperty('replaced');
      expect(valueOf(await site.call('ben', reopenRoundCall, { issueId: '10001', version: 2 }))).toMatchObject({
        round: 1,
        phase: 'open',
        voters: [site.person('cleo')],
        ballots: [],
      });
      expect(valueOf(await site.call('cleo', readScoreCall, { issueId: '10001' })).ballots).toMatchObject([
        { factors: full, note: 'mine' },
      ]);
    });
  });

  describe('an edit of one cell', () => {
    it('freezes the estimate as the size, keeps the rest, and empties the search field when the score is gone', async () => {
      const first = valueOf(
        await site.call('ben', editScoreCall, { issueId: '10003', version: 0, factors: { value: 8 } }),
      );
      // FERRY-3 has 2 points
      expect(first).toMatchObject({ version: 1, phase: 'agreed', agreed: { factors: { value: 8, size: 2 } } });
      const whole = valueOf(
        await site.call('ben', editScoreCall, { issueId: '10003', version: 1, factors: { urgency: 5, relief: 3 } }),
      );
      await site.settle();
      expect(await site.found('10003')).toEqual([8, 16]);
      valueOf(
        await site.call('ben', editScoreCall, { issueId: '10003', version: whole.version, factors: { relief: null } }),
      );
      await site.settle();
      expect(await site.found('10003')).toEqual([null, null]);
      const [latest] = valueOf(await site.call('ben', readHistoryCall, { issueId: '10003' }));
      expect(latest).toMatchObject({ action: 'edited', factors: {}, before: { relief: 3 } });
    });

    it('starts again under the model that the project has now', async () => {
      valueOf(await site.call('ben', agreeScoreCall, { issueId: '10001', version: 0, factors: { ...full, size: 4 } }));
      const { settings } = valueOf(await site.call('ana', readSettingsCall, { projectId: site.projectId }));
      valueOf(
        await site.call('ana', saveSettingsCall, {
          projectId: site.projectId,
          settings: { ...settings, modelId: 'ice' },
        }),
      );
      const row = valueOf(
        await site.call('ben', editScoreCall, {
          issueId: '10001',
          version: 1,
          factors: { impact: 7, confidence: 5, ease: 3 },
        }),
      );
      expect(row.agreed).toMatchObject({ modelId: 'ice', factors: { impact: 7, confidence: 5, ease: 3 } });
    });
  });
});
