import { itemDependencies } from '#core/train/dependencies';
import type { LinkTypeId } from '#core/train/ids';
import { iterationTeamsOf, planItems } from '#core/train/items';
import type { ProjectId } from '#core/issue';
import { issueId, iterationId, piOf, story, teamId, trackerIssue, trainOf } from './builders';

const type = (name: string, isSubtask = false) => ({ type: { name, isSubtask } });
const epic = (id: string) => ({ epic: { id: issueId(id), key: trackerIssue(id).key, summary: '' } });
const teams = (...issues: Parameters<typeof planItems>[0]) => planItems(issues, trainOf()).map((item) => item.teamId);

describe('items of the tracker on a train', () => {
  it('are features and stories by their types; subtasks are left out', () => {
    const issues = [
      trackerIssue('1', type('feature')),
      trackerIssue('2', type('Story')),
      trackerIssue('3', type('Bug')),
      trackerIssue('4', type('Sub-task', true)),
      trackerIssue('5', type('Feature', true)),
    ];
    expect(planItems(issues, trainOf()).map(({ id, kind }) => [id, kind])).toEqual([
      ['1', 'feature'],
      ['2', 'story'],
      ['3', 'story'],
    ]);
    const chosen = trainOf({ storyTypes: ['User  story', 'story'] });
    expect(planItems(issues, chosen).map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('belong to their epic where that is a feature of the train', () => {
    const issues = [
      trackerIssue('1', type('Feature')),
      trackerIssue('2', epic('1')),
      trackerIssue('3', epic('9')),
      trackerIssue('4', { ...type('Feature'), ...epic('1') }),
    ];
    expect(planItems(issues, trainOf()).map(({ featureId }) => featureId)).toEqual([
      undefined,
      '1',
      undefined,
      undefined,
    ]);
  });

  it('carry estimate, cost of delay and iterations, and nothing where there is none', () => {
    const [item] = planItems(
      [trackerIssue('1', { points: 5, iterations: [iterationId('crane-0')] })],
      trainOf(),
      undefined,
      new Map([[issueId('1'), 21]]),
    );
    expect(item).toMatchObject({ points: 5, costOfDelay: 21, iterations: ['crane-0'] });
    expect(Object.keys(planItems([trackerIssue('1')], trainOf())[0]!)).not.toContain('points');
  });

  it('have the team that they name, however it is written, or one of its other names', () => {
    expect(teams(trackerIssue('1', { team: ' CRANE ' }), trackerIssue('2', { team: 'Cr ane' }))).toEqual([
      'crane',
      'crane',
    ]);
    const train = trainOf();
    const called = trainOf({ teams: [{ ...train.teams[0]!, alsoCalled: ['Team Kran'] }, train.teams[1]!] });
    expect(planItems([trackerIssue('1', { team: 'teamkran' })], called)[0]?.teamId).toBe('crane');
  });

  it('else the one team whose iteration they lie in, by the last one', () => {
    expect(
      teams(
        trackerIssue('1', { iterations: ['crane-0', 'mast-1'].map(iterationId) }),
        trackerIssue('2', { team: 'Nobody', iterations: [iterationId('mast-1')] }),
        trackerIssue('3', { iterations: [iterationId('elsewhere')] }),
        trackerIssue('4', { team: 'Crane', iterations: [iterationId('mast-1')] }),
      ),
    ).toEqual(['mast', 'mast', undefined, 'crane']);
    const shared = piOf({
      iterations: { [teamId('crane')]: [iterationId('s')], [teamId('mast')]: [iterationId('s')] },
    });
    const issues = [trackerIssue('1', { iterations: [iterationId('s')] })];
    expect(planItems(issues, trainOf({ pis: [shared] }))[0]?.teamId).toBeUndefined();
  });

  it('else the only team that has their project', () => {
    const train = trainOf();
    const [crane, mast] = train.teams;
    const own = { projectIds: ['10000' as ProjectId] };
    const one = trainOf({ teams: [{ ...crane!, ...own }, mast!] });
    expect(planItems([trackerIssue('1')], one)[0]?.teamId).toBe('crane');
    const two = trainOf({
      teams: [
        { ...crane!, ...own },
        { ...mast!, ...own },
      ],
    });
    expect(planItems([trackerIssue('1')], two)[0]?.teamId).toBeUndefined();
  });

  it('of two teams of one name take the one whose iteration they lie in', () => {
    const [crane, mast] = trainOf().teams;
    const twins = trainOf({ teams: [crane!, { ...mast!, name: 'Crane' }] });
    const issues = [
      trackerIssue('1', { team: 'Crane', iterations: [iterationId('mast-2')] }),
      trackerIssue('2', { team: 'Crane' }),
    ];
    expect(planItems(issues, twins).map((item) => item.teamId)).toEqual(['mast', undefined]);
  });

  it('know the teams of iterations outside of any PI when the tracker tells', () => {
    const known = iterationTeamsOf(trainOf(), [{ id: iterationId('old'), teamIds: [teamId('mast'), teamId('other')] }]);
    const issues = [trackerIssue('1', { iterations: [iterationId('old')] })];
    expect(planItems(issues, trainOf(), known)[0]?.teamId).toBe('mast');
  });
});

describe('links between items', () => {
  const blocks = 'blocks' as LinkTypeId;
  const relates = 'relates' as LinkTypeId;
  const link = (from: string, to: string, typeId = blocks) => ({ typeId, from: issueId(from), to: issueId(to) });
  const items = ['1', '2', '3'].map((id) => story(id));
  const train = trainOf({ dependencyTypes: [blocks] });
  const links = [link('1', '2'), link('1', '2'), link('2', '9'), link('1', '3', relates), link('2', '2')];

  it('are dependencies where their type is chosen and both ends are on the train, each pair once', () => {
    expect(itemDependencies(links, items, train)).toEqual([{ from: '1', to: '2' }]);
  });
});
