import type { MirrorValue } from '#app/ports/mirror';
import type { IssueId } from '#core/issue';
import type { TrackerHost } from './tracker-host';

/** Every promise of the port Mirror, for one host. */
export function describeMirror(host: TrackerHost): void {
  describe(`mirrored fields in ${host.name}`, () => {
    const ids = ['10001', '99999', '10002'] as IssueId[];
    const values = async (asked: readonly IssueId[]): Promise<readonly MirrorValue[]> =>
      asked.flatMap((issueId) => [
        { issueId, field: 'wsjf', value: ids.indexOf(issueId) + 1 },
        { issueId, field: 'cost-of-delay', value: 5 },
        { issueId, field: 'colour', value: 'green' },
      ]);

    it('are written for the items that are there, and the one that is gone is named', async () => {
      const site = host.start();
      expect((await site.mirror.write(ids, values)).refused).toEqual(['99999']);
      expect(await site.found('10001')).toEqual([1, 5]);
      expect(await site.found('10002')).toEqual([3, 5]);
      site.close();
    });

    it('are emptied where there is nothing to show, and left alone where nothing is said', async () => {
      const site = host.start();
      await site.mirror.write(ids, values);
      const emptied = async ([issueId]: readonly IssueId[]): Promise<readonly MirrorValue[]> => [
        { issueId: issueId!, field: 'wsjf', value: null },
      ];
      expect((await site.mirror.write([ids[0]!], emptied)).refused).toEqual([]);
      expect(await site.found('10001')).toEqual([null, 5]);
      expect((await site.mirror.write([ids[0]!], async () => [])).refused).toEqual([]);
      expect(await site.found('10001')).toEqual([null, 5]);
      site.close();
    });

    it('that may be people’s own are written over what Waybill left there', async () => {
      const site = host.start();
      await site.mirror.write(ids, values);
      const cleared = async (asked: readonly IssueId[]): Promise<readonly MirrorValue[]> =>
        asked.map((issueId) => ({ issueId, field: 'wsjf', value: null, onlyOver: [1] }));
      await site.mirror.write([ids[0]!, ids[2]!], cleared);
      expect(await site.found('10001')).toEqual([null, 5]);
      // 3 is no value of Waybill's: it stays where people could have written it.
      const isShared = site.tracker().fields.areShared;
      expect(await site.found('10002')).toEqual([isShared ? 3 : null, 5]);
      site.close();
    });
  });
}
