import { HostUnreachable } from '#app/ports/failures';
import type { WorkLog } from '#app/ports/work-log';
import type { IssueId } from '#core/issue';
import type { Backlog } from '#host/jira/backlog';
import { smallBacklog } from '../app/backlog';
import { issue } from '../support/backlog';
import { shortenPauses } from '../support/short-pauses';
import type { Exchange } from './openapi';

/** A site of a host, with what the suite needs of it beside the port. */
export interface WorkLogSite {
  readonly exchanges: readonly Exchange[];
  workLog(who?: string): WorkLog;
  /** Does so many hours of work on an item, as Ana. */
  work(issueId: string, hours: number): Promise<void>;
  fail(spec: string): void;
  close(): void;
}

/** A host that the suite is run for. */
export interface WorkLogHost {
  readonly name: string;
  start(backlog?: Backlog): WorkLogSite;
  /** Items in one call. */
  readonly itemsACall: number;
  /** Where it reads items, as faults name it. */
  readonly itemsPath: string;
}

/** Ids of items as people's lists have them. */
export function ids(...numbers: readonly (number | string)[]): readonly IssueId[] {
  return numbers.map((number) => String(number) as IssueId);
}

/** A bug: in Azure DevOps stories have no field for hours. */
const bug = { type: { name: 'Bug', isSubtask: false } };

/** Every promise of the port WorkLog that all hosts keep, for one host. */
export function describeWorkLog(host: WorkLogHost): void {
  shortenPauses();

  describe(`work done in ${host.name}`, () => {
    let site: WorkLogSite;
    beforeAll(async () => {
      const issues = [1, 2, 3].map((number) => issue(`FERRY-${number}`, { id: String(10_000 + number), ...bug }));
      site = host.start(smallBacklog([...issues, issue('VAULT-1', { id: '10006' })]));
      await site.work('10001', 1.5);
      await site.work('10002', 8);
    });
    afterAll(() => site.close());

    it('is summed up by item, in hours; what nobody worked on is left out', async () => {
      const { hours, missing } = await site.workLog().completed(ids(10_001, 10_002, 10_003, 10_002));
      expect([...hours].sort()).toEqual([
        ['10001', 1.5],
        ['10002', 8],
      ]);
      expect(missing).toEqual([]);
    });

    it('names the items that are not there, or not for this person', async () => {
      const asked = ids(10_001, 10_006, 99_999, 'nothing');
      expect(await site.workLog().completed(asked)).toEqual({
        hours: new Map([['10001', 1.5]]),
        missing: ids(10_006, 99_999, 'nothing'),
      });
      expect((await site.workLog('ana').completed(asked)).missing).toEqual(ids(99_999, 'nothing'));
    });

    it('asks for nothing when nothing is asked for', async () => {
      const before = site.exchanges.length;
      expect(await site.workLog().completed([])).toEqual({ hours: new Map(), missing: [] });
      expect(await site.workLog().entriesOf([])).toEqual({ entries: [], missing: [] });
      expect(site.exchanges.length).toBe(before);
    });

    it('is answered though one call fails', async () => {
      site.fail(`503@POST ${host.itemsPath}x1`);
      expect((await site.workLog().completed(ids(10_001))).hours.get('10001' as IssueId)).toBe(1.5);
      site.fail('');
    });

    it('says so when nothing answers', async () => {
      site.fail(`500@${host.itemsPath}`);
      await expect(site.workLog().completed(ids(10_001))).rejects.toThrow(HostUnreachable);
      site.fail('');
    });

    it('stops when it is told to', async () => {
      const stop = new AbortController();
      const asked = site.workLog().completed(ids(10_001), stop.signal);
      stop.abort();
      await expect(asked).rejects.toThrow(/abort/i);
    });
  });

  describe(`work done in ${host.name} on 450 items`, () => {
    it(`takes a call for ${host.itemsACall} of them`, async () => {
      const numbers = Array.from({ length: 450 }, (_, index) => 10_001 + index);
      const site = host.start(
        smallBacklog(numbers.map((id, index) => issue(`FERRY-${index + 1}`, { id: String(id), ...bug }))),
      );
      await site.work('10450', 2);
      const before = site.exchanges.length;
      const { hours, missing } = await site.workLog().completed(ids(...numbers));
      expect([[...hours], missing]).toEqual([[['10450', 2]], []]);
      expect(site.exchanges.length - before).toBe(Math.ceil(450 / host.itemsACall));
      site.close();
    });
  });
}
