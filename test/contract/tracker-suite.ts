import {
  BadQuery,
  HostUnreachable,
  NotSignedIn,
  type CandidateQuery,
  type Mirror,
  type MirrorValue,
  type Tracker,
} from '#app/ports';
import type { AccountId, Issue, IssueId, ProjectId } from '#core/issue';
import type { Backlog } from '#host/jira/backlog';
import { smallBacklog } from '../app/backlog';
import { issue as backlogIssue } from '../support/backlog';
import { shortenPauses } from '../support/short-pauses';
import type { Exchange } from './openapi';

/** One site of a host, filled with a backlog, with what the suite needs of it beside the port. */
export interface TrackerSite {
  readonly exchanges: readonly Exchange[];
  /** A tracker that has read nothing yet. */
  tracker(who?: string): Tracker;
  readonly mirror: Mirror;
  /** The project FERRY, and the one that only Ana sees. */
  readonly ferry: { readonly id: ProjectId; readonly key: string };
  readonly vault: { readonly id: ProjectId };
  /** What people call an item there: its key in the backlog, or its number. */
  key(key: string): string;
  person(who: string): AccountId;
  fail(spec: string): void;
  /** Agrees a score as Ana and waits until search has it. */
  agree(issueId: string, factors: Record<string, number>): Promise<void>;
  /** The score and the cost of delay that search has of an item. */
  found(issueId: string): Promise<readonly [unknown, unknown]>;
  close(): void;
}

/** A host that the suite is run for. */
export interface TrackerHost {
  readonly name: string;
  start(backlog?: Backlog): TrackerSite;
  /** A tracker whose platform answers every call like this. */
  strange(answer: () => Promise<Response>): Tracker;
  /** The backlog in the host's own words. */
  readonly words: { readonly story: string; readonly open: string; readonly blocks: string; readonly urgent: string };
  readonly queries: {
    /** FERRY-4 and FERRY-3, in this order. */
    readonly boatsAndQuay: string;
    readonly broken: string;
  };
  /** Where it asks for people, as faults name it. */
  readonly peoplePath: string;
  /** Where it reads many items at once. */
  readonly itemsPath: string;
  /** Calls and items of the first page that 620 candidates take. */
  readonly listing: { readonly calls: number; readonly firstPage: number };
}

