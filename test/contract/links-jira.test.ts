import { createJiraLinks } from '#jira/links';
import { startForge } from '../app/forge';
import { describeLinks } from './links-suite';

const patience = { answerMilliseconds: 5_000, pauseMilliseconds: 3_000, attempts: 3, totalMilliseconds: 10_000 };

describeLinks({
  name: 'Jira',
  start(backlog) {
    const forge = startForge({
      ...backlog,
      linkTypes: [...backlog.linkTypes, { name: 'Relates', inward: 'relates to', outward: 'relates to' }],
    });
    return {
      exchanges: forge.exchanges,
      links: (who) => createJiraLinks({ request: forge.requestAs(who), patience }),
      fail: (spec) => forge.fail(spec),
      close: () => forge.close(),
    };
  },
  phrases: { order: ['blocks', 'is blocked by'], other: ['relates to', 'relates to'] },
  kinds: { blocks: '10000', depends: '10010' },
  countHidden: false,
  countItems: true,
  // 100 + 100 + 50
  calls: 3,
  itemsPath: '/rest/api/3/issue/bulkfetch',
});
