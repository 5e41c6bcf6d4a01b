import { chainOf } from '#core/train/chains';
import { criticalChain } from '#core/train/critical-chain';
import { teamMatrix } from '#core/train/team-matrix';
import type { PlanItem } from '#core/train/plan-item';
import type { SameIteration } from '#core/train/train';
import { board, feature, inIterations, issueId, iterationId, piOf, story, teamId, trainOf, waits } from './builders';

const mast = { teamId: teamId('mast') };
const at = (slot: number, team = 'crane') => inIterations(`${team}-${slot}`);
const inFeature = (id: string) => ({ featureId: issueId(id) });
const names = (items: readonly PlanItem[]) => items.map(({ id }) => id);

function tie(giver: PlanItem, needer: PlanItem, sameIteration: SameIteration = 'never') {
  const dependencies = waits(`${giver.id}>${needer.id}`);
  const { state, slack } = board([giver, needer], { train: trainOf({ sameIteration }), dependencies }).ties[0]!;
  return [state, slack];
}

describe('a dependency', () => {
  const giver = story('1', at(1));

  it.each([
    // Needer’s slot − giver’s − 1 is what there is to spare.
    [0, 'conflict', -2],
    [1, 'conflict', -1],
    [2, 'at-risk', 0],
    [3, 'ok', 1],
  ])('whose giver lies in slot 1 and whose needer lies in slot %i is %s', (slot, state, slack) => {
    expect(tie(giver, story('2', { ...at(slot, 'mast'), ...mast }))).toEqual([state, slack]);
  });

  it('may lie in one iteration where a setting says so', () => {
    const own = story('2', at(1));
    const across = story('2', { ...at(1, 'mast'), ...mast });
    expect(tie(giver, own)).toEqual(['conflict', -1]);
    expect(tie(giver, own, 'same-team')).toEqual(['ok', 0]);
    expect(tie(giver, across, 'same-team')).toEqual(['conflict', -1]);
    expect(tie(giver, across, 'always')).toEqual(['at-risk', 0]);
    expect(tie(giver, story('2', at(0)), 'always')).toEqual(['conflict', -1]);
    expect(tie(giver, story('2', at(2)), 'same-team')).toEqual(['ok', 1]);
    expect(tie(giver, story('2', { ...at(2, 'mast'), ...mast }), 'same-team')).toEqual(['at-risk', 0]);
  });

  it('is open while an end lies nowhere, and done when its giver is, or nobody waits any more', () => {
    expect(tie(giver, story('2'))).toEqual(['open', undefined]);
    expect(tie(story('1'), story('2', at(1)))).toEqual(['open', undefined]);
    expect(tie(story('1', { status: 'done' }), story('2', at(0)))[0]).toBe('done');
    expect(tie(giver, story('2', { ...at(0), status: 'done' }))[0]).toBe('done');
  });

  it('of features: the last story gives, the first one waits, and both cards are named', () => {
    const items = [
      feature('F'),
      story('1', { ...inFeature('F'), ...at(0) }),
      story('2', { ...inFeature('F'), ...at(2, 'mast'), ...mast }),
      feature('G'),
      story('3', { ...inFeature('G'), ...at(3) }),
      story('4', { ...inFeature('G'), ...at(1) }),
    ];
    const [first] = board(items, { dependencies: waits('F>G') }).ties;
    // 1 − 2 − 1
    expect(first).toMatchObject({ state: 'conflict', slack: -2, fromCard: 'F|mast|2', toCard: 'G|crane|1' });
    expect(first).toMatchObject({ fromTeam: 'mast', toTeam: 'crane', isAcross: true });
    const done = items.map((item) => (item.id === '2' ? { ...item, status: 'done' as const } : item));
    // What is done holds up nothing: 1 − 0 − 1.
    expect(board(done, { dependencies: waits('F>G') }).ties[0]).toMatchObject({ state: 'at-risk', slack: 0 });
  });

  it('is open while a story that gives lies nowhere, unless it is too late already', () => {
    const items = [feature('F'), story('1', { ...inFeature('F'), ...at(0) }), story('2', inFeature('F'))];
    const needing = (slot: number) =>
      board([...items, story('3', at(slot))], { dependencies: waits('F>3') }).ties[0]?.state;
    expect(needing(3)).toBe('open');
    expect(needing(0)).toBe('conflict');
  });

  it('of a team with longer iterations is held against their edges', () => {
    const long = ['a', 'a', 'b', 'b'].map(iterationId);
    const pi = piOf({ iterations: { ...piOf().iterations, [teamId('crane')]: long } });
    const judged = (giverAt: PlanItem, neederAt: PlanItem) =>
      board([giverAt, neederAt], { pi, train: trainOf({ pis: [pi] }), dependencies: waits('1>2') }).ties[0];
    const first = story('1', inIterations('a'));
    // It gives at the end of slot 1.
    expect(judged(first, story('2', { ...at(1, 'mast'), ...mast }))).toMatchObject({ state: 'conflict', slack: -1 });
    expect(judged(first, story('2', { ...at(2, 'mast'), ...mast }))).toMatchObject({ state: 'at-risk', slack: 0 });
    // And waits from the beginning of slot 2.
    const giving = story('1', { ...at(1, 'mast'), ...mast });
    expect(judged(giving, story('2', inIterations('b')))).toMatchObject({ state: 'at-risk', slack: 0 });
    expect(judged(story('1', { ...at(2, 'mast'), ...mast }), story('2', inIterations('b')))?.state).toBe('conflict');
  });
});

