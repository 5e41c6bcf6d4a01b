import { readPlanCall, saveBaselineCall } from '#app/plan/calls';
import { removeTrainCall } from '#app/train/calls';
import { shortenPauses } from '../support/short-pauses';
import { hosts, siteOfEach } from './app-site';
import { smallBacklog } from './backlog';
import { valueOf } from './forge';
import { refOf, saveTrain, trainId, trainOf } from './train-site';

shortenPauses();

const two = ['10001', '10003'] as const;

describe.each(hosts)('the field PI on %s', (_, start) => {
  const site = siteOfEach(() => start(smallBacklog()));

  const commit = async (slots: Readonly<Record<string, number>>, piId?: string) => {
    valueOf(await site.call('ben', saveBaselineCall, { ...refOf(site), ...(piId && { piId }), slots }));
    await site.settle();
  };
  const fields = () => Promise.all(two.map((id) => site.foundPi(id)));
  const pis = () => trainOf(site).pis;

  beforeEach(async () => {
    valueOf(await saveTrain(site, 'ana', 0));
  });

  it('says nothing before a plan is committed, and then of each item which PI it is in', async () => {
    expect(await fields()).toEqual([null, null]);
    await commit({ [two[0]]: 0, [two[1]]: 2 });
    expect(await fields()).toEqual(['26.4', '26.4']);
  });

  it('is emptied where the next commitment leaves an item out', async () => {
    await commit({ [two[0]]: 0, [two[1]]: 2 });
    await commit({ [two[1]]: 1 });
    expect(await fields()).toEqual([null, '26.4']);
  });

  it('says the PI that was committed last', async () => {
    const next = { ...pis()[0]!, id: 'pi-000002', name: '27.1' };
    valueOf(await saveTrain(site, 'ana', 1, { pis: [...pis(), next] }));
    await commit({ [two[0]]: 0, [two[1]]: 0 });
    await new Promise((resolve) => setTimeout(resolve, 2));
    await commit({ [two[0]]: 0 }, next.id);
    expect(await fields()).toEqual(['27.1', '26.4']);
    await commit({}, next.id);
    expect(await fields()).toEqual(['26.4', '26.4']);
  });

  it('follows a PI that is renamed, and is emptied with one that is taken out of the train', async () => {
    await commit({ [two[0]]: 0 });
    valueOf(await saveTrain(site, 'ana', 1, { pis: [{ ...pis()[0]!, name: 'PI 2026.4' }] }));
    await site.settle();
    expect(await fields()).toEqual(['PI 2026.4', null]);
    valueOf(await saveTrain(site, 'ana', 2, { pis: [] }));
    await site.settle();
    expect(await fields()).toEqual([null, null]);
  });

  it('is emptied when the train goes', async () => {
    await commit({ [two[0]]: 0, [two[1]]: 1 });
    valueOf(await site.call('ana', removeTrainCall, { projectId: site.projectId, id: trainId, version: 1 }));
    await site.settle();
    expect(await fields()).toEqual([null, null]);
  });

  it('is written later where the tracker does not answer at once, and then nothing waits any more', async () => {
    site.fail(`503@${site.paths.fields}:x${site.patience}`);
    await commit({ [two[0]]: 0 });
    site.reload();
    valueOf(await site.call('ben', readPlanCall, refOf(site)));
    await site.settle({ hurry: true });
    expect(await fields()).toEqual(['26.4', null]);
  });
});
