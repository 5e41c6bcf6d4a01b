import { createAzure } from '#host/azure/azure';
import { azureContents } from '#host/azure/fill/fill';
import { importFiles } from '#world/import/import';
import type { Backlog } from '#host/jira/backlog';
import { openStore } from '#host/server/store';
import { fileOf } from '../../world/import/temporary-files';
import { smallTrain } from '../../world/remote/small-train';

function organizationOf(backlog: Backlog, isSeed: boolean) {
  const azure = createAzure({
    store: openStore(':memory:'),
    now: () => new Date('2026-11-22T12:00:00Z'),
    baseUrl: 'http://localhost/azure',
  });
  azure.load(azureContents(backlog, { isSeed }));
  return azure;
}

describe('work items that one organization answers and another one imports', () => {
  it('are the same items: fields, paths, states, sizes and links', async () => {
    const first = organizationOf(smallTrain(8), true);
    const theirs = [...first.organization.items()];
    const personId = first.organization.people().find(({ access }) => access === 'admin')!.id;
    const files: string[] = [];
    for (let at = 0; at < theirs.length; at += 200) {
      const body = JSON.stringify({ ids: theirs.slice(at, at + 200).map(({ id }) => id), $expand: 'relations' });
      const answer = await first.handle(
        new Request('http://localhost/azure/_apis/wit/workitemsbatch?api-version=7.1', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
        }),
        { kind: 'user', personId },
      );
      files.push(fileOf(`items-${at}.json`, await answer.text()));
    }
    expect(theirs.length).toBeGreaterThan(20);
    const imported = await importFiles(files);
    expect(imported.notes.filter(({ cost }) => cost !== 'info')).toEqual([]);
    const second = organizationOf(imported.backlog, false).organization;

    const compared = [
      'System.WorkItemType',
      'System.Title',
      'System.State',
      'System.AreaPath',
      'System.IterationPath',
      'System.TeamProject',
      'System.Parent',
      'System.Description',
      'Microsoft.VSTS.Common.Priority',
      'Microsoft.VSTS.Common.ValueArea',
      'Microsoft.VSTS.Scheduling.StoryPoints',
      'Microsoft.VSTS.Scheduling.Effort',
      'Microsoft.VSTS.Build.IntegrationBuild',
      'Custom.SourceKey',
      'Custom.SourceType',
      'Custom.Component',
      'Custom.Client',
    ];
    const chosen = (organization: typeof second, id: number) =>
      Object.fromEntries(compared.map((name) => [name, organization.item(id)!.fields[name]]));
    const links = (organization: typeof second, id: number) =>
      organization
        .item(id)!
        .relations.map(({ rel, target }) => `${rel} ${target}`)
        .toSorted();
    expect([...second.items()]).toHaveLength(theirs.length);
    for (const { id } of theirs) {
      expect(chosen(second, id)).toEqual(chosen(first.organization, id));
      expect(links(second, id)).toEqual(links(first.organization, id));
    }
  });
});
