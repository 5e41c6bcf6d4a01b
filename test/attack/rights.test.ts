import type { AnyCall } from '#app/calls';
import { saveSettingsCall } from '#app/settings/calls';
import type { AgreeRule } from '#core/value/settings';
import { defaultSettings } from '#core/value/settings';
import { exported, hosts, type AppSite } from '../app/app-site';
import { valueOf } from '../app/forge';
import { aimOf, everyCall, full, prepare, requestFor, rules, secret, type Aim, type Need } from './call-rules';
import { people, projectIn, projects, startAttack, type ProjectName, type Standing } from './people';

type Answer = Awaited<ReturnType<AppSite['raw']>>;

const names = Object.keys(projects) as ProjectName[];
const elsewhere = '99999999-aaaa-4bbb-8ccc-dddddddddddd';

/** Spellings that are no id, though trackers take some of them for one. */
function misspelled(id: string): readonly unknown[] {
  const around = [
    `${id}/x`,
    `${id}?x=1`,
    `${id},${id}`,
    `${id}+`,
    `+${id}`,
    `${id}\0`,
    `\0${id}`,
    `${id}\ud800`,
    ` ${id}`,
  ];
  const numbers = ['016', `0${id}`, '0', '-5', '1e4', '0x10', '10001.0', '9'.repeat(20), '１６'];
  const words = ['', '.', '..', 'OWN-1', 'own-1', 'OWN', 'Own', 'constructor', '__proto__', '\udc00', 'x'.repeat(65)];
  return [...around, ...numbers, ...words, `${id}\n`, 10_001, null, undefined, [id], { id }];
}

/** What a person lacks of what a call needs in a place; nothing where it can be done. */
function lackOf(
  need: Need,
  { edits, administers, agrees }: Standing,
  rule: AgreeRule,
  host: string,
): string | undefined {
  const holds = host === 'Jira' ? agrees : administers;
  const has = {
    see: true,
    edit: edits,
    agree: { editors: edits, permission: holds, administrators: administers }[rule],
    administer: administers,
    'administer-site': administers,
  };
  if (has[need]) return undefined;
  return {
    see: '',
    edit: 'edit',
    agree: 'agree-scores',
    administer: 'administer',
    'administer-site': 'administer',
  }[need];
}

describe('every call', () => {
  it('has a rule of who may make it, and every rule a call', async () => {
    const calls = (await everyCall()).map(({ call }) => call.name);
    expect(calls.filter((name) => !rules[name])).toEqual([]);
    expect(Object.keys(rules).filter((name) => !calls.includes(name))).toEqual([]);
  });

  it('that changes anything needs more than sight', async () => {
    const changing = (await everyCall()).filter(({ call }) => call.effect !== 'reads');
    expect(changing.filter(({ call }) => rules[call.name]?.need === 'see').map(({ call }) => call.name)).toEqual([]);
  });
});

/** The call of that name. */
async function callNamed(name: string): Promise<AnyCall> {
  return (await everyCall()).find(({ call }) => call.name === name)!.call;
}

/** Where a call is aimed at one of the projects. */
function aimedAt(site: AppSite, aim: Exclude<Aim, 'site'>, place: ProjectName): string {
  return aim === 'project' || aim === 'projects' ? projectIn(site, place) : projects[place].item;
}

/** Makes a call as one person, aimed at everything that there is and at what there is not. Answers whether anything may have changed. */
async function attack(site: AppSite, call: AnyCall, who: string): Promise<boolean> {
  const person = people[who]!;
  const aim = aimOf(call);
  const lack = lackOf(rules[call.name]!.need, person, 'editors', site.host);
  const ask = (id: unknown, item: string): Promise<Answer> =>
    site.raw(who, call.name, requestFor(call, id, item, site.person(who)));
  if (aim === 'site') {
    expect(await ask('', '')).toMatchObject(lack ? { kind: 'not-permitted', need: lack } : { kind: 'ok' });
    return lack === undefined;
  }
  for (const place of names) {
    const reply = await ask(aimedAt(site, aim, place), projects[place].item);
    const sees = person.sees.includes(place);
    if (aim === 'issues') expect([place, reply]).toMatchObject([place, { kind: 'ok', value: sees ? [{}] : [] }]);
    else if (aim === 'projects')
      expect([place, reply]).toMatchObject([place, { kind: 'ok', value: { trains: sees ? [{}] : [] } }]);
    else if (!sees) expect([place, reply]).toEqual([place, { kind: 'not-found' }]);
    else if (lack) expect([place, reply]).toEqual([place, { kind: 'not-permitted', need: lack }]);
    else expect([place, reply]).toMatchObject([place, { kind: 'ok' }]);
    if (!sees) expect(JSON.stringify(reply)).not.toContain(secret);
  }
  for (const id of aim.startsWith('project') ? [elsewhere, '4711', '4712'] : [elsewhere, '99999']) {
    const nothing = {
      issues: { kind: 'ok', value: [] },
      projects: { kind: 'ok', value: { trains: [], unreadable: [], canSetUpIn: [] } },
      issue: { kind: 'not-found' },
      project: { kind: 'not-found' },
    }[aim];
    expect([id, await ask(id, '10001')]).toEqual([id, nothing]);
  }
  return lack === undefined && person.sees.length > 0;
}

