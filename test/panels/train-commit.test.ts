import type { IssueId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { CommitRun } from '../../static/panels/train-commit/commit-run';
import { id, osprey, pi, quiet, story } from './pi-site';
import { CommitSite } from './train-commit-site';

const slot = (number: number) => ({ slot: number });
const iteration = (name: string) => name as IterationId;
const outcomes = (run: CommitRun) => run.states.get().rows.map(({ outcome }) => outcome);

/** Crane's first two stories are planned an iteration later than the tracker has them. */
function twoMoved(): CommitSite {
  const stories = [story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1'), story(3, 'Crane', 'c1')];
  return new CommitSite(stories, { 1: slot(1), 2: slot(1) });
}

describe('a plan that is compared with the tracker', () => {
  it('shows what would be written, and writes nothing', async () => {
    const site = twoMoved();
    const { run } = await site.visit();
    expect(run.states.get()).toMatchObject({ phase: 'ready', aim: 'commit', unwritable: [] });
    expect(run.states.get().rows.map(({ issueId, from, to }) => [issueId, from, to])).toEqual([
      ['1', 'c1', 'c2'],
      ['2', 'c1', 'c2'],
    ]);
    expect(site.log).toEqual([]);
  });

  it('forgets placements that the tracker says by now, and keeps their pins', async () => {
    const stories = [story(1, 'Crane', 'c2'), story(2, 'Crane', 'c2')];
    const site = new CommitSite(stories, { 1: slot(1), 2: { slot: 1, isPinned: true } });
    const { run, session } = await site.visit();
    await session.settled();
    expect(run.states.get().rows).toEqual([]);
    expect([...site.store.placements]).toEqual([[id(2), { isPinned: true }]]);
  });

  it('names items that are done, and those whose team has no iteration there', async () => {
    const gap = { ...pi, iterations: { ...pi.iterations, [osprey]: [iteration('o1'), null, iteration('o3')] } };
    const done = story(1, 'Crane', undefined, { status: { name: 'Done', category: 'done' } });
    const site = new CommitSite([done, story(2, 'Osprey', 'o1')], { 1: slot(1), 2: slot(1) }, gap);
    const { run } = await site.visit();
    expect(run.states.get().rows).toEqual([]);
    expect(run.states.get().unwritable.map(({ item, obstacle }) => [item.id, obstacle])).toEqual([
      ['1', 'done'],
      ['2', 'no-iteration'],
    ]);
  });
});

describe('a commitment', () => {
  it('opens its journal, writes, notes the end, and keeps the baseline, in this order', async () => {
    const site = twoMoved();
    const { run } = await site.visit();
    await run.start();
    expect(site.log).toEqual(['note commit open', 'write 1 c1>c2', 'write 2 c1>c2', 'note commit done', 'baseline']);
    expect(run.states.get()).toMatchObject({ phase: 'done', hasBaseline: true });
    expect(outcomes(run)).toEqual(['done', 'done']);
    expect(site.baseline).toEqual({ 1: 1, 2: 1, 3: 0 });
  });

  it('leaves nothing in the plan that the tracker has now, but a pin', async () => {
    const site = new CommitSite([story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1')], {
      1: slot(1),
      2: { slot: 2, isPinned: true },
    });
    const { run, session } = await site.visit();
    await run.start();
    await session.settled();
    expect([site.lies.get(id(1)), site.lies.get(id(2))]).toEqual(['c2', 'c3']);
    expect([...site.store.placements]).toEqual([[id(2), { isPinned: true }]]);
  });

  it('cannot be taken back on the board, of what it has written', async () => {
    const site = new CommitSite([story(1, 'Crane', 'c1'), story(2, 'Osprey')], {});
    const { session, run } = await site.visit();
    session.move(
      new Map<IssueId, Placement>([
        [id(1), slot(1)],
        [id(2), { isPinned: true }],
      ]),
    );
    await quiet();
    expect(session.states.get().undo).toMatchObject({ what: 'move', items: 2 });
    await run.open();
    await run.start();
    await session.settled();
    expect(session.states.get()).toMatchObject({ undo: { what: 'move', items: 1 }, redo: undefined });
    session.undo();
    await session.settled();
    expect([site.store.placements.size, session.states.get().undo, site.lies.get(id(1))]).toEqual([0, undefined, 'c2']);
  });

  it('never draws an item where it no longer is', async () => {
    const site = twoMoved();
    const { run, session } = await site.visit();
    const drawn = new Set<number | undefined>();
    session.states.subscribe(() => drawn.add(session.states.get().board.slotOf.get(id(1))));
    await run.start();
    await session.settled();
    expect([...drawn]).toEqual([1]);
  });

  it('takes an item out of its iteration that the plan took out', async () => {
    const site = new CommitSite([story(1, 'Crane', 'c1')], { 1: { slot: 'out' } });
    const { run, session } = await site.visit();
    await run.start();
    await session.settled();
    expect([site.lies.get(id(1)), site.store.placements.size]).toEqual([null, 0]);
  });

  it('leaves what somebody has moved in the tracker since, and what is refused, as drafts', async () => {
    const site = twoMoved();
    const { run, session } = await site.visit();
    site.lies.set(id(1), iteration('c3'));
    site.refused.set(id(2), 'The field is locked.');
    await run.start();
    await session.settled();
    expect(run.states.get().rows).toMatchObject([
      { outcome: 'changed' },
      { outcome: 'refused', message: 'The field is locked.' },
    ]);
    expect(run.states.get().phase).toBe('done');
    expect([site.lies.get(id(1)), site.lies.get(id(2))]).toEqual(['c3', 'c1']);
    expect([...site.store.placements.keys()]).toEqual([id(1), id(2)]);
  });

  it('does not forget where somebody else planned an item while it was written', async () => {
    const site = twoMoved();
    const { run, session } = await site.visit();
    site.onWritten = (issueId) => issueId === id(1) && site.store.put(id(1), slot(2));
    await run.start();
    await session.settled();
    expect([...site.store.placements]).toEqual([[id(1), slot(2)]]);
  });

  it('of exactly as many items as there are between two notes ends without a clash with itself', async () => {
    const stories = Array.from({ length: 400 }, (_, index) => story(index + 1, 'Crane', 'c1'));
    const site = new CommitSite(stories, Object.fromEntries(stories.map(({ id: one }) => [one, slot(1)])));
    const { run } = await site.visit();
    await run.start();
    expect(run.states.get()).toMatchObject({ phase: 'done', hasBaseline: true });
    expect(run.states.get().failure).toBeUndefined();
    // Opened, after 200 and after 400 writes, done.
    expect(site.log.filter((line) => line.startsWith('note'))).toEqual([
      ...['note commit open', 'note commit open', 'note commit open'],
      'note commit done',
    ]);
  });
});

describe('a commitment whose journal cannot be opened', () => {
  it.each(['unreachable', 'lost answer'] as const)('writes nothing (%s), and tried again opens one', async (fault) => {
    const site = twoMoved();
    const { run } = await site.visit();
    site.noteFaults.push(fault);
    await run.start();
    expect(run.states.get()).toMatchObject({ phase: 'stopped', failure: { kind: 'no-answer' } });
    expect([...site.lies.values()]).toEqual(['c1', 'c1', 'c1']);
    await run.resume();
    expect(run.states.get().phase).toBe('done');
    expect([...site.journals.values()].map(({ state }) => state)).toEqual(['done']);
  });
});

describe('a commitment after which the tracker can be read in part only', () => {
  it('keeps no baseline, and forgets nothing that the plan says', async () => {
    const site = twoMoved();
    const { run, session } = await site.visit();
    site.readsOnly = 1;
    await run.start();
    expect(run.states.get()).toMatchObject({ phase: 'done', hasBaseline: false });
    expect([site.baseline, site.store.placements.size]).toEqual([undefined, 2]);
    // What had come before stands.
    expect(session.states.get().items).toHaveLength(3);
  });
});

describe('what is not relied on', () => {
  const doubts = ['unsigned', 'unverified', 'unchecked'] as const;

  it.each(doubts)('is no commitment to go on with (%s)', async (doubt) => {
    const site = twoMoved();
    const first = await site.visit();
    site.onWritten = () => first.run.pause();
    await first.run.start();
    const [journal] = [...site.journals.values()];
    site.journals.set(journal!.id, { ...journal!, doubt });
    const { run } = await site.visit();
    const { unfinished, unfinishedRows, withheld } = run.states.get();
    expect([unfinished, unfinishedRows, withheld]).toEqual([undefined, [], doubt]);
    await run.goOn();
    expect(site.keys).toHaveLength(1);
  });

  it.each(doubts)('is no commitment to undo (%s), nor is the one before it', async (doubt) => {
    const site = twoMoved();
    await (await site.visit()).run.start();
    site.store.put(id(3), slot(1));
    await (await site.visit()).run.start();
    site.journals.set('journal-2', { ...site.journals.get('journal-2')!, doubt });
    const { run } = await site.visit();
    expect([run.states.get().last, run.states.get().withheld]).toEqual([undefined, doubt]);
    run.showUndo();
    expect(run.states.get()).toMatchObject({ aim: 'commit', rows: [] });
  });

  it.each(doubts)('is no plan to write (%s)', async (doubt) => {
    const site = twoMoved();
    site.store.doubt = doubt;
    const { run } = await site.visit();
    await run.start();
    expect([run.states.get().phase, site.log]).toEqual(['ready', []]);
  });
});

describe('somebody who may look only', () => {
  it('forgets nothing in the plan by opening the comparison', async () => {
    const site = new CommitSite([story(1, 'Crane', 'c2')], { 1: slot(1) });
    site.mayPlan = false;
    const { run } = await site.visit();
    await quiet();
    expect([run.states.get().phase, site.store.placements.size]).toEqual(['ready', 1]);
  });
});
