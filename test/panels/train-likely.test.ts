import type { Forecast } from '#planner/forecast/forecast';
import type { TeamId } from '#core/train/ids';
import { HostUnreachable } from '#app/ports/failures';
import type { Outlook } from '../../static/panels/train-planning/outlook';
import { PlanningRun } from '../../static/panels/train-planning/planning-run';
import {
  allDoneSlots,
  basisTexts,
  chanceText,
  gapTexts,
  isUnsteady,
  leastLikelyFirst,
  reachTexts,
  thinTexts,
  worthText,
} from '../../static/panels/train-planning/likely-text';
import { openBoardSession } from '../../static/panels/train/open-session';
import { enTrainLikely } from '../../static/panels/words/en-train-likely';
import { createWords } from '../../static/panels/words/words';
import { crane, osprey, pi, piSite, PlanStore, quiet, row, story, train } from './pi-site';
import { PlannerBench } from './train-planning-site';
import { iteration } from './train-setup-builders';

const viewer = { locale: 'en', timeZone: 'UTC' };
const nouns = { issue: 'issue', issues: 'issues', project: 'project', queryLanguage: 'JQL' };
const words = createWords(enTrainLikely, 'en', viewer, nouns);
const entry = { people: 1, daysOff: 0, focus: 1, points: 8 };
const capacity = [entry, entry, { ...entry, points: 0 }];

/** Closed iterations of Crane before the PI, each with the points that were done in it, as stories. */
function past(points: readonly number[]) {
  const iterations = points.map((_, index) =>
    iteration(`p${index}`, [`2026-0${index + 1}-01`, `2026-0${index + 1}-15`], [crane], { state: 'closed' }),
  );
  const done = points.map((done, index) =>
    story(100 + index, 'Crane', `p${index}`, {
      points: done,
      status: { name: 'Done', category: 'done' },
    }),
  );
  return { iterations, done };
}

interface Planned {
  readonly run: PlanningRun;
  readonly bench: PlannerBench;
  readonly reports: unknown[];
  /** How often closed iterations were read, and how the next reading ends. */
  readonly schedule: { reads: number; fault: Error | undefined };
  plan(): Promise<number>;
  outlook(id: number): Outlook | undefined;
}

/** Four stories of three points, of which two fit in each slot of Crane, with what Crane has delivered before. */
async function planned(points: readonly number[]): Promise<Planned> {
  const store = new PlanStore();
  store.capacity = { [crane]: [...capacity], [osprey]: [...capacity] };
  const { iterations, done } = past(points);
  const schedule: Planned['schedule'] = { reads: 0, fault: undefined };
  const site = piSite(
    [1, 2, 3, 4].map((number) => story(number, 'Crane')),
    {
      store,
      planned: done,
      schedule: {
        iterations: async () => {
          schedule.reads += 1;
          if (schedule.fault) throw schedule.fault;
          return { iterations, unreadable: [], fixed: 0 };
        },
      },
    },
  );
  const session = openBoardSession(site.host, { row, pi, projects: new Map() }, site.page);
  await quiet();
  const bench = new PlannerBench();
  const reports: unknown[] = [];
  const host = { ...site.host, report: (error: unknown) => void reports.push(error) };
  const run = new PlanningRun(host, session, bench.parts, () => pi.slots[0]!.start);
  return {
    run,
    bench,
    reports,
    schedule,
    async plan() {
      const over = run.plan({ kind: 'as-is' }, { seconds: 2, isCalm: false });
      bench.run();
      await over;
      return run.states.get().shown!;
    },
    outlook: (id) => run.outlooks.states.get().get(id),
  };
}

