import { client, issueUses, points } from '#app/fields/issue-uses';
import { dayUses, endDay, startDay } from '#app/fields/day-uses';
import type { FieldMapping, FieldUse } from '#app/ports/fields';
import type { IssueId } from '#core/issue';
import { siteOfAll, type TrackerHost } from './tracker-host';

const result: FieldUse = { use: 'wsjf', kind: 'number', names: /^WSJF$/i, isWritten: true, hasDecimals: true };

/** Every promise of the port Fields, for one host. */
export function describeFields(host: TrackerHost): void {
  describe(`fields of ${host.name}`, () => {
    const site = siteOfAll(() => host.start());
    const mapping =
      (chosen: FieldMapping['chosen'] = {}, uses: readonly FieldUse[] = issueUses) =>
      async (): Promise<FieldMapping> => ({ uses, chosen });

    it('are known for what they could be', async () => {
      const fields = await site.tracker().fields.list(issueUses, site.ferry.id);
      const named = (name: RegExp) => fields.find((field) => name.test(field.name));
      expect(named(/^Story Points$/i)?.fits).toContain(points.use);
      expect(named(/^Client$/i)?.fits).toContain(client.use);
      expect(named(/^Story Points$/i)?.detected).toContain(points.use);
    });

    it('that hold an estimate are offered for nothing that is written', async () => {
      const fields = await site.tracker().fields.list([...issueUses, result], site.ferry.id);
      const estimates = fields.filter(({ detected }) => detected?.includes(points.use));
      expect(estimates).not.toEqual([]);
      expect(estimates.filter(({ fits }) => fits.includes(result.use))).toEqual([]);
    });

    it('that hold days are known for the first and the last day of work', async () => {
      const fields = await site.tracker().fields.list(dayUses, site.ferry.id);
      const starts = fields.find(({ name }) => name === 'Start Date' || name === 'Start date');
      expect(starts?.detected).toEqual(['start-day']);
      const ends = fields.filter(({ detected }) => detected?.includes(endDay.use));
      expect(ends).not.toEqual([]);
      const named = /^(due date|target date|target end|finish date)$/i;
      expect(ends.filter(({ name }) => !named.test(name))).toEqual([]);
      expect(fields.filter(({ name }) => /points|closed|created|changed/i.test(name))).toEqual([]);
    });

    it('that hold days answer the day, and nothing where there is none', async () => {
      const [start] = (await site.tracker().fields.list([startDay], site.ferry.id)).filter(({ detected }) => detected);
      const id = '10001' as IssueId;
      const read = async () =>
        (await site.tracker().fields.valuesOf([id], mapping({ [startDay.use]: start!.id }, [startDay]))).get(id)
          ?.values;
      expect(await read()).toEqual({ 'start-day': null });
      const write = { key: 'start', issueId: id, set: { fields: { [start!.id]: '2026-11-22' } } };
      await site.tracker().writes.apply([write], () => {});
      expect(await read()).toEqual({ 'start-day': '2026-11-22' });
      await site.tracker().writes.apply([{ ...write, set: { fields: { [start!.id]: null } } }], () => {});
    });

    it('answer what items hold, without those that are hidden or not there', async () => {
      const ids = ['10001', '10002', '10006', '99999'] as IssueId[];
      const found = await site.tracker().fields.valuesOf(ids, mapping());
      expect([...found.keys()].sort()).toEqual(['10001', '10002']);
      expect(found.get('10001' as IssueId)).toMatchObject({ projectId: site.ferry.id, values: { points: 4 } });
      expect(found.get('10002' as IssueId)?.values).toMatchObject({ points: null });
    });

    it('answer from the field that was chosen, and from none where that was chosen', async () => {
      const chosen = await site.otherNumber();
      const id = '10001' as IssueId;
      const { fields } = site.tracker();
      expect((await fields.valuesOf([id], mapping({ points: chosen }))).get(id)?.values).toMatchObject({ points: 7 });
      expect((await fields.valuesOf([id], mapping({ points: 'none' }))).get(id)?.values).not.toHaveProperty('points');
    });

    it('answer what Waybill wrote there', async () => {
      await site.agree('10003', { value: 8, urgency: 1, relief: 1 });
      const id = '10003' as IssueId;
      // 10 / 2 points
      expect(
        (await site.tracker().fields.valuesOf([id], mapping({}, [...issueUses, result]))).get(id)?.values,
      ).toMatchObject({ points: 2, wsjf: 5 });
    });
  });
}
