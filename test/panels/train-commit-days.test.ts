import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { CommittedDays, Pi } from '#core/train/train';
import { plannedDays } from '../../static/panels/train-commit/day-writes';
import { crane, id, pi, row, story, train } from './pi-site';
import { CommitSite } from './train-commit-site';

const written: CommittedDays = { startField: 'start', endField: 'due', withStories: false, zone: 'UTC' };
const feature = () => ({ ...story(9, 'Crane'), type: { name: 'Feature', isSubtask: false } });
const below = { epic: { id: id(9), key: 'HARBOUR-9', summary: 'Feature 9' } } as never;

/** A feature of two stories: one a slot later than the tracker has it, one where it lies. Slots: 2, 16 and 30 November. */
function dated(days: CommittedDays = written): CommitSite {
  const site = new CommitSite(
    [feature(), story(1, 'Crane', 'c1', below), story(2, 'Crane', 'c1', below)],
    { 1: { slot: 1 } },
    pi,
    days,
  );
  site.days.set(id(9), { start: '2026-10-01', due: null });
  return site;
}

const isFeature = ({ issueId }: { readonly issueId: IssueId }) => issueId === id(9);

describe('days that a commitment writes beside iterations', () => {
  it('are shown with what was there, and written in one write an item', async () => {
    const site = dated();
    const { run } = await site.visit();
    expect(run.states.get().rows).toMatchObject([
      { issueId: '1', from: 'c1', to: 'c2' },
      {
        issueId: '9',
        fields: [
          { id: 'start', from: '2026-10-01', to: '2026-11-02' },
          { id: 'due', from: null, to: '2026-11-29' },
        ],
      },
    ]);
    await run.start();
    expect(site.log).toEqual([
      'note commit open',
      'write 1 c1>c2',
      'write 9 start=2026-11-02 due=2026-11-29',
      'note commit done',
      'baseline',
    ]);
    expect(run.states.get()).toMatchObject({ phase: 'done', hasBaseline: true });
    const again = await site.visit();
    expect(again.run.states.get().rows).toEqual([]);
  });

  it('go with the iteration of the item where both change, of stories where the train says so', async () => {
    const site = dated({ ...written, withStories: true });
    site.days.set(id(1), { start: null, due: '2026-11-15' });
    const { run } = await site.visit();
    await run.start();
    expect(site.log.filter((line) => line.startsWith('write'))).toEqual([
      'write 1 c1>c2 start=2026-11-16 due=2026-11-29',
      'write 9 start=2026-11-02 due=2026-11-29',
    ]);
    // The other story has no such fields.
    expect(run.states.get().withoutField).toBe(1);
  });

  it('are none of a train that did not ask for them', async () => {
    const site = new CommitSite([feature(), story(1, 'Crane', 'c1', below)], { 1: { slot: 1 } });
    site.days.set(id(9), { start: null, due: null });
    const { run } = await site.visit();
    expect(run.states.get().rows.map(({ issueId }) => issueId)).toEqual(['1']);
  });

  it('are none while items are missing: a feature would end before its last story', async () => {
    const site = dated();
    site.readsOnly = 2;
    const { run } = await site.visit();
    expect(run.states.get().rows.filter(isFeature)).toEqual([]);
  });

  it('that somebody has changed since the preview stay as they are', async () => {
    const site = dated();
    const { run } = await site.visit();
    site.days.set(id(9), { start: '2026-10-05', due: null });
    await run.start();
    expect(run.states.get().rows.find(isFeature)?.outcome).toBe('changed');
    expect(site.days.get(id(9))).toEqual({ start: '2026-10-05', due: null });
  });
});

