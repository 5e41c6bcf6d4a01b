import { issue } from '../../support/backlog';
import { ada, app, backlogOf, extensions, mia, now, pia, rob, siteOf, siteWith } from './site';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJira } from '#host/jira/jira';
import { platformHandlers, softwareHandlers } from '#host/jira/rest/handlers';
import type { Caller } from '#host/server/seams';
import operations from '../../../src/host/jira/operations.json';
import { openStore } from '#host/server/store';

const asApp = { kind: 'app', app } as const;
const keyOf = (key: string) => `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/${key}`;

describe('A backlog that shows one of its projects to Mia and Rob alone', () => {
  const { projects } = backlogOf([]);
  const site = siteWith([issue('ONE-1'), issue('TWO-1')], {
    projects: projects.map((project) =>
      project.key === 'TWO' ? { ...project, leadAccountId: pia, visibleTo: [mia, rob] } : project,
    ),
  });

  it('shows it to them and to administrators, not to others, not even to its lead', async () => {
    const statuses = await Promise.all(
      [ada, mia, rob, pia].map(async (person) => (await site.call(person, 'GET', '/rest/api/3/issue/TWO-1')).status),
    );
    expect(statuses).toEqual([200, 200, 200, 404]);
    expect(await site.keys('key is not EMPTY', pia)).toEqual(['ONE-1']);
  });

  it('lets them do there what they may do elsewhere', async () => {
    const edit = (person: string) =>
      site.call(person, 'PUT', '/rest/api/3/issue/TWO-1', { fields: { summary: 'Edited' } });
    expect((await edit(mia)).status).toBe(204);
    expect((await edit(rob)).status).toBe(403);
  });
});

describe('A project whose roles are taken from members and viewers', () => {
  const site = siteWith([issue('ONE-1'), issue('TWO-1', { links: [{ type: 'Blocks', to: 'ONE-1' }] })]);
  beforeAll(async () => {
    await site.call(ada, 'DELETE', '/rest/api/3/project/TWO/role/10003?group=jira-members');
    await site.call(ada, 'DELETE', '/rest/api/3/project/TWO/role/10004?group=jira-viewers');
  });

  it('is not there for them', async () => {
    expect((await site.call(mia, 'GET', '/rest/api/3/project/TWO')).status).toBe(404);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/TWO-1')).status).toBe(404);
    expect(await site.keys('key is not EMPTY', rob)).toEqual(['ONE-1']);
    expect(site.jira.issueContext(mia, 'TWO-1')).toBeUndefined();
  });

  it('does not show through links', async () => {
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.issuelinks).toEqual([]);
    expect((await site.call(ada, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.issuelinks).toHaveLength(1);
  });

  it('is there for an app as itself', async () => {
    expect((await site.callAs(asApp, 'GET', '/rest/api/3/issue/TWO-1')).status).toBe(200);
  });

  it('is left out of a bulk check', async () => {
    const id = Number((await site.call(ada, 'GET', '/rest/api/3/issue/TWO-1')).body.id);
    const { body } = await site.call(mia, 'POST', '/rest/api/3/permissions/check', {
      projectPermissions: [
        { permissions: ['BROWSE_PROJECTS'], issues: [String(id), 424242], projects: [10000, '10001'] },
      ],
    });
    expect(body.projectPermissions).toEqual([{ permission: 'BROWSE_PROJECTS', issues: [], projects: [10000] }]);
  });
});

describe('An issue with a security level', () => {
  it('is seen only by the roles of that level', async () => {
    const site = siteWith([issue('ONE-1')]);
    expect(
      (await site.call(ada, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { security: { name: 'Internal' } } })).status,
    ).toBe(204);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).status).toBe(200);
    expect((await site.call(rob, 'GET', '/rest/api/3/issue/ONE-1')).status).toBe(404);
    expect(await site.keys('project = ONE', rob)).toEqual([]);
  });
});

