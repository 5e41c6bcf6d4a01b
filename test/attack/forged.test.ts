import type { CallProblem } from '#app/calls';
import { listDecisionsCall, readDecisionCall, saveDecisionCall } from '#app/decision/calls';
import { readHandshakeCall } from '#app/dependency/calls';
import { kinds } from '#app/kinds';
import { shardOf } from '#app/plan/shard';
import { mirrorStatusCall, repairMirrorCall } from '#app/mirror/calls';
import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { importRecordsCall } from '#app/transfer/calls';
import {
  agreeScoreCall,
  listScoresCall,
  readHistoryCall,
  readScoreCall,
  scoresOfCall,
  submitBallotCall,
} from '#app/value/calls';
import type { IssueId } from '#core/issue';
import { defaultSettings } from '#core/value/settings';
import { exported, hosts, type AppSite, type Damage } from '../app/app-site';
import { valueOf } from '../app/forge';
import { everyCall, full, piOf, plan, requestFor, rules, talk, trainOf, trainWith } from './call-rules';
import { besideOf, projectIn, projects, startAttack, type ProjectName } from './people';

type Reply = CallProblem | { readonly kind: string };

/** How records of one kind are met through calls. */
interface Probe {
  /** Makes a record in a project and answers its id. */
  make(site: AppSite, place: ProjectName): Promise<string>;
  /** Opens the record of a project. */
  open(site: AppSite, who: string, place: ProjectName): Promise<Reply>;
  /** What opening it answers where it cannot be read. */
  said(id: string, isNewer: boolean): object;
  /** Saves over it as the administrator does. */
  saveOver(site: AppSite, place: ProjectName): Promise<Reply>;
}

const decision = (site: AppSite) => ({
  title: 'Berths are booked by the hour',
  why: '',
  decidedOn: '2026-11-20',
  deciders: [site.person('ana')],
  others: [],
  issueIds: [],
});
const unreadable = (record: string) => (id: string, isNewer: boolean) => ({ kind: 'unreadable', record, id, isNewer });

/** Brings the record of a project in from a file that was exported before it was damaged. */
async function importOver(site: AppSite, kind: string, id: string, value: object): Promise<Reply> {
  const place = (Object.keys(projects) as ProjectName[]).find((name) => id.includes(projects[name].item))!;
  const at = '2026-11-02T09:00:00.000Z';
  const record = { kind, format: 1, id, home: projectIn(site, place), version: 1, at, value };
  const part = { waybill: 'records' as const, format: 2 as const, exported: at, records: [record], lines: [] };
  const kept = valueOf(await site.call('ana', importRecordsCall, { part, replace: false }));
  expect(kept).toMatchObject({ written: 0, skipped: [{ is: 'record', kind, id, why: 'unreadable-here' }] });
  expect(valueOf(await site.call('ana', importRecordsCall, { part, replace: true }))).toEqual({
    written: 1,
    skipped: [],
  });
  return { kind: 'ok' };
}

/** Values of records as they were before anything was damaged, by kind and id. */
const undamaged = new WeakMap<AppSite, Map<string, object>>();

/** A record that is kept beside a train: `open` asks for everything of its kind, and names what cannot be read. */
function besideTrain(kind: string, call: string, open: string, idOf: (item: string) => string): Probe {
  return {
    async make(site, place) {
      await plan(site, place, call);
      const id = idOf(projects[place].item);
      const { records } = await exported(site);
      const made = records.find((record) => record.kind === kind && record.id === id);
      const values = undamaged.get(site) ?? new Map<string, object>();
      undamaged.set(site, values);
      if (made) values.set(`${kind} ${id}`, made.value as object);
      return id;
    },
    open: (site, who, place) =>
      site.raw(who, open, { projectId: projectIn(site, place), ...piOf(projects[place].item) }) as Promise<Reply>,
    // A plan is of several kinds, so each of its documents is named with its own.
    said: (id) => ({ kind: 'ok', value: { unreadable: [open === 'plan.read' ? `${kind} ${id}` : id] } }),
    saveOver: (site, place) => {
      const id = idOf(projects[place].item);
      return importOver(site, kind, id, undamaged.get(site)!.get(`${kind} ${id}`)!);
    },
  };
}

