import { BadQuery, HostUnreachable } from '#app/ports/failures';
import type { Issue, IssueId } from '#core/issue';
import { smallBacklog } from '../app/backlog';
import { issue as backlogIssue } from '../support/backlog';
import { allOf, siteOfAll, type TrackerHost } from './tracker-host';

/** Every promise of the port Issues, for one host. */
export function describeIssues(host: TrackerHost): void {
  describeReading(host);
  describeCandidates(host);
  describePlaces(host);
  describeLargeProject(host);
}

function describeReading(host: TrackerHost): void {
  const { words } = host;

  describe(`an issue of ${host.name}`, () => {
    const site = siteOfAll(() => host.start());
    const keys = (...names: string[]): string[] => names.map((name) => site.key(name));

    it('is read whole', async () => {
      expect(await site.tracker().issues.one(site.key('FERRY-1') as never, {})).toMatchObject({
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

    it('has both ends of a link the right way round', async () => {
      const [second, third] = await site.tracker().issues.some(['10002' as IssueId, '10003' as IssueId], {});
      expect(second?.links.map(({ relation, issue }) => [relation, issue.id]).sort()).toEqual([
        ['needs', '10001'],
        ['needs', '10003'],
      ]);
      expect(third?.links.map(({ relation, issue }) => [relation, issue.id])).toEqual([['gives', '10002']]);
      expect(third?.epic).toEqual({ id: '10004', key: site.key('FERRY-4'), summary: 'Night boats' });
    });

    it('is the same alone and among others', async () => {
      const { issues } = site.tracker();
      expect([await issues.one('10003' as IssueId, {})]).toEqual(await issues.some(['10003' as IssueId], {}));
    });

    it('is nothing where it is not there, or not for this person', async () => {
      const { issues } = site.tracker();
      expect(await issues.one('99999' as IssueId, {})).toBeUndefined();
      expect(await issues.one('FERRY-99' as never, {})).toBeUndefined();
      expect(await issues.some(['99999', 'FERRY-99', '10006'] as never, {})).toEqual([]);
      expect(await issues.one('10006' as IssueId, {})).toBeUndefined();
    });

    it('comes in the order asked', async () => {
      const issues = await site.tracker().issues.some(['10003', '10001', site.key('FERRY-2')] as never, {});
      expect(issues.map(({ key }) => key)).toEqual(keys('FERRY-3', 'FERRY-1', 'FERRY-2'));
    });

    it('has its points in the field that the settings name, whatever else could be its estimate', async () => {
      const points = await site.otherNumber();
      const { issues } = site.tracker();
      expect((await issues.one('10001' as IssueId, {}))?.points).toBe(4);
      expect((await issues.one('10001' as IssueId, { points }))?.points).toBe(7);
      expect((await issues.some(['10001' as IssueId], { points }))[0]?.points).toBe(7);
      expect((await issues.one('10001' as IssueId, { points: 'customfield_99999' }))?.points).toBeUndefined();
    });
  });
}

function describeCandidates(host: TrackerHost): void {
  describe(`candidates in ${host.name}`, () => {
    const site = siteOfAll(() => host.start());
    const keys = (...names: string[]): string[] => names.map((name) => site.key(name));

    it('are without the done ones, unless they are wanted', async () => {
      const { issues } = site.tracker();
      expect((await issues.candidates(allOf(site))).map(({ key }) => key)).toEqual(
        keys('FERRY-1', 'FERRY-2', 'FERRY-3', 'FERRY-4'),
      );
      expect((await issues.candidates({ ...allOf(site), withDone: true })).map(({ key }) => key)).toContain(
        site.key('FERRY-5'),
      );
    });

    it('follow a query of the project’s own, in its order', async () => {
      const query = { ...allOf(site), query: host.queries.boatsAndQuay };
      expect((await site.tracker().issues.candidates(query)).map(({ key }) => key)).toEqual(keys('FERRY-4', 'FERRY-3'));
    });

    it('say in the tracker’s words what is wrong with a query', async () => {
      const query = { ...allOf(site), query: host.queries.broken };
      await expect(site.tracker().issues.candidates(query)).rejects.toThrow(BadQuery);
    });
  });
}

function describePlaces(host: TrackerHost): void {
  describe(`the place of a value in ${host.name}`, () => {
    const site = siteOfAll(() => host.start());

    it('is among the others, ties sharing a place', async () => {
      const score = (value: number) => ({ value, urgency: 1, relief: 1 });
      // The estimates: FERRY-1 has 4 points, FERRY-3 has 2; FERRY-2 has none and takes a size of 5.
      await site.agree('10001', score(8));
      await site.agree('10002', { ...score(8), size: 5 });
      await site.agree('10003', score(2));
      // 10 / 4 = 2.5, 10 / 5 = 2, 4 / 2 = 2: the first is 1st, the others share the 2nd place; FERRY-4 is unscored
      const place = (id: string, value: number, field = 'wsjf') =>
        site.tracker().issues.placeOf(allOf(site), id as IssueId, field, value);
      expect(await place('10001', 2.5)).toMatchObject({ rank: 1, of: 3 });
      expect(await place('10002', 2)).toMatchObject({ rank: 2, of: 3 });
      expect(await place('10003', 2)).toMatchObject({ rank: 2, of: 3 });
      // by cost of delay: 10, 10 and 4
      expect(await place('10003', 4, 'cost-of-delay')).toMatchObject({ rank: 3, of: 3 });
      expect(await place('10001', 1, 'kano')).toBeUndefined();
      const listed = await place('10001', 2.5);
      const inOrder = await site.tracker().issues.candidates({ ...allOf(site), query: listed?.inOrder ?? '' });
      expect([inOrder[0]?.id, inOrder.length]).toEqual(['10001', 3]);
    });
  });
}

function describeLargeProject(host: TrackerHost): void {
  const { listing } = host;

  describe(`${host.name} with a project of 620 issues`, () => {
    const site = siteOfAll(() =>
      host.start(
        smallBacklog(
          Array.from({ length: 620 }, (_, index) =>
            backlogIssue(`FERRY-${index + 1}`, { id: String(10_001 + index), points: 3 }),
          ),
        ),
      ),
    );

    it(`lists all of them in rank order in ${listing.calls} calls, and reports as they come`, async () => {
      const before = site.exchanges.length;
      const reports: [number, number][] = [];
      const issues = await site
        .tracker()
        .issues.candidates(allOf(site), { onPage: (some, total) => reports.push([some.length, total]) });
      expect(issues.map(({ id }) => Number(id))).toEqual(Array.from({ length: 620 }, (_, index) => 10_001 + index));
      expect(issues.every(({ points }) => points === 3)).toBe(true);
      expect(site.exchanges.length - before).toBe(listing.calls);
      expect(reports[0]).toEqual([listing.firstPage, 620]);
    });

    it('stops when it is told to', async () => {
      const stop = new AbortController();
      const listed = site.tracker().issues.candidates(allOf(site), { onPage: () => stop.abort(), signal: stop.signal });
      await expect(listed).rejects.toThrow(/abort/i);
    });

    it('leaves nobody waiting when one of the calls fails for good', async () => {
      site.fail(`500@${host.itemsPath}`);
      const listed: Promise<readonly Issue[]> = site.tracker().issues.candidates(allOf(site));
      await expect(listed).rejects.toThrow(HostUnreachable);
      site.fail('');
    }, 20_000);
  });
}
