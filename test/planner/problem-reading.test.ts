import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine, mostFaults } from '#planner/reading/faults';
import { readPlan } from '#planner/reading/plan-reading';
import { readProblem } from '#planner/reading/problem-reading';

type Json = ReturnType<typeof wellFormed>;

/** Two teams, two features, three stories in a chain; every optional field is there once. */
function wellFormed() {
  return {
    name: 'train',
    iterations: 3,
    teams: [
      { id: 'T1', capacity: [5, 5, 4] },
      { id: 'T2', capacity: [8, 8, 0.5] },
    ],
    features: [
      { id: 'F1', value: [10, 9, 8], client: 'A', kind: 'feature', risk: 0.3, mandatory: true, due: 2 } as Record<
        string,
        unknown
      >,
      { id: 'F2', value: [7, 7, 7] } as Record<string, unknown>,
    ],
    stories: [
      { id: 'S1', feature: 'F1', team: 'T1', points: 3, pin: 0, current: 0 } as Record<string, unknown>,
      { id: 'S2', feature: 'F1', team: 'T2', points: 2.5 } as Record<string, unknown>,
      { id: 'S3', feature: 'F2', team: 'T2', points: 0 } as Record<string, unknown>,
    ],
    dependencies: [
      { from: 'S1', to: 'S2', lag: 1 },
      { from: 'S2', to: 'S3', lag: 0 },
    ] as Record<string, unknown>[],
    bands: [{ name: 'A at most', features: ['F1'], max: 40 }] as Record<string, unknown>[],
  };
}

function faultsOf(change: (problem: Json) => unknown): readonly string[] {
  const problem = wellFormed();
  const replaced = change(problem);
  const answer = readProblem(replaced === undefined || typeof replaced === 'number' ? problem : replaced);
  return answer.kind === 'ok' ? [] : answer.faults.map(faultLine);
}

function set(list: keyof Json, index: number, field: string, value: unknown) {
  return (problem: Json) => {
    ((problem[list] as Record<string, unknown>[])[index] as Record<string, unknown>)[field] = value;
  };
}

describe('a problem that is well formed', () => {
  it('is read as it is, without fields that problems do not have', () => {
    const problem = wellFormed();
    expect(
      readProblem({
        ...problem,
        exportedBy: 'a script',
        teams: problem.teams.map((team) => ({ ...team, site: 'Graz' })),
        // Like a field that is there besides: somebody else's.
        stories: problem.stories.map((each) => ({ ...each, point: 1, url: 'https://…' })),
      }),
    ).toEqual({ kind: 'ok', value: problem });
  });

  it('needs no bands', () => {
    const { bands: _, ...problem } = wellFormed();
    expect(readProblem(problem)).toEqual({ kind: 'ok', value: problem });
  });

  const folder = join(__dirname, '../../../shared/data/plan');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file !== 'known.json') : [];
  if (files.length > 0) {
    it.each(files)('is in %s', (file) => {
      const problem: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      expect(readProblem(problem).kind).toBe('ok');
    });
  }
});

