import type { IssueId } from '#core/issue';
import { fieldIds } from '#host/jira/defaults';
import { createJiraChangelog } from '#jira/changelog';
import { short } from '../app/azure';
import { smallBacklog } from '../app/backlog';
import { startForge } from '../app/forge';
import { issue } from '../support/backlog';
import { begun, describeChangelog, type ChangelogHost } from './changelog-suite';

const jira: ChangelogHost = {
  name: 'Jira',
  start(backlog) {
    const forge = startForge(backlog);
    return {
      exchanges: forge.exchanges,
      changelog: (who = 'ben') =>
        createJiraChangelog({ request: forge.requestAs(who), patience: short, pageSize: 500 }),
      person: (who) => who,
      fail: (spec) => forge.fail(spec),
      close: () => forge.close(),
    };
  },
  words: { open: 'To Do', underWay: 'In Progress', first: 'Deck early', second: 'Deck later' },
  points: fieldIds.storyPoints,
  tellsMissing: false,
  historyPath: '/rest/api/3/changelog/bulkfetch',
  manyPath: '/rest/api/3/changelog/bulkfetch',
  // Pages of five hundred of 1,020 changes.
  calls: 3,
};

describeChangelog(jira);

describe('Jira beside the port', () => {
  it('gives the ids of statuses', async () => {
    const site = jira.start(smallBacklog([issue('FERRY-2'), begun('FERRY-1', 10_001)]));
    const { changes } = await site.changelog().changes(['10001' as IssueId], ['status']);
    expect(changes).toMatchObject([{ from: { id: expect.stringMatching(/^\d+$/) }, to: { id: expect.any(String) } }]);
    site.close();
  });

  it.each([
    ['milliseconds', 1_790_931_600_000],
    ['seconds', 1_790_931_600],
    ['text with an offset', '2026-10-02T10:00:00.000+0100'],
  ])('reads moments in %s', async (_, created) => {
    const items = [{ field: 'status', fieldId: 'status', from: '1', fromString: 'A', to: '2', toString: 'B' }];
    const request = async (): Promise<Response> =>
      Response.json({ issueChangeLogs: [{ issueId: '1', changeHistories: [{ id: '5', created, items }] }] });
    const { changes } = await createJiraChangelog({ request }).changes(['1' as IssueId], ['status']);
    expect(changes).toEqual([
      {
        issueId: '1',
        at: '2026-10-02T09:00:00.000Z',
        field: 'status',
        from: { id: '1', text: 'A' },
        to: { id: '2', text: 'B' },
      },
    ]);
  });
});
