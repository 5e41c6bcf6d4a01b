import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { CapacityEntry } from '#core/train/capacity';
import type { Placement } from '#core/train/placement';
import { PlanningRun } from '../../static/panels/train-planning/planning-run';
import { gapOf } from '../../static/panels/train-planning/planning-state';
import { problemUnder } from '#core/train/what-if';
import type { BoardSession } from '../../static/panels/train/board-session';
import { openBoardSession } from '../../static/panels/train/open-session';
import { crane, id, osprey, pi, piSite, PlanStore, quiet, row, story, type PiSite } from './pi-site';
import { PlannerBench } from './train-planning-site';

const beforePi = '2026-11-01T00:00:00.000Z' as IsoDateTime;
/** In the second iteration. */
const duringPi = '2026-11-20T00:00:00.000Z' as IsoDateTime;
const asIs = { kind: 'as-is' } as const;
const wish = { seconds: 2, isCalm: false };

/** One person and 8 points a slot, none in the one of innovation and planning. */
const entry: CapacityEntry = { people: 1, daysOff: 0, focus: 1, points: 8 };
const capacity = [entry, entry, { ...entry, points: 0 }];

interface Planned {
  readonly site: PiSite;
  readonly session: BoardSession;
  readonly bench: PlannerBench;
  readonly run: PlanningRun;
  readonly reports: unknown[];
}

/** Six stories of three points, of Crane: two a slot fit. Two are in the second iteration, four nowhere. */
async function planned(placements: Readonly<Record<number, Placement>> = {}, today = beforePi): Promise<Planned> {
  const store = new PlanStore();
  store.capacity = { [crane]: [...capacity], [osprey]: [...capacity] };
  for (const [number, placement] of Object.entries(placements)) store.put(number as IssueId, placement);
  const clients = (number: number) => ({ clients: number === 1 ? ['Orrin'] : ['Orrin', 'Hallan'] });
  const stories = [1, 2, 3, 4, 5, 6].map((number) =>
    story(number, 'Crane', number <= 2 ? 'c2' : undefined, clients(number)),
  );
  const site = piSite(stories, { store });
  const session = openBoardSession(site.host, { row, pi, projects: new Map() }, site.page);
  await quiet();
  const bench = new PlannerBench();
  const reports: unknown[] = [];
  const host = { ...site.host, report: (error: unknown) => void reports.push(error) };
  return { site, session, bench, reports, run: new PlanningRun(host, session, bench.parts, () => today) };
}

async function found({ run, bench }: Planned, whatIf: Parameters<PlanningRun['plan']>[0] = asIs): Promise<void> {
  const over = run.plan(whatIf, wish);
  bench.run();
  await over;
}

const slotsOf = ({ session }: Planned) =>
  [1, 2, 3, 4, 5, 6].map((number) => session.states.get().board.slotOf.get(id(number)));

