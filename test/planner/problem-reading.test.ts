import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultLine, mostFaults } from '#planner/reading/faults';
import { readPlan } from '#planner/reading/plan-reading';
import { readProblem } from '#planner/reading/problem-reading';
import { problemFaults } from './problem-faults';
import { faultsOf, set, wellFormed } from './problem-json';

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
  it.each(problemFaults)('has %s', (_, change, message) => {
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
