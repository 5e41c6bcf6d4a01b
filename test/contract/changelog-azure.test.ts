import type { FieldChanges } from '#app/ports/changelog';
import { createAzureChangelog } from '#azure/changelog';
import type { AzureRequest } from '#azure/request';
import type { IssueId } from '#core/issue';
import { short, startAzure, type AzureApp } from '../app/azure';
import { smallBacklog } from '../app/backlog';
import { begun, describeChangelog, type ChangelogHost } from './changelog-suite';

const azure: ChangelogHost = {
  name: 'Azure DevOps',
  start(backlog) {
    const app = startAzure(backlog);
    return {
      exchanges: app.exchanges,
      changelog: (who = 'ben') => createAzureChangelog({ request: app.requestAs(who), patience: short }),
      person: (who) => app.person(who),
      fail: (spec) => app.fail(spec),
      close: () => app.close(),
    };
  },
  words: { open: 'New', underWay: 'Active', first: 'Ferry\\early', second: 'Ferry\\later' },
  points: 'Microsoft.VSTS.Scheduling.StoryPoints',
  tellsMissing: true,
  historyPath: '/_apis/wit/workItems/*/updates',
  manyPath: '/*/_apis/wit/reporting/workitemrevisions',
  // Two batches of items, two of the project's 1,360 revisions.
  calls: 4,
};

describeChangelog(azure);

describe('forty items of Azure DevOps', () => {
  const numbers = Array.from({ length: 40 }, (_, index) => String(10_001 + index) as IssueId);
  let app: AzureApp;
  beforeAll(() => {
    app = startAzure(smallBacklog(numbers.map((id, index) => begun(`FERRY-${index + 1}`, Number(id)))));
  });
  afterAll(() => app.close());

  const told = (request: AzureRequest): Promise<FieldChanges> =>
    createAzureChangelog({ request, patience: short }).changes(numbers, ['status', 'summary']);
  /** A request whose reports of revisions are answered by something else. */
  const withReports =
    (answer: (real: () => Promise<Response>) => Promise<Response>): AzureRequest =>
    (area, path, init) => {
      const real = (): Promise<Response> => app.requestAs('ben')(area, path, init) as Promise<Response>;
      return path.includes('/reporting/') ? answer(real) : real();
    };

  it('tell the same where reports are refused, item by item', async () => {
    const refused = withReports(async () => Response.json({ message: 'No reports.' }, { status: 403 }));
    const changes = await told(refused);
    expect(changes.changes).toHaveLength(80);
    expect(changes).toEqual(await told(app.requestAs('ben')));
  });

  it('tell the same where a report ends before all is told', async () => {
    const cut = withReports(async (real) => {
      const batch = JSON.parse(await (await real()).text()) as { values: unknown[] };
      return Response.json({ ...batch, values: batch.values.slice(0, 90), isLastBatch: true });
    });
    expect(await told(cut)).toEqual(await told(app.requestAs('ben')));
  });

  it('take no more reports than asking item by item would take rounds', async () => {
    let reports = 0;
    const endless = withReports(async () => {
      reports += 1;
      return Response.json({ values: [], continuationToken: String(reports), isLastBatch: false });
    });
    expect((await told(endless)).changes).toHaveLength(80);
    // Six calls at a time: forty items take seven rounds.
    expect(reports).toBe(7);
  });
});