describe.each(hosts)('on %s', (_, start) => {
  let site: AppSite;
  beforeEach(() => void (site = startAttack(start)));
  afterEach(() => site.close());

  it.each(Object.keys(rules))('%s answers everybody as it should, whatever it is aimed at', async (name) => {
    const call = await callNamed(name);
    await prepare(site, rules[name]!);
    let before = await exported(site);
    for (const who of Object.keys(people)) {
      const mayChange = await attack(site, call, who);
      await site.settle();
      const { exported: _then, ...was } = before;
      if (call.effect === 'reads' || !mayChange) expect(await exported(site)).toMatchObject(was);
      else {
        // Everybody begins with the same site.
        site.close();
        site = startAttack(start);
        await prepare(site, rules[name]!);
        before = await exported(site);
      }
    }
  });

  it('takes nothing for an id that is none, and says so, whatever the call', async () => {
    for (const { call } of await everyCall()) {
      const aim = aimOf(call);
      if (aim === 'site') continue;
      const field = { issue: 'issueId', issues: 'issueIds', project: 'projectId', projects: 'projectIds' }[aim];
      for (const id of misspelled(aimedAt(site, aim, 'own'))) {
        const reply = await site.raw('ana', call.name, requestFor(call, id, projects.own.item, site.person('ana')));
        expect([call.name, id, reply]).toMatchObject([call.name, id, { kind: 'invalid', why: 'malformed' }]);
        expect((reply as { field?: string }).field).toMatch(new RegExp(`^${field}`));
      }
    }
    expect(await exported(site)).toMatchObject({ records: [], lines: [] });
  });

  it.each(['permission', 'administrators'] as const)('who agrees is the project’s rule: %s', async (agree) => {
    const settings = { ...defaultSettings, agree };
    for (const place of names)
      valueOf(await site.call('ana', saveSettingsCall, { projectId: projectIn(site, place), settings }));
    for (const [who, person] of Object.entries(people)) {
      for (const { call } of await everyCall()) {
        if (rules[call.name]?.need !== 'agree') continue;
        // A version that there is not: nothing changes, and it is told only to those who may.
        const request = { version: 999, round: 999, factors: full };
        for (const place of names) {
          const issueId = projects[place].item;
          const reply = await site.raw(who, call.name, { ...request, issueId });
          const lack = lackOf('agree', person, agree, site.host);
          const expected = !person.sees.includes(place)
            ? { kind: 'not-found' }
            : lack
              ? { kind: 'not-permitted', need: 'agree-scores' }
              : { kind: 'clash' };
          expect([who, call.name, place, reply]).toMatchObject([who, call.name, place, expected]);
        }
      }
    }
  });

  it.each([
    'constructor',
    'toString',
    '__proto__',
    'hasOwnProperty',
    'value',
    'value.',
    'value.constructor',
    '',
    'call',
  ])('a name that is no call’s is not found: %j', async (name) =>
    expect(await site.raw('ana', name, { issueId: '10001' })).toEqual({ kind: 'not-found' }),
  );

  it.each(['value.list', 'transfer.export'])('%s goes on from no place that it did not name', async (name) => {
    const call = await callNamed(name);
    for (const after of ['x', 'record:x', 'line:x', 'task:', '-1', '1.5', '1e400', '99999999', '\0', '\ud800', '{}']) {
      const request = { ...requestFor(call, projectIn(site, 'own'), '', ''), after };
      const reply = await site.raw('ana', name, request);
      const isPastTheEnd = reply.kind === 'ok' && after === '99999999' && name === 'value.list';
      expect([after, isPastTheEnd || reply]).toEqual([
        after,
        isPastTheEnd || { kind: 'invalid', why: 'malformed', field: 'after' },
      ]);
    }
  });
});

describe('nobody, who is not signed in to Jira', () => {
  it('is asked to sign in, whatever the call', async () => {
    const site = startAttack(hosts[0]![1]);
    for (const { call } of await everyCall())
      for (const id of ['10001', '10003', '99999', 'x'])
        expect(await site.raw(undefined, call.name, requestFor(call, id, '10001', ''))).toEqual({
          kind: 'not-signed-in',
        });
    site.close();
  });
});