describe('how likely a plan is', () => {
  it('is asked for once the plan is shown, which does not wait for it', async () => {
    const planning = await planned([6, 6, 6, 6, 6]);
    let go = (): void => {};
    planning.bench.beforeForecast = new Promise((resolve) => (go = resolve));
    const id = await planning.plan();
    expect(planning.run.states.get().found.map((found) => found.id)).toEqual([id]);
    await quiet();
    expect(planning.outlook(id)).toEqual({ kind: 'reading' });
    go();
    await quiet();
    expect(planning.outlook(id)?.kind).toBe('here');
  });

  it('follows from what the teams have delivered, held against what they take now', async () => {
    const planning = await planned([4, 8, 6, 12, 8]);
    const id = await planning.plan();
    await quiet();
    expect(planning.bench.forecasts.map(({ history }) => history)).toEqual([
      { [crane]: [0.5, 1, 0.75, 1.5, 1], [osprey]: [] },
    ]);
    const outlook = planning.outlook(id);
    expect(outlook).toMatchObject({
      kind: 'here',
      basis: { teams: 1, iterations: 5, byPoints: [crane], thin: [], unreadable: [], fixed: 0 },
    });
    // 0.75 of the three before is 0.5, which 1.5 and 1 reach.
    expect(outlook?.kind === 'here' && outlook.forecast.backcast).toEqual({ tried: 2, held: 2 });
    expect(outlook?.kind === 'here' && outlook.forecast.whole.features.stated).toBe(4);
  });

  it('is never told of teams with fewer iterations than it takes, nor asked for', async () => {
    const planning = await planned([6, 6, 6]);
    const id = await planning.plan();
    await quiet();
    expect(planning.outlook(id)).toEqual({
      kind: 'thin',
      basis: {
        teams: 0,
        iterations: 0,
        byPoints: [],
        thin: [{ teamId: crane, iterations: 3 }],
        unreadable: [],
        fixed: 0,
      },
    });
    expect(planning.bench.forecasts).toEqual([]);
  });

  it('is not told where nothing was ever delivered', async () => {
    const planning = await planned([]);
    const id = await planning.plan();
    await quiet();
    expect(planning.outlook(id)).toMatchObject({ kind: 'thin', basis: { thin: [{ teamId: crane, iterations: 0 }] } });
  });

  it('is read once for all plans', async () => {
    const planning = await planned([6, 6, 6, 6]);
    const ids = [await planning.plan(), await planning.plan()];
    await quiet();
    expect(ids.map((id) => planning.outlook(id)?.kind)).toEqual(['here', 'here']);
    expect([planning.schedule.reads, planning.bench.forecasts.length]).toEqual([1, 2]);
  });

  it('that cannot be read leaves the plan as it is, and is read when it is asked again', async () => {
    const planning = await planned([6, 6, 6, 6]);
    planning.schedule.fault = new HostUnreachable('No answer');
    const id = await planning.plan();
    await quiet();
    expect(planning.outlook(id)).toEqual({ kind: 'failed' });
    expect(planning.run.states.get()).toMatchObject({ trouble: undefined, shown: id });
    planning.schedule.fault = undefined;
    await planning.run.outlooks.look(planning.run.states.get().found[0]!);
    expect(planning.outlook(id)?.kind).toBe('here');
  });

  it('that the worker fails at is told and reported', async () => {
    const planning = await planned([6, 6, 6, 6]);
    planning.bench.forecastFault = new Error('The worker broke.');
    const id = await planning.plan();
    await quiet();
    expect([planning.outlook(id), planning.reports]).toEqual([{ kind: 'failed' }, [planning.bench.forecastFault]]);
  });

  it('is given up with the page, in silence', async () => {
    const planning = await planned([6, 6, 6, 6]);
    let go = (): void => {};
    planning.bench.beforeForecast = new Promise((resolve) => (go = resolve));
    planning.bench.forecastFault = new Error('The page was closed.');
    const id = await planning.plan();
    await quiet();
    planning.run.close();
    go();
    await quiet();
    expect([planning.outlook(id), planning.reports]).toEqual([{ kind: 'reading' }, []]);
  });

  it('is not even read when the page was closed before', async () => {
    const planning = await planned([6, 6, 6, 6]);
    planning.schedule.fault = new HostUnreachable('No answer');
    await planning.plan();
    await quiet();
    const [found] = planning.run.states.get().found;
    planning.run.close();
    planning.schedule.fault = undefined;
    await planning.run.outlooks.look(found!);
    expect([planning.schedule.reads, planning.outlook(found!.id)]).toEqual([1, { kind: 'failed' }]);
  });
});

const basis = { teams: 2, iterations: 11, byPoints: [], thin: [], unreadable: [], fixed: 0 };
const forecastWith = (tried: number, held: number) => ({ runs: 10_000, backcast: { tried, held } });

