import type { BoardSession } from '../../static/panels/train/board-session';
import { slotMover } from '../../static/panels/pi-board/slot-mover';
import { openBoardSession } from '../../static/panels/train/open-session';
import { drafts } from './device';
import { id, pi, piSite, quiet, row, story, type PiSite } from './pi-site';

const slot = (number: number) => ({ slot: number });

async function opened({ host, page }: PiSite): Promise<BoardSession> {
  const session = openBoardSession(host, { row, pi, projects: new Map() }, page);
  await quiet();
  return session;
}

const drawn = (session: BoardSession, number: number) => session.states.get().board.slotOf.get(id(number));
const move = (session: BoardSession, number: number, to: number | null) =>
  session.move(new Map([[id(number), to === null ? null : slot(to)]]));

describe('a move', () => {
  it('is shown at once, stored, and no draft any more', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    move(session, 1, 1);
    expect([drawn(session, 1), session.states.get().sending.kind]).toEqual([1, 'sending']);
    expect(site.host.drafts.kept.size).toBe(1);
    await quiet();
    expect(site.store.placements.get(id(1))).toEqual(slot(1));
    expect([session.states.get().sending.kind, session.states.get().unsent, site.host.drafts.kept.size]).toEqual([
      'idle',
      0,
      0,
    ]);
  });

  it('made while another is on its way follows it, from where that one leads', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    move(session, 1, 1);
    move(session, 1, 2);
    expect(drawn(session, 1)).toBe(2);
    await quiet();
    expect([site.store.placements.get(id(1)), session.states.get().clashes]).toEqual([slot(2), []]);
  });

  it('is taken back and done again', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    move(session, 1, 2);
    await quiet();
    session.undo();
    await quiet();
    expect([drawn(session, 1), site.store.placements.size]).toEqual([0, 0]);
    expect(session.states.get()).toMatchObject({ undo: undefined, redo: { what: 'move', items: 1 } });
    session.redo();
    await quiet();
    expect([drawn(session, 1), site.store.placements.get(id(1))]).toEqual([2, slot(2)]);
  });

  it('of what somebody else has moved since is told, and theirs stands until it is wished again', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    site.store.put(id(1), slot(2));
    move(session, 1, 1);
    await quiet();
    expect(session.states.get().clashes).toEqual([{ issueId: id(1), wanted: slot(1), current: slot(2) }]);
    expect(drawn(session, 1)).toBe(2);
    session.settleClashes([id(1)], 'mine');
    await quiet();
    expect([site.store.placements.get(id(1)), session.states.get().clashes]).toEqual([slot(1), []]);
  });

  it('that is taken back after somebody else moved the item leaves theirs', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    move(session, 1, 1);
    await quiet();
    site.store.put(id(1), slot(2));
    await site.page.wind(3_000);
    session.undo();
    await quiet();
    expect(site.store.placements.get(id(1))).toEqual(slot(2));
    expect(session.states.get().clashes).toEqual([{ issueId: id(1), wanted: null, current: slot(2) }]);
  });
});