describe('a problem that is malformed', () => {
  const table: readonly [string, (problem: Json) => unknown, string][] = [
    ['no object', () => [], 'must be an object, is a list'],
    ['null', () => null, 'must be an object, is null'],
    ['iterations missing', (p) => ({ ...p, iterations: undefined }), 'iterations: is missing: a whole number'],
    ['no iterations', (p) => ({ ...p, iterations: 0 }), 'iterations: must be from 1 to 100, is 0'],
    ['half an iteration', (p) => ({ ...p, iterations: 2.5 }), 'iterations: must be a whole number, is 2.5'],
    ['too many iterations', (p) => ({ ...p, iterations: 101 }), 'iterations: must be from 1 to 100, is 101'],
    ['iterations as text', (p) => ({ ...p, iterations: '3' }), 'iterations: must be a whole number, is "3"'],
    ['a name that is a number', (p) => ({ ...p, name: 7 }), 'name: must be text, is 7'],
    ['no teams', (p) => ({ ...p, teams: [] }), 'teams: is empty: there is nothing to plan'],
    ['teams missing', (p) => ({ ...p, teams: undefined }), 'teams: is missing: a list'],
    ['a team that is null', (p) => ({ ...p, teams: [...p.teams, null] }), 'teams[2]: must be an object, is null'],
    ['no features', (p) => ({ ...p, features: [] }), 'features: is empty: there is nothing to plan'],
    ['no stories', (p) => ({ ...p, stories: [] }), 'stories: is empty: there is nothing to plan'],
    ['dependencies missing', (p) => ({ ...p, dependencies: undefined }), 'dependencies: is missing: a list'],
    ['bands that are an object', (p) => ({ ...p, bands: {} }), 'bands: must be a list, is an object'],
    ['a team without id', (p) => p.teams.push({ capacity: [1, 1, 1] } as never), 'teams[2].id: is missing: text'],
    ['a misspelt list', ({ bands, ...p }) => ({ ...p, band: bands }), 'band: is no field of a problem: bands is'],
    ['a misspelt pin', set('stories', 1, 'pinn', 1), 'stories[1].pinn (S2): is no field of a story: pin is'],
    ['a pin by another form', set('stories', 1, 'pinned', 1), 'stories[1].pinned (S2): is no field of a story: pin is'],
    ['a capital letter', set('features', 1, 'Due', 1), 'features[1].Due (F2): is no field of a feature: due is'],
    [
      'letters that changed places',
      set('features', 1, 'mandatroy', true),
      'features[1].mandatroy (F2): is no field of a feature: mandatory is',
    ],
    [
      'a misspelt bound of a band',
      set('bands', 0, 'mim', 1),
      'bands[0].mim (A at most): is no field of a band: min is',
    ],
    ['an id that is empty', (p) => p.teams.push({ id: '', capacity: [1, 1, 1] }), 'teams[2].id: must not be empty'],
    [
      'an id that is a number',
      (p) => p.features.push({ id: 17, value: [1, 1, 1] }),
      'features[2].id: must be text, is 17',
    ],
    [
      'capacity for too few iterations',
      set('teams', 1, 'capacity', [1, 2]),
      'teams[1].capacity (T2): must have one number for each of 3 iterations, has 2',
    ],
    [
      'capacity for too many iterations',
      set('teams', 1, 'capacity', [1, 2, 3, 4]),
      'teams[1].capacity (T2): must have one number for each of 3 iterations, has 4',
    ],
    ['capacity that is a number', set('teams', 1, 'capacity', 8), 'teams[1].capacity (T2): must be a list, is 8'],
    [
      'capacity below 0',
      set('teams', 0, 'capacity', [5, -1, 5]),
      'teams[0].capacity[1] (T1): must be 0 or more, is -1',
    ],
    [
      'capacity that is not a number',
      set('teams', 0, 'capacity', [5, NaN, 5]),
      'teams[0].capacity[1] (T1): must be a number, is NaN',
    ],
    [
      'capacity without end',
      set('teams', 0, 'capacity', [5, 5, Infinity]),
      'teams[0].capacity[2] (T1): must be a number, is Infinity',
    ],
    [
      'value for too few iterations',
      set('features', 0, 'value', [1]),
      'features[0].value (F1): must have one number for each of 3 iterations, has 1',
    ],
    [
      'value that rises',
      set('features', 1, 'value', [7, 6, 6.5]),
      'features[1].value[2] (F2): must not rise with time, rises from 6 to 6.5',
    ],
    ['value as text', set('features', 1, 'value', ['7', 6, 5]), 'features[1].value[0] (F2): must be a number, is "7"'],
    [
      'value that JSON could not write',
      set('features', 1, 'value', [null, 6, 5]),
      'features[1].value[0] (F2): must be a number, is null',
    ],
    [
      'a feature of another kind',
      set('features', 0, 'kind', 'epic'),
      'features[0].kind (F1): must be "feature" or "enabler", is "epic"',
    ],
    ['risk above 1', set('features', 0, 'risk', 1.5), 'features[0].risk (F1): must be from 0 to 1, is 1.5'],
    [
      'a client that is a list',
      set('features', 0, 'client', ['A']),
      'features[0].client (F1): must be text, is a list',
    ],
    [
      'mandatory as text',
      set('features', 1, 'mandatory', 'yes'),
      'features[1].mandatory (F2): must be true or false, is "yes"',
    ],
    [
      'due without mandatory',
      set('features', 1, 'due', 1),
      'features[1].due (F2): is for mandatory features only: set mandatory to true, or leave due out',
    ],
    [
      'due with mandatory false',
      set('features', 0, 'mandatory', false),
      'features[0].due (F1): is for mandatory features only: set mandatory to true, or leave due out',
    ],
    [
      'due after the last iteration',
      set('features', 0, 'due', 3),
      'features[0].due (F1): must be an iteration from 0 to 2, is 3',
    ],
    [
      'due before the first',
      set('features', 0, 'due', -1),
      'features[0].due (F1): must be an iteration from 0 to 2, is -1',
    ],
    ['points below 0', set('stories', 1, 'points', -3), 'stories[1].points (S2): must be 0 or more, is -3'],
    [
      'points that are not a number',
      set('stories', 1, 'points', NaN),
      'stories[1].points (S2): must be a number, is NaN',
    ],
    ['points as text', set('stories', 1, 'points', '5'), 'stories[1].points (S2): must be a number, is "5"'],
    ['points missing', set('stories', 1, 'points', undefined), 'stories[1].points (S2): is missing: a number'],
    [
      'a story of no feature',
      set('stories', 2, 'feature', 'F9'),
      'stories[2].feature (S3): must be the id of a feature, but there is no "F9"',
    ],
    [
      'a story of no team',
      set('stories', 2, 'team', 'T9'),
      'stories[2].team (S3): must be the id of a team, but there is no "T9"',
    ],
    [
      'a pin after the last iteration',
      set('stories', 2, 'pin', 3),
      'stories[2].pin (S3): must be an iteration from 0 to 2, is 3',
    ],
    [
      'a pin between two iterations',
      set('stories', 2, 'pin', 1.5),
      'stories[2].pin (S3): must be a whole number, is 1.5',
    ],
    ['a pin that is null', set('stories', 2, 'pin', null), 'stories[2].pin (S3): must be a whole number, is null'],
    [
      'a current place before the first iteration',
      set('stories', 2, 'current', -1),
      'stories[2].current (S3): must be an iteration from 0 to 2, is -1',
    ],
    [
      'two teams of one id',
      (p) => p.teams.push({ id: 'T1', capacity: [1, 1, 1] }),
      'teams[2].id (T1): is also the id of teams[0]',
    ],
    [
      'two features of one id',
      (p) => p.features.push({ id: 'F1', value: [1, 1, 1] }),
      'features[2].id (F1): is also the id of features[0]',
    ],
    [
      'two bands of one name',
      (p) => p.bands.push({ name: 'A at most', features: ['F2'], max: 1 }),
      'bands[1].name (A at most): is also the name of bands[0]',
    ],
    [
      'two stories of one id',
      (p) => p.stories.push({ id: 'S1', feature: 'F1', team: 'T1', points: 1 }),
      'stories[3].id (S1): is also the id of stories[0]',
    ],
    [
      'a dependency from nowhere',
      set('dependencies', 0, 'from', 'S9'),
      'dependencies[0].from: must be the id of a story, but there is no "S9"',
    ],
    [
      'a dependency to nowhere',
      set('dependencies', 0, 'to', 'S9'),
      'dependencies[0].to: must be the id of a story, but there is no "S9"',
    ],
    ['a dependency on itself', set('dependencies', 0, 'to', 'S1'), 'dependencies[0]: S1 depends on itself'],
    ['a lag below 0', set('dependencies', 0, 'lag', -1), 'dependencies[0].lag (S1 → S2): must be from 0 to 100, is -1'],
    [
      'a lag beyond what anybody plans',
      set('dependencies', 0, 'lag', 1e12),
      'dependencies[0].lag (S1 → S2): must be from 0 to 100, is 1000000000000',
    ],
    ['half a lag', set('dependencies', 0, 'lag', 0.5), 'dependencies[0].lag (S1 → S2): must be a whole number, is 0.5'],
    ['no lag', set('dependencies', 0, 'lag', undefined), 'dependencies[0].lag (S1 → S2): is missing: a whole number'],
    [
      'a circle of two',
      (p) => p.dependencies.push({ from: 'S2', to: 'S1', lag: 0 }),
      'dependencies[2]: closes a circle: S1 → S2 → S1',
    ],
    [
      'a circle of three',
      (p) => p.dependencies.push({ from: 'S3', to: 'S1', lag: 1 }),
      'dependencies[2]: closes a circle: S1 → S2 → S3 → S1',
    ],
    ['a band without a name', set('bands', 0, 'name', undefined), 'bands[0].name: is missing: text'],
    [
      'a band of unknown features',
      set('bands', 0, 'features', ['F1', 'F9']),
      'bands[0].features (A at most): must be the id of a feature, but there is no "F9"',
    ],
    [
      'a band that names a feature twice',
      set('bands', 0, 'features', ['F1', 'F1']),
      'bands[0].features (A at most): names F1 twice',
    ],
    [
      'a band without features',
      set('bands', 0, 'features', undefined),
      'bands[0].features (A at most): is missing: a list',
    ],
    [
      'a band of more than its max',
      set('bands', 0, 'min', 41),
      'bands[0] (A at most): has a min of 41 above its max of 40',
    ],
    ['a band without min and max', set('bands', 0, 'max', undefined), 'bands[0] (A at most): has neither min nor max'],
    ['a band below 0', set('bands', 0, 'max', -1), 'bands[0].max (A at most): must be 0 or more, is -1'],
  ];

  it.each(table)('has %s', (_, change, message) => {
    expect(faultsOf(change)).toEqual([message]);
  });

  it('is told of everything that is wrong at once', () => {
    expect(
      faultsOf((problem) => {
        set('teams', 0, 'capacity', [1])(problem);
        set('stories', 1, 'points', -1)(problem);
        set('stories', 2, 'feature', 'F9')(problem);
        problem.dependencies.push({ from: 'S3', to: 'S1', lag: 0 });
      }),
    ).toEqual([
      'teams[0].capacity (T1): must have one number for each of 3 iterations, has 1',
      'stories[1].points (S2): must be 0 or more, is -1',
      'stories[2].feature (S3): must be the id of a feature, but there is no "F9"',
      'dependencies[2]: closes a circle: S1 → S2 → S3 → S1',
    ]);
  });

  it('lists no more faults than anybody reads, and counts the rest', () => {
    const problem = wellFormed();
    const answer = readProblem({
      ...problem,
      stories: Array.from({ length: 80 }, (_, index) => ({
        id: `S${index + 1}`,
        feature: 'F1',
        team: 'T1',
        points: -1,
      })),
    });
    expect(answer).toMatchObject({ kind: 'malformed', omitted: 80 - mostFaults });
  });

  it('may have a chain of 20,000 stories that closes at its end', () => {
    const problem = wellFormed();
    const stories = Array.from({ length: 20_000 }, (_, index) => ({
      id: `S${index}`,
      feature: 'F1',
      team: 'T1',
      points: 1,
    }));
    const dependencies = stories.map(({ id }, index) => ({ from: id, to: `S${(index + 1) % 20_000}`, lag: 0 }));
    const answer = readProblem({ ...problem, stories, dependencies });
    expect(answer).toMatchObject({
      kind: 'malformed',
      faults: [
        {
          path: 'dependencies[19999]',
          message: expect.stringMatching(/^closes a circle: S0 → S1 → .*… \(20000 in all\) → S0$/),
        },
      ],
    });
  });
});