describe('a proposal', () => {
  it('fills each team up to its capacity, and says what it is worth and what it would change', async () => {
    const planning = await planned();
    await found(planning);
    const { found: all, shown, search } = planning.run.states.get();
    expect([all.length, shown, search]).toEqual([1, all[0]?.id, undefined]);
    // Four of six parts fit: 2 × 3 points in each of two slots of 8. The third slot takes nothing.
    const [first] = all;
    expect([first?.load, first?.room]).toEqual([12, 32]);
    expect(first?.value).toBeGreaterThan(first?.insight.difference.valueBefore ?? Infinity);
    expect(first?.value).toBe(first?.insight.difference.valueAfter);
    // Two are done at once, two an iteration later, two not at all.
    const states = first?.insight.explanations.map(({ state }) => state).sort();
    expect(states).toEqual(['late', 'late', 'left-out', 'left-out']);
  });

  it('changes nothing on the board until it is taken, and is one step to be undone', async () => {
    const planning = await planned();
    const before = slotsOf(planning);
    await found(planning);
    expect([slotsOf(planning), before]).toEqual([before, [1, 1, undefined, undefined, undefined, undefined]]);
    planning.run.apply();
    await quiet();
    expect(slotsOf(planning).filter((slot) => slot !== undefined)).toHaveLength(4);
    expect(planning.session.states.get().undo?.what).toBe('proposal');
    planning.session.undo();
    await quiet();
    expect(slotsOf(planning)).toEqual(before);
  });

  it('leaves what is pinned, and keeps the pin of what it did not move', async () => {
    const planning = await planned({ 1: { slot: 1, isPinned: true }, 6: { isPinned: true } });
    await found(planning);
    planning.run.apply();
    await quiet();
    expect(slotsOf(planning)[0]).toBe(1);
    expect(planning.site.store.placements.get(id(1))).toEqual({ slot: 1, isPinned: true });
    // One that is pinned and lies nowhere may enter, and stays pinned where it then is.
    expect(planning.site.store.placements.get(id(6))).toMatchObject({ isPinned: true });
    const [first] = planning.run.states.get().found;
    expect(first?.problem.fixed.map((item) => item.id)).toEqual([id(1)]);
  });

  it('leaves what others moved while it was looked at, and says so', async () => {
    const planning = await planned();
    await found(planning);
    const [first] = planning.run.states.get().found;
    const [moved, other] = [...first!.proposal.changes.keys()];
    planning.site.store.put(moved!, { slot: 2 });
    await planning.site.page.wind(3_000);
    planning.run.apply();
    await quiet();
    expect(planning.site.store.placements.get(moved!)).toEqual({ slot: 2 });
    expect(planning.site.store.placements.get(other!)).toEqual(first!.proposal.changes.get(other!));
    const { clashes, undo } = planning.session.states.get();
    expect(clashes.map(({ issueId }) => issueId)).toEqual([moved]);
    expect(undo).toMatchObject({ what: 'proposal', items: first!.proposal.changes.size - 1 });
  });

  it('takes out what is excluded, and leaves it excluded', async () => {
    const planning = await planned({ 1: { isExcluded: true } });
    await found(planning);
    planning.run.apply();
    await quiet();
    expect(planning.site.store.placements.get(id(1))).toEqual({ slot: 'out', isExcluded: true });
  });

  it('that is asked to move little is asked with a price', async () => {
    const { run, bench } = await planned();
    void run.plan(asIs, { seconds: 5, isCalm: true });
    void run.plan(asIs, { seconds: 5, isCalm: false });
    expect(bench.requests.map(({ milliseconds, pricePerMovedPoint }) => [milliseconds, pricePerMovedPoint])).toEqual([
      [5_000, 0.5],
      [5_000, undefined],
    ]);
  });
});

describe('a search', () => {
  it('that is told to be enough takes the best until then', async () => {
    const planning = await planned();
    const { run, bench } = planning;
    const over = run.plan(asIs, wish);
    bench.turn();
    const best = run.states.get().search?.value;
    expect(best).toBeGreaterThan(0);
    run.enough();
    await over;
    expect(run.states.get().found.map(({ value }) => value)).toEqual([best]);
  });

  it('whose place another one takes says nothing, neither a plan nor a failure', async () => {
    const { run, bench, reports } = await planned();
    bench.fault = new Error('The worker broke.');
    const first = run.plan(asIs, wish);
    bench.fault = undefined;
    const second = run.plan({ kind: 'capacity', share: 0.5 }, wish);
    bench.run();
    await Promise.all([first, second]);
    expect(run.states.get().found.map(({ whatIf }) => whatIf.kind)).toEqual(['capacity']);
    expect([run.states.get().trouble, reports]).toEqual([undefined, []]);
  });

  it('that fails is told and reported, and another one can be tried', async () => {
    const planning = await planned();
    planning.bench.fault = new Error('The worker broke.');
    await found(planning);
    expect(planning.run.states.get()).toMatchObject({ trouble: 'failed', search: undefined, found: [] });
    expect(planning.reports).toEqual([planning.bench.fault]);
    planning.bench.fault = undefined;
    await found(planning);
    expect(planning.run.states.get().trouble).toBeUndefined();
    expect(planning.run.states.get().found).toHaveLength(1);
  });

  it('of a page that was closed shows nothing', async () => {
    const { run, bench } = await planned();
    const over = run.plan(asIs, wish);
    run.close();
    bench.run();
    await over;
    expect([run.states.get().found, bench.isClosed]).toEqual([[], true]);
  });
});