describe('a change that was decided by what lay where a while ago', () => {
  it('leaves what somebody has moved since, and says so', async () => {
    const site = piSite([story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1'), story(3, 'Crane', 'c1')]);
    const session = await opened(site);
    const { placements: seen } = session.states.get();
    site.store.put(id(1), slot(2));
    site.store.put(id(2), slot(1));
    await site.page.wind(3_000);
    session.move(new Map([1, 2, 3].map((number) => [id(number), slot(1)])), 'proposal', seen);
    await quiet();
    // The second lies where it was to go, the third was moved by nobody.
    expect([...site.store.placements.values()]).toEqual([slot(2), slot(1), slot(1)]);
    expect(session.states.get().clashes).toEqual([{ issueId: id(1), wanted: slot(1), current: slot(2) }]);
    expect(session.states.get().undo).toMatchObject({ what: 'proposal', items: 1 });
  });
});

describe('clashes', () => {
  /** Two items that this person and somebody else moved. */
  async function clashing(): Promise<{ readonly site: PiSite; readonly session: BoardSession }> {
    const site = piSite([story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1')]);
    const session = await opened(site);
    for (const number of [1, 2]) site.store.put(id(number), slot(2));
    session.move(new Map([1, 2].map((number) => [id(number), slot(1)])));
    await quiet();
    return { site, session };
  }

  it('are settled all at once, in one step that can be taken back', async () => {
    const { site, session } = await clashing();
    session.settleClashes([id(1), id(2)], 'mine');
    await quiet();
    expect([...site.store.placements.values()]).toEqual([slot(1), slot(1)]);
    expect(session.states.get()).toMatchObject({ clashes: [], undo: { what: 'move', items: 2 } });
    session.undo();
    await quiet();
    expect([...site.store.placements.values()]).toEqual([slot(2), slot(2)]);
  });

  it('of one item are told once', async () => {
    const { session } = await clashing();
    expect(session.states.get().clashes).toHaveLength(2);
    // The step that clashed is still there to be taken back; of its items theirs stands.
    session.undo();
    await quiet();
    expect(session.states.get().clashes).toEqual([
      { issueId: id(1), wanted: null, current: slot(2) },
      { issueId: id(2), wanted: null, current: slot(2) },
    ]);
  });

  it('keep what is said of an item beside its place', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    site.store.put(id(1), { slot: 1, isPinned: true });
    const session = await opened(site);
    slotMover(session)(id(1), 2);
    await quiet();
    expect(site.store.placements.get(id(1))).toEqual({ slot: 2, isPinned: true });
    slotMover(session)(id(1), undefined);
    await quiet();
    expect(site.store.placements.get(id(1))).toEqual({ isPinned: true });
  });
});

describe('a move that cannot be stored', () => {
  it('is sent again by itself after a pause, and says so meanwhile', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    site.store.fault = 'unreachable';
    move(session, 1, 1);
    await quiet();
    expect(session.states.get().sending).toMatchObject({ kind: 'failed', isRetrying: true });
    expect(drawn(session, 1)).toBe(1);
    site.store.fault = undefined;
    const [retry] = site.page.timers.filter(({ milliseconds }) => milliseconds >= 1_000 && milliseconds < 1_400);
    retry?.task();
    await quiet();
    expect([site.store.placements.get(id(1)), session.states.get().sending.kind]).toEqual([slot(1), 'idle']);
  });

  it('whose answer was lost is no clash with itself, also when the item was moved on since', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    site.store.fault = 'lost answer';
    move(session, 1, 1);
    await quiet();
    site.store.fault = undefined;
    move(session, 1, 2);
    await quiet();
    expect([site.store.placements.get(id(1)), session.states.get().clashes]).toEqual([slot(2), []]);
  });

  it('survives a reload', async () => {
    const device = drafts();
    const issues = [story(1, 'Crane', 'c1')];
    const first = piSite(issues, { device });
    const session = await opened(first);
    first.store.fault = 'unreachable';
    move(session, 1, 2);
    await quiet();
    session.close();
    const second = piSite(issues, { device });
    const again = await opened(second);
    expect([drawn(again, 1), second.store.placements.get(id(1)), device.kept.size]).toEqual([2, slot(2), 0]);
  });

  it('after the right was taken away stops the planning, keeps the move and says why', async () => {
    const site = piSite([story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1')]);
    const session = await opened(site);
    site.store.fault = { kind: 'not-permitted', need: 'plan-train' };
    move(session, 1, 1);
    await quiet();
    move(session, 2, 1);
    expect(session.states.get()).toMatchObject({
      canPlan: false,
      unsent: 1,
      sending: { kind: 'failed', isRetrying: false },
    });
    expect([drawn(session, 1), drawn(session, 2), site.host.drafts.kept.size]).toEqual([1, 0, 1]);
    session.discardUnsent();
    await quiet();
    expect([drawn(session, 1), site.host.drafts.kept.size]).toEqual([0, 0]);
  });
});

describe('what others do', () => {
  it('is shown within three seconds while the page is in sight, and counted', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    site.store.put(id(1), slot(1));
    await site.page.wind(3_000);
    expect([drawn(session, 1), session.states.get().news]).toEqual([1, { moved: 1 }]);
    session.dismissNews();
    expect(session.states.get().news).toBeUndefined();
  });

  it('waits while something is dragged, and comes at once after it', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    session.hold(true);
    site.store.put(id(1), slot(1));
    await site.page.wind(3_000);
    expect(drawn(session, 1)).toBe(0);
    session.hold(false);
    await quiet();
    expect(drawn(session, 1)).toBe(1);
  });

  it('is not asked for out of sight, and at once when the page is looked at again', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    site.page.visible = false;
    site.store.put(id(1), slot(1));
    const before = site.store.asked.length;
    await site.page.wind(3_000);
    await site.page.wind(3_000);
    expect([site.store.asked.length, drawn(session, 1)]).toEqual([before, 0]);
    site.page.show();
    await quiet();
    expect(drawn(session, 1)).toBe(1);
  });

  it('does not draw the page again when nothing has changed', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    await site.page.wind(3_000);
    let told = 0;
    session.states.subscribe(() => (told += 1));
    await site.page.wind(3_000);
    expect([site.store.asked.at(-1), told]).toEqual(['plan.read', 0]);
  });
});