describe('An installed app', () => {
  const installed = () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2'), issue('ONE-3')]);
    site.jira.install(extensions);
    return site;
  };
  const idOf = async (site: ReturnType<typeof installed>, key: string) =>
    Number((await site.call(ada, 'GET', `/rest/api/3/issue/${key}`)).body.id);

  it("has its fields among the site's", async () => {
    const { body } = await installed().call(ada, 'GET', '/rest/api/3/field');
    const field = body.find(({ name }: { name: string }) => name === 'WSJF');
    expect([field.key, field.schema.custom, field.schema.type]).toEqual([keyOf('wsjf'), keyOf('wsjf'), 'number']);
  });

  it('writes its read-only field as itself, and everybody can search and sort by it', async () => {
    const site = installed();
    const path = `/rest/api/3/app/field/${encodeURIComponent(keyOf('wsjf'))}/value`;
    const updates = [
      { issueIds: [await idOf(site, 'ONE-1')], value: 6.5 },
      { issueIds: [await idOf(site, 'ONE-3')], value: 9 },
    ];
    expect((await site.callAs(asApp, 'PUT', path, { updates })).status).toBe(204);
    expect(await site.keys('project = ONE and WSJF > 5 order by WSJF desc', rob)).toEqual(['ONE-3', 'ONE-1']);
    expect(await site.keys('WSJF is EMPTY', rob)).toEqual(['ONE-2']);
  });

  it('writes several fields in one request, without history if it asks so', async () => {
    const site = installed();
    const id = await idOf(site, 'ONE-2');
    const updates = [
      { customField: keyOf('wsjf'), issueIds: [id], value: 3 },
      { customField: keyOf('note'), issueIds: [id], value: 'Soon' },
    ];
    expect(
      (await site.callAs(asApp, 'POST', '/rest/api/3/app/field/value?generateChangelog=false', { updates })).status,
    ).toBe(204);
    expect(await site.keys('Note ~ soon and WSJF = 3')).toEqual(['ONE-2']);
    expect((await site.call(ada, 'GET', '/rest/api/3/issue/ONE-2/changelog')).body.total).toBe(0);
  });

  it('refuses everyone else: a person, the app for a person, another app', async () => {
    const site = installed();
    const path = `/rest/api/3/app/field/${encodeURIComponent(keyOf('wsjf'))}/value`;
    const body = { updates: [{ issueIds: [await idOf(site, 'ONE-1')], value: 1 }] };
    const other = { ...app, appId: '99999999-2222-4333-8444-555555555555' };
    for (const caller of [
      { kind: 'user', accountId: ada },
      { kind: 'user', accountId: ada, app },
      { kind: 'app', app: other },
    ] as const) {
      expect((await site.callAs(caller, 'PUT', path, body)).status).toBe(403);
    }
    expect((await site.call(ada, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [keyOf('wsjf')]: 1 } })).status).toBe(
      400,
    );
    expect(
      (await site.callAs(asApp, 'PUT', path, { updates: [{ issueIds: [await idOf(site, 'ONE-1')], value: 'high' }] }))
        .status,
    ).toBe(400);
  });

  it('gives its project permission to administrators and product owners', async () => {
    const site = installed();
    const may = async (accountId: string) =>
      (
        await site.call(
          accountId,
          'GET',
          `/rest/api/3/mypermissions?projectKey=ONE&permissions=${encodeURIComponent(keyOf('agree'))}`,
        )
      ).body.permissions[keyOf('agree')].havePermission;
    expect([await may(ada), await may(pia), await may(mia), await may(rob)]).toEqual([true, true, false, false]);
  });

  it.each([
    ['administrators', [true, false, false]],
    ['people', [true, true, false]],
    ['anyone', [true, true, true]],
    ['nobody', [false, false, false]],
  ] as const)('gives a global permission that was granted to %s to them', async (grantedTo, expected) => {
    const site = siteWith([issue('ONE-1')]);
    site.jira.install({
      ...extensions,
      globalPermissions: [{ key: 'tune', name: 'Tune models', description: 'Change scoring models.', grantedTo }],
    });
    const path = `/rest/api/3/mypermissions?permissions=${encodeURIComponent(keyOf('tune'))}`;
    const may = async (caller: Caller) =>
      (await site.callAs(caller, 'GET', path)).body.permissions[keyOf('tune')].havePermission;
    expect([
      await may({ kind: 'user', accountId: ada }),
      await may({ kind: 'user', accountId: mia }),
      await may({ kind: 'anonymous' }),
    ]).toEqual(expected);
  });

  it('makes a property searchable by its path and by its alias', async () => {
    const site = installed();
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-2/properties/score', { value: 7, by: { name: 'Mia' } });
    expect(await site.keys('issue.property[score].value > 5')).toEqual(['ONE-2']);
    expect(await site.keys('scoreValue = 7 and issue.property[score].by.name = mia')).toEqual(['ONE-2']);
    await expect(site.keys('issue.property[score].other = 1')).rejects.toThrow('does not exist');
  });
});

