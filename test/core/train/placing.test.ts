import { commitDifference, iterationAt, slotOfIteration } from '#core/train/placing';
import { predictability, trainPredictability } from '#core/train/predictability';
import { trainFault } from '#core/train/train-fault';
import type { PiId } from '#core/train/ids';
import { inIterations, iterationId, piOf, placed, slotAt, story, teamId, trainOf } from './builders';

const crane = teamId('crane');

describe('a team’s iterations in a PI', () => {
  const pi = piOf({ iterations: { [crane]: ['a', 'a', null, 'b'].map((id) => id as never) } });

  it('stand in their slots, the last one of a longer iteration counts', () => {
    expect(slotOfIteration(pi, crane, iterationId('a'))).toBe(1);
    expect(slotOfIteration(pi, crane, iterationId('c'))).toBeUndefined();
    expect(slotOfIteration(pi, teamId('gone'), iterationId('a'))).toBeUndefined();
    expect([0, 1, 2, 3, 4].map((slot) => iterationAt(pi, crane, slot))).toEqual(['a', 'a', undefined, 'b', undefined]);
  });

  it('are what a commitment writes where the plan says something else than the tracker', () => {
    const items = [
      story('1', inIterations('b')),
      story('2'),
      story('3', inIterations('b')),
      story('4'),
      story('5', { ...inIterations('b'), status: 'done' }),
      story('6', { teamId: undefined }),
      story('7', inIterations('a')),
      story('8', inIterations('elsewhere')),
      story('9', inIterations('b')),
    ];
    const { steps, settled } = commitDifference(
      pi,
      items,
      placed({
        '1': { slot: 0 },
        '2': { slot: 3 },
        '3': { slot: 'out' },
        '4': { slot: 2 },
        '5': { slot: 0 },
        '6': { slot: 0 },
        '7': { slot: 0 },
        '8': { slot: 'out' },
        '9': { isPinned: true },
      }),
    );
    expect(steps).toEqual([
      { issueId: '1', from: 'b', to: 'a' },
      { issueId: '2', from: null, to: 'b' },
      { issueId: '3', from: 'b', to: null },
      { issueId: '4', from: null, to: null, obstacle: 'no-iteration' },
      { issueId: '5', from: 'b', to: 'a', obstacle: 'done' },
      { issueId: '6', from: null, to: null, obstacle: 'no-team' },
    ]);
    // The iteration of 7 spans slot 0, too; 8 is not in this PI as it is.
    expect(settled).toEqual(['7', '8']);
  });
});

describe('predictability', () => {
  const objective = (team: string, isCommitted: boolean, planned?: number, actual?: number) => ({
    teamId: teamId(team),
    isCommitted,
    planned,
    actual,
  });

  it('is what was reached of all over what was planned of the committed, and can pass 100', () => {
    const own = [objective('crane', true, 8, 6), objective('crane', true, 2, 2), objective('crane', false, 5, 4)];
    // (6 + 2 + 4) / (8 + 2)
    expect(predictability(own)).toMatchObject({ percent: 120, actual: 12, plannedCommitted: 10 });
  });

  it('of the train is total over total, not the mean of its teams', () => {
    const { train, teams } = trainPredictability([objective('crane', true, 10, 10), objective('mast', true, 30, 15)]);
    expect(teams.get(crane)?.percent).toBe(100);
    expect(teams.get(teamId('mast'))?.percent).toBe(50);
    // 25 / 40
    expect(train.percent).toBe(62.5);
  });

  it('is undefined when nothing committed was planned, or nobody said what was reached', () => {
    expect(predictability([objective('crane', false, 5, 5)]).percent).toBeUndefined();
    expect(predictability([objective('crane', true, undefined, 5)])).toMatchObject({
      percent: undefined,
      withoutPlanned: 1,
    });
    expect(predictability([objective('crane', true, 5)])).toMatchObject({ percent: undefined, withoutActual: 1 });
    expect(predictability([objective('crane', true, 5, 0)]).percent).toBe(0);
    expect(predictability([]).percent).toBeUndefined();
  });
});

describe('a train', () => {
  it.each([
    ['no name', trainOf({ name: ' ' }), { kind: 'no-name' }],
    ['a PI twice', trainOf({ pis: [piOf(), piOf({ name: 'too' })] }), { kind: 'pi-twice', name: 'too' }],
    [
      'slots that overlap',
      trainOf({ pis: [piOf({ slots: [slotAt(1), slotAt(0), slotAt(2), slotAt(3)] })] }),
      { kind: 'slots-out-of-order', name: '26.4' },
    ],
    [
      'fewer iterations than slots',
      trainOf({ pis: [piOf({ iterations: { [crane]: [null] } })] }),
      { kind: 'iterations-unlike-slots', name: '26.4' },
    ],
  ])('with %s is at fault', (_, train, fault) => expect(trainFault(train)).toEqual(fault));

  it('without teams, or with a gap between slots, is not', () => {
    expect(trainFault(trainOf({ teams: [], pis: [] }))).toBeUndefined();
    const gap = [slotAt(0), slotAt(2)];
    expect(
      trainFault(trainOf({ pis: [piOf({ id: 'pi-000009' as PiId, slots: gap, iterations: {} })] })),
    ).toBeUndefined();
  });
});
