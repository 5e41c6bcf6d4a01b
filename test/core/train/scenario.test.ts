import type { BoardInput } from '#core/train/board-of';
import type { TeamId } from '#core/train/ids';
import { placeRules } from '#core/train/placing';
import type { PlanItem } from '#core/train/plan-item';
import { planningProblem } from '#core/train/problem-of';
import {
  boardUnder,
  changesSince,
  isStale,
  placementsToday,
  scenarioOf,
  type Scenario,
  type ScenarioItem,
} from '#core/train/scenario';
import { differenceBetween, figuresOf } from '#core/train/scenario-figures';
import { conditionsOf, problemUnder, whatIfOf, type Condition } from '#core/train/what-if';
import { board, feature, inIterations, inputOf, issueId, piOf, placed, story, teamId, waits } from './builders';

const mast = { teamId: teamId('mast') };
const at = (slot: number, team = 'crane') => inIterations(`${team}-${slot}`);
const inFeature = (id: string) => ({ featureId: issueId(id) });
const full = [0, 1, 2, 3].map(() => ({ people: 0, daysOff: 0, focus: 1, points: 10 }));
const capacity = new Map([
  [teamId('crane'), full],
  [teamId('mast'), full],
]);

/** F in two parts of two teams, in the first slot and the second; G beside it in the first; H and a story nowhere. */
const items: readonly PlanItem[] = [
  feature('F', { costOfDelay: 10, clients: ['North Line'] }),
  story('1', { ...inFeature('F'), ...at(0), points: 4 }),
  story('2', { ...inFeature('F'), ...mast, ...at(1, 'mast'), points: 6 }),
  feature('G', { costOfDelay: 20, points: 8, ...at(0) }),
  feature('H', { costOfDelay: 5, points: 5, ...mast, clients: ['North Line', 'Orrin'] }),
  story('3', { costOfDelay: 1, points: 2 }),
];
const dependencies = waits('1>2', '3>H');

function day(more: Partial<BoardInput> = {}, all = items) {
  const input = inputOf(all, { capacity, dependencies, ...more });
  const drawn = board(all, input);
  const today = planningProblem({ ...input, board: drawn, rules: placeRules(input.train, input.pi) });
  return { input, today, drawn };
}

/** Kept on the first day, before anything changed; where each item is planned. */
function kept(planned: Readonly<Record<string, number>>, conditions: readonly Condition[] = []): Scenario {
  const { today, drawn, input } = day();
  const stated = { name: 'Kept', conditions, value: 90, before: 80, bound: 100 };
  return scenarioOf({ ...stated, asked: today, planned, board: drawn, pi: input.pi });
}

function figuresUnder(scenario: Scenario, more: Partial<BoardInput> = {}) {
  const { input, today } = day(more);
  return figuresOf(boardUnder(input, today, scenario), items, { pi: input.pi, today });
}

describe('a what-if', () => {
  const clientsOf = (id: string): readonly string[] => day().today.itemOf.get(id)?.clients ?? [];
  const under = (conditions: readonly Condition[]) =>
    problemUnder(day().today.problem, whatIfOf(conditions), clientsOf);

  it('of several conditions holds all of them at once', () => {
    const conditions: readonly Condition[] = [
      { kind: 'capacity', share: 0.8 },
      { kind: 'late-team', team: 'mast', slots: 2 },
      { kind: 'without-client', client: 'North Line' },
    ];
    const { teams, stories } = under(conditions);
    expect(teams.map(({ id, capacity: points }) => [id, points])).toEqual([
      ['crane', [8, 8, 8, 8]],
      ['mast', [0, 0, 8, 8]],
    ]);
    // F is North Line's alone; H is Orrin's, too.
    expect(stories.map(({ id }) => id).sort()).toEqual(['3', 'G', 'H']);
    expect(conditionsOf(whatIfOf(conditions))).toEqual(conditions);
  });

  it('without two clients leaves out what is theirs together', () => {
    const conditions = ['North Line', 'Orrin'].map((client) => ({ kind: 'without-client' as const, client }));
    expect(
      under(conditions)
        .stories.map(({ id }) => id)
        .sort(),
    ).toEqual(['3', 'G']);
  });

  it('of one condition is that condition, and of none the train as it is', () => {
    expect(whatIfOf([{ kind: 'capacity', share: 0.5 }])).toEqual({ kind: 'capacity', share: 0.5 });
    expect(whatIfOf([])).toEqual({ kind: 'as-is' });
    expect(under([])).toEqual(day().today.problem);
  });

  it('in which a team is late twice counts the later one', () => {
    const conditions = [3, 1].map((slots) => ({ kind: 'late-team' as const, team: 'crane', slots }));
    expect(under(conditions).teams[0]?.capacity).toEqual([0, 0, 0, 10]);
  });
});

