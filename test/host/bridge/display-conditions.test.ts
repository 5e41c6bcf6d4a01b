import { hiddenModules, judged } from '#host/bridge/display-conditions';
import type { BridgeDeps } from '#host/bridge/deps';
import { modulesOf, readManifest } from '#host/bridge/modules';
import { CallJournal } from '#host/server/calls';
import { issue } from '../../support/backlog';
import { ada, app, extensions, mia, rob, siteWith } from '../jira/site';

const answers: Readonly<Record<string, boolean>> = { yes: true, no: false };
const judge = async (name: string) => answers[name];

describe('display conditions', () => {
  it.each([
    ['nothing asked', {}, true],
    ['all of a level', { yes: 1, no: 1 }, false],
    ['one of a level', { or: { yes: 1, no: 1 } }, true],
    ['the opposite of a level', { not: { yes: 1, no: 1 } }, true],
    ['levels in levels', { or: { no: 1, and: { yes: 1, not: { no: 1 } } } }, true],
    ['lists of conditions', { or: [{ no: 1 }, { yes: 1 }] }, true],
  ])('ask for %s', async (_, conditions, isShown) => {
    expect(await judged(conditions, judge)).toEqual({ isShown, unjudged: [] });
  });

  it('that cannot be judged count as met, and are named', async () => {
    expect(await judged({ yes: 1, moon: 'full' }, judge)).toEqual({ isShown: true, unjudged: ['moon'] });
  });
});

describe('modules with display conditions, on a site', () => {
  const modules: Readonly<Record<string, unknown>> = {
    bugs: { issueType: ['Bug', 'Task'] },
    stories: { issueType: 'Story', projectKey: 'ONE' },
    editors: { canEditIssues: true },
    onlookers: { canEditIssues: false },
    admins: { canAdministerJira: true },
    tuners: { hasGlobalPermission: 'tune' },
    flagged: { entityPropertyEqualTo: { entity: 'issue', propertyKey: 'state', objectName: 'flag.on', value: true } },
    tagged: { entityPropertyContainsAny: { entity: 'issue', propertyKey: 'tags', value: ['a', 'b'] } },
    enabled: { entityPropertyExists: { entity: 'app', propertyKey: 'enabled' } },
    mine: { jiraExpression: 'issue?.reporter?.accountId == user.accountId' },
    odd: { phaseOfTheMoon: 'full' },
  };
  const document = {
    app: { id: 'x' },
    modules: {
      'jira:issuePanel': Object.entries(modules).map(([key, displayConditions]) => ({
        key,
        title: key,
        displayConditions,
      })),
      'jira:globalPermission': [{ key: 'tune' }],
    },
  };

  async function setUp() {
    const site = siteWith([issue('ONE-1')]);
    site.jira.install(extensions);
    const calls = new CallJournal();
    const deps = {
      jira: site.jira,
      calls,
      mainOrigin: 'http://localhost:4600',
      now: () => new Date(),
      app: { manifest: document, grant: app },
    } as unknown as BridgeDeps;
    const all = modulesOf(readManifest(document), (key) => key);
    const shown = async (accountId: string, place: object) => {
      const hidden = await hiddenModules(deps, all, accountId, place);
      return Object.keys(modules).filter((key) => !hidden.includes(key));
    };
    return { site, calls, deps, shown };
  }

  it('are shown where, and to whom, their conditions say', async () => {
    const { shown } = await setUp();
    expect(await shown(mia, { issue: 'ONE-1' })).toEqual(['stories', 'editors', 'odd']);
    expect(await shown(rob, { issue: 'ONE-1' })).toEqual(['stories', 'onlookers', 'odd']);
    expect(await shown(ada, { issue: 'ONE-1' })).toEqual(['stories', 'editors', 'admins', 'tuners', 'odd']);
    expect(await shown(ada, {})).toEqual(['admins', 'tuners', 'odd']);
  });

  it('follow the properties that apps keep on things', async () => {
    const { site, shown } = await setUp();
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1/properties/state', { flag: { on: true } });
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1/properties/tags', ['b', 'c']);
    const caller = { kind: 'app', app } as const;
    const kept = await site.callAs(caller, 'PUT', '/rest/forge/1/app/properties/enabled', { on: true });
    expect([kept.status, kept.body.statusCode]).toEqual([201, 201]);
    expect(await shown(mia, { issue: 'ONE-1' })).toEqual(['stories', 'editors', 'flagged', 'tagged', 'enabled', 'odd']);
    expect((await site.call(ada, 'GET', '/rest/forge/1/app/properties/enabled')).status).toBe(403);
  });

  it('are noted as unmodelled when a condition cannot be judged here', async () => {
    const { calls, shown } = await setUp();
    await shown(mia, { issue: 'ONE-1' });
    expect(calls.unmodelled.map(({ what }) => what)).toEqual([
      'display condition phaseOfTheMoon of jira:issuePanel odd',
    ]);
  });

  it('may be pages of a module, or whole sections of them', async () => {
    const { deps } = await setUp();
    const page = (key: string, displayConditions?: object) => ({
      key,
      title: key,
      route: key,
      ...(displayConditions && { displayConditions }),
    });
    const sections = [
      { header: 'All', pages: [page('open'), page('tuning', { canAdministerJira: true })] },
      { header: 'Admin', displayConditions: { canAdministerJira: true }, pages: [page('logs')] },
    ];
    const all = modulesOf(
      readManifest({ app: { id: 'x' }, modules: { 'jira:globalPage': [{ key: 'main', title: 'Main', sections }] } }),
      (key) => key,
    );
    expect(await hiddenModules(deps, all, mia, {})).toEqual(['main/tuning', 'main/logs']);
    expect(await hiddenModules(deps, all, ada, {})).toEqual([]);
  });
});