describe('what is said of how likely a plan is', () => {
  it('begins with the sample, and how it would have done', () => {
    expect(basisTexts(basis, forecastWith(12, 9), train, words)).toEqual([
      'It rests on 11 closed iterations of 2 teams, 10,000 runs.',
      'Tried on the past: what was foretold with 85% held in 9 of 12 iterations (75%). Each iteration was foretold from the ones before it.',
    ]);
  });

  it('says that what is begun or pinned is not doubted', () => {
    expect(basisTexts({ ...basis, fixed: 2 }, forecastWith(12, 9), train, words).at(-1)).toBe(
      '2 issues that are done, begun or pinned are taken to be done where they lie.',
    );
  });

  it('has no percentage where the tries are few', () => {
    const [, backcast] = basisTexts(basis, forecastWith(9, 9), train, words);
    expect(backcast).toMatch(/held in 9 of 9 iterations\. /);
  });

  it('names the teams whose capacity of then is not known, or says that it is all of them', () => {
    const said = (byPoints: readonly TeamId[]) =>
      basisTexts({ ...basis, byPoints }, forecastWith(12, 9), train, words)[1];
    expect(said([crane])).toMatch(/^Crane: what they could take/);
    expect(said([crane, osprey])).toMatch(/^What the teams could take/);
  });

  it.each([
    [12, 9, false],
    [12, 8, true],
    // Too few to tell.
    [9, 0, false],
  ])('warns when of %d tries only %d held: %s', (tried, held, isTold) => {
    expect(isUnsteady({ tried, held })).toBe(isTold);
  });

  it('names the teams that are left out, with what is known of them', () => {
    const thin = [{ teamId: osprey, iterations: 1 }];
    expect(gapTexts({ ...basis, thin, unreadable: [crane] }, train, words)).toEqual([
      'Not in these figures: what rests on Osprey, of whom fewer than 4 closed iterations are known.',
      'Past iterations of Crane cannot be read.',
    ]);
    expect(thinTexts({ ...basis, thin }, train, words)).toEqual(['Osprey: 1 closed iteration with estimated work']);
  });

  it.each([
    [0, '0%'],
    [0.0004, '< 1%'],
    [0.01, '1%'],
    [0.5, '50%'],
    [0.9996, '> 99%'],
    [1, '100%'],
  ])('a chance of %d is %s', (share, text) => {
    expect(chanceText(share, words)).toBe(text);
  });

  it.each([
    [100, 88, 'The plan says that it is worth 100. Expected is 88: 12% less.'],
    [100, 99.8, 'The plan says that it is worth 100, and as much is expected.'],
    [100, 104, 'The plan says that it is worth 100, and as much is expected.'],
    [0, 0, 'The plan says that it is worth 0, and as much is expected.'],
  ])('of %d stated and %d expected', (stated, expected, text) => {
    expect(worthText({ stated, expected, p50: 0, p85: 0 }, words)).toBe(text);
  });

  it('has each figure beside what the plan says, with the difference', () => {
    expect(reachTexts({ stated: 10, expected: 8.26, p50: 8, p85: 7 }, words)).toEqual(['10', '8.3 (−1.7)', '8', '7']);
    expect(reachTexts({ stated: 10, expected: 10.01, p50: 10, p85: 10 }, words)).toEqual(['10', '10', '10', '10']);
  });

  it('says by when all is done in half and in 85 of 100 runs, if it is', () => {
    expect(allDoneSlots([0, 0.5, 0.85])).toEqual([1, 2]);
    expect(allDoneSlots([0, 0.2, 0.84])).toEqual([2, undefined]);
    expect(allDoneSlots([0, 0, 0.1])).toEqual([undefined, undefined]);
  });

  it('has the least likely feature first, and last those of which nothing is known', () => {
    const feature = (id: string, doneBy: readonly number[], part: Partial<Forecast['features'][number]> = {}) => ({
      id,
      planned: 0,
      doneBy,
      isCalibrated: true,
      ...part,
    });
    const sorted = leastLikelyFirst([
      feature('sure', [1, 1]),
      feature('unknown', [0, 0], { isCalibrated: false }),
      feature('late', [0.2, 0.9]),
      feature('later', [0.1, 0.9]),
      feature('hardly', [0, 0.1]),
    ]);
    expect(sorted.map(({ id }) => id)).toEqual(['hardly', 'later', 'late', 'sure', 'unknown']);
  });
});