describe('a kept scenario', () => {
  it('says of every item that could be placed where it lay, where it is planned, and its points', () => {
    const scenario = kept({ G: 1, H: 2 });
    expect(scenario.items).toEqual({
      '1': [0, null, 4],
      '2': [1, null, 6],
      '3': [null, null, 2],
      G: [0, 1, 8],
      H: [null, 2, 5],
    } satisfies Record<string, ScenarioItem>);
    expect(scenario).toMatchObject({ value: 90, before: 80, bound: 100, capacity: { crane: [10, 10, 10, 10] } });
    expect(scenario.slots.map(({ name }) => name)).toEqual(['26.4.1', '26.4.2', '26.4.3', '26.4.4']);
  });

  it('leaves what it does not know where it is', () => {
    const all = [...items, story('9', at(2))];
    expect(placementsToday(day({}, all).today, kept({ G: 1 }))).toEqual({ G: 1, '9': 2 });
  });

  it('places nothing beyond the iterations that there are now', () => {
    const pi = piOf({ slots: piOf().slots.slice(0, 2) });
    expect(placementsToday(day({ pi }).today, kept({ G: 1, H: 3 }))).toEqual({ G: 1 });
  });
});

describe('a plan in figures', () => {
  it('as the board has it', () => {
    const { today, drawn, input } = day();
    const figures = figuresOf(drawn, items, { pi: input.pi, today });
    // Crane has 4 + 8 points, Mast 6, of 40 each; 12 of 10 in Crane's first slot.
    expect(figures).toMatchObject({ load: 18, capacity: 80, lastSlot: 1, conflicts: 0, atRisk: 1, unmet: 0 });
    expect(figures.teams).toEqual([
      { teamId: 'crane', load: 12, capacity: 40, over: 1 },
      { teamId: 'mast', load: 6, capacity: 40, over: 0 },
    ]);
    expect([figures.fullest, figures.meanRatio]).toEqual([{ teamId: 'crane', ratio: 0.3 }, (0.3 + 0.15) / 2]);
    // G in the first slot, F with its last part in the second.
    expect(figures.doneIn).toEqual([1, 1, 0, 0]);
    // H: 5 in each of four slots. The story: cost of delay 1, four slots.
    expect(figures.aside).toEqual({ features: 2, worth: 24 });
  });

  it('under a scenario: what it places, under what is otherwise in it', () => {
    // The story waits in the last slot, H needs it and lies before it.
    const scenario = kept({ '1': 1, '2': 1, H: 2, '3': 3 }, [
      { kind: 'capacity', share: 0.5 },
      { kind: 'late-team', team: 'mast', slots: 2 },
    ]);
    const figures = figuresUnder(scenario);
    expect(figures.teams).toEqual([
      { teamId: 'crane', load: 6, capacity: 20, over: 0 },
      // Nothing in two slots, 5 in each of the others: F's part of 6 points lies where nothing is left.
      { teamId: 'mast', load: 11, capacity: 10, over: 1 },
    ]);
    expect(figures.fullest).toEqual({ teamId: 'mast', ratio: 1.1 });
    expect([figures.conflicts, figures.lastSlot, figures.doneIn]).toEqual([2, 3, [0, 1, 1, 1]]);
    // G left the plan: cost of delay 20, four slots.
    expect(figures.aside).toEqual({ features: 1, worth: 80 });
  });

  it('says what waits for something that is set aside', () => {
    expect(figuresUnder(kept({ H: 1 }))).toMatchObject({ unmet: 1, conflicts: 0 });
  });

  it('counts what is done by each milestone: at the end of its day', () => {
    const milestones = [
      { name: 'Trial', day: '2026-11-15' as const },
      { name: 'Fair', day: '2026-11-28' as const },
      { name: 'Season', day: '2026-11-29' as const },
    ];
    const pi = piOf({ milestones: milestones as unknown as ReturnType<typeof piOf>['milestones'] });
    // Slots end at the beginning of 16 and 30 November: 15 and 29 are their last days.
    const done = figuresUnder(kept({ G: 0, H: 1 }), { pi }).doneBy;
    expect(done.map(({ name, features }) => [name, features])).toEqual([
      ['Trial', 1],
      ['Fair', 1],
      ['Season', 2],
    ]);
  });

  it('has no fullest team where nobody can take anything', () => {
    const { today, drawn, input } = day({ capacity: new Map() });
    const figures = figuresOf(drawn, items, { pi: input.pi, today });
    expect([figures.fullest, figures.meanRatio, figures.capacity]).toEqual([undefined, undefined, 0]);
  });
});

