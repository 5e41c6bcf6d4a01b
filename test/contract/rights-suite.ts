import type { IssueId, ProjectId } from '#core/issue';
import { siteOfAll, type TrackerHost } from './tracker-host';

/** Every promise of the port Rights, for one host. */
export function describeRights(host: TrackerHost): void {
  describe(`rights in ${host.name}`, () => {
    const site = siteOfAll(() => host.start());
    const nothing = { see: false, edit: false, administer: false, holds: new Set() };
    const id = '10001' as IssueId;

    it('are what a person may do with an item', async () => {
      expect(await site.tracker().rights.ofIssue(id)).toMatchObject({
        projectId: site.ferry.id,
        see: true,
        edit: true,
        administer: false,
      });
      expect(await site.tracker('rhea').rights.ofIssue(id)).toEqual({
        projectId: site.ferry.id,
        see: true,
        edit: false,
        administer: false,
        holds: new Set(),
      });
    });

    it('are what a person may do in a project', async () => {
      const { holds, ...rights } = await site.tracker('ana').rights.ofProject(site.ferry.id);
      expect(rights).toEqual({ see: true, edit: true, administer: true });
      expect(holds).toContain('agree-scores');
    });

    it('are none where there is nothing, or nothing for this person', async () => {
      const { rights } = site.tracker();
      expect(await rights.ofIssue('99999' as IssueId)).toEqual(nothing);
      expect(await rights.ofIssue('10006' as IssueId)).toEqual(nothing);
      expect(await rights.ofProject('4711' as ProjectId)).toEqual(nothing);
      expect(await rights.ofProject(site.vault.id)).toEqual(nothing);
    });

    it('to see are asked in one call for a thousand', async () => {
      const fresh = site.tracker();
      const ids = ['10001', '10003', '10006', '99999', 'not a number'] as IssueId[];
      const before = site.exchanges.length;
      expect([...(await fresh.rights.visible(ids))].sort()).toEqual(['10001', '10003']);
      expect(site.exchanges.length - before).toBe(1);
      expect((await fresh.rights.visible([])).size).toBe(0);
      expect([...(await site.tracker('ana').rights.visible(ids))].sort()).toEqual(['10001', '10003', '10006']);
    });

    it('are answered though a question for them, which is a POST, fails once', async () => {
      const { rights } = site.tracker();
      site.fail(`503@POST ${host.rightsPath}x1`);
      expect(await rights.ofProject(site.ferry.id)).toMatchObject({ see: true, edit: true });
      expect((await rights.visible([id])).has(id)).toBe(true);
      site.fail('');
    });

    it('to administer the whole are an administrator’s', async () => {
      expect(await site.tracker('ana').rights.administers()).toBe(true);
      expect(await site.tracker('ben').rights.administers()).toBe(false);
    });
  });
}
