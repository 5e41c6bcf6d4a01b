import { mirrorStatusCall } from '#app/mirror/calls';
import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { agreeScoreCall, scoresOfCall } from '#app/value/calls';
import { full, hosts, issueId, siteOfEach } from './app-site';
import { valueOf } from './forge';

describe.each(hosts)('on %s', (_, start) => {
  const site = siteOfEach(start);

  async function use(modelId: string): Promise<void> {
    const { settings } = valueOf(await site.call('ana', readSettingsCall, { projectId: site.projectId }));
    valueOf(
      await site.call('ana', saveSettingsCall, { projectId: site.projectId, settings: { ...settings, modelId } }),
    );
  }

  async function agreed(): Promise<void> {
    valueOf(await site.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    await site.settle();
    expect(await site.found(issueId)).toEqual([3.2, 16]);
  }

  describe('a project that changes its model', () => {
    it('has no results of the old one in its search fields', async () => {
      await agreed();
      await use('rice');
      await site.settle();
      expect(await site.found(issueId)).toEqual([null, null]);
      expect(valueOf(await site.call('ana', mirrorStatusCall, {})).waiting).toBe(0);
    });

    it('has them again when it changes back', async () => {
      await agreed();
      await use('rice');
      await site.settle();
      await use('wsjf');
      await site.settle();
      expect(await site.found(issueId)).toEqual([3.2, 16]);
    });

    it('has its fields mended later when they could not be written at once', async () => {
      await agreed();
      site.fail(`500@${site.paths.later}`);
      await use('rice');
      await site.settle();
      site.fail('');
      expect(await site.found(issueId)).toEqual([3.2, 16]);
      await site.repair();
      valueOf(await site.call('cleo', scoresOfCall, { issueIds: [issueId] }));
      await site.settle();
      expect(await site.found(issueId)).toEqual([null, null]);
    }, 60_000);
  });
});