describe('what is proven', () => {
  it('is the bound of what is in sight, looked for once', async () => {
    const planning = await planned();
    const { run, bench } = planning;
    await found(planning);
    expect(run.states.get().isProving).toBe(true);
    bench.prove(100);
    bench.endOfProof();
    await quiet();
    expect(run.states.get()).toMatchObject({ bound: 100, isProving: false });
    await found(planning, { kind: 'capacity', share: 0.8 });
    // Of less capacity nothing is proven yet: the bound of the train as it is says nothing of it.
    expect(run.states.get()).toMatchObject({ bound: undefined, isProving: true });
    bench.prove(70);
    expect(run.states.get().bound).toBe(70);
    await found(planning);
    expect([bench.proven.length, run.states.get().bound]).toEqual([2, 100]);
  });

  it('is looked for anew when the train is another by now', async () => {
    const planning = await planned();
    await found(planning);
    planning.bench.prove(100);
    planning.session.move(new Map([[id(1), { slot: 1, isPinned: true }]]), 'pin');
    await quiet();
    await found(planning);
    expect(planning.bench.proven).toHaveLength(2);
    expect(planning.run.states.get().bound).toBeUndefined();
  });

  it.each([
    ['a fifth below the bound', 80, 100, 0.2],
    ['at the bound', 100, 100, 0],
    ['above it by a rounding', 100.000001, 100, 0],
    ['worth nothing where nothing can be worth anything', 0, 0, 0],
    ['worth nothing, so that the gap would be all of it', 0, 100, undefined],
    ['without a bound', 80, undefined, undefined],
  ])('of a plan %s', (_, value, bound, gap) => {
    const said = gapOf(value, bound);
    if (gap === undefined) expect(said).toBeUndefined();
    else expect(said).toBeCloseTo(gap, 10);
  });
});

describe('a kept scenario', () => {
  const half = { kind: 'capacity', share: 0.5 } as const;

  it('holds what was asked and planned, what it is worth and what is proven of it', async () => {
    const planning = await planned();
    await found(planning, half);
    planning.bench.prove(30);
    const [shown] = planning.run.states.get().found;
    const scenario = planning.run.toKeep('Half')!;
    expect(scenario).toMatchObject({
      name: 'Half',
      conditions: [half],
      value: shown?.value,
      before: shown?.insight.difference.valueBefore,
      bound: 30,
      capacity: { [crane]: [8, 8, 0], [osprey]: [8, 8, 0] },
    });
    // Two of six parts of 3 points fit into 4 points a slot; 1 and 2 lay in the second slot.
    const items = Object.values(scenario.items);
    expect(items.map(([from, , points]) => [from, points])).toEqual([
      [1, 3],
      [1, 3],
      ...[3, 4, 5, 6].map(() => [null, 3]),
    ]);
    expect(items.filter(([, to]) => to !== null)).toHaveLength(2);
  });

  it('is opened as a proposal for the board of today, and becomes the plan when it is taken', async () => {
    const planning = await planned();
    const { run } = planning;
    await found(planning, half);
    const scenario = run.toKeep('Half')!;
    // Somebody fills the board with something else meanwhile.
    planning.session.move(new Map([[id(5), { slot: 0 }]]));
    await quiet();
    const later = new PlanningRun(planning.site.host, planning.session, new PlannerBench().parts, () => beforePi);
    expect(await later.open('scenario-1', scenario)).toBe(true);
    const [shown] = later.states.get().found;
    expect(shown).toMatchObject({ kept: { id: 'scenario-1', name: 'Half' }, whatIf: half });
    expect(shown?.value).toBe(scenario.value);
    later.apply();
    await quiet();
    const planned4 = [1, 2, 3, 4, 5, 6].map((number) => scenario.items[id(number)]?.[1] ?? undefined);
    expect(slotsOf(planning)).toEqual(planned4);
    expect(planning.session.states.get().undo?.what).toBe('scenario');
  });

  it('that is opened again stands once', async () => {
    const planning = await planned();
    await found(planning, half);
    const scenario = planning.run.toKeep('Half')!;
    await planning.run.open('scenario-1', scenario);
    await planning.run.open('scenario-1', scenario);
    const { found: all, shown } = planning.run.states.get();
    expect(all.map(({ kept }) => kept?.id)).toEqual([undefined, 'scenario-1']);
    expect(shown).toBe(all[1]?.id);
  });

  it('that the board of today cannot hold is opened all the same, for what it is worth', async () => {
    const planning = await planned();
    await found(planning);
    const scenario = planning.run.toKeep('As it was')!;
    const less = [entry, entry, entry].map((one) => ({ ...one, points: 1 }));
    await planning.session.setCapacity(crane, less);
    await quiet();
    expect(await planning.run.open('scenario-1', scenario)).toBe(true);
    expect(planning.run.states.get().trouble).toBeUndefined();
    expect((await planning.run.worthOf(scenario))?.value).toBe(scenario.value);
  });
});

