import { HostUnreachable } from '#app/ports/failures';
import type { Iteration, IterationDraft, Schedule, Team } from '#app/ports/schedule';
import type { ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { IterationId, TeamId } from '#core/train/ids';
import type { Backlog, BacklogSprint } from '#host/jira/backlog';
import { smallBacklog } from '../app/backlog';
import { issue } from '../support/backlog';
import { shortenPauses } from '../support/short-pauses';
import type { Exchange } from './openapi';

/** The moment of these tests: in the second sprint. */
export const now = Date.UTC(2026, 9, 20, 12);

/** A site of a host at that moment, with what the suite needs of it beside the port. */
export interface ScheduleSite {
  readonly exchanges: readonly Exchange[];
  /** A schedule of one person that has read nothing yet. */
  schedule(who?: string): Schedule;
  readonly ferry: ProjectId;
  fail(spec: string): void;
  close(): void;
}

/** A host that the suite is run for. */
export interface ScheduleHost {
  readonly name: string;
  start(backlog: Backlog): ScheduleSite;
  /** What the host calls the teams of {@link train}. */
  readonly teams: { readonly deck: string; readonly quay: string };
  /** What it calls a sprint of Deck there. */
  iterationName(name: string): string;
  /** A well-formed id of a team that is not there. */
  readonly nobody: TeamId;
  /** Where it asks for the iterations of a team, and makes one, as faults name it. */
  iterationsPath(teamId: TeamId): string;
  readonly makingPath: string;
}

const moment = (day: string): IsoDateTime => `${day}T00:00:00.000Z` as IsoDateTime;

/** A sprint of a board, from one midnight to another. */
export function sprint(id: number, name: string, boardId: number, parts: Partial<BacklogSprint> = {}): BacklogSprint {
  return { id, name, boardId, state: 'future', ...parts };
}

const first = { start: moment('2026-10-01'), end: moment('2026-10-15'), state: 'closed' } as const;
const second = { start: moment('2026-10-15'), end: moment('2026-10-29'), state: 'active' } as const;
const third = { start: moment('2026-10-29'), end: moment('2026-11-12') } as const;

/** Two teams with three sprints each at the same times; Deck has a fourth one without dates. */
export function train(): Backlog {
  const sprints = [
    sprint(7, 'Deck 26.4.1', 3, first),
    sprint(8, 'Deck 26.4.2', 3, second),
    sprint(9, 'Deck 26.4.3', 3, third),
    sprint(10, 'Deck later', 3),
    sprint(17, 'Quay 26.4.1', 4, first),
    sprint(18, 'Quay 26.4.2', 4, second),
    sprint(19, 'Quay 26.4.3', 4, third),
  ];
  const issues = sprints.map(({ id, name }, index) =>
    issue(`FERRY-${index + 1}`, {
      id: String(10_001 + index),
      sprintIds: [id],
      team: name.split(' ')[0]!,
      assignee: index % 2 === 0 ? 'ben' : 'cleo',
    }),
  );
  return { ...smallBacklog(issues), sprints };
}

/** The team of a name. */
export async function teamNamed(site: ScheduleSite, name: string): Promise<Team> {
  const { teams } = await site.schedule().teams([site.ferry]);
  const found = teams.find((team) => team.name === name);
  if (!found) throw new Error(`No team ${name} among ${teams.map((team) => team.name).join(', ')}`);
  return found;
}

/** Every promise of the port Schedule that all hosts keep, for one host. */
export function describeSchedule(host: ScheduleHost): void {
  shortenPauses();
  describe(`${host.name} with a train of two teams`, () => readsTrain(host));
  describe(`new iterations in ${host.name}`, () => makesIterations(host));
  describe(`a team of ${host.name} with 120 iterations`, () => pages(host));
}

function readsTrain(host: ScheduleHost): void {
  let site: ScheduleSite;
  let deck: Team;
  let quay: Team;
  beforeAll(async () => {
    site = host.start(train());
    deck = await teamNamed(site, host.teams.deck);
    quay = await teamNamed(site, host.teams.quay);
  });
  afterAll(() => site.close());

  it('knows the teams of a project', async () => {
    const { teams, unreadable } = await site.schedule().teams([site.ferry]);
    expect(teams.map(({ name }) => name)).toEqual(expect.arrayContaining([host.teams.deck, host.teams.quay]));
    expect(teams.every(({ projectIds }) => projectIds.join() === site.ferry)).toBe(true);
    expect(new Set(teams.map(({ id }) => id)).size).toBe(teams.length);
    expect(unreadable).toEqual([]);
  });

  it('names a project that is not there, and reads the others', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000' as ProjectId;
    const { teams, unreadable } = await site.schedule().teams([nowhere, site.ferry]);
    expect(teams.map(({ name }) => name)).toContain(host.teams.deck);
    expect(unreadable).toEqual([{ place: nowhere, code: 'hidden' }]);
  });

  it('knows a team’s iterations with their dates in UTC and where they are in their life', async () => {
    const { iterations, unreadable } = await site.schedule().iterations([deck.id]);
    const shown = iterations.map(({ name, start, end, state, teamIds }) => ({ name, start, end, state, teamIds }));
    const teamIds = [deck.id];
    expect(shown).toEqual([
      { name: host.iterationName('Deck 26.4.1'), ...first, teamIds },
      { name: host.iterationName('Deck 26.4.2'), ...second, teamIds },
      { name: host.iterationName('Deck 26.4.3'), ...third, state: 'future', teamIds },
      { name: host.iterationName('Deck later'), start: undefined, end: undefined, state: 'future', teamIds },
    ]);
    expect(unreadable).toEqual([]);
  });

  it('reads those of many teams in a call a team, each iteration once', async () => {
    const before = site.exchanges.length;
    const { iterations } = await site.schedule().iterations([deck.id, quay.id, deck.id]);
    expect(site.exchanges.length - before).toBe(2);
    expect(new Set(iterations.map(({ id }) => id)).size).toBe(iterations.length);
    const count = (team: Team): number => iterations.filter(({ teamIds }) => teamIds.includes(team.id)).length;
    expect([count(deck), count(quay)]).toEqual([4, 3]);
  });

  it('leaves out what is over when only the rest is asked for', async () => {
    const { iterations } = await site.schedule().iterations([deck.id], { states: ['active', 'future'] });
    expect(iterations.map(({ state }) => state)).toEqual(['active', 'future', 'future']);
  });

  it.each([
    ['is not there', (): TeamId => host.nobody],
    ['has an id that is none', (): TeamId => 'no such/team/at all' as TeamId],
  ])('names a team that %s, and reads the others', async (_, team) => {
    const { iterations, unreadable } = await site.schedule().iterations([team(), quay.id]);
    expect(iterations).toHaveLength(3);
    expect(unreadable).toEqual([{ place: team(), code: 'hidden' }]);
  });

  it('names a team that does not answer, and reads the others', async () => {
    site.fail(`503@${host.iterationsPath(deck.id)}`);
    const { iterations, unreadable } = await site.schedule().iterations([quay.id, deck.id]);
    site.fail('');
    expect(iterations).toHaveLength(3);
    expect(unreadable).toEqual([{ place: deck.id, code: 'unreachable' }]);
  });

  it('says so when nothing answers', async () => {
    site.fail('503');
    await expect(site.schedule().iterations([quay.id, deck.id])).rejects.toThrow(HostUnreachable);
    site.fail('');
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const asked = site.schedule().iterations([quay.id, deck.id], { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });

  it('accounts for every capacity that is asked for', async () => {
    const { iterations } = await site.schedule().iterations([deck.id]);
    const places = iterations.map(({ id }) => ({ teamId: deck.id, iterationId: id }));
    const { capacities, unreadable } = await site.schedule().capacity(places);
    const kept = site.schedule().can.readCapacity;
    expect([capacities.length, unreadable.length]).toEqual(kept ? [4, 0] : [0, 4]);
    expect(unreadable.every(({ code }) => code === 'not-kept')).toBe(true);
  });
}

function makesIterations(host: ScheduleHost): void {
  let site: ScheduleSite;
  let deck: Team;
  beforeEach(async () => {
    site = host.start(train());
    deck = await teamNamed(site, host.teams.deck);
  });
  afterEach(() => site.close());

  const fourth = { start: moment('2026-11-12'), end: moment('2026-11-26') };
  const drafts = (): readonly IterationDraft[] => [
    { teamId: deck.id, name: 'Deck 26.4.4', ...fourth },
    { teamId: deck.id, name: 'Deck 26.4 IP' },
  ];
  const named = async (name: string): Promise<readonly Iteration[]> =>
    (await site.schedule().iterations([deck.id])).iterations.filter((iteration) => iteration.name === name);

  it('are made with their dates, and not a second time', async () => {
    const made = await site.schedule('ana').createIterations(drafts());
    expect(made).toEqual([
      { kind: 'created', iteration: expect.objectContaining({ name: 'Deck 26.4.4', state: 'future', ...fourth }) },
      { kind: 'created', iteration: expect.objectContaining({ name: 'Deck 26.4 IP', teamIds: [deck.id] }) },
    ]);
    const again = await site.schedule('ana').createIterations(drafts());
    expect(again.map(({ kind }) => kind)).toEqual(['existing', 'existing']);
    const idOf = (outcome: (typeof made)[number]): IterationId | undefined =>
      outcome.kind === 'refused' ? undefined : outcome.iteration.id;
    expect(again.map(idOf)).toEqual(made.map(idOf));
    expect(await named('Deck 26.4.4')).toMatchObject([fourth]);
  });

  it('are made once even when the answer is lost', async () => {
    site.fail(`lost@POST ${host.makingPath}x1`);
    await site.schedule('ana').createIterations(drafts());
    site.fail('');
    const again = await site.schedule('ana').createIterations(drafts());
    expect(again[0]?.kind).toBe('existing');
    expect(await named('Deck 26.4.4')).toHaveLength(1);
    expect(await named('Deck 26.4 IP')).toHaveLength(1);
  });

  it('are refused to who may not make them, one by one', async () => {
    const outcomes = await site.schedule('rhea').createIterations(drafts());
    const refused = { kind: 'refused', code: 'forbidden', reason: expect.any(String) };
    expect(outcomes).toEqual([refused, refused]);
    expect(await named('Deck 26.4.4')).toEqual([]);
  });

  it('are refused for a team that is not there, and made for the others', async () => {
    const [own] = drafts();
    const outcomes = await site.schedule('ana').createIterations([{ ...own!, teamId: host.nobody }, own!]);
    expect(outcomes).toMatchObject([{ kind: 'refused', code: 'hidden' }, { iteration: { name: 'Deck 26.4.4' } }]);
  });
}

function pages(host: ScheduleHost): void {
  it('is read whole', async () => {
    const sprints = Array.from({ length: 120 }, (_, index) => sprint(100 + index, `Deck round ${index + 1}`, 3));
    const issues = sprints.map(({ id }, index) => issue(`FERRY-${index + 1}`, { sprintIds: [id], team: 'Deck' }));
    const site = host.start({ ...smallBacklog(issues), sprints });
    const { teams } = await site.schedule().teams([site.ferry]);
    const { iterations } = await site.schedule().iterations(teams.map(({ id }) => id));
    expect(new Set(iterations.map(({ name }) => name)).size).toBe(120);
    site.close();
  });
}
