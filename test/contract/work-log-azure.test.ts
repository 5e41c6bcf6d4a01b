import type { IsoDateTime } from '#core/result';
import { createAzureWorkLog } from '#azure/work-log';
import { short, startAzure } from '../app/azure';
import { describeWorkLog, ids, type WorkLogHost } from './work-log-suite';

const completedWork = 'Microsoft.VSTS.Scheduling.CompletedWork';

const azure: WorkLogHost = {
  name: 'Azure DevOps',
  start(backlog) {
    const app = startAzure(backlog);
    return {
      exchanges: app.exchanges,
      workLog: (who = 'ben') => createAzureWorkLog({ request: app.requestAs(who), patience: short }),
      work: (issueId, hours) => app.edit('ana', issueId, { [completedWork]: hours }),
      fail: (spec) => app.fail(spec),
      close: () => app.close(),
    };
  },
  itemsACall: 200,
  itemsPath: '/_apis/wit/workitemsbatch',
};

describeWorkLog(azure);

describe('Azure DevOps beside the port', () => {
  it('knows no entries, and says so', async () => {
    const site = azure.start();
    const log = site.workLog();
    const since = '2026-11-01T00:00:00.000Z' as IsoDateTime;
    expect(log.can).toEqual({ entries: false, completed: true });
    expect(await log.entriesOf(ids(10_001))).toEqual({ entries: [], missing: [] });
    expect(await log.entriesSince(since)).toEqual({ entries: [], deleted: [], hidden: 0, until: since });
    site.close();
  });
});
