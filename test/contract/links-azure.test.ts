import { createAzureLinks } from '#azure/links';
import { short, startAzure } from '../app/azure';
import { describeLinks } from './links-suite';

describeLinks({
  name: 'Azure DevOps',
  start(backlog) {
    const app = startAzure(backlog);
    return {
      exchanges: app.exchanges,
      links: (who) => createAzureLinks({ request: app.requestAs(who), patience: short }),
      fail: (spec) => app.fail(spec),
      close: () => app.close(),
    };
  },
  phrases: { order: ['Successor', 'Predecessor'], other: ['Related', 'Related'] },
  // The process has one kind for both.
  kinds: { blocks: 'System.LinkTypes.Dependency', depends: 'System.LinkTypes.Dependency' },
  countHidden: true,
  countItems: false,
  // kinds of links, 200 + 50, and whether the other end of one link is seen
  calls: 4,
  itemsPath: '/_apis/wit/workitemsbatch',
});
