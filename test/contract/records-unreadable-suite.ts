import { UnreadableRecord } from '#app/records/records';
import type { Bench, Damage } from './records-suite';

/** Records that a newer Waybill wrote, or that are damaged: told of, never fatal, and written over when told to. */
export function describeUnreadable(bench: Bench): void {
  const { kind, id, home } = bench;
  const damages: readonly (readonly [string, boolean, () => Damage])[] = [
    ['of a newer format', true, () => ({ format: kind.format + 1 })],
    ['with a value of another form', false, () => ({ value: { weather: 7 } })],
    ['with a version at the end of the numbers', false, () => ({ version: bench.host.largestVersion })],
  ];

  describe.each(damages)('%s', (_, isNewer, damage) => {
    beforeEach(async () => {
      await bench.write(1);
      await bench.write(1, { id: id(1) });
      await bench.site.settle();
      await bench.site.damage(kind, { id: id(0), home: home() }, damage());
    });

    it('are named as such, and left out of whatever shows many', async () => {
      const records = bench.site.elsewhere();
      const refusal: unknown = await records.get(kind, { id: id(0), home: home() }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(UnreadableRecord);
      expect(refusal).toMatchObject({ kind: kind.name, id: id(0), isNewer });
      const refs = [0, 1].map((n) => ({ id: id(n), home: home() }));
      expect((await records.many(kind, refs)).map((record) => record.id)).toEqual([id(1)]);
      expect((await bench.everything()).flatMap((thing) => (thing.is === 'record' ? thing.record.id : []))).toEqual([
        id(1),
      ]);
      // A summary that was written before tells of what it was written from.
      if (kind.summary) return;
      const { items, unreadable } = await records.list(kind, home());
      expect([items.map((item) => item.id), unreadable]).toEqual([[id(1)], [id(0)]]);
    });

    it('give way to a write that says so, and can be written on', async () => {
      const records = bench.site.elsewhere();
      const over = bench.wanted(5, { expected: 'unreadable' });
      expect(await records.write(kind, over)).toBe('written');
      await bench.site.settle();
      const now = await bench.site.elsewhere().get(kind, { id: id(0), home: home() });
      expect(now).toMatchObject({ version: 5, value: bench.sample.value(5) });
      expect(await bench.site.elsewhere().write(kind, over)).toBe('written');
      const other = { ...over, stamped: bench.stamped(6, { writeId: 'other' }) };
      expect(await bench.site.elsewhere().write(kind, other)).toBe('conflict');
      expect(await bench.site.elsewhere().write(kind, bench.wanted(6))).toBe('written');
      await bench.site.settle();
      expect((await bench.versions(bench.site.elsewhere())).slice(0, 2)).toEqual([6, 5]);
    });

    it('can be removed', async () => {
      await bench.site.elsewhere().remove(kind, { id: id(0), home: home() });
      await bench.site.settle();
      expect(await bench.site.elsewhere().get(kind, { id: id(0), home: home() })).toBeUndefined();
    });
  });
}
