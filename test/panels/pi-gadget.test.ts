import type { Issue, IssueId, IssueKey } from '#core/issue';
import type { PiId, TrainId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import type { GadgetSetting } from '../../static/panels/base/module';
import { createStore } from '../../static/panels/base/store';
import { atRisk } from '../../static/panels/pi-gadget/at-risk';
import { reasonsOf } from '../../static/panels/pi-gadget/risk-text';
import { readChoices } from '../../static/panels/pi-gadget/choices';
import { GadgetBook } from '../../static/panels/pi-gadget/gadget-book';
import { readGadget } from '../../static/panels/pi-gadget/read-gadget';
import { trainLoad } from '../../static/panels/pi-gadget/slot-loads';
import { boardFacts } from '../../static/panels/pi-board/board-facts';
import { enPiGadget } from '../../static/panels/words/en-pi-gadget';
import { createWords } from '../../static/panels/words/words';
import { issue } from './builders';
import { choices, gadgetHost, now, sightOf } from './pi-gadget-site';
import { pi, quiet, row, story, train } from './pi-site';

const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const words = createWords(enPiGadget, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);

const points = (...each: number[]) => each.map((one) => ({ people: 0, focus: 1, daysOff: 0, points: one }));
const done = { status: { name: 'Done', category: 'done' } } as const;
const feature = (number: number): Issue => issue(number, { type: { name: 'Feature', isSubtask: false } });
const under = (number: number) => ({ epic: { id: String(number) as IssueId, key: '' as IssueKey, summary: '' } });

describe('what a dashboard has kept of a gadget', () => {
  it.each([
    undefined,
    null,
    {},
    'text',
    { projectId: '1' },
    { projectId: '', trainId: 'a' },
    { projectId: 1, trainId: 'a' },
  ])('is no choice: %j', (kept) => expect(readChoices(kept)).toBeUndefined());

  it('is a train, and a PI and a title where somebody has chosen them; what Jira adds is left out', () => {
    expect(readChoices({ projectId: '1', trainId: 'a', refresh: 15 })).toEqual({ projectId: '1', trainId: 'a' });
    const whole = { projectId: '1', trainId: 'a', piId: 'b', title: 'Ours' };
    expect(readChoices(whole)).toEqual(whole);
  });
});

describe('the load', () => {
  // Three points each.
  const issues = [
    story(1, 'Crane', 'c1'),
    story(2, 'Crane', 'c2'),
    story(3, 'Crane', 'c2'),
    story(4, 'Osprey', 'o2'),
    story(5, 'Osprey', undefined),
  ];

  it('is that of the board’s headline, and by iteration; today’s is marked', async () => {
    const { board } = await sightOf({ issues, capacity: { crane: points(4, 5, 0), osprey: points(10, 10, 0) } });
    const load = trainLoad(board, pi, now);
    const { load: whole, capacity } = boardFacts(board);
    expect([load.load, load.capacity]).toEqual([12, 29]);
    expect([load.load, load.capacity]).toEqual([whole, capacity]);
    expect(
      load.slots.map(({ slot: { name }, load: here, capacity: of, isNow, overTeams }) => [
        name,
        here,
        of,
        isNow,
        overTeams,
      ]),
    ).toEqual([
      ['I1', 3, 14, false, 0],
      // The train is not over there, one of its teams is.
      ['I2', 9, 15, true, 1],
      ['IP', 0, 0, false, 0],
    ]);
  });

  it('counts what the plan says, not what the tracker still has', async () => {
    const { board } = await sightOf({
      issues,
      placements: { 2: { slot: 0 }, 4: { slot: 'out' } },
      capacity: { crane: points(4, 5, 0), osprey: points(10, 10, 0) },
    });
    expect(trainLoad(board, pi, now).slots.map(({ load }) => load)).toEqual([6, 3, 0]);
  });

  it('leaves out teams that have said nothing, and says how much that is', async () => {
    const { board } = await sightOf({ issues, capacity: { crane: points(4, 5, 0) } });
    expect(trainLoad(board, pi, now)).toMatchObject({ load: 9, capacity: 9, uncounted: 3, silentTeams: 1 });
  });

  it('marks an iteration from its first moment to before its end', async () => {
    const { board } = await sightOf({ issues });
    const marked = (at: string) =>
      trainLoad(board, pi, at as typeof now).slots.flatMap(({ slot, isNow }) => (isNow ? [slot.name] : []));
    expect(marked('2026-11-16T00:00:00.000Z')).toEqual(['I2']);
    expect(marked('2026-11-15T23:59:59.999Z')).toEqual(['I1']);
    expect(marked('2026-12-14T00:00:00.000Z')).toEqual([]);
  });
});

describe('what is at risk', () => {
  const capacity = { crane: points(10, 5, 0), osprey: points(10, 10, 10) };

  it('is told worst first, each with its reasons', async () => {
    const sight = await sightOf({
      issues: [
        feature(10),
        feature(20),
        feature(30),
        feature(40),
        // Over with two stories of 3 points in 5; nobody waits for either.
        story(1, 'Crane', 'c2', under(10)),
        story(2, 'Crane', 'c2', under(20)),
        // Its iteration is over.
        story(3, 'Osprey', 'o1', under(30)),
        // Waits for what comes later.
        story(4, 'Osprey', 'o2', under(40)),
        story(5, 'Osprey', 'o3', under(40)),
      ],
      links: [[5, 4]],
      capacity,
    });
    const found = atRisk(sight.board);
    expect(found.map((one) => [one.item.key, ...reasonsOf(one, sight, words).map(({ text }) => text)])).toEqual([
      // One dependency between two of its own cards is one.
      ['TRAIN-40', 'waits for “TRAIN-5 Item 5”, planned in IP'],
      ['TRAIN-30', 'not done by the end of I1'],
      ['TRAIN-10', 'Crane is over by 1 in I2'],
      ['TRAIN-20', 'Crane is over by 1 in I2'],
    ]);
  });

  it('is worse the more reasons there are, and names all of them', async () => {
    const sight = await sightOf({
      issues: [story(1, 'Crane', 'c1'), story(2, 'Osprey', 'o2'), story(3, 'Crane', 'c1'), story(4, 'Crane', 'c1')],
      // What 1 waits for comes later; both ends are in conflict.
      links: [[2, 1]],
      capacity: { crane: points(5, 5, 5) },
    });
    const [first, ...others] = atRisk(sight.board);
    expect(reasonsOf(first!, sight, words).map(({ kind, text }) => [kind, text])).toEqual([
      ['conflict', 'waits for “TRAIN-2 Item 2”, planned in I2'],
      ['slipped', 'not done by the end of I1'],
      ['over', 'Crane is over by 4 in I1'],
    ]);
    expect(others.map(({ item }) => item.key)).toEqual(['TRAIN-2', 'TRAIN-3', 'TRAIN-4']);
    expect(reasonsOf(others[0]!, sight, words).map(({ text }) => text)).toEqual([
      'comes too late for “TRAIN-1 Item 1”, planned in I1',
    ]);
  });

  it('names the worst of several conflicts, and counts the others', async () => {
    const sight = await sightOf({
      issues: [story(1, 'Crane', 'c1'), story(2, 'Osprey', 'o2'), story(3, 'Osprey', 'o3'), story(4, 'Osprey', 'o2')],
      // What 1 waits for lies one, two and one iterations after it, and should lie one before: −2, −3, −2.
      links: [
        [2, 1],
        [3, 1],
        [4, 1],
      ],
    });
    const [first] = atRisk(sight.board);
    expect(first!.conflicts.map(({ other, slack }) => [other.key, slack])).toEqual([
      ['TRAIN-3', -3],
      ['TRAIN-2', -2],
      ['TRAIN-4', -2],
    ]);
    expect(reasonsOf(first!, sight, words)[0]?.text).toBe(
      'waits for “TRAIN-3 Item 3”, planned in IP; 2 more dependencies in conflict',
    );
  });

  it('is nothing that is done, whatever its team carries', async () => {
    const issues = [story(1, 'Crane', 'c2', done), story(2, 'Crane', 'c2', done), story(3, 'Osprey', 'o1', done)];
    const { board } = await sightOf({ issues, capacity });
    expect(board.counts.drawn).toBe(3);
    expect(atRisk(board)).toEqual([]);
  });

  it('is no feature whose part in the future is in time', async () => {
    const { board } = await sightOf({ issues: [story(1, 'Crane', 'c2'), story(2, 'Osprey', 'o3')], links: [[1, 2]] });
    expect(board.ties.map(({ state }) => state)).toEqual(['at-risk']);
    expect(atRisk(board)).toEqual([]);
  });
});

describe('the PI of a gadget', () => {
  const later: Pi = {
    ...pi,
    id: 'pi-271-0001' as PiId,
    name: 'PI 27.1',
    slots: pi.slots.map((slot) => ({ ...slot, start: inTenWeeks(slot.start), end: inTenWeeks(slot.end) })),
  };
  const both = [{ ...row, train: { ...train, pis: [later, pi] } as typeof row.train }];
  const stop = new AbortController().signal;

  it.each([
    ['under way, unless another is chosen', undefined, now, 'PI 26.4'],
    ['next, when that is over', undefined, '2026-12-20T00:00:00.000Z' as typeof now, 'PI 27.1'],
    ['chosen', later.id, now, 'PI 27.1'],
  ])('is the one that is %s', async (_, piId, at, name) => {
    const read = await readGadget(gadgetHost({ trains: both }).host, { ...choices, piId }, at, stop);
    expect(read).toMatchObject({ kind: 'here', sight: { pi: { name }, at } });
  });

  it('is not replaced by another when it is gone', async () => {
    const read = await readGadget(gadgetHost().host, { ...choices, piId: later.id }, now, stop);
    expect(read).toEqual({ kind: 'no-pi', train: 'Harbour train', isChosen: true });
  });

  it('is missing where the train has none', async () => {
    const trains = [{ ...row, train: { ...train, pis: [] } as unknown as typeof row.train }];
    const read = await readGadget(gadgetHost({ trains }).host, choices, now, stop);
    expect(read).toEqual({ kind: 'no-pi', train: 'Harbour train', isChosen: false });
  });

  it.each([
    ['the train is not there', { trains: [] }],
    ['the viewer may not see its project', { faults: { 'train.list': { kind: 'not-permitted', need: 'view' } } }],
    ['the plan is hidden from the viewer', { faults: { 'plan.read': { kind: 'not-found' } } }],
  ] as const)('is nowhere, and nothing more is said, where %s', async (_, part) => {
    expect(await readGadget(gadgetHost(part).host, choices, now, stop)).toEqual({ kind: 'gone' });
  });

  it.each([
    ['the trains', { faults: { 'train.list': 'unreachable' } }],
    ['the plan', { faults: { 'plan.read': 'unreachable' } }],
    ['the tracker', { isTrackerGone: true }],
  ] as const)('is not shown half: %s did not answer', async (_, part) => {
    expect(await readGadget(gadgetHost(part).host, choices, now, stop)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'no-answer' },
    });
  });

  it('is shown without objectives where only these cannot be read', async () => {
    const sight = await sightOf({ issues: [story(1, 'Crane', 'c1')], faults: { 'objective.list': 'unreachable' } });
    expect([sight.objectives.kind, sight.board.counts.drawn]).toEqual(['no-answer', 1]);
  });

  it('counts what the viewer may not see, and makes nothing of it', async () => {
    const { load, board } = await sightOf({ issues: [story(1, 'Crane', 'c1')], hiddenLinks: 2 });
    expect([load.hiddenLinks, board.ties]).toEqual([2, []]);
  });
});

