import type { IterationId } from '#core/train/ids';
import type { CommitRun } from '../../static/panels/train-commit/commit-run';
import { id, story } from './pi-site';
import { CommitSite } from './train-commit-site';

const slot = (number: number) => ({ slot: number });
const iteration = (name: string) => name as IterationId;
const outcomes = (run: CommitRun) => run.states.get().rows.map(({ outcome }) => outcome);

/** Crane's first two stories are planned an iteration later than the tracker has them. */
function twoMoved(): CommitSite {
  const stories = [story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1'), story(3, 'Crane', 'c1')];
  return new CommitSite(stories, { 1: slot(1), 2: slot(1) });
}

describe('a commitment that comes to a stop', () => {
  it('while its journal is being opened writes nothing, and can be gone on with', async () => {
    const site = twoMoved();
    const { run } = await site.visit();
    const over = run.start();
    run.pause();
    await over;
    expect([run.states.get().phase, outcomes(run), site.keys]).toEqual(['stopped', ['waiting', 'waiting'], []]);
    await run.resume();
    expect([run.states.get().phase, outcomes(run)]).toEqual(['done', ['done', 'done']]);
  });

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

  it('leaves alone what was planned elsewhere since, or nowhere, and says so before it is gone on with', async () => {
    const stories = [1, 2, 3, 4].map((number) => story(number, 'Crane', 'c1'));
    const site = new CommitSite(stories, { 1: slot(1), 2: slot(1), 3: slot(1), 4: slot(1) });
    const first = await site.visit('ben');
    site.onWritten = () => first.run.pause();
    await first.run.start();
    first.session.close();
    site.onWritten = () => {};
    site.store.put(id(2), slot(2));
    site.store.put(id(3), null);
    const { run } = await site.visit('ann');
    expect(run.states.get().unfinishedRows.map(({ outcome }) => outcome)).toEqual([
      ...['done', 'changed', 'changed'],
      'waiting',
    ]);
    await run.goOn();
    expect(run.states.get().phase).toBe('done');
    expect([...site.lies.values()]).toEqual(['c2', 'c1', 'c1', 'c2']);
    expect([...site.store.placements]).toEqual([[id(2), slot(2)]]);
  });

  it('finds out what became of a write without an answer, also where the plan has forgotten it', async () => {
    const site = twoMoved();
    const first = await site.visit('ben');
    site.doubtful.add(id(2));
    await first.run.start();
    first.session.close();
    // It was written after all.
    site.doubtful.clear();
    site.lies.set(id(2), iteration('c2'));
    const { run } = await site.visit('ann');
    expect(site.store.placements.size).toBe(0);
    await run.goOn();
    expect([run.states.get().phase, outcomes(run)]).toEqual(['done', ['done', 'done']]);
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

describe('an undo that was not brought to its end', () => {
  it('takes back what was committed before it, not what was committed since', async () => {
    const site = twoMoved();
    const first = await site.visit('ben');
    await first.run.start();
    first.session.close();
    const second = await site.visit('ann');
    second.run.showUndo();
    site.onWritten = () => second.run.pause();
    await second.run.start();
    second.session.close();
    site.onWritten = () => {};
    site.store.put(id(3), slot(2));
    const third = await site.visit('ben');
    await third.run.start();
    third.session.close();
    const { run } = await site.visit('ann');
    expect(run.states.get()).toMatchObject({ unfinished: { id: 'journal-2' }, last: { id: 'journal-1' } });
    await run.goOn();
    expect([...site.journals.values()].map(({ aim, state }) => [aim, state])).toEqual([
      ['commit', 'undone'],
      ['undo', 'undone'],
      ['commit', 'done'],
    ]);
  });
});
