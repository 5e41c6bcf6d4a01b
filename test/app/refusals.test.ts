import { repairMirrorCall } from '#app/mirror/calls';
import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { exportRecordsCall } from '#app/transfer/calls';
import {
  agreeScoreCall,
  editScoreCall,
  readScoreCall,
  restartRoundCall,
  revealRoundCall,
  submitBallotCall,
  withdrawBallotCall,
} from '#app/value/calls';
import type { FactorId } from '#core/value/model';
import { full, hosts, issueId, siteOfEach } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('on %s', (_, start) => {
  const site = siteOfEach(start);

  describe('a person without the right', () => {
    it('finds no item that is not there', async () => {
      expect(await site.call('ben', readScoreCall, { issueId: '99999' })).toEqual({ kind: 'not-found' });
      expect(await site.call('ben', submitBallotCall, { issueId: '99999', round: 1, factors: full })).toEqual({
        kind: 'not-found',
      });
    });

    it('reads, and is told what is missing for more', async () => {
      expect(await site.call('rhea', submitBallotCall, { issueId, round: 1, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'edit',
      });
      expect(await site.call('rhea', withdrawBallotCall, { issueId, round: 1 })).toEqual({
        kind: 'not-permitted',
        need: 'edit',
      });
      expect(await site.call('rhea', revealRoundCall, { issueId, round: 1 })).toEqual({
        kind: 'not-permitted',
        need: 'agree-scores',
      });
      expect(await site.call('rhea', agreeScoreCall, { issueId, version: 0, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'agree-scores',
      });
      expect(await site.call('rhea', editScoreCall, { issueId, version: 0, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'agree-scores',
      });
      expect(await site.call('rhea', restartRoundCall, { issueId, version: 0 })).toEqual({
        kind: 'not-permitted',
        need: 'agree-scores',
      });
      expect(await site.call('ben', exportRecordsCall, {})).toEqual({ kind: 'not-permitted', need: 'administer' });
      expect(await site.call('ben', repairMirrorCall, {})).toEqual({ kind: 'not-permitted', need: 'administer' });
    });

    it('cannot agree where only administrators may', async () => {
      const { settings } = valueOf(await site.call('ana', readSettingsCall, { projectId: site.projectId }));
      valueOf(
        await site.call('ana', saveSettingsCall, {
          projectId: site.projectId,
          settings: { ...settings, agree: 'administrators' },
        }),
      );
      expect(await site.call('ben', agreeScoreCall, { issueId, version: 0, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'agree-scores',
      });
      expect(await site.call('ana', agreeScoreCall, { issueId, version: 0, factors: full })).toMatchObject({
        kind: 'ok',
      });
    });

    it('is asked to sign in when the session is over', async () => {
      expect(await site.raw(undefined, 'value.read', { issueId })).toEqual({ kind: 'not-signed-in' });
    });
  });

  describe('an answer that cannot be taken', () => {
    it.each([
      [
        'outside of its scale',
        { ...full, value: 4 },
        { kind: 'invalid', why: 'out-of-scale', field: 'value', data: { value: 4 } },
      ],
      [
        'to a question that the model does not ask',
        { ...full, reach: 4 },
        { kind: 'invalid', why: 'unknown-factor', field: 'reach' },
      ],
      [
        'that leaves one out',
        { value: 8, urgency: 5, size: 5 },
        { kind: 'invalid', why: 'unanswered-factor', field: 'relief' },
      ],
      [
        'with a size that is neither a step nor the estimate',
        { ...full, size: 7 },
        { kind: 'invalid', why: 'out-of-scale', field: 'size', data: { value: 7 } },
      ],
      ['that is no number', { ...full, value: 'many' as never }, { kind: 'invalid', field: 'factors.value' }],
      ['that nobody can pass off as a factor', { ...full, ['__proto__x']: 1 }, { kind: 'invalid' }],
    ])('%s is refused in words', async (_, factors, problem) => {
      expect(await site.call('ben', agreeScoreCall, { issueId, version: 0, factors })).toMatchObject(problem);
      expect(valueOf(await site.call('ben', readScoreCall, { issueId })).version).toBe(0);
    });

    it('is taken for the size when it is the estimate, though no step', async () => {
      expect(
        valueOf(await site.call('ben', agreeScoreCall, { issueId: '10001', version: 0, factors: { ...full, size: 4 } }))
          .agreed?.factors['size' as FactorId],
      ).toBe(4);
    });

    it('is a size of zero', async () => {
      const { settings } = valueOf(await site.call('ana', readSettingsCall, { projectId: site.projectId }));
      valueOf(
        await site.call('ana', saveSettingsCall, {
          projectId: site.projectId,
          settings: { ...settings, modelId: 'rice' },
        }),
      );
      const factors = { reach: 100, impact: 1, confidence: 0.8, effort: 0 };
      expect(await site.call('ben', agreeScoreCall, { issueId, version: 0, factors })).toEqual({
        kind: 'invalid',
        why: 'no-size',
        field: 'effort',
      });
    });

    it('says so when it is no request at all', async () => {
      expect(await site.raw('ben', 'value.read', { issueId: 5 })).toMatchObject({ kind: 'invalid', field: 'issueId' });
      expect(await site.raw('ben', 'value.read', null)).toMatchObject({ kind: 'invalid' });
    });
  });
});
