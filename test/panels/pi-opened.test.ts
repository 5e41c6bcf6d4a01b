import type { ListReading } from '#app/ports/issues';
import { HostUnreachable } from '#app/ports/failures';
import type { LinkEnds, LinkId } from '#app/ports/links';
import type { BoardSession } from '../../static/panels/train/board-session';
import type { Issue } from '#core/issue';
import { openBoardSession } from '../../static/panels/train/open-session';
import { issue } from './builders';
import { blocks, id, pi, piSite, PlanStore, quiet, row, story, type PiSite } from './pi-site';

const slot = (number: number) => ({ slot: number });

async function opened({ host, page }: PiSite): Promise<BoardSession> {
  const session = openBoardSession(host, { row, pi, projects: new Map() }, page);
  await quiet();
  return session;
}

const drawn = (session: BoardSession, number: number) => session.states.get().board.slotOf.get(id(number));

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
