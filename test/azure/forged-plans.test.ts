import { readJournalsCall, saveJournalCall } from '#app/plan/calls';
import { shardId, shardOf } from '#app/plan/shard';
import type { IssueId } from '#core/issue';
import type { PiId } from '#core/train/ids';
import { startAzureSite, type AppSite } from '../app/app-site';
import { valueOf } from '../app/forge';
import { move, piId, planFor, refOf, saveTrain, trainId } from '../app/train-site';

const item = '10001' as IssueId;
const journalId = 'journal-0001';
const writes = [{ issueId: item, from: null, to: 'a' }];

let site: AppSite;
beforeEach(async () => {
  site = startAzureSite();
  valueOf(await saveTrain(site, 'ben', 0));
});
afterEach(() => site.close());

/** Writes into a document past Waybill, as anybody in the organization can. */
async function forge(kind: string, id: string, value: object): Promise<void> {
  await site.settle();
  await site.damage(kind, { id, home: site.projectId }, { value });
  site.reload();
}

describe('a plan that was written past Waybill', () => {
  it('is shown, and says that it is not relied on', async () => {
    valueOf(await move(site, 'ben', item, null, { slot: 1 }));
    const before = await planFor(site, 'cleo');
    expect(before.doubt).toBeUndefined();
    const placements = { [item]: { slot: 0 } };
    await forge('plan', shardId(piId as PiId, shardOf(item)), { trainId, placements });
    const after = await planFor(site, 'cleo');
    expect(after).toMatchObject({ placements, doubt: 'unverified' });
    // The version is the same: a page that has seen the plan before is told all the same.
    expect(after.token).not.toBe(before.token);
  });
});

describe('a commitment that was written past Waybill', () => {
  it('says that it is not relied on', async () => {
    const opened = { id: journalId, version: 0, aim: 'commit' as const, state: 'open' as const, writes };
    valueOf(await site.call('ben', saveJournalCall, { ...refOf(site), ...opened }));
    const journals = async () => valueOf(await site.call('cleo', readJournalsCall, refOf(site))).journals;
    expect(await journals()).toMatchObject([{ id: journalId, writes }]);
    expect((await journals())[0]).not.toHaveProperty('doubt');
    const head = { trainId, piId, at: '2026-11-20T09:00:00.000Z', by: 'ben', aim: 'commit', state: 'open' };
    await forge('journal', journalId, { ...head, iterations: ['b'], writes: [[item, -1, 0, 0]] });
    expect(await journals()).toMatchObject([{ writes: [{ to: 'b' }], doubt: 'unverified' }]);
  });
});
