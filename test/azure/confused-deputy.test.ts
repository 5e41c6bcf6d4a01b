import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { agreeScoreCall, editScoreCall, readScoreCall, scoresOfCall } from '#app/value/calls';
import { issue } from '../support/backlog';
import { smallBacklog } from '../app/backlog';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf, type Json } from '../app/forge';
import { forgedLine, sharedDocuments, type SharedDocuments } from './shared-documents';

let app: AzureApp;
let documents: SharedDocuments;
const ids = Array.from({ length: 12 }, (_, index) => String(10_001 + index));
const fields = {
  wsjf: 'Custom.WSJF',
  value: 'Microsoft.VSTS.Common.BusinessValue',
  target: 'Microsoft.VSTS.Scheduling.RemainingWork',
};
const factors = { value: 8, urgency: 5, relief: 3, size: 5 };
const at = '2026-11-20T09:00:00.000Z';

beforeEach(() => {
  app = startAzure(smallBacklog(ids.map((id, index) => issue(`FERRY-${index + 1}`, { id }))));
  documents = sharedDocuments(app);
});
afterEach(() => app.close());

async function forgeScores(more: object = {}): Promise<void> {
  const by = app.person('ben');
  for (const id of ids)
    await documents.write(documents.inFerry('score'), {
      id,
      format: 1,
      home: app.project('Ferry'),
      version: 1,
      value: { round: 1, phase: 'agreed', ballots: [], agreed: { by, at, modelId: 'wsjf', factors } },
      stamped: forgedLine(by, 1, { action: 'agreed', round: 1, factors }),
      ...more,
    });
}

async function forgeSettings(mapping: object): Promise<void> {
  const project = app.project('Ferry');
  const known = await documents.read(documents.inFerry('settings'), project);
  await documents.write(documents.inFerry('settings'), {
    id: project,
    format: 1,
    home: project,
    version: 1,
    stamped: forgedLine(app.person('ana'), 1, { action: 'saved' }),
    ...known,
    value: { modelId: 'wsjf', agree: 'editors', fields: mapping },
  });
}

/** How many items somebody's page has written to since. */
async function writtenWhile(work: () => Promise<void>): Promise<number> {
  const before = ids.map((id) => JSON.stringify(app.fieldsOf(id)));
  await work();
  await app.settle();
  return ids.filter((id, index) => JSON.stringify(app.fieldsOf(id)) !== before[index]).length;
}

async function benLooks(): Promise<void> {
  const ben = app.page('ben', { isFresh: true });
  valueOf(await app.call('ben', scoresOfCall, { issueIds: ids }));
  for (const issueId of ids) valueOf(await app.call('ben', readScoreCall, { issueId }));
  await ben.repair();
}

describe('a reader who writes agreements in the name of an editor', () => {
  it.each([
    ['', {}],
    [' that wait for their fields', { tasks: { mirror: { since: at, version: 1 } } }],
  ])('has none of 12 items written by the editor’s page: records%s', async (_, more) => {
    await forgeScores(more);
    expect(await writtenWhile(benLooks)).toBe(0);
    const [row] = valueOf(await app.call('ben', scoresOfCall, { issueIds: ids }));
    expect(row).toMatchObject({ agreed: { factors }, doubt: 'unsigned' });
  });

  it('has none written with settings of the same kind, and an open field of any sort in them', async () => {
    await forgeSettings({ wsjf: fields.target, 'cost-of-delay': 'none' });
    await forgeScores();
    expect(await writtenWhile(benLooks)).toBe(0);
  });

  it('has none written with the signature of an agreement on another item', async () => {
    valueOf(await app.call('ben', agreeScoreCall, { issueId: ids[0]!, version: 0, factors }));
    await app.settle();
    const { stamped, value } = await documents.read(documents.inFerry('score'), ids[0]!);
    await forgeScores({ stamped, value });
    expect(await writtenWhile(benLooks)).toBe(0);
    expect(valueOf(await app.call('ben', readScoreCall, { issueId: ids[1]! }))).toMatchObject({ doubt: 'unverified' });
  });

  it('has none written with a value below an agreement that is signed', async () => {
    for (const issueId of ids) valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors }));
    await app.settle();
    for (const id of ids)
      await documents.change(documents.inFerry('score'), id, ({ value }: Json) => (value.agreed.factors.size = 1));
    expect(await writtenWhile(benLooks)).toBe(0);
    // (8 + 5 + 3) / 5 = 3.2, not 16: no field holds the size
    expect(app.fieldsOf(ids[3]!)).toMatchObject({ [fields.wsjf]: 3.2, [fields.value]: 8 });
  });
});

describe('what editors agree', () => {
  it('is written to all 12 items, by the page of somebody else, too', async () => {
    app.fail('500@/_apis/wit/$batch');
    for (const issueId of ids) valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors }));
    await app.settle();
    app.fail('');
    expect(
      await writtenWhile(async () => {
        app.page('cleo', { isFresh: true });
        valueOf(await app.call('cleo', scoresOfCall, { issueIds: ids }));
      }),
    ).toBe(12);
  });

  it('is written nowhere by settings that nobody signed, and everywhere once they are saved', async () => {
    await forgeSettings({ wsjf: fields.target });
    const written = await writtenWhile(async () => {
      valueOf(await app.call('ben', agreeScoreCall, { issueId: ids[0]!, version: 0, factors }));
    });
    expect(written).toBe(0);
    const read = valueOf(await app.call('ana', readSettingsCall, { projectId: app.project('Ferry') }));
    expect(read).toMatchObject({ doubt: 'unsigned', settings: { fields: { wsjf: fields.target } } });
    const settings = { ...read.settings, fields: {} };
    valueOf(await app.call('ana', saveSettingsCall, { projectId: app.project('Ferry'), settings }));
    app.page('ben', { isFresh: true });
    valueOf(await app.call('ben', editScoreCall, { issueId: ids[0]!, version: 1, factors: { value: 13 } }));
    await app.settle();
    expect(app.fieldsOf(ids[0]!)).toMatchObject({ [fields.value]: 13, [fields.wsjf]: 4.2 });
  });
});
