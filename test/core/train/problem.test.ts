import * as fc from 'fast-check';
import { readProblem } from '#planner/reading/problem-reading';
import { plan } from '#planner/search/planning-turns';
import type { BoardInput } from '#core/train/board-of';
import type { IterationId } from '#core/train/ids';
import { placeRules } from '#core/train/placing';
import type { PlanItem } from '#core/train/plan-item';
import { planningProblem } from '#core/train/problem-of';
import { proposalOf } from '#core/train/proposal';
import {
  board,
  feature,
  inIterations,
  inputOf,
  issueId,
  iterationId,
  moment,
  piOf,
  placed,
  story,
  teamId,
  trainOf,
  waits,
} from './builders';

const mast = { teamId: teamId('mast') };
const at = (slot: number, team = 'crane') => inIterations(`${team}-${slot}`);
const inFeature = (id: string) => ({ featureId: issueId(id) });
const full = [0, 1, 2, 3].map(() => ({ people: 0, daysOff: 0, focus: 1, points: 10 }));
const capacity = new Map([
  [teamId('crane'), full],
  [teamId('mast'), full],
]);

function problemOf(items: readonly PlanItem[], more: Partial<BoardInput> = {}) {
  const input = inputOf(items, { capacity, ...more });
  return planningProblem({
    ...input,
    board: board(items, { capacity, ...more }),
    rules: placeRules(input.train, input.pi),
  });
}

