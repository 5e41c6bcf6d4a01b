import { full, hosts, issueId, siteOfEach } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('on %s', (_, start) => {
  const site = siteOfEach(start);

  describe('a person without the right', () => {
    it('finds no item that is not there', async () => {
      expect(await site.call('ben', 'score.read', { issueId: '99999' })).toEqual({ kind: 'not-found' });
      expect(await site.call('ben', 'score.submit', { issueId: '99999', round: 1, factors: full })).toEqual({
        kind: 'not-found',
      });
    });

    it('reads, and is told what is missing for more', async () => {
      expect(await site.call('rhea', 'score.submit', { issueId, round: 1, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'edit',
      });
      expect(await site.call('rhea', 'score.withdraw', { issueId, round: 1 })).toEqual({
        kind: 'not-permitted',
        need: 'edit',
      });
      expect(await site.call('rhea', 'score.reveal', { issueId, round: 1 })).toEqual({
        kind: 'not-permitted',
        need: 'agree',
      });
      expect(await site.call('rhea', 'score.agree', { issueId, version: 0, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'agree',
      });
      expect(await site.call('rhea', 'score.edit', { issueId, version: 0, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'agree',
      });
      expect(await site.call('rhea', 'score.restart', { issueId, version: 0 })).toEqual({
        kind: 'not-permitted',
        need: 'agree',
      });
      expect(await site.call('ben', 'records.export', {})).toEqual({ kind: 'not-permitted', need: 'administer' });
      expect(await site.call('ben', 'mirror.repair', {})).toEqual({ kind: 'not-permitted', need: 'administer' });
    });

    it('cannot agree where only administrators may', async () => {
      const { settings } = valueOf(await site.call('ana', 'settings.read', { projectId: site.projectId }));
      valueOf(
        await site.call('ana', 'settings.save', {
          projectId: site.projectId,
          settings: { ...settings, agree: 'administrators' },
        }),
      );
      expect(await site.call('ben', 'score.agree', { issueId, version: 0, factors: full })).toEqual({
        kind: 'not-permitted',
        need: 'agree',
      });
      expect(await site.call('ana', 'score.agree', { issueId, version: 0, factors: full })).toMatchObject({
        kind: 'ok',
      });
    });

    it('is asked to sign in when the session is over', async () => {
      expect(await site.raw(undefined, 'score.read', { issueId })).toEqual({ kind: 'not-signed-in' });
    });
  });

  describe('an answer that cannot be taken', () => {
    it.each([
      ['outside of its scale', { ...full, value: 4 }, { kind: 'out-of-scale', factor: 'value', value: 4 }],
      ['to a question that the model does not ask', { ...full, reach: 4 }, { kind: 'unknown-factor', factor: 'reach' }],
      ['that leaves one out', { value: 8, urgency: 5, size: 5 }, { kind: 'invalid', field: 'relief' }],
      [
        'with a size that is neither a step nor the estimate',
        { ...full, size: 7 },
        { kind: 'out-of-scale', factor: 'size', value: 7 },
      ],
      ['that is no number', { ...full, value: 'many' as never }, { kind: 'invalid', field: 'factors.value' }],
      ['that nobody can pass off as a factor', { ...full, ['__proto__x']: 1 }, { kind: 'invalid' }],
    ])('%s is refused in words', async (_, factors, problem) => {
      expect(await site.call('ben', 'score.agree', { issueId, version: 0, factors })).toMatchObject(problem);
      expect(valueOf(await site.call('ben', 'score.read', { issueId })).version).toBe(0);
    });

    it('is taken for the size when it is the estimate, though no step', async () => {
      expect(
        valueOf(await site.call('ben', 'score.agree', { issueId: '10001', version: 0, factors: { ...full, size: 4 } }))
          .agreed?.factors['size'],
      ).toBe(4);
    });

    it('is a size of zero', async () => {
      const { settings } = valueOf(await site.call('ana', 'settings.read', { projectId: site.projectId }));
      valueOf(
        await site.call('ana', 'settings.save', {
          projectId: site.projectId,
          settings: { ...settings, modelId: 'rice' },
        }),
      );
      const factors = { reach: 100, impact: 1, confidence: 0.8, effort: 0 };
      expect(await site.call('ben', 'score.agree', { issueId, version: 0, factors })).toEqual({
        kind: 'invalid',
        field: 'effort',
        message: 'The size must be above 0.',
      });
    });

    it('says so when it is no request at all', async () => {
      expect(await site.raw('ben', 'score.read', { issueId: 5 })).toMatchObject({ kind: 'invalid', field: 'issueId' });
      expect(await site.raw('ben', 'score.read', null)).toMatchObject({ kind: 'invalid' });
    });
  });
});