/** How each kind of record is met. A kind that has none fails its test. */
const probes: Readonly<Record<string, Probe>> = {
  score: {
    async make(site, place) {
      const issueId = projects[place].item;
      valueOf(await site.call('ana', agreeScoreCall, { issueId, version: 0, factors: full }));
      return issueId;
    },
    open: (site, who, place) => site.call(who, readScoreCall, { issueId: projects[place].item }),
    said: unreadable('score'),
    saveOver: (site, place) =>
      importOver(site, 'score', projects[place].item, {
        round: 1,
        phase: 'agreed',
        ballots: [],
        agreed: { by: 'ana', at: '2026-11-02T09:00:00.000Z', modelId: 'wsjf', factors: full },
      }),
  },
  settings: {
    async make(site, place) {
      const projectId = projectIn(site, place);
      valueOf(
        await site.call('ana', saveSettingsCall, { projectId, settings: { ...defaultSettings, expiryDays: 30 } }),
      );
      return projectId;
    },
    open: (site, who, place) => site.call(who, readSettingsCall, { projectId: projectIn(site, place) }),
    said: () => ({ kind: 'ok', value: { isUnreadable: true, settings: defaultSettings } }),
    async saveOver(site, place) {
      const request = { projectId: projectIn(site, place), settings: defaultSettings, isUnreadable: true as const };
      expect(await site.call('pia', saveSettingsCall, request)).toMatchObject({ kind: 'not-permitted' });
      return site.call('ana', saveSettingsCall, request);
    },
  },
  decision: {
    async make(site, place) {
      const id = `decision-${projects[place].item}`;
      const projectId = projectIn(site, place);
      valueOf(await site.call('ana', saveDecisionCall, { projectId, id, version: 0, decision: decision(site) }));
      return id;
    },
    open: (site, who, place) =>
      site.call(who, readDecisionCall, {
        projectId: projectIn(site, place),
        id: `decision-${projects[place].item}`,
      }),
    said: unreadable('decision'),
    saveOver: (site, place) => importOver(site, 'decision', `decision-${projects[place].item}`, decision(site)),
  },
  handshake: {
    async make(site, place) {
      await talk(site, projects[place].item, 'asked');
      return projects[place].item;
    },
    open: (site, who, place) => {
      const { item } = projects[place];
      return site.call(who, readHandshakeCall, { issueId: item, neederId: besideOf(item) });
    },
    said: unreadable('handshake'),
    saveOver: (site, place) => {
      const { item } = projects[place];
      const proposal = { action: 'proposed', by: 'ana', at: '2026-11-02T09:00:00.000Z', day: '2026-11-12' };
      const promises = [{ neederId: besideOf(item), version: 1, proposal }];
      return importOver(site, 'handshake', item, { promises, asked: [] });
    },
  },
  train: {
    ...besideTrain('train', 'plan.read', 'plan.read', trainOf),
    said: unreadable('train'),
  },
  plan: besideTrain('plan', 'plan.move', 'plan.read', (item) => `${piOf(item).piId}.${shardOf(item as IssueId)}`),
  capacity: besideTrain('capacity', 'plan.capacity', 'plan.read', (item) => piOf(item).piId),
  baseline: besideTrain('baseline', 'plan.baseline', 'plan.read', (item) => piOf(item).piId),
  journal: besideTrain('journal', 'plan.journal', 'plan.journals', (item) => `journal-${item}`),
  objective: besideTrain('objective', 'objective.save', 'objective.list', (item) => `objective-${item}`),
  vote: {
    ...besideTrain('vote', 'vote.cast', 'vote.read', (item) => piOf(item).piId),
    said: unreadable('vote'),
  },
  scenario: besideTrain('scenario', 'scenario.save', 'scenario.list', (item) => `scenario-${item}`),
};

/** What is done to a record, by name; `isNewer`: what a newer Waybill would have done. */
function damages(site: AppSite, format: number): readonly (readonly [string, boolean, Damage])[] {
  const ends = [2 ** 53 - 1, 2_147_483_646, -1].filter((version) => site.host !== 'Jira' || version < 2 ** 31);
  // Where storage holds a record to the form of its head, nobody can leave a part of that away.
  const heads: readonly Damage[] =
    site.host === 'Jira'
      ? []
      : [
          { stamped: { by: 'ana' } },
          { version: undefined },
          { format: 'x' },
          { home: 'elsewhere' },
          { tasks: { mirror: 5 } },
        ];
  return [
    ['a newer format', true, { format: format + 1 }],
    ['a newer format, with a value of its own form', true, { format: 99, value: { weather: 7 } }],
    ...[{}, 'text', { weather: 7 }].map((value) => [`the value ${JSON.stringify(value)}`, false, { value }] as const),
    ...ends.map((version) => [`the version ${version}`, false, { version }] as const),
    ...heads.map((head) => [`the head ${JSON.stringify(head)}`, false, head] as const),
  ];
}