describe('A site that is opened again', () => {
  it('is as it was, with rank, fields and numbers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jira-'));
    const first = createJira({ store: openStore(join(folder, 'site.db')), now: () => now });
    expect(first.isEmpty()).toBe(true);
    first.load(backlogOf([issue('ONE-1'), issue('ONE-2')]));
    first.install(extensions);
    const site = siteOf(first);
    await site.call(mia, 'PUT', '/rest/agile/1.0/issue/rank', { issues: ['ONE-2'], rankBeforeIssue: 'ONE-1' });
    // What a kill would leave: the files as they are, with nothing closed.
    const copy = mkdtempSync(join(tmpdir(), 'jira-'));
    cpSync(folder, copy, { recursive: true });
    const second = createJira({ store: openStore(join(copy, 'site.db')), now: () => now });
    expect(second.isEmpty()).toBe(false);
    const again = siteOf(second);
    expect(await again.keys('project = ONE and WSJF is EMPTY order by Rank')).toEqual(['ONE-2', 'ONE-1']);
    expect(
      (
        await again.call(mia, 'POST', '/rest/api/3/issue', {
          fields: { project: { key: 'ONE' }, issuetype: { name: 'Bug' }, summary: 'x' },
        })
      ).body.key,
    ).toBe('ONE-3');
    expect(second.people().map(({ name }) => name)).toEqual(['Ada Admin', 'Pia Owner', 'Mia Member', 'Rob Reader']);
  });
});

describe('The table of handlers', () => {
  it('names only operations that Jira has', () => {
    const ids = (product: string) =>
      new Set(operations.filter((operation) => operation.product === product).map(({ id }) => id));
    expect(Object.keys(platformHandlers).filter((id) => !ids('platform').has(id))).toEqual([]);
    expect(Object.keys(softwareHandlers).filter((id) => !ids('software').has(id))).toEqual([]);
  });
});

describe('Nobody who is signed in', () => {
  it('sees no issue and is asked to sign in', async () => {
    const site = siteWith([issue('ONE-1')]);
    expect((await site.callAs({ kind: 'anonymous' }, 'GET', '/rest/api/3/myself')).status).toBe(401);
    expect((await site.callAs({ kind: 'anonymous' }, 'GET', '/rest/api/3/issue/ONE-1')).status).toBe(404);
  });
});

describe('An app that lists the boards', () => {
  it('needs both scopes that the list asks for', async () => {
    const site = siteWith([issue('ONE-1')]);
    const status = async (...scopes: string[]) =>
      (await site.callAs({ kind: 'app', app: { ...app, scopes } }, 'GET', '/rest/agile/1.0/board')).status;
    expect(await status('read:board-scope:jira-software')).toBe(401);
    expect(await status('read:board-scope:jira-software', 'read:project:jira')).toBe(200);
  });
});