describe('a commitment with days that came to a stop', () => {
  async function stopped(): Promise<CommitSite> {
    const site = dated();
    const { run, session } = await site.visit('ben');
    site.goneAt = id(9);
    await run.start();
    session.close();
    site.goneAt = undefined;
    return site;
  }

  it('is gone on with by somebody else, days and all', async () => {
    const site = await stopped();
    const { run } = await site.visit('ann');
    await run.goOn();
    expect(run.states.get().rows.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(site.days.get(id(9))).toEqual({ start: '2026-11-02', due: '2026-11-29' });
  });

  it('leaves alone days that the plan has elsewhere by now', async () => {
    const site = await stopped();
    site.store.put(id(2), { slot: 2 });
    const { run } = await site.visit('ann');
    expect(run.states.get().unfinishedRows.find(isFeature)?.outcome).toBe('changed');
    await run.goOn();
    expect(site.days.get(id(9))).toEqual({ start: '2026-10-01', due: null });
  });
});

describe('a commitment with days, undone', () => {
  async function undone(meanwhile: (site: CommitSite) => void = () => {}) {
    const site = dated();
    const first = await site.visit('ben');
    await first.run.start();
    first.session.close();
    meanwhile(site);
    const { run, session } = await site.visit('ann');
    run.showUndo();
    await run.start();
    await session.settled();
    return { site, run };
  }

  it('gives back what the fields held, and where the item lay', async () => {
    const { site, run } = await undone();
    expect(run.states.get()).toMatchObject({ phase: 'done', aim: 'undo' });
    expect([site.lies.get(id(1)), site.days.get(id(9))]).toEqual(['c1', { start: '2026-10-01', due: null }]);
    // Only what was moved is planned again.
    expect([...site.store.placements]).toEqual([[id(1), { slot: 1 }]]);
  });

  it('leaves days that somebody has changed since', async () => {
    const { site, run } = await undone(({ days }) => days.set(id(9), { start: '2026-11-02', due: '2026-12-24' }));
    expect(run.states.get().rows.map(({ outcome }) => outcome)).toEqual(['done', 'changed']);
    expect(site.days.get(id(9))).toEqual({ start: '2026-11-02', due: '2026-12-24' });
  });
});

describe('days of moments', () => {
  const moment = (text: string) => text as IsoDateTime;

  /** The days of a story in one slot. */
  function daysOf(start: string, end: string, zone: string): readonly (string | undefined)[] {
    const slot = { name: 'I1', start: moment(start), end: moment(end), isIp: false };
    const own: Pi = { ...pi, slots: [slot], iterations: { [crane]: ['c1'] as never } };
    const days = plannedDays({
      row: { ...row, train: { ...train, pis: [own], committedDays: { ...written, withStories: true, zone } } as never },
      pi: own,
      items: [{ id: id(1), kind: 'story', teamId: crane, status: 'new', iterations: [] }] as never,
      board: { slotOf: new Map([[id(1), 0]]) } as never,
      load: { phase: 'complete' } as never,
    }).get(id(1));
    return [days?.get('start'), days?.get('due')];
  }

  it('are those of the train’s time zone, whoever commits', () => {
    // Midnights of a calendar without times.
    expect(daysOf('2026-11-02T00:00:00.000Z', '2026-11-16T00:00:00.000Z', 'UTC')).toEqual(['2026-11-02', '2026-11-15']);
    // 2 November, 0:00 to 16 November, 0:00 in Berlin.
    const berlin = ['2026-11-01T23:00:00.000Z', '2026-11-15T23:00:00.000Z'] as const;
    expect(daysOf(...berlin, 'Europe/Berlin')).toEqual(['2026-11-02', '2026-11-15']);
    expect(daysOf(...berlin, 'America/New_York')).toEqual(['2026-11-01', '2026-11-15']);
    // From 9:00 to 17:00 on a Friday in Auckland, 13 hours ahead.
    expect(daysOf('2026-11-01T20:00:00.000Z', '2026-11-13T04:00:00.000Z', 'Pacific/Auckland')).toEqual([
      '2026-11-02',
      '2026-11-13',
    ]);
  });

  it('do not drift where clocks are put back or forward on the way', () => {
    // Berlin: summer time begins on 29 March 2026, and ends on 25 October.
    expect(daysOf('2026-03-22T23:00:00.000Z', '2026-04-05T22:00:00.000Z', 'Europe/Berlin')).toEqual([
      '2026-03-23',
      '2026-04-05',
    ]);
    expect(daysOf('2026-10-18T22:00:00.000Z', '2026-11-01T23:00:00.000Z', 'Europe/Berlin')).toEqual([
      '2026-10-19',
      '2026-11-01',
    ]);
    // It ends on the very day on which clocks are put back in New York, 1 November 2026: midnight is at 5:00 in UTC.
    expect(daysOf('2026-10-19T04:00:00.000Z', '2026-11-02T05:00:00.000Z', 'America/New_York')).toEqual([
      '2026-10-19',
      '2026-11-01',
    ]);
  });
});