describe.each(hosts)('on %s', (_, start) => {
  it.each(kinds.map(({ name, format }) => [name, format] as const))(
    'a forged, damaged or newer record of the kind %s takes nothing with it, and can be saved over',
    async (name, format) => {
      const probe = probes[name];
      if (!probe) throw new Error(`Say in forged.test.ts how records of the kind ${name} are met.`);
      const site = startAttack(start);
      const ids = { own: '', other: '', hidden: '' };
      for (const place of ['own', 'other', 'hidden'] as const) {
        ids[place] = await probe.make(site, place);
        if (name !== 'score') await probes['score']!.make(site, place);
      }
      await site.settle();
      for (const [what, isNewer, damage] of damages(site, format)) {
        const told = (reply: unknown) => expect([what, reply]);
        for (const place of ['own', 'hidden'] as const)
          await site.damage(name, { id: ids[place], home: projectIn(site, place) }, damage);
        // Pages keep what they have read for some seconds: these are looked at as if they had just been opened.
        site.reload();
        told(await probe.open(site, 'cara', 'own')).toMatchObject([what, probe.said(ids.own, isNewer)]);
        // Of what they may not see nobody hears anything.
        told(await probe.open(site, 'cara', 'hidden')).toEqual([what, { kind: 'not-found' }]);
        told(await probe.open(site, 'cara', 'other')).toMatchObject([what, { kind: 'ok' }]);
        await othersGoOn(site, name, ids);
        told(await probe.saveOver(site, 'own')).toMatchObject([what, { kind: 'ok' }]);
        await site.settle();
        site.reload();
        const opened = await probe.open(site, 'cara', 'own');
        told(opened).toMatchObject([what, { kind: 'ok' }]);
        told(opened).not.toMatchObject([what, { value: { isUnreadable: true } }]);
        told(await canBeScored(site)).toEqual([what, ['ok', 'ok']]);
        await site.settle();
      }
      site.close();
    },
    120_000,
  );

  it('of a train that cannot be read nobody hears who does not see its project, whatever they call', async () => {
    const site = startAttack(start);
    const { item } = projects.hidden;
    const projectId = projectIn(site, 'hidden');
    await plan(site, 'hidden', 'objective.save');
    await site.damage('train', { id: trainOf(item), home: projectId }, { format: 99 });
    site.reload();
    for (const { call } of await everyCall()) {
      const { before } = rules[call.name]!;
      if ((before !== 'planned' && before !== 'voted') || call.name === 'train.list') continue;
      const reply = await site.raw('pia', call.name, requestFor(call, projectId, item, site.person('pia')));
      expect([call.name, reply]).toEqual([call.name, { kind: 'not-found' }]);
    }
    const train = { id: trainOf(item), version: 1, train: trainWith(item) };
    expect(await site.raw('pia', 'train.save', { projectId, ...train })).toEqual({ kind: 'not-found' });
    expect(await site.raw('ana', 'train.save', { projectId, ...train })).toMatchObject({ kind: 'unreadable' });
    site.close();
  });
});

/** Lists, the export and calls about anything else answer as if the damaged records were not there. */
async function othersGoOn(site: AppSite, kind: string, ids: Readonly<Record<ProjectName, string>>): Promise<void> {
  const own = projectIn(site, 'own');
  const scores = valueOf(await site.call('cara', listScoresCall, { projectId: own }));
  const isScore = kind === 'score';
  const { item } = projects.own;
  expect([scores.rows.map(({ issueId }) => issueId), scores.unreadable]).toEqual(isScore ? [[], [item]] : [[item], []]);
  const issueIds = Object.values(projects).map(({ item: id }) => id);
  const rows = valueOf(await site.call('cara', scoresOfCall, { issueIds })).map(({ issueId }) => issueId);
  // Fields of Azure DevOps, where people keep them, go on saying what an item is worth.
  const isShown = !isScore || site.host !== 'Jira';
  expect([...rows].sort()).toEqual([...(isShown ? [item] : []), projects.other.item]);
  const decisions = valueOf(await site.call('cara', listDecisionsCall, { projectId: own }));
  // A summary that was written before tells of what it was written from.
  expect(decisions.unreadable.filter((id) => id !== ids.own)).toEqual([]);
  valueOf(await site.call('ana', mirrorStatusCall, {}));
  valueOf(await site.call('ana', repairMirrorCall, {}));
  const { records } = await exported(site);
  const damaged = Object.values(ids);
  const left = records.filter((record) => record.kind === kind && damaged.includes(record.id)).map(({ id }) => id);
  // A page exports its own project, and the site's.
  expect(left).toEqual(site.host === 'Jira' ? [ids.other] : []);
  expect(await site.call('cara', readSettingsCall, { projectId: projectIn(site, 'hidden') })).toEqual({
    kind: 'not-found',
  });
}

/** What becomes of a ballot and of the history in the project whose record was saved over. */
async function canBeScored(site: AppSite): Promise<readonly string[]> {
  const { item: issueId } = projects.own;
  const { round, phase, version } = valueOf(await site.call('pia', readScoreCall, { issueId }));
  const act =
    phase === 'open'
      ? await site.call('pia', submitBallotCall, { issueId, round, factors: full })
      : await site.raw('pia', 'value.restart', { issueId, version });
  return [act.kind, (await site.call('pia', readHistoryCall, { issueId })).kind];
}
