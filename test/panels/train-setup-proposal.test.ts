import type { Team } from '#app/ports/schedule';
import type { LinkType } from '#app/ports/links';
import type { IssueId, ProjectId } from '#core/issue';
import type { IterationId, LinkTypeId, TeamId } from '#core/train/ids';
import { foundIn, guessedUses, listsOf, usesOf } from '../../static/panels/train-setup/item-types';
import {
  likelyProjects,
  strangeNames,
  withLinks,
  withPlaces,
  withTypes,
} from '../../static/panels/train-setup/proposal';
import type { FoundPlaces } from '../../static/panels/train-setup/read-found';
import { newDraft } from '../../static/panels/train-setup/setup-draft';
import { ownNames } from '../../static/panels/train-setup/team-names';
import { issue } from './builders';
import { at, iteration, team } from './train-setup-builders';

const [harbour, support] = ['1', '2'] as unknown as readonly [ProjectId, ProjectId];

function board(id: string, name: string, projectIds: readonly ProjectId[] = [harbour]): Team {
  return { id: id as TeamId, name, projectIds };
}

function typed(number: number, name: string, epic?: number, part = {}) {
  const above = epic === undefined ? {} : { epic: { ...issue(epic), id: String(epic) as IssueId } };
  return issue(number, { type: { name, isSubtask: name === 'Sub-task' }, ...above, ...part });
}

describe('types that items have', () => {
  it('are counted, with those that have items below them', () => {
    const found = foundIn(
      [typed(1, 'Epic'), typed(2, 'Story', 1, { points: 3 }), typed(3, 'Story', 1), typed(4, 'Sub-task', 2)],
      40,
    );
    expect(found.types).toEqual([
      { name: 'Story', items: 2, isSubtask: false, parents: 0 },
      { name: 'Epic', items: 1, isSubtask: false, parents: 1 },
      { name: 'Sub-task', items: 1, isSubtask: true, parents: 0 },
    ]);
    // Of four items three are no subtasks, and one of these has points.
    expect([found.read, found.total, found.withPoints, found.withoutSubtasks]).toEqual([4, 40, 1, 3]);
  });

  const uses = (...names: readonly (readonly [string, number])[]) =>
    Object.fromEntries(guessedUses(names.map(([name, parents]) => ({ name, items: 2, isSubtask: false, parents }))));

  it('are features where they are called so, and what stands above is not planned', () => {
    expect(uses(['Epic', 2], ['Feature', 2], ['Enabler', 1], ['User Story', 0], ['Bug', 0])).toEqual({
      Epic: 'none',
      Feature: 'feature',
      Enabler: 'feature',
      'User Story': 'story',
      Bug: 'story',
    });
  });

  it('are features where they have items below them, else where they are epics', () => {
    expect(uses(['Paket', 2], ['Aufgabe', 0])).toEqual({ Paket: 'feature', Aufgabe: 'story' });
    expect(uses(['Epic', 0], ['Task', 0])).toEqual({ Epic: 'feature', Task: 'story' });
    expect(uses(['Task', 0])).toEqual({ Task: 'story' });
  });

  it('become lists of a train, and the lists types again', () => {
    const types = ['Epic', 'Feature', 'Story'].map((name) => ({ name, items: 1, isSubtask: false, parents: 0 }));
    const lists = listsOf(guessedUses(types));
    expect(lists).toEqual({ featureTypes: ['Feature'], storyTypes: ['Story'] });
    expect([...usesOf(lists, types).values()]).toEqual(['none', 'feature', 'story']);
    // Where every other type is a story, so are those that come later.
    expect(
      listsOf(
        new Map([
          ['Feature', 'feature'],
          ['Bug', 'story'],
        ]),
      ).storyTypes,
    ).toEqual([]);
    expect(usesOf({ featureTypes: ['Gone'], storyTypes: [] }, types).get('Gone')).toBe('feature');
  });
});

