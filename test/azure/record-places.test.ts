import { answer } from '#app/answer';
import { agreeScoreCall, editScoreCall } from '#app/value/calls';
import { scoreKind } from '#app/value/kind';
import { startAzure, type AzureApp } from '../app/azure';
import { valueOf } from '../app/forge';

let app: AzureApp;
beforeEach(() => {
  app = startAzure();
});
afterEach(() => app.close());

const issueId = '10002';
const lostLocation = '500@POST /_apis/ExtensionManagement/*/Collections/locations/Documents';
const full = { value: 8, urgency: 5, relief: 3, size: 5 };

// Cause: on a page of another project only the item's location was believed, which the page keeps for 15 seconds.
describe("an item that is scored on a page of its own project while another project's page shows it", () => {
  it.each([
    ['before the page of the other project has read where it lies', ''],
    ['and whose location was lost', lostLocation],
  ])('can be scored on both, %s', async (_, fault) => {
    const there = app.page('cleo', { project: 'Vault' });
    const ref = { id: issueId, home: app.project('Ferry') };
    expect(await there.records.get(scoreKind, ref)).toBeUndefined();
    app.fail(fault);
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    await app.settle();
    app.fail('');
    const edit = (version: number) =>
      answer(editScoreCall.name, { issueId, version, factors: { value: 13 } }, there, (_call, error) => {
        throw error;
      });
    expect(await edit(0)).toMatchObject({ kind: 'clash', current: { version: 1 } });
    expect(await edit(1)).toMatchObject({ kind: 'ok' });
    // From now on whoever does not know its home finds it, too.
    await app.settle();
    const elsewhere = app.page('ana', { project: 'Vault', isFresh: true });
    expect(await elsewhere.records.get(scoreKind, { id: issueId })).toMatchObject({ version: 2 });
  });

  it('is found among many, though its location was lost', async () => {
    app.fail(lostLocation);
    valueOf(await app.call('ben', agreeScoreCall, { issueId, version: 0, factors: full }));
    await app.settle();
    app.fail('');
    const there = app.page('cleo', { project: 'Vault' });
    const refs = [issueId, '1', '2', '3', '4'].map((id) => ({ id, home: app.project('Ferry') }));
    expect(await there.records.many(scoreKind, refs)).toMatchObject([{ id: issueId, version: 1 }]);
  });
});
