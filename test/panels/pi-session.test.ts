import type { ListReading } from '#app/ports/issues';
import { HostUnreachable } from '#app/ports/failures';
import type { LinkEnds, LinkId } from '#app/ports/links';
import type { BoardSession } from '../../static/panels/train/board-session';
import type { Issue } from '#core/issue';
import { slotMover } from '../../static/panels/pi-board/slot-mover';
import { openBoardSession } from '../../static/panels/train/open-session';
import { issue } from './builders';
import { drafts } from './device';
import { blocks, id, pi, piSite, PlanStore, quiet, row, story, type PiSite } from './pi-site';

const slot = (number: number) => ({ slot: number });

async function opened({ host, page }: PiSite): Promise<BoardSession> {
  const session = openBoardSession(host, { row, pi, projects: new Map() }, page);
  await quiet();
  return session;
}

const drawn = (session: BoardSession, number: number) => session.states.get().board.slotOf.get(id(number));
const move = (session: BoardSession, number: number, to: number | null) =>
  session.move(new Map([[id(number), to === null ? null : slot(to)]]));

describe('a PI that is opened', () => {
  it('shows each item where the tracker has it, unless the plan says otherwise', async () => {
    const store = new PlanStore();
    store.put(id(2), slot(2));
    const session = await opened(
      piSite([story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1'), story(3, 'Osprey')], { store }),
    );
    const { board, load, hasPlan } = session.states.get();
    expect([drawn(session, 1), drawn(session, 2), drawn(session, 3)]).toEqual([0, 2, undefined]);
    expect(board.counts).toEqual({ drawn: 2, tray: 1, total: 3 });
    expect([load.phase, load.arrived, load.hiddenLinks, hasPlan]).toEqual(['complete', 3, 2, true]);
  });

  it('counts an item once that comes from its project and from an iteration', async () => {
    const session = await opened(
      piSite([story(1, 'Crane', 'c1')], { planned: [story(1, 'Crane', 'c1'), story(9, 'Crane', 'c2')] }),
    );
    expect(session.states.get().board.counts.total).toBe(2);
  });

  it('reads no item a second time that lies in an iteration', async () => {
    const site = piSite([]);
    const issues = site.host.tracker.issues as { candidates: unknown; planned: unknown };
    issues.planned = async (_: unknown, __: unknown, { onFound }: ListReading) => {
      onFound?.([id(1)]);
      return [story(1, 'Crane', 'c1')];
    };
    issues.candidates = async (_: unknown, { except }: ListReading) => {
      const left = await except!;
      return [story(1, 'Crane', 'c1'), story(2, 'Crane')].filter((one) => !left.has(one.id));
    };
    const session = await opened(site);
    expect(session.states.get().board.counts).toEqual({ drawn: 1, tray: 1, total: 2 });
    expect(drawn(session, 1)).toBe(0);
  });

  it('reads the projects whole when the iterations cannot be read', async () => {
    const site = piSite([]);
    const issues = site.host.tracker.issues as { candidates: unknown; planned: unknown };
    issues.planned = async () => Promise.reject(new HostUnreachable('No answer'));
    issues.candidates = async (_: unknown, { except }: ListReading) =>
      (await except!).size === 0 ? [story(1, 'Crane', 'c1')] : [];
    const session = await opened(site);
    expect([session.states.get().load.phase, drawn(session, 1)]).toEqual(['failed', 0]);
  });

  it('takes dependencies from the items where these bring them, and asks for no others', async () => {
    const needer = story(1, 'Crane', 'c1', {
      links: [
        {
          relation: 'needs',
          phrase: 'is blocked by',
          native: { id: '7', typeId: blocks, isGiver: false },
          issue: { id: id(2), key: 'FERRY-2' as Issue['key'], summary: '', status: 'new' },
        },
      ],
    });
    const site = piSite([needer, story(2, 'Osprey', 'o2')]);
    (site.host.tracker.links.can as { comeWithIssues: boolean }).comeWithIssues = true;
    const session = await opened(site);
    expect(session.states.get().board.ties.map(({ from, to, state }) => [from.id, to.id, state])).toEqual([
      ['2', '1', 'conflict'],
    ]);
    expect(site.reads).not.toContain('links');
  });

  it('reads the features of stories that come without them, as done ones do', async () => {
    const feature = issue(10, {
      type: { name: 'Feature', isSubtask: false },
      status: { name: 'Done', category: 'done' },
    });
    const epic = { id: feature.id, key: feature.key, summary: '' };
    const site = piSite([story(1, 'Crane', 'c1', { epic }), story(2, 'Crane', 'c1', { epic })], { above: [feature] });
    const session = await opened(site);
    expect(site.reads.filter((read) => read.startsWith('some'))).toEqual(['some 10']);
    expect(session.states.get().board.cardOf.get(id(2))).toBe('10|crane|0');
    expect(session.states.get().board.counts.total).toBe(2);
  });

  it('draws dependencies of the chosen kinds of links only', async () => {
    const link = (from: number, to: number, typeId = blocks): LinkEnds => ({
      linkId: `${from}-${to}` as LinkId,
      typeId,
      from: id(from),
      to: id(to),
    });
    const links = [link(1, 2), link(2, 3, 'relates' as typeof blocks)];
    const issues = [story(1, 'Crane', 'c2'), story(2, 'Osprey', 'o1'), story(3, 'Osprey', 'o2')];
    const session = await opened(piSite(issues, { links }));
    // The giver is done in the second iteration, its needer begins in the first: two too early.
    expect(session.states.get().board.ties.map(({ state, slack }) => [state, slack])).toEqual([['conflict', -2]]);
  });
});

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

describe('a board that is read again', () => {
  it('stands until everything has come again', async () => {
    const site = piSite([story(1, 'Crane', 'c1'), story(2, 'Crane', 'c1')]);
    const session = await opened(site);
    const issues = site.host.tracker.issues as { candidates: unknown };
    let end = (_: readonly Issue[]): void => {};
    issues.candidates = (_: unknown, { onPage }: ListReading) => {
      onPage?.([story(1, 'Crane', 'c2')], 2);
      return new Promise<readonly Issue[]>((resolve) => (end = resolve));
    };
    session.reload();
    await quiet();
    await site.page.wind(150);
    expect([drawn(session, 1), drawn(session, 2), session.states.get().load.phase]).toEqual([0, 0, 'loading']);
    end([story(1, 'Crane', 'c2'), story(2, 'Crane', 'c2')]);
    await quiet();
    expect([drawn(session, 1), drawn(session, 2), session.states.get().load.phase]).toEqual([1, 1, 'complete']);
  });

  it('is settled when it is drawn, not before', async () => {
    const site = piSite([story(1, 'Crane', 'c1')]);
    const session = await opened(site);
    // A board that takes so long is made in a task of its own.
    let clock = 0;
    site.page.clock = () => (clock += 20);
    const read = async (iteration: string): Promise<void> => {
      (site.host.tracker.issues as { candidates: unknown }).candidates = async () => [story(1, 'Crane', iteration)];
      session.reload();
      await quiet();
    };
    await read('c2');
    await site.page.wind(0);
    await read('c3');
    const seen: (number | undefined)[] = [];
    void session.settled().then(() => seen.push(drawn(session, 1)));
    await quiet();
    await site.page.wind(0);
    expect(seen).toEqual([2]);
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