describe('the planner is asked', () => {
  it('about features by cost of delay × the slots that are left, and their stories by team', () => {
    const items = [
      feature('F', { costOfDelay: 10, clients: ['North Line'] }),
      story('1', { ...inFeature('F'), points: 5 }),
      story('2', { ...inFeature('F'), ...mast, ...at(2, 'mast'), points: 8 }),
    ];
    const { problem, itemOf, assumptions } = problemOf(items, { dependencies: waits('1>2') });
    expect(problem).toEqual({
      name: 'Harbour 26.4',
      iterations: 4,
      teams: ['crane', 'mast'].map((id) => ({ id, capacity: [10, 10, 10, 10] })),
      features: [{ id: 'feature-F', value: [40, 30, 20, 10], client: 'North Line' }],
      stories: [
        { id: '2', feature: 'feature-F', team: 'mast', points: 8, current: 2 },
        { id: '1', feature: 'feature-F', team: 'crane', points: 5 },
      ],
      dependencies: [{ from: '1', to: '2', lag: 1 }],
    });
    expect(itemOf.get('feature-F')?.id).toBe('F');
    expect(assumptions).toMatchObject({ features: 1, unscored: 0, parts: 2, unestimated: 0, outside: 0 });
  });

  it('with the median where nobody scored or estimated, and a story alone for its share', () => {
    const items = [
      feature('F', { costOfDelay: 10, points: 8 }),
      feature('G', { costOfDelay: 30, points: 4 }),
      feature('H'),
      story('1', { points: 3 }),
    ];
    const { problem, assumptions } = problemOf(items);
    // Points 3, 4, 8: 4 in the middle. Cost of delay 10, 30: 20. Features of 4, 4, 8 points: 4; the story is 3/4 of one.
    expect(problem.stories.map(({ id, points }) => [id, points])).toEqual([
      ['F', 8],
      ['G', 4],
      ['H', 4],
      ['1', 3],
    ]);
    expect(problem.features.map(({ value }) => value[3])).toEqual([10, 30, 20, 15]);
    expect(assumptions).toMatchObject({ features: 4, unscored: 2, medianCostOfDelay: 20, unestimated: 1 });
  });

  it('to keep to the shares that are agreed, less what stays, and leaves out what goes beyond', () => {
    const bucket = (name: string, share: number) => ({ name, share, by: 'type' as const, of: [name] });
    const allocation = { buckets: [bucket('Feature', 0.6), bucket('Enabler', 0.2), bucket('Bug', 0.1)], teams: {} };
    const items = [
      feature('F', { typeName: 'Feature', points: 8 }),
      feature('G', { typeName: 'Enabler', points: 8, costOfDelay: 9 }),
      feature('H', { typeName: 'Enabler', points: 5, costOfDelay: 30 }),
      feature('I', { typeName: 'Enabler' }),
      story('1', { ...inFeature('I'), ...at(0), status: 'indeterminate', points: 6 }),
    ];
    const { problem } = problemOf(items, { train: trainOf({ allocation }) });
    // Two teams of four slots of 10 are 80: 48 for features, 16 for enablers, of which 6 have begun. No bug is there.
    expect(problem.bands).toEqual([
      { name: 'Feature', features: ['feature-F'], max: 48 },
      { name: 'Enabler', features: ['feature-G', 'feature-H'], max: 10 },
    ]);
    expect(Object.keys(plan(problem, { seed: 1, steps: 500 })!.placements).sort()).toEqual(['F', 'H']);
    expect(problemOf(items, { train: trainOf({ allocation }), capacity: new Map() }).problem.bands).toBeUndefined();
  });

  it('nothing about what is done, begun or pinned: it stays, takes its points, and what waits for it waits', () => {
    const items = [
      story('1', { ...at(0), status: 'done', points: 4 }),
      story('2', { ...at(1), status: 'indeterminate', points: 6 }),
      story('3', { ...at(2), points: 12 }),
      story('4'),
    ];
    const pins = placed({ '3': { isPinned: true } });
    const { problem, fixed } = problemOf(items, { placements: pins, dependencies: waits('2>4', '1>4', '4>3') });
    expect(fixed.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(problem.teams[0]?.capacity).toEqual([6, 4, 0, 10]);
    expect(problem.features.map(({ id, mandatory }) => [id, mandatory])).toEqual([
      ['feature-4', undefined],
      ['fixed', true],
    ]);
    expect(problem.stories).toEqual([
      { id: '4', feature: 'feature-4', team: 'crane', points: 3 },
      { id: '2', feature: 'fixed', team: 'crane', points: 0, pin: 1, current: 1 },
    ]);
    expect(problem.dependencies).toEqual([{ from: '2', to: '4', lag: 1 }]);
    // Not in slot 0 or 1: slot 2 is full.
    expect(plan(problem, { seed: 1, steps: 500 })?.placements['4']).toBe(3);
  });

  it('for no more than an iteration over several slots has left beside what stays in it', () => {
    const iterations = [null, 'crane-1', 'crane-1', 'crane-3'].map((id) => id && iterationId(id));
    const pi = piOf({ iterations: { ...piOf().iterations, [teamId('crane')]: iterations as IterationId[] } });
    const begun = (points: number) => [story('1', { ...at(1), status: 'indeterminate', points }), story('2')];
    const left = (points: number, now = moment('2026-11-02')) =>
      problemOf(begun(points), { pi, train: trainOf({ pis: [pi] }), now }).problem.teams[0]?.capacity;
    expect(left(15)).toEqual([10, 0, 5, 10]);
    expect(left(4)).toEqual([10, 6, 10, 10]);
    expect(left(25)).toEqual([10, 0, 0, 10]);
    // The first of its slots is over: what stays may have been done in it.
    expect(left(4, moment('2026-12-01'))).toEqual([0, 0, 10, 10]);
  });

  it('nothing about a feature being done before a part of it that stays', () => {
    const items = [
      feature('F', { costOfDelay: 10 }),
      story('1', { ...inFeature('F'), ...at(2), status: 'indeterminate' }),
      story('2', inFeature('F')),
    ];
    expect(problemOf(items).problem.features[0]?.value).toEqual([20, 20, 20, 10]);
  });

  it('to leave out what is excluded, and to put nothing into slots that are over', () => {
    const items = [story('1', at(2)), story('2'), story('3')];
    const placements = placed({ '1': { isExcluded: true }, '2': { isExcluded: true } });
    const asked = problemOf(items, { placements, now: moment('2026-11-17') });
    expect(asked.problem.stories.map(({ id }) => id)).toEqual(['3']);
    expect(asked.problem.teams[0]?.capacity).toEqual([0, 10, 10, 10]);
    const { changes, leaves } = proposalOf(asked, { '3': 1 }, piOf());
    expect(leaves).toMatchObject([{ item: { id: '1' }, from: 2 }]);
    expect(changes).toEqual(
      new Map([
        ['3', { slot: 1 }],
        ['1', { slot: 'out', isExcluded: true }],
      ]),
    );
  });

  it('nothing about circles, which are counted, and lag 0 where one iteration will do', () => {
    const items = [story('1'), story('2'), story('3'), story('4', mast)];
    const { problem, assumptions } = problemOf(items, {
      train: trainOf({ sameIteration: 'same-team' }),
      dependencies: waits('1>2', '2>1', '2>3', '3>4'),
    });
    expect(problem.dependencies).toEqual([
      { from: '2', to: '3', lag: 0 },
      { from: '3', to: '4', lag: 1 },
    ]);
    expect(assumptions.inCircles).toBe(2);
  });
});

describe('a proposal', () => {
  it('says what enters, leaves and moves, and forgets what the tracker has there already', () => {
    const items = [story('1', at(0)), story('2', at(1)), story('3'), story('4', at(2)), story('5', at(3))];
    const asked = problemOf(items, { placements: placed({ '5': { slot: 0 } }) });
    const { changes, enters, leaves, moves, stays } = proposalOf(asked, { '1': 2, '3': 1, '4': 2, '5': 3 }, piOf());
    expect(enters).toMatchObject([{ item: { id: '3' }, to: 1 }]);
    expect(leaves).toMatchObject([{ item: { id: '2' }, from: 1 }]);
    expect(moves.map(({ item, from, to }) => [item.id, from, to])).toEqual([
      ['1', 0, 2],
      ['5', 0, 3],
    ]);
    expect(stays).toBe(1);
    expect(Object.fromEntries(changes)).toEqual({
      '1': { slot: 2 },
      '2': { slot: 'out' },
      '3': { slot: 1 },
      '5': null,
    });
  });
});

describe('any board', () => {
  const item = fc.record({
    team: fc.constantFrom('crane', 'mast'),
    kind: fc.constantFrom('feature' as const, 'story' as const),
    above: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
    points: fc.option(fc.integer({ min: 0, max: 13 }), { nil: undefined }),
    status: fc.constantFrom('new' as const, 'new' as const, 'indeterminate' as const, 'done' as const),
    slot: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    place: fc.constantFrom(
      undefined,
      { slot: 2 },
      { isPinned: true as const },
      { slot: 'out' as const },
      { isExcluded: true as const },
    ),
    cost: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  });
  const pair = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));

  it('makes a problem that the planner reads without fault, and its plan a board without new conflicts', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 13 }), fc.array(pair, { maxLength: 12 }), (drafts, pairs) => {
        const items = drafts.map(({ team, kind, above, points, status, slot, cost }, index): PlanItem => ({
          ...story(String(index), { kind, status, points, teamId: teamId(team) }),
          ...(slot !== undefined && at(slot, team)),
          ...(kind === 'story' && above !== undefined && above !== index && inFeature(String(above))),
          ...(cost !== undefined && { costOfDelay: cost }),
        }));
        const placements = placed(
          Object.fromEntries(drafts.flatMap(({ place }, index) => (place ? [[String(index), place]] : []))),
        );
        const dependencies = waits(
          ...pairs.filter(([one, other]) => one !== other).map(([one, other]) => `${one}>${other}`),
        );
        const asked = problemOf(items, { placements, dependencies });
        // Nothing to plan is the page's to say.
        if (asked.problem.stories.length === 0) return;
        const reading = readProblem(JSON.parse(JSON.stringify(asked.problem)));
        expect(reading.kind === 'ok' ? [] : reading).toEqual([]);
        const found = plan(asked.problem, { seed: 1, steps: 300 });
        expect(found).toBeDefined();
        const { changes } = proposalOf(asked, found!.placements, piOf());
        const after = new Map(placements);
        for (const [id, next] of changes) {
          if (next === null) after.delete(id);
          else after.set(id, next);
        }
        const drawn = board(items, { placements: after, dependencies, capacity });
        for (const { id } of asked.fixed)
          expect(drawn.slotOf.get(id)).toBe(board(items, { placements, capacity }).slotOf.get(id));
        const movable = new Set(
          asked.problem.stories.filter(({ pin }) => pin === undefined).map(({ id }) => id as string),
        );
        const knots = new Map(drawn.cycles.flatMap((cycle, index) => cycle.map(({ id }) => [id as string, index])));
        for (const { from, to, state } of drawn.ties) {
          const isKnot = knots.has(from.id) && knots.get(from.id) === knots.get(to.id);
          if (!isKnot && movable.has(from.id) && movable.has(to.id)) expect(state).not.toBe('conflict');
        }
        for (const [id, slot] of Object.entries(found!.placements))
          if (movable.has(id)) expect(drawn.slotOf.get(issueId(id))).toBe(slot);
      }),
      { numRuns: 150 },
    );
  });
});