describe('a circle', () => {
  const circles = (items: readonly PlanItem[], ...pairs: string[]) =>
    board(items, { dependencies: waits(...pairs) }).cycles.map(names);

  it('names its members in the order in which they wait', () => {
    const items = ['1', '2', '3', '4'].map((id) => story(id));
    expect(circles(items, '1>3', '3>2', '2>1', '2>4')).toEqual([['1', '3', '2']]);
    expect(circles(items, '1>2', '2>3', '3>4')).toEqual([]);
    expect(circles(items, '1>2', '2>1', '3>4', '4>3')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('is dissolved when one of its members is done', () => {
    expect(circles([story('1', { status: 'done' }), story('2')], '1>2', '2>1')).toEqual([]);
  });

  it('is there, too, between a feature and its own story, and over features', () => {
    const items = [feature('F'), story('1', inFeature('F')), feature('G'), story('2', inFeature('G'))];
    expect(circles(items, 'F>1').map((cycle) => cycle.toSorted())).toEqual([['1', 'F']]);
    expect(circles(items, '1>F').map((cycle) => cycle.toSorted())).toEqual([['1', 'F']]);
    expect(circles(items, 'F>G', '2>1').map((cycle) => cycle.toSorted())).toEqual([['1', '2', 'F', 'G']]);
    expect(circles(items, 'F>G', '1>2')).toEqual([]);
  });

  it('of 20,000 stories is found', () => {
    const items = Array.from({ length: 20_000 }, (_, index) => story(String(index)));
    const pairs = items.map(({ id }, index) => `${id}>${(index + 1) % items.length}`);
    expect(circles(items, ...pairs)[0]).toHaveLength(20_000);
  });
});

describe('the chain of an item', () => {
  const items = [
    story('1', at(0)),
    story('2', at(1)),
    story('3', { ...at(1, 'mast'), ...mast }),
    feature('F'),
    story('4', { ...inFeature('F'), ...at(2) }),
    story('5', { ...inFeature('F'), ...at(3) }),
    story('6', at(3)),
  ];
  const dependencies = waits('1>2', '2>4', '3>F', 'F>6');

  it('is all that it waits for and all that waits for it, also over its feature', () => {
    const { ties } = board(items, { dependencies });
    const chain = chainOf(issueId('4'), ties, items);
    expect(names(chain.givers)).toEqual(['2', '3', '1']);
    expect(names(chain.needers)).toEqual(['6']);
    expect(chain.ties).toHaveLength(4);
    expect(names(chainOf(issueId('1'), ties, items).needers)).toEqual(['2', '4', '6']);
    expect(chainOf(issueId('6'), ties, items).needers).toEqual([]);
  });

  it('that takes longest is the critical one', () => {
    // 1, 2, 4 and, after all of F, 6: four iterations; 3 + 3 + 3 + 3 points.
    expect(criticalChain(items, dependencies, 'never')).toMatchObject({ slots: 4, points: 12 });
    expect(names(criticalChain(items, dependencies, 'never')!.items)).toEqual(['1', '2', '4', 'F', '6']);
    expect(criticalChain(items, [], 'never')).toBeUndefined();
  });

  it('of one length is that with most points, and circles have none', () => {
    const four = [story('1'), story('2', { points: 8 }), story('3'), story('4')];
    expect(names(criticalChain(four, waits('1>3', '2>4'), 'never')!.items)).toEqual(['2', '4']);
    expect(criticalChain(four, waits('1>2', '2>1'), 'never')).toBeUndefined();
    // Within one team an iteration is enough.
    expect(criticalChain(four, waits('1>3'), 'same-team')?.slots).toBe(1);
  });
});

describe('team by team', () => {
  it('dependencies are counted with the worst of their states', () => {
    const items = [
      story('1', at(0)),
      story('2', { ...at(1, 'mast'), ...mast }),
      story('3', { ...at(0, 'mast'), ...mast }),
      story('4', at(3)),
      story('5', { teamId: undefined }),
    ];
    const { ties } = board(items, { dependencies: waits('1>2', '1>3', '2>4', '4>5') });
    const { pairs, withoutTeam } = teamMatrix(ties);
    expect(pairs.map(({ from, to, ties: own, worst }) => [from, to, own.length, worst])).toEqual([
      ['crane', 'mast', 2, 'conflict'],
      ['mast', 'crane', 1, 'ok'],
    ]);
    expect(withoutTeam).toHaveLength(1);
  });
});