/** Every promise of the port Tracker, for one host. */
export function describeTracker(host: TrackerHost): void {
  const { words, queries, listing } = host;
  shortenPauses();

  describe(`${host.name} with a small project`, () => {
    let site: TrackerSite;
    let tracker: Tracker;
    let all: CandidateQuery;
    beforeAll(() => {
      site = host.start();
      tracker = site.tracker();
      all = { projectId: site.ferry.id, projectKey: site.ferry.key, withDone: false, fields: {} };
    });
    afterAll(() => site.close());

    const keys = (...names: string[]): string[] => names.map((name) => site.key(name));

    it('reads an issue whole', async () => {
      expect(await tracker.issue(site.key('FERRY-1') as never, {})).toMatchObject({
        id: '10001',
        key: site.key('FERRY-1'),
        projectId: site.ferry.id,
        projectKey: site.ferry.key,
        summary: 'Summary of FERRY-1',
        type: { name: words.story, isSubtask: false },
        status: { name: words.open, category: 'new' },
        priority: words.urgent,
        assignee: { id: site.person('ben'), name: 'Ben Builder' },
        points: 4,
        team: 'Deck',
        clients: ['Harbour Co', 'North Line'],
        links: [
          {
            relation: 'gives',
            phrase: words.blocks,
            issue: { id: '10002', key: site.key('FERRY-2'), summary: 'Summary of FERRY-2', status: 'new' },
          },
        ],
      });
    });

    it('reads both ends of a link with the right way round', async () => {
      const [second, third] = await tracker.issues(['10002' as IssueId, '10003' as IssueId], {});
      expect(second?.links.map(({ relation, issue }) => [relation, issue.id]).sort()).toEqual([
        ['needs', '10001'],
        ['needs', '10003'],
      ]);
      expect(third?.links.map(({ relation, issue }) => [relation, issue.id])).toEqual([['gives', '10002']]);
      expect(third?.epic).toEqual({ id: '10004', key: site.key('FERRY-4'), summary: 'Night boats' });
    });

    it('reads the same of an issue alone and among others', async () => {
      expect([await tracker.issue('10003' as IssueId, {})]).toEqual(await tracker.issues(['10003' as IssueId], {}));
    });

    it('has nothing for an issue that is not there, or not for this person', async () => {
      expect(await tracker.issue('99999' as IssueId, {})).toBeUndefined();
      expect(await tracker.issue('FERRY-99' as never, {})).toBeUndefined();
      expect(await tracker.issues(['99999', 'FERRY-99', '10006'] as never, {})).toEqual([]);
      expect(await tracker.issue('10006' as IssueId, {})).toBeUndefined();
    });

    it('answers issues in the order asked', async () => {
      const issues = await tracker.issues(['10003', '10001', site.key('FERRY-2')] as never, {});
      expect(issues.map(({ key }) => key)).toEqual(keys('FERRY-3', 'FERRY-1', 'FERRY-2'));
    });

    it('lists candidates without the done ones, unless they are wanted', async () => {
      expect((await tracker.candidates(all)).map(({ key }) => key)).toEqual(
        keys('FERRY-1', 'FERRY-2', 'FERRY-3', 'FERRY-4'),
      );
      expect((await tracker.candidates({ ...all, withDone: true })).map(({ key }) => key)).toContain(
        site.key('FERRY-5'),
      );
    });

    it('lists the candidates of a query of the project’s own, in its order', async () => {
      expect((await tracker.candidates({ ...all, query: queries.boatsAndQuay })).map(({ key }) => key)).toEqual(
        keys('FERRY-4', 'FERRY-3'),
      );
    });

    it('says in the tracker’s words what is wrong with a query', async () => {
      await expect(tracker.candidates({ ...all, query: queries.broken })).rejects.toThrow(BadQuery);
    });

    it('knows which fields could be points, team and client', async () => {
      const fields = await tracker.fields();
      const fits = (name: RegExp): readonly string[] | undefined => fields.find((field) => name.test(field.name))?.fits;
      expect(fits(/^Story Points$/i)).toContain('points');
      expect(fits(/^Client$/i)).toContain('client');
      expect(fields.find(({ name }) => /^Story Points$/i.test(name))?.detected).toContain('points');
    });

    it('reads points from the field that the settings name', async () => {
      expect((await tracker.issue('10001' as IssueId, { points: 'customfield_99999' }))?.points).toBeUndefined();
    });

    it('knows people by their ids', async () => {
      const [cleo, ana] = [site.person('cleo'), site.person('ana')];
      expect(await tracker.people([cleo, ana])).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: cleo, name: 'Cleo Coder' }),
          expect.objectContaining({ id: ana }),
        ]),
      );
      expect(await tracker.people([])).toEqual([]);
    });

    it('knows what a person may do', async () => {
      const id = '10001' as IssueId;
      expect(await tracker.rights(id)).toMatchObject({
        projectId: site.ferry.id,
        see: true,
        edit: true,
        administer: false,
      });
      expect(await site.tracker('rhea').rights(id)).toMatchObject({
        see: true,
        edit: false,
        agree: false,
        administer: false,
      });
      expect(await site.tracker('ana').projectRights(site.ferry.id)).toMatchObject({
        see: true,
        edit: true,
        administer: true,
      });
      expect(await tracker.rights('99999' as IssueId)).toEqual({
        see: false,
        edit: false,
        agree: false,
        administer: false,
      });
      expect(await tracker.rights('10006' as IssueId)).toEqual({
        see: false,
        edit: false,
        agree: false,
        administer: false,
      });
      expect((await tracker.projectRights('4711' as ProjectId)).see).toBe(false);
      expect((await tracker.projectRights(site.vault.id)).see).toBe(false);
    });

    it('knows which issues a person may see, in one call for a thousand', async () => {
      const fresh = site.tracker();
      const ids = ['10001', '10003', '10006', '99999', 'not a number'] as IssueId[];
      const before = site.exchanges.length;
      expect([...(await fresh.visible(ids))].sort()).toEqual(['10001', '10003']);
      expect(site.exchanges.length - before).toBe(1);
      expect((await fresh.visible([])).size).toBe(0);
      expect([...(await site.tracker('ana').visible(ids))].sort()).toEqual(['10001', '10003', '10006']);
    });

    it('places a score among the others, ties sharing a place', async () => {
      const score = (value: number) => ({ value, urgency: 1, relief: 1 });
      // The estimates: FERRY-1 has 4 points, FERRY-3 has 2; FERRY-2 has none and takes a size of 5.
      await site.agree('10001', score(8));
      await site.agree('10002', { ...score(8), size: 5 });
      await site.agree('10003', score(2));
      // 10 / 4 = 2.5, 10 / 5 = 2, 4 / 2 = 2: the first is 1st, the others share the 2nd place; FERRY-4 is unscored
      const place = (id: string, value: number, modelId = 'wsjf') =>
        site.tracker().standing(all, id as IssueId, { modelId, value });
      expect(await place('10001', 2.5)).toMatchObject({ rank: 1, of: 3 });
      expect(await place('10002', 2)).toMatchObject({ rank: 2, of: 3 });
      expect(await place('10003', 2.0001)).toMatchObject({ rank: 2, of: 3 });
      expect(await place('10001', 1, 'kano')).toBeUndefined();
      const listed = await place('10001', 2.5);
      const inOrder = await tracker.candidates({ ...all, query: listed?.inOrder ?? '' });
      expect([inOrder[0]?.id, inOrder.length]).toEqual(['10001', 3]);
    });

    it('waits out a 429 and a fault, and gives up with the seconds that were asked for', async () => {
      site.fail(`429@${host.peoplePath}x1`);
      expect(await site.tracker().people([site.person('cleo')])).toHaveLength(1);
      site.fail(`503@${host.peoplePath}`);
      await expect(site.tracker().people([site.person('cleo')])).rejects.toMatchObject({
        name: 'HostUnreachable',
        retryAfterSeconds: 1,
      });
      site.fail(`500@${host.peoplePath}`);
      await expect(site.tracker().people([site.person('cleo')])).rejects.toThrow(HostUnreachable);
      site.fail('');
    }, 20_000);
  });

  describe(`${host.name} with a project of 620 issues`, () => {
    let site: TrackerSite;
    let all: CandidateQuery;
    beforeAll(() => {
      site = host.start(
        smallBacklog(
          Array.from({ length: 620 }, (_, index) =>
            backlogIssue(`FERRY-${index + 1}`, { id: String(10_001 + index), points: 3 }),
          ),
        ),
      );
      all = { projectId: site.ferry.id, projectKey: site.ferry.key, withDone: false, fields: {} };
    });
    afterAll(() => site.close());

    it(`lists all of them in rank order in ${listing.calls} calls, and reports as they come`, async () => {
      const before = site.exchanges.length;
      const reports: [number, number][] = [];
      const issues = await site.tracker().candidates(all, (some, total) => reports.push([some.length, total]));
      expect(issues.map(({ id }) => Number(id))).toEqual(Array.from({ length: 620 }, (_, index) => 10_001 + index));
      expect(issues.every(({ points }) => points === 3)).toBe(true);
      expect(site.exchanges.length - before).toBe(listing.calls);
      expect(reports[0]).toEqual([listing.firstPage, 620]);
    });

    it('stops when it is told to', async () => {
      const stop = new AbortController();
      const listed = site.tracker().candidates(all, () => stop.abort(), stop.signal);
      await expect(listed).rejects.toThrow(/abort/i);
    });

    it('leaves nobody waiting when one of the calls fails for good', async () => {
      site.fail(`500@${host.itemsPath}`);
      const listed: Promise<readonly Issue[]> = site.tracker().candidates(all);
      await expect(listed).rejects.toThrow(HostUnreachable);
      site.fail('');
    }, 20_000);
  });

  describe(`search fields in ${host.name} of issues of which one is gone`, () => {
    it('are written for the others, and the one is named', async () => {
      const site = host.start();
      const values = ['10001', '99999', '10002'].map((id, index): MirrorValue => ({
        issueId: id as IssueId,
        modelId: 'wsjf',
        score: index + 1,
        costOfDelay: 5,
      }));
      expect((await site.mirror.write(values)).refused).toEqual(['99999']);
      expect(await site.found('10001')).toEqual([1, 5]);
      expect(await site.found('10002')).toEqual([3, 5]);
      expect((await site.mirror.write([{ issueId: '10001' as IssueId }])).refused).toEqual([]);
      expect(await site.found('10001')).toEqual([null, null]);
      site.close();
    });
  });

  describe(`a ${host.name} that answers strangely`, () => {
    it.each([
      ['not at all', () => new Promise<Response>(() => undefined), HostUnreachable],
      ['with a page of HTML', async () => new Response('<html>'), HostUnreachable],
      ['with JSON of another form', async () => Response.json({ values: [{ id: 1 }] }), HostUnreachable],
      ['that the session is over', async () => new Response('', { status: 401 }), NotSignedIn],
      ['with a network error', () => Promise.reject(new TypeError('fetch failed')), HostUnreachable],
    ])('%s: is reported as what it is', async (_, answer, error) => {
      await expect(host.strange(answer as () => Promise<Response>).people(['ana'] as AccountId[])).rejects.toThrow(
        error,
      );
    });
  });
}
