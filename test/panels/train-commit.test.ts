import type { IterationId } from '#core/train/ids';
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

describe('a commitment that comes to a stop', () => {
  it('by the person says how far it is, notes it, and goes on with the rest', async () => {
    const site = twoMoved();
    const { run } = await site.visit();
    site.onWritten = () => run.pause();
    await run.start();
    expect([run.states.get().phase, run.states.get().failure, outcomes(run)]).toEqual([
      'stopped',
      undefined,
      ['done', 'waiting'],
    ]);
    expect([...site.journals.values()][0]).toMatchObject({ state: 'open', writes: [{ outcome: 'done' }, {}] });
    site.onWritten = () => {};
    await run.resume();
    expect([run.states.get().phase, outcomes(run)]).toEqual(['done', ['done', 'done']]);
    expect(site.log.filter((line) => line.startsWith('write'))).toEqual(['write 1 c1>c2', 'write 2 c1>c2']);
  });

  it('because the tracker is gone half-way says so, and goes on with the same keys', async () => {
    const site = twoMoved();
    const { run } = await site.visit();
    site.goneAt = id(2);
    await run.start();
    expect(run.states.get()).toMatchObject({ phase: 'stopped', failure: { kind: 'no-answer', why: 'unreachable' } });
    expect(outcomes(run)).toEqual(['done', 'waiting']);
    site.goneAt = undefined;
    await run.resume();
    expect(run.states.get()).toMatchObject({ phase: 'done', hasBaseline: true });
    expect(run.states.get().failure).toBeUndefined();
    expect(site.keys).toEqual(['commit.journal-1.1', 'commit.journal-1.2']);
  });

  it('is not over while nobody knows what became of a write, and asks again', async () => {
    const site = twoMoved();
    const { run } = await site.visit();
    site.doubtful.add(id(2));
    await run.start();
    expect([run.states.get().phase, outcomes(run)]).toEqual(['stopped', ['done', 'doubtful']]);
    expect([...site.journals.values()][0]?.state).toBe('open');
    site.doubtful.clear();
    await run.resume();
    expect([run.states.get().phase, outcomes(run)]).toEqual(['done', ['done', 'done']]);
    expect(site.keys).toEqual(['commit.journal-1.1', 'commit.journal-1.2', 'commit.journal-1.2']);
  });

  it('because the answer to its last note was lost is no clash with itself', async () => {
    const site = twoMoved();
    const { run } = await site.visit();
    site.onWritten = (issueId) => issueId === id(1) && run.pause();
    site.noteFaults.push(undefined, 'lost answer');
    await run.start();
    expect(run.states.get()).toMatchObject({ phase: 'stopped', failure: { kind: 'no-answer' } });
    await run.resume();
    expect([run.states.get().phase, run.states.get().failure]).toEqual(['done', undefined]);
  });

  it('can be gone on with by somebody else, who is told whose it is and how far', async () => {
    const site = twoMoved();
    const first = await site.visit('ben');
    site.onWritten = () => first.run.pause();
    await first.run.start();
    first.session.close();
    site.onWritten = () => {};
    const { run, session } = await site.visit('ann');
    expect(run.states.get().unfinished).toMatchObject({ by: 'ben', aim: 'commit', writes: [{ outcome: 'done' }, {}] });
    await run.goOn();
    await session.settled();
    expect([run.states.get().phase, outcomes(run)]).toEqual(['done', ['done', 'done']]);
    expect([...site.journals.values()].map(({ by, state }) => [by, state])).toEqual([['ben', 'done']]);
    expect([site.lies.get(id(2)), site.store.placements.size]).toEqual(['c2', 0]);
  });

  it('and was gone on with by somebody else is told so, and writes nothing twice', async () => {
    const site = twoMoved();
    const first = await site.visit('ben');
    site.onWritten = () => first.run.pause();
    await first.run.start();
    site.onWritten = () => {};
    const second = await site.visit('ann');
    await second.run.goOn();
    // Meanwhile somebody has moved it on in the tracker.
    site.lies.set(id(2), iteration('c3'));
    await first.run.resume();
    expect(first.run.states.get()).toMatchObject({ phase: 'stopped', failure: { kind: 'journal-clash' } });
    expect(site.lies.get(id(2))).toBe('c3');
    expect([...site.journals.values()].map(({ state }) => state)).toEqual(['done']);
  });
});

describe('the last commitment, undone', () => {
  async function committed(): Promise<CommitSite> {
    const site = twoMoved();
    const { run, session } = await site.visit('ben');
    await run.start();
    await session.settled();
    session.close();
    return site;
  }

  it('goes back in the tracker, and stays planned as a draft', async () => {
    const site = await committed();
    const { run, session } = await site.visit('ann');
    expect(run.states.get()).toMatchObject({ rows: [], last: { by: 'ben' } });
    run.showUndo();
    expect(run.states.get().rows.map(({ from, to, outcome }) => [from, to, outcome])).toEqual([
      ['c2', 'c1', 'waiting'],
      ['c2', 'c1', 'waiting'],
    ]);
    await run.start();
    await session.settled();
    expect(run.states.get()).toMatchObject({ phase: 'done', aim: 'undo' });
    expect([...site.lies.values()]).toEqual(['c1', 'c1', 'c1']);
    expect([...site.store.placements]).toEqual([
      [id(1), slot(1)],
      [id(2), slot(1)],
    ]);
    expect([...site.journals.values()].map(({ aim, state }) => [aim, state])).toEqual([
      ['commit', 'undone'],
      ['undo', 'undone'],
    ]);
  });

  it('is offered no second time, and can be committed again', async () => {
    const site = await committed();
    const { run } = await site.visit();
    run.showUndo();
    await run.start();
    const again = await site.visit();
    expect([again.run.states.get().last, again.run.states.get().rows.length]).toEqual([undefined, 2]);
    await again.run.start();
    expect([...site.lies.values()]).toEqual(['c2', 'c2', 'c1']);
  });

  it('leaves what somebody has moved since, in the tracker and in the plan', async () => {
    const site = await committed();
    site.lies.set(id(1), iteration('c3'));
    site.store.put(id(2), slot(2));
    const { run, session } = await site.visit();
    run.showUndo();
    await run.start();
    await session.settled();
    expect(outcomes(run)).toEqual(['changed', 'done']);
    expect([site.lies.get(id(1)), site.lies.get(id(2))]).toEqual(['c3', 'c1']);
    expect([...site.store.placements]).toEqual([[id(2), slot(2)]]);
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