describe('a scenario', () => {
  it('stands beside the plan as it is, and becomes the plan when it is chosen', async () => {
    const planning = await planned();
    const { run } = planning;
    await found(planning);
    await found(planning, { kind: 'capacity', share: 0.5 });
    const [base, half] = run.states.get().found;
    expect(run.states.get().shown).toBe(half?.id);
    // Into 4 points goes one part of 3, in each of two slots.
    expect([base?.load, half?.load, half?.room]).toEqual([12, 6, 16]);
    expect(half?.value).toBeLessThan(base?.value ?? 0);
    run.choose(base!.id);
    expect(run.states.get().shown).toBe(base?.id);
    run.choose(half!.id);
    run.apply();
    expect(planning.session.states.get().undo?.what).toBe('scenario');
  });

  it('without a client takes what is that client’s alone off the board', async () => {
    const planning = await planned();
    await found(planning, { kind: 'without-client', client: 'Orrin' });
    planning.run.apply();
    await quiet();
    expect(slotsOf(planning)[0]).toBeUndefined();
    expect(planning.site.store.placements.get(id(1))).toEqual({ slot: 'out' });
  });

  it('of less capacity gives every team that share in every slot', async () => {
    const { run } = await planned();
    const { problem } = run.problem();
    const less = problemUnder(problem, { kind: 'capacity', share: 0.5 }, () => []);
    expect(less.teams.map(({ capacity: points }) => points)).toEqual([
      [4, 4, 0],
      [4, 4, 0],
    ]);
    expect(problem.teams[0]?.capacity).toEqual([8, 8, 0]);
  });

  it('of a late team takes its first slots, and nobody else’s', async () => {
    const { run } = await planned();
    const late = problemUnder(run.problem().problem, { kind: 'late-team', team: crane, slots: 1 }, () => []);
    expect(late.teams.map(({ id: team, capacity: points }) => [team, points])).toEqual([
      [crane, [0, 8, 0]],
      [osprey, [8, 8, 0]],
    ]);
  });

  it('of a late team counts from the first slot that is not over', async () => {
    const { run } = await planned({}, duringPi);
    const { problem } = run.problem();
    expect(problem.teams[0]?.capacity).toEqual([0, 8, 0]);
    const late = problemUnder(problem, { kind: 'late-team', team: crane, slots: 1 }, () => []);
    expect(late.teams[0]?.capacity).toEqual([0, 0, 0]);
  });

  it('without a client leaves out what is that client’s alone, with every dependency on it', async () => {
    const { run } = await planned();
    const { problem, itemOf } = run.problem();
    const tied = {
      ...problem,
      dependencies: [
        { from: '1', to: '2', lag: 0 },
        { from: '3', to: '4', lag: 0 },
      ] as unknown as typeof problem.dependencies,
    };
    const without = problemUnder(
      tied,
      { kind: 'without-client', client: 'Orrin' },
      (feature) => itemOf.get(feature)?.clients ?? [],
    );
    expect(without.stories.map((one) => one.id)).toEqual(['2', '3', '4', '5', '6']);
    expect(without.features).toHaveLength(5);
    expect(without.dependencies.map(({ from, to }) => [from, to])).toEqual([['3', '4']]);
  });
});