describe('names of teams', () => {
  const boards = [board('1', 'HAR board 1'), board('2', 'HAR board 2')];
  const sprints = [
    iteration('s1', undefined, ['1'], { name: 'Gannet 26.4.1' }),
    iteration('s2', undefined, ['1'], { name: 'Gannet 26.4.2' }),
    iteration('s3', undefined, ['2'], { name: 'Sprint 1' }),
  ];
  const named = (id: string, name: string, items: number) => ({ iterationId: id as IterationId, name, items });

  it('are those that most items of their iterations give, else those that their iterations have', () => {
    const teamNames = ['Gannet', 'Puffin'];
    const names = ownNames({ teams: boards, iterations: sprints, teamNames, named: [named('s3', 'Puffin', 4)] });
    expect([...names]).toEqual([
      ['1', 'Gannet'],
      ['2', 'Puffin'],
    ]);
  });

  it('stay those of the tracker where items disagree, two have one name, or items call the team so', () => {
    const half = [named('s3', 'Puffin', 2), named('s3', 'Gannet', 2)];
    expect(
      ownNames({ teams: [boards[1]!], iterations: sprints, teamNames: ['Puffin', 'Gannet'], named: half }).size,
    ).toBe(0);
    const both = [named('s1', 'Puffin', 2), named('s3', 'Puffin', 2)];
    expect(ownNames({ teams: boards, iterations: sprints, teamNames: ['Puffin'], named: both }).size).toBe(0);
    const known = { teams: [board('1', 'gannet')], iterations: sprints, teamNames: ['Gannet', 'Puffin'] };
    expect(ownNames({ ...known, named: [named('s1', 'Puffin', 9)] }).size).toBe(0);
  });

  it('that belong to nobody here are told', () => {
    const teams = [team('Gannet', { alsoCalled: ['The gulls'] })];
    expect(strangeNames(['gannet', 'The  Gulls', 'Tern'], teams)).toEqual(['Tern']);
  });
});

describe('a train from what was found', () => {
  const days: readonly (readonly [string, string])[] = [
    ['2026-11-02', '2026-11-16'],
    ['2026-11-16', '2026-11-30'],
  ];
  const iterations = ['1', '2'].flatMap((id) =>
    days.map((each, index) =>
      iteration(`${id}-${index}`, [...each], [id], { name: `${id === '1' ? 'Gannet' : 'Puffin'} 26.4.${index + 1}` }),
    ),
  );
  const found: FoundPlaces = {
    projectIds: [support, harbour],
    teams: [board('9', 'Kanban', [support]), board('1', 'HAR board 1'), board('2', 'HAR board 2')],
    iterations,
    unreadableProjects: [],
    unreadableTeams: [{ place: '9' as TeamId, code: 'no-iterations' }],
  };
  const source = {
    projects: [{ id: harbour, key: 'HAR', name: 'Harbour train' }],
    items: foundIn(
      [typed(1, 'Story', undefined, { team: 'Gannet' }), typed(2, 'Story', undefined, { team: 'Puffin' })],
      2,
    ),
    canSetUpIn: new Set([harbour]),
    now: at('2026-11-20'),
    viewerZone: 'Europe/Berlin',
    drawId: () => 'pi-000001',
  };

  it('is about the project with the most teams that have iterations', () => {
    expect(likelyProjects(found)).toEqual([harbour]);
    expect(likelyProjects({ ...found, iterations: [] })).toEqual([support]);
  });

  it('has its name, its teams by their own names, and the PI that goes on', () => {
    const { projectId, projectIds, train } = withPlaces(newDraft([]), found, source);
    expect([projectId, projectIds, train.name]).toEqual([harbour, [harbour], 'Harbour train']);
    expect(train.teams.map(({ name, alsoCalled }) => [name, alsoCalled])).toEqual([
      ['Gannet', ['HAR board 1']],
      ['Puffin', ['HAR board 2']],
    ]);
    expect(train.pis.map(({ name, slots }) => [name, slots.map((each) => each.name)])).toEqual([
      ['PI 26.4', ['26.4.1', '26.4.2']],
    ]);
    expect(train.pis[0]!.iterations).toEqual({ '1': ['1-0', '1-1'], '2': ['2-0', '2-1'] });
  });

  it('has no PI where no team has iterations with dates', () => {
    expect(withPlaces(newDraft([]), { ...found, iterations: [] }, source).train.pis).toEqual([]);
  });

  it('has the types of its items and the links that say of an order and are used', () => {
    const link = (id: string, direction: LinkType['direction'], items?: number): LinkType => ({
      id: id as LinkTypeId,
      direction,
      phrases: { giver: 'blocks', needer: 'is blocked by' },
      ...(items !== undefined && { items }),
    });
    const types = [link('1', 'gives', 4), link('2', 'needs', 0), link('3', 'other', 90)];
    expect(withLinks(newDraft([]), types).train.dependencyTypes).toEqual(['1']);
    // A tracker that cannot count, and one in which none is used yet.
    expect(withLinks(newDraft([]), [link('1', 'gives'), link('2', 'needs')]).train.dependencyTypes).toEqual(['1', '2']);
    expect(withLinks(newDraft([]), [link('1', 'gives', 0)]).train.dependencyTypes).toEqual(['1']);
    const feature = { name: 'Feature', items: 1, isSubtask: false, parents: 0 };
    expect(withTypes(newDraft([]), [feature]).train.featureTypes).toEqual(['Feature']);
  });
});