describe('a gadget', () => {
  function opened(first: unknown, part: Parameters<typeof gadgetHost>[0] = {}) {
    const { host, world } = gadgetHost(part);
    const setting = createStore<GadgetSetting>({ choices: first });
    const book = new GadgetBook(host, setting, { now: () => now });
    return { world, setting, book, state: () => book.states.get() };
  }

  it('that nobody has set up asks for nothing', async () => {
    const { book, state } = opened(undefined, { faults: { 'train.list': 'unreachable' } });
    await book.load();
    expect(state()).toEqual({ kind: 'unset' });
  });

  it('shows what it has while it is read again, and keeps it when that fails', async () => {
    const { book, state, world } = opened(choices, { issues: [story(1, 'Crane', 'c1')] });
    await book.load();
    expect(state()).toMatchObject({ kind: 'here', sight: { board: { counts: { drawn: 1 } } } });
    world.faults = { 'plan.read': 'unreachable' };
    const again = book.load();
    expect(state()).toMatchObject({ kind: 'here', again: { kind: 'loading' } });
    await again;
    expect(state()).toMatchObject({
      kind: 'here',
      sight: { board: { counts: { drawn: 1 } } },
      again: { kind: 'failed', problem: { kind: 'no-answer' } },
    });
    world.faults = {};
    world.issues = [];
    await book.load();
    expect(state()).toMatchObject({ kind: 'here', sight: { board: { counts: { drawn: 0 } } } });
    expect(state()).not.toHaveProperty('again');
  });

  it('shows nothing of before when the viewer may no longer see it', async () => {
    const { book, state, world } = opened(choices);
    await book.load();
    world.trains = [];
    await book.load();
    expect(state()).toEqual({ kind: 'gone' });
  });

  it('reads anew when it is set up otherwise, and not for another title', async () => {
    const { book, setting, state, world } = opened(choices);
    await book.load();
    const before = state();
    setting.set({ title: 'Ours', choices: { ...choices, title: 'Ours' } });
    await quiet();
    expect(state()).toBe(before);
    world.trains = [{ ...row, id: 'train-0002' as TrainId }];
    setting.set({ title: 'Ours', choices: { ...choices, trainId: 'train-0002' } });
    expect(state()).toEqual({ kind: 'loading' });
    await quiet();
    await quiet();
    expect(state()).toMatchObject({ kind: 'here', sight: { row: { id: 'train-0002' } } });
  });

  it('shows the last choice, whichever answers first', async () => {
    const other = { ...row, id: 'train-0002' as TrainId };
    const { book, setting, state } = opened(choices, { trains: [row, other] });
    const first = book.load();
    setting.set({ choices: { ...choices, trainId: 'train-0002' } });
    await first;
    await quiet();
    await quiet();
    expect(state()).toMatchObject({ kind: 'here', sight: { row: { id: 'train-0002' } } });
  });
});

function inTenWeeks<Moment extends string>(moment: Moment): Moment {
  return new Date(Date.parse(moment) + 70 * 86_400_000).toISOString() as Moment;
}