describe('two plans side by side', () => {
  it('differ in features that enter, leave and are done at another time', () => {
    const one = figuresUnder(kept({ '1': 0, '2': 1, G: 0 }));
    const other = figuresUnder(kept({ '1': 2, '2': 1, H: 3 }));
    expect(differenceBetween(one, other)).toEqual({
      enters: [{ id: 'H', to: 3 }],
      leaves: [{ id: 'G', from: 0 }],
      moves: [{ id: 'F', from: 1, to: 2 }],
    });
    expect(differenceBetween(one, one)).toEqual({ enters: [], leaves: [], moves: [] });
  });
});

describe('what has changed since a scenario was kept', () => {
  const since = (scenario: Scenario, more: Partial<BoardInput> = {}, all = items) => {
    const { today, drawn, input } = day(more, all);
    return changesSince(scenario, today, drawn, input.pi, all);
  };
  const scenario = kept({ '1': 0, '2': 1, G: 1 });
  const ids = (changed: readonly PlanItem[]) => changed.map(({ id }) => id);

  it('is nothing on the same day', () => {
    expect(isStale(since(scenario))).toBe(false);
  });

  it('is nothing where an item went to where the scenario has it', () => {
    expect(isStale(since(scenario, { placements: placed({ G: { slot: 1 } }) }))).toBe(false);
  });

  it('is named, item by item', () => {
    const all = [
      ...items.filter(({ id }) => id !== '3' && id !== 'H' && id !== '1'),
      story('1', { ...inFeature('F'), ...at(0), points: 9, status: 'indeterminate' }),
      feature('H', { costOfDelay: 5, points: 7, ...mast }),
      story('9'),
    ];
    const changes = since(scenario, { placements: placed({ G: { slot: 3 } }) }, all);
    expect(ids(changes.added)).toEqual(['9']);
    expect(ids(changes.settled)).toEqual(['1']);
    expect(ids(changes.resized)).toEqual(['H']);
    expect(ids(changes.moved)).toEqual(['G']);
    expect([changes.gone, changes.slots, isStale(changes)]).toEqual([1, false, true]);
  });

  it('is a team that can take another amount, came or went', () => {
    const less = new Map([...capacity, [mast.teamId, full.map((entry) => ({ ...entry, points: 9.999 }))]]);
    expect(since(scenario, { capacity: less }).teams).toEqual([]);
    const other = new Map([...capacity, [mast.teamId, full.map((entry) => ({ ...entry, points: 9 }))]]);
    expect(since(scenario, { capacity: other }).teams).toEqual(['mast']);
    expect(since({ ...scenario, capacity: { ...scenario.capacity, ['gull' as TeamId]: [1] } }).teams).toEqual(['gull']);
  });

  it('is a PI of other iterations', () => {
    const [first, ...rest] = piOf().slots;
    const shifted = piOf({ slots: [{ ...first!, start: rest[0]!.start }, ...rest] });
    expect(since(scenario, { pi: shifted }).slots).toBe(true);
    expect(since(scenario, { pi: piOf({ slots: [first!, ...rest.slice(0, 2)] }) }).slots).toBe(true);
  });
});