describe('pins that dependencies do not allow', () => {
  it('are named with the chain between them', () => {
    // S1 is pinned to 0 and S2 comes one later: S3, at least where S2 is, cannot be in 0.
    expect(faultsOf(set('stories', 2, 'pin', 0))).toEqual([
      'stories[2].pin (S3): is iteration 0, but S1 is pinned to iteration 0 and S1 → S2 (lag 1) → S3 (lag 0) asks for iteration 1 or later',
    ]);
  });

  it('are found when only the first iteration forbids them', () => {
    expect(
      faultsOf((problem) => {
        delete problem.stories[0]!.pin;
        set('stories', 1, 'pin', 0)(problem);
      }),
    ).toEqual(['stories[1].pin (S2): is iteration 0, but S1 → S2 (lag 1) asks for iteration 1 or later']);
  });

  it('are fine with the least lag between them', () => {
    expect(faultsOf(set('stories', 2, 'pin', 1))).toEqual([]);
  });
});

describe('a plan to start from', () => {
  const problem = (readProblem(wellFormed()) as { value: import('#planner/problem').PlanningProblem }).value;

  it('keeps what the problem still has, and says what it lacks', () => {
    expect(readPlan({ placements: { S1: 0, S2: 3, S9: 1 }, value: 3 }, problem)).toEqual({
      kind: 'ok',
      value: { placements: { S1: 0 }, unknown: ['S9'], outside: ['S2'] },
    });
  });

  it('may be empty', () => {
    expect(readPlan({ placements: {} }, problem)).toEqual({
      kind: 'ok',
      value: { placements: {}, unknown: [], outside: [] },
    });
  });

  const table: readonly [string, unknown, string][] = [
    [
      'another problem',
      { placements: { X1: 0, X2: 1 } },
      'placements: is a plan for another problem: it has none of the stories placed (X1, X2)',
    ],
    ['no placements', { value: 3 }, 'placements: must be an object, is nothing'],
    ['half an iteration', { placements: { S1: 0.5 } }, 'placements["S1"]: must be a whole number, is 0.5'],
    ['an iteration below 0', { placements: { S1: -1 } }, 'placements["S1"]: must be 0 or more, is -1'],
    ['a list', [1], 'must be an object, is a list'],
  ];
  it.each(table)('is refused for %s', (_, json, message) => {
    const answer = readPlan(json, problem);
    expect(answer.kind === 'malformed' ? answer.faults.map(faultLine) : []).toEqual([message]);
  });
});
