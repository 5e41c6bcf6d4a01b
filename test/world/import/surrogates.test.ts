import { createAzure } from '#host/azure/azure';
import { azureContents } from '#host/azure/fill/fill';
import { openStore } from '#host/server/store';
import { importOf } from './temporary-files';

/** An issue as JSON, whose texts are written as they stand in a file. */
const file = (summary: string, team: string) =>
  `[{"key":"A-1","fields":{"summary":"${summary}","project":{"key":"A","name":"Ferry"},"Team":"${team}"}}]`;

describe('half of a surrogate pair in a file', () => {
  it.each([
    ['the first half', String.raw`Deck \ud83d`, 'Deck \ufffd'],
    ['the second half, in capitals', String.raw`Deck \uDEA2`, 'Deck \ufffd'],
    ['two first halves and a pair', String.raw`\ud83d\ud83d\udea2`, '\ufffd🚢'],
    ['a whole pair', String.raw`\ud83d\udea2`, '🚢'],
    ['a backslash before four letters', String.raw`\\ud83d`, String.raw`\ud83d`],
  ])('%s is read as text', async (_, written, read) => {
    const { backlog } = await importOf('a.json', file(written, 'Deck'));
    expect(backlog.issues.map(({ summary }) => summary)).toEqual([read]);
  });

  it('in a team’s name leaves the areas of its project readable', async () => {
    const { backlog } = await importOf('a.json', file('One', String.raw`Deck \ud83d`));
    expect(backlog.issues[0]?.team).toBe('Deck \ufffd');
    const store = openStore(':memory:');
    const azure = createAzure({ store, now: () => new Date(), baseUrl: 'http://localhost/azure' });
    azure.load(azureContents(backlog, { isSeed: false }));
    const [project] = azure.organization.projects();
    for (const node of ['areas', 'areas/Deck%20%EF%BF%BD']) {
      const response = await azure.handle(
        new Request(`http://localhost/azure/${project?.id}/_apis/wit/classificationnodes/${node}?$depth=5`),
        { kind: 'user', personId: backlog.people[0]?.accountId ?? '' },
      );
      expect([node, response.status]).toEqual([node, 200]);
    }
    store.close();
  });
});
