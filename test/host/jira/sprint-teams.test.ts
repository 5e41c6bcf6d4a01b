import type { BacklogSprint } from '#host/jira/backlog';
import { boardNames, teamsInNames } from '#host/jira/sprint-teams';

let lastId = 0;

/** Sprints of a board; without a number, of none that the file names. */
function of(boardId: number | undefined, ...names: readonly string[]): BacklogSprint[] {
  return names.map((name) => ({ id: (lastId += 1), name, state: 'future', ...(boardId !== undefined && { boardId }) }));
}

const named = (sprints: readonly BacklogSprint[], ...keys: readonly string[]) =>
  Object.fromEntries(boardNames(sprints, keys));
const gannet = of(1, 'Gannet 26.4.1', 'Gannet 26.4.2');
const puffin = of(2, 'Puffin 26.4.1', 'Puffin 26.4.2');

describe('a board whose file has no name for it', () => {
  it('is called after the team that its sprints begin with', () => {
    expect(named([...gannet, ...puffin])).toEqual({ 1: 'Gannet board', 2: 'Puffin board' });
  });

  it('is called after the team that its sprints end with, whatever a few others say', () => {
    const sprints = [
      ...of(1, '2014 Sprint 10 SDK', '2014 Sprint 11 SDK', 'Backlog'),
      ...of(2, '2014 Sprint 10 QE Client', '2014 Sprint 11 QE Client'),
    ];
    expect(named(sprints)).toEqual({ 1: 'SDK board', 2: 'QE Client board' });
  });

  it('is called after the team without what sprints are called behind it', () => {
    const sprints = [...of(1, 'Gannet Sprint 1', 'Gannet Sprint 2'), ...of(2, 'Puffin, PI 1', 'Puffin - PI 2')];
    expect(named(sprints)).toEqual({ 1: 'Gannet board', 2: 'Puffin board' });
  });

  it('has none where it is alone: what all sprints begin with may be the product', () => {
    expect(named(gannet)).toEqual({});
  });

  it('has none by the beginning of a single sprint', () => {
    expect(named([...gannet, ...puffin, ...of(3, 'Fulmar 26.4.1')])).toEqual({ 1: 'Gannet board', 2: 'Puffin board' });
  });

  it('has none where half of its sprints say something else', () => {
    expect(named([...gannet, ...puffin, ...of(1, 'Backlog', 'Ideas')])).toEqual({ 2: 'Puffin board' });
  });

  it('has none by words that two boards share', () => {
    const others = [...of(3, 'Gannet 26.4.3'), ...of(4, 'Fulmar 26.4.1', 'Fulmar 26.4.2')];
    expect(named([...gannet, ...puffin, ...others])).toEqual({ 2: 'Puffin board', 4: 'Fulmar board' });
  });
});

describe('a word of time', () => {
  it.each([
    ['months in English', 'March 2026', 'March 2027', 'Apr. 2026', 'Apr. 2027'],
    ['months in German', 'März 2026', 'März 2027', 'Okt 2026', 'Okt 2027'],
    ['months in French', 'février 2026', 'Février 2027', 'août 2026', 'août 2027'],
    ['months in Spanish', 'enero 2026', 'enero 2027', 'septiembre 2026', 'septiembre 2027'],
    ['months in Portuguese', 'março 2026', 'março 2027', 'dezembro 2026', 'dezembro 2027'],
    ['months in Polish, of a date', 'marca 2026', 'marca 2027', 'styczeń 2026', 'styczeń 2027'],
    ['months in Russian, of a date', 'марта 2026', 'марта 2027', 'Январь 2026', 'Январь 2027'],
    ['sprints, plain', 'Sprint 1', 'Sprint 2', 'ITERATION 1', 'ITERATION 2'],
    ['sprints in other languages', 'Спринт 1', 'Спринт 2', 'Iteração 1', 'Iteração 2'],
    ['sprints in other scripts', 'スプリント 1', 'スプリント 2', '冲刺 1', '冲刺 2'],
    ['stretches of time', 'Semana 1', 'Semana 2', 'Fase 1', 'Phase 2'],
    ['words that begin with it', 'Sprint of Gannet 1', 'Sprint of Gannet 2', 'PI Puffin 1', 'PI Puffin 2'],
  ])('names no team: %s', (_, ...[one, two, three, four]) => {
    expect(named([...of(1, one!, two!), ...of(2, three!, four!)])).toEqual({});
  });

  it('names no team at the end either', () => {
    const sprints = [
      ...of(1, '2026 March', '2027 March', '26.1 Iteração'),
      ...of(2, '2026 April', '2027 April', '26.1 Sprint'),
    ];
    expect(named(sprints)).toEqual({});
    expect(teamsInNames(sprints)('2026 March')).toEqual({ rest: '2026 March' });
  });
});

describe('endings in which sprints differ', () => {
  it('are no teams on one board: a draft and what became of it', () => {
    const sprints = of(1, 'Sprint 1 draft', 'Sprint 1 final', 'Sprint 2 draft', 'Sprint 2 final');
    expect(teamsInNames(sprints)('Sprint 1 final')).toEqual({ rest: 'Sprint 1 final' });
    expect(named([...sprints, ...of(2, 'Sprint 1')])).toEqual({});
  });

  it('are teams where the file names no boards', () => {
    const teamIn = teamsInNames(of(undefined, '2014 Sprint 10 SDK', '2014 Sprint 10 QE Client'));
    expect(teamIn('2014 Sprint 10 SDK')).toEqual({ team: 'SDK', rest: '2014 Sprint 10' });
    expect(teamIn('2014 Sprint 12 SDK')).toEqual({ team: 'SDK', rest: '2014 Sprint 12' });
    expect(teamIn('2014 Sprint 12 Alloy')).toEqual({ rest: '2014 Sprint 12 Alloy' });
  });
});

describe('a name that is taken', () => {
  const sprints = [
    ...of(1, 'Sprint 1 SDK', 'Sprint 2 SDK'),
    ...of(2, 'Sprint 1 Tools', 'Sprint 2 Tools'),
    ...of(7, 'Sprint 3 SDK', 'Sprint 4 SDK'),
  ];

  it('is followed by the number of the board', () => {
    expect(named(sprints)).toEqual({ 1: 'SDK board', 2: 'Tools board', 7: 'SDK board 7' });
  });

  it('is not given where boards of a project are called so', () => {
    expect(named(sprints, 'HAR', 'SDK')).toEqual({ 2: 'Tools board' });
  });
});
