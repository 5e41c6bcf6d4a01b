import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import { CapacityEdits } from '../../static/panels/train-capacity/capacity-edits';
import { createStore } from '../../static/panels/base/store';
import type { BoardSession, BoardState } from '../../static/panels/train/board-session';
import { drafts } from './device';
import { quiet } from './pi-site';
import { piOf, slot } from './train-setup-builders';

const [deck, quay] = ['deck', 'quay'] as unknown as readonly [TeamId, TeamId];
type Answer = Awaited<ReturnType<BoardSession['setCapacity']>>;

/** A session whose store is compared and set as the real one's is; tests put another person's word into `stored`. */
function session() {
  const pi = piOf([slot('1', '2026-11-02', '2026-11-16'), slot('2', '2026-11-16', '2026-11-30')], {});
  const states = createStore({
    row: { id: 'train-0001' },
    pi,
    capacity: new Map<TeamId, readonly CapacityEntry[]>(),
  } as unknown as BoardState);
  const stored = new Map<TeamId, readonly CapacityEntry[]>();
  let isDown = false;
  const sent: TeamId[] = [];
  const see = () => states.update((state) => ({ ...state, capacity: new Map(stored) }));
  return {
    states,
    stored,
    sent,
    see,
    down: (next: boolean) => void (isDown = next),
    async setCapacity(teamId: TeamId, next: readonly CapacityEntry[] | null): Promise<Answer> {
      sent.push(teamId);
      const seen = JSON.stringify(states.get().capacity.get(teamId) ?? null);
      await Promise.resolve();
      if (isDown) return { kind: 'no-answer', why: 'unreachable' };
      if (JSON.stringify(stored.get(teamId) ?? null) !== seen) {
        see();
        return { kind: 'clash', current: stored.get(teamId) ?? null };
      }
      if (next) stored.set(teamId, next);
      else stored.delete(teamId);
      see();
      return { kind: 'done' };
    },
  };
}

const people = (teamId: TeamId, value: number | undefined, at = 0) =>
  ({ teamId, slot: at, measure: 'people', value }) as const;

describe('edits of capacity', () => {
  it('are shown at once, stored a team at a time, and kept on the device until then', async () => {
    const own = session();
    const device = drafts();
    const edits = new CapacityEdits({ drafts: device }, own);
    edits.change('pasted', [people(deck, 5), people(deck, 6, 1), people(quay, 4)]);
    expect([edits.entriesOf(deck)?.map((entry) => entry.people), device.kept.size]).toEqual([[5, 6], 1]);
    await quiet();
    expect([own.sent, own.stored.get(quay)?.[0]?.people]).toEqual([[deck, quay], 4]);
    expect([edits.states.get().edits.size, [...edits.states.get().saved], device.kept.size]).toEqual([
      0,
      [deck, quay],
      0,
    ]);
  });

  it('that follow each other quickly end as the last one says', async () => {
    const own = session();
    const edits = new CapacityEdits({ drafts: drafts() }, own);
    for (const value of [1, 2, 3]) edits.change('typed', [people(deck, value)]);
    await quiet();
    expect([own.stored.get(deck)?.[0]?.people, edits.states.get().edits.size]).toEqual([3, 0]);
  });

  it('outlive a fault and a reload, and are stored on a press', async () => {
    const own = session();
    const device = drafts();
    own.down(true);
    const before = new CapacityEdits({ drafts: device }, own);
    before.change('typed', [people(deck, 5)]);
    await quiet();
    expect(before.states.get().edits.get(deck)).toMatchObject({ phase: 'failed', failure: { kind: 'no-answer' } });

    own.down(false);
    const after = new CapacityEdits({ drafts: device }, own);
    expect([after.states.get().edits.get(deck)?.phase, after.entriesOf(deck)?.[0]?.people]).toEqual(['kept', 5]);
    after.retry();
    await quiet();
    expect([own.stored.get(deck)?.[0]?.people, device.kept.size]).toEqual([5, 0]);
  });

  it('stay mine beside what somebody else said, until one of both is chosen', async () => {
    const own = session();
    const edits = new CapacityEdits({ drafts: drafts() }, own);
    const theirs = [{ people: 9, daysOff: 0, focus: 1 }];
    own.stored.set(deck, theirs);
    own.stored.set(quay, theirs);
    edits.change('typed', [people(deck, 5), people(quay, 5)]);
    await quiet();
    expect(edits.states.get().edits.get(deck)).toMatchObject({ phase: 'clash', current: theirs });
    expect(edits.entriesOf(deck)?.[0]?.people).toBe(5);
    edits.settle(deck, 'mine');
    edits.settle(quay, 'theirs');
    await quiet();
    expect([own.stored.get(deck)?.[0]?.people, own.stored.get(quay)?.[0]?.people]).toEqual([5, 9]);
    expect(edits.states.get().edits.size).toBe(0);
  });

  it('that say what somebody else has said meanwhile are no clash', async () => {
    const own = session();
    const edits = new CapacityEdits({ drafts: drafts() }, own);
    own.stored.set(deck, [{ people: 5, daysOff: 0, focus: 1 }]);
    edits.change('typed', [people(deck, 5)]);
    await quiet();
    expect(edits.states.get().edits.size).toBe(0);
  });

  it('are taken back one by one, but not from a team that somebody else has changed since', async () => {
    const own = session();
    const edits = new CapacityEdits({ drafts: drafts() }, own);
    edits.change('typed', [people(deck, 5)]);
    await quiet();
    edits.change('pasted', [people(deck, 6), people(quay, 6)]);
    await quiet();
    expect(edits.states.get().undo).toBe('pasted');
    own.stored.set(quay, [{ people: 9, daysOff: 0, focus: 1 }]);
    own.see();
    edits.undo();
    await quiet();
    expect([own.stored.get(deck)?.[0]?.people, own.stored.get(quay)?.[0]?.people]).toEqual([5, 9]);
    expect([edits.states.get().overtaken, edits.states.get().undo]).toEqual([[quay], 'typed']);
    edits.undo();
    await quiet();
    expect([own.stored.get(deck), edits.states.get().undo]).toEqual([undefined, undefined]);
  });
});
