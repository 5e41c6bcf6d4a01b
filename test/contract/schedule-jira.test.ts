import type { AccountId, ProjectId } from '#core/issue';
import type { TeamId } from '#core/train/ids';
import { createJiraSchedule } from '#jira/schedule';
import { short } from '../app/azure';
import { startForge, type ForgeApp } from '../app/forge';
import { describeSchedule, now, teamNamed, train, type ScheduleHost, type ScheduleSite } from './schedule-suite';

function siteOf(forge: ForgeApp): ScheduleSite {
  return {
    exchanges: forge.exchanges,
    schedule: (who = 'ben') => createJiraSchedule({ request: forge.requestAs(who), patience: short }),
    ferry: '10000' as ScheduleSite['ferry'],
    fail: (spec) => forge.fail(spec),
    close: () => forge.close(),
  };
}

const jira: ScheduleHost = {
  name: 'Jira',
  start: (backlog) => siteOf(startForge(backlog, { now: () => now })),
  teams: { deck: 'Deck board', quay: 'Quay board' },
  iterationName: (name) => name,
  nobody: '4711' as TeamId,
  iterationsPath: (teamId) => `/rest/agile/1.0/board/${teamId}/sprint`,
  makingPath: '/rest/agile/1.0/sprint',
};

describeSchedule(jira);

describe('Jira beside the port', () => {
  it('says which board a sprint comes from', async () => {
    const site = jira.start(train());
    const { iterations } = await site.schedule().iterations(['3' as TeamId, '4' as TeamId]);
    expect(new Set(iterations.map(({ origin }) => origin))).toEqual(new Set(['3', '4']));
    site.close();
  });

  it('names a project that the viewer does not see', async () => {
    const site = jira.start(train());
    const vault = '10001' as ProjectId;
    expect(await site.schedule().teams([vault])).toEqual({ teams: [], unreadable: [{ place: vault, code: 'hidden' }] });
    expect((await site.schedule('ana').teams([vault])).unreadable).toEqual([]);
    site.close();
  });

  it('knows a board that plans several projects once, with both', async () => {
    const request = async (): Promise<Response> =>
      Response.json({ maxResults: 50, startAt: 0, isLast: true, values: [{ id: 5, name: 'Both', type: 'scrum' }] });
    const projectIds = ['1', '2'] as ProjectId[];
    expect((await createJiraSchedule({ request }).teams(projectIds)).teams).toEqual([
      { id: '5', name: 'Both', projectIds },
    ]);
  });

  it('goes on where a page holds fewer rows than were asked for', async () => {
    const sprints = [1, 2, 3].map((id) => ({ id, state: 'future', name: `Sprint ${id}`, originBoardId: 5 }));
    const request = async (path: string): Promise<Response> => {
      const startAt = Number(new URL(path, 'http://jira.invalid').searchParams.get('startAt'));
      return Response.json({ values: sprints.slice(startAt, startAt + 1), isLast: startAt >= 2 });
    };
    const { iterations } = await createJiraSchedule({ request }).iterations(['5' as TeamId]);
    expect(iterations.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('names a board that has no sprints', async () => {
    const forge = startForge(train(), { now: () => now });
    const request: ReturnType<ForgeApp['requestAs']> = async (path, init) =>
      path.startsWith('/rest/agile/1.0/board/4/')
        ? Response.json({ errorMessages: ['The board does not support sprints'], errors: {} }, { status: 400 })
        : forge.requestAs('ben')(path, init);
    const { iterations, unreadable } = await createJiraSchedule({ request }).iterations(['4' as TeamId, '3' as TeamId]);
    expect(iterations).toHaveLength(4);
    expect(unreadable).toEqual([{ place: '4', code: 'no-iterations' }]);
    forge.close();
  });

  it('keeps no capacity, and says so for each that is written', async () => {
    const site = jira.start(train());
    const deck = await teamNamed(site, jira.teams.deck);
    const { iterations } = await site.schedule().iterations([deck.id]);
    const next = { activities: [], daysOff: [] };
    expect(
      await site
        .schedule()
        .setCapacity({ teamId: deck.id, iterationId: iterations[0]!.id }, [{ personId: 'ben' as AccountId, next }]),
    ).toEqual([{ kind: 'refused', code: 'not-kept' }]);
    site.close();
  });
});
