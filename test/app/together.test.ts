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
import { agreed, full, hosts, issueId, siteOfEach } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('on %s', (_, start) => {
  const site = siteOfEach(start);

  describe('two people at once', () => {
    it('who score both keep their ballots', async () => {
      const people = ['ana', 'ben', 'cleo', 'dan'];
      const replies = await Promise.all(
        people.map((who) => site.call(who, submitBallotCall, { issueId, round: 1, factors: full })),
      );
      expect(replies.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok', 'ok']);
      expect([...valueOf(await site.call('ana', readScoreCall, { issueId })).voters].sort()).toEqual(
        people.map(site.person).sort(),
      );
      expect(valueOf(await site.call('ana', readHistoryCall, { issueId }))).toHaveLength(4);
    });

    it('who agree: one stands, the other sees it and loses nothing', async () => {
      const replies = await Promise.all([
        site.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }),
        site.call('cleo', agreeScoreCall, { issueId, version: 0, factors: { ...full, value: 13 } }),
      ]);
      expect(replies.map(({ kind }) => kind).sort()).toEqual(['clash', 'ok']);
      const conflict = replies.find(({ kind }) => kind === 'clash') as { current: { agreed?: { by: string } } };
      const stands = replies.find(({ kind }) => kind === 'ok') as { value: { agreed?: { by: string } } };
      expect(conflict.current.agreed).toEqual(stands.value.agreed);
    });

    it('of whom one has agreed and taken it back meanwhile: the other agrees on nothing unseen', async () => {
      const version = await agreed(site, 'cleo');
      const reopened = valueOf(await site.call('cleo', reopenRoundCall, { issueId, version }));
      expect(await site.call('ben', agreeScoreCall, { issueId, version: 0, factors: full })).toMatchObject({
        kind: 'clash',
        why: 'conflict',
        current: { version: reopened.version, phase: 'open' },
      });
    });

    it('of whom one starts again over a value that the other has edited: the edit stands', async () => {
      const version = await agreed(site);
      valueOf(await site.call('cleo', editScoreCall, { issueId, version, factors: { value: 13 } }));
      expect(await site.call('ben', restartRoundCall, { issueId, version })).toMatchObject({
        kind: 'clash',
        why: 'conflict',
        current: { round: 1, phase: 'agreed', agreed: { factors: { value: 13 } } },
      });
    });

    it('of whom one edits a cell while the other scores: both are kept', async () => {
      const version = await agreed(site);
      const reopened = valueOf(await site.call('ben', restartRoundCall, { issueId, version }));
      valueOf(await site.call('cleo', submitBallotCall, { issueId, round: 2, factors: { value: 1 } }));
      const row = valueOf(
        await site.call('ben', editScoreCall, { issueId, version: reopened.version, factors: { urgency: 13 } }),
      );
      expect(row).toMatchObject({ ballots: 1, phase: 'open', agreed: { factors: { ...full, urgency: 13 } } });
    });

    it('of whom one edits a cell that the other has edited: the second is shown the first', async () => {
      const version = await agreed(site);
      valueOf(await site.call('ben', editScoreCall, { issueId, version, factors: { value: 13 } }));
      expect(await site.call('cleo', editScoreCall, { issueId, version, factors: { value: 1 } })).toMatchObject({
        kind: 'clash',
        why: 'conflict',
        current: { agreed: { factors: { value: 13 } } },
      });
    });

    it('of whom one reveals before the other has scored: the ballot is not taken, and the view says why', async () => {
      valueOf(await site.call('ben', submitBallotCall, { issueId, round: 1, factors: full }));
      valueOf(await site.call('ben', revealRoundCall, { issueId, round: 1 }));
      expect(await site.call('cleo', submitBallotCall, { issueId, round: 1, factors: full })).toMatchObject({
        kind: 'clash',
        why: 'wrong-phase',
        current: { phase: 'revealed' },
      });
    });

    it('of whom one reveals before the other hears that the ballot was taken: sent again, it is', async () => {
      valueOf(await site.call('cleo', submitBallotCall, { issueId, round: 1, factors: full }));
      valueOf(await site.call('ben', revealRoundCall, { issueId, round: 1 }));
      expect(await site.call('cleo', submitBallotCall, { issueId, round: 1, factors: full })).toMatchObject({
        kind: 'ok',
        value: { phase: 'revealed', version: 2 },
      });
    });

    it('who save settings: the second is shown the first', async () => {
      const { settings } = valueOf(await site.call('ana', readSettingsCall, { projectId: site.projectId }));
      valueOf(
        await site.call('ana', saveSettingsCall, {
          projectId: site.projectId,
          settings: { ...settings, expiryDays: 30 },
        }),
      );
      expect(await site.call('ana', saveSettingsCall, { projectId: site.projectId, settings })).toMatchObject({
        kind: 'clash',
        why: 'conflict',
        current: { expiryDays: 30, version: 1 },
      });
    });
  });
});
