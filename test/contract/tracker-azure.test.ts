import { agreeScoreCall } from '#app/value/calls';
import { fieldUses } from '#app/field-uses';
import { AzureTracker } from '#azure/tracker';
import { smallBacklog } from '../app/backlog';
import { short, startAzure } from '../app/azure';
import { valueOf } from '../app/forge';
import type { TrackerHost } from './tracker-host';
import { describeTracker } from './tracker-suite';

const azure: TrackerHost = {
  name: 'Azure DevOps',
  start(backlog = smallBacklog()) {
    const app = startAzure(backlog);
    const ferry = { id: app.project('Ferry'), key: 'Ferry' };
    return {
      exchanges: app.exchanges,
      tracker: (who = 'ben') =>
        new AzureTracker({ request: app.requestAs(who), project: ferry, patience: short, uses: fieldUses }),
      mirror: app.page('ben').mirror,
      ferry,
      vault: { id: app.project('Vault') },
      // Items came in with the numbers 10001 upwards.
      key: (key) => String(10_000 + Number(key.split('-')[1])),
      person: (who) => app.person(who),
      fail: (spec) => app.fail(spec),
      async otherNumber() {
        await app.edit('ana', 10001, { 'Microsoft.VSTS.Common.BusinessValue': 7 });
        return 'Microsoft.VSTS.Common.BusinessValue';
      },
      async agree(issueId, factors) {
        valueOf(await app.call('ana', agreeScoreCall, { issueId, version: 0, factors }));
        await app.settle();
      },
      found: async (issueId) => [
        app.fieldsOf(issueId)['Custom.WSJF'] ?? null,
        app.fieldsOf(issueId)['Custom.CostOfDelay'] ?? null,
      ],
      close: () => app.close(),
    };
  },
  strange: (answer) =>
    new AzureTracker({
      request: answer,
      uses: fieldUses,
      patience: { answerMilliseconds: 50, pauseMilliseconds: 100, attempts: 1, totalMilliseconds: 200 },
    }),
  words: { story: 'User Story', open: 'New', blocks: 'Successor', urgent: '2' },
  queries: {
    boatsAndQuay:
      "[System.TeamProject] = @project AND ([System.Tags] CONTAINS 'quay' OR [System.Title] CONTAINS 'boats') ORDER BY [System.Id] DESC",
    broken: "[Colour] = 'blue'",
  },
  peoplePath: '/_apis/identities',
  rightsPath: '/_apis/security/permissionevaluationbatch',
  itemsPath: '/_apis/wit/workitemsbatch',
  // types, fields, one query for numbers, one for links, four times two hundred items
  // The others need the areas and iterations of the project, too.
  listing: { calls: 8, firstPage: 50, plannedCalls: 9 },
};

describeTracker(azure);
