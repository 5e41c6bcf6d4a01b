import type { IssueId, ProjectId } from '#core/issue';
import { createTracker } from '#jira/tracker';

const extension = { appId: 'app', environmentId: 'environment' };
const agreeScores = 'ari:cloud:ecosystem::extension/app/environment/static/agree-scores';

/** The rights of somebody who holds exactly these permissions of Jira, as its REST API says so. */
function rightsWith(...held: readonly string[]) {
  return createTracker({
    extension,
    async request(path) {
      const asked = new URL(path, 'http://jira.invalid').searchParams.get('permissions')?.split(',') ?? [];
      const permissions = Object.fromEntries(asked.map((key) => [key, { havePermission: held.includes(key) }]));
      const issue = { id: '10001', key: 'A-1', fields: { project: { id: '10000', key: 'A', name: 'A' } } };
      return new Response(JSON.stringify(path.includes('/mypermissions') ? { permissions } : issue), {
        headers: { 'content-type': 'application/json' },
      });
    },
  }).rights;
}

const issue = '10001' as IssueId;
const project = '10000' as ProjectId;
const none = { see: false, edit: false, administer: false };

describe('rights in Jira', () => {
  it('to administer a project are those of its own administrators and of the site’s', async () => {
    for (const permission of ['ADMINISTER_PROJECTS', 'ADMINISTER']) {
      const rights = rightsWith('BROWSE_PROJECTS', permission);
      expect(await rights.ofProject(project)).toMatchObject({ see: true, edit: false, administer: true });
      expect(await rights.ofIssue(issue)).toMatchObject({ see: true, edit: false, administer: true });
    }
    const rights = rightsWith('BROWSE_PROJECTS', 'EDIT_ISSUES', agreeScores);
    expect(await rights.ofProject(project)).toMatchObject({ see: true, edit: true, administer: false });
  });

  it('to administer the site are not those of a project’s administrator', async () => {
    expect(await rightsWith('BROWSE_PROJECTS', 'ADMINISTER_PROJECTS').administers()).toBe(false);
    expect(await rightsWith('ADMINISTER').administers()).toBe(true);
  });

  it('to agree are the permission of that name, and no other brings it', async () => {
    const all = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS', 'ADMINISTER'];
    expect([...(await rightsWith(...all).ofIssue(issue)).holds]).not.toContain('agree-scores');
    expect([...(await rightsWith('BROWSE_PROJECTS', agreeScores).ofIssue(issue)).holds]).toEqual(['agree-scores']);
  });

  it('are none for somebody who may not browse, whatever else they hold', async () => {
    const rights = rightsWith('EDIT_ISSUES', 'ADMINISTER_PROJECTS', 'ADMINISTER', agreeScores);
    expect(await rights.ofProject(project)).toEqual({ ...none, holds: new Set() });
    expect(await rights.ofIssue(issue)).toEqual({ ...none, holds: new Set() });
  });
});
