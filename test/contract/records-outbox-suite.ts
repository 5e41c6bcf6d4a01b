import type { Bench } from './records-suite';

/** Tasks that wait because of writes, and what removal takes along. */
export function describeOutbox(bench: Bench): void {
  const { kind, id, home } = bench;
  const waiting = async () => bench.site.elsewhere().tasks('mirror').waiting(10);

  it('forget a record with its history, its task and its summary', async () => {
    await bench.write(1, { ...(kind.followsIssue && { task: 'mirror' }) });
    await bench.write(1, { id: id(1) });
    await bench.site.settle();
    await bench.records.remove(kind, { id: id(0), home: home() });
    await bench.site.settle();
    const records = bench.site.elsewhere();
    expect(await records.get(kind, { id: id(0), home: home() })).toBeUndefined();
    expect(await bench.versions(records)).toEqual([]);
    expect(await bench.ids(records)).toEqual([id(1)]);
    expect(await waiting()).toEqual([]);
    expect((await bench.everything()).map((thing) => (thing.is === 'record' ? thing.record.id : thing.id))).toEqual([
      id(1),
      id(1),
    ]);
    expect(await records.write(kind, bench.wanted(1))).toBe('written');
  });

  if (!kind.followsIssue) return;
  it('keep a task until that version of it was done', async () => {
    await bench.write(1, { task: 'mirror' });
    await bench.write(1, { id: id(1) });
    await bench.site.settle();
    const task = { kind: kind.name, id: id(0), home: home(), version: 1, since: bench.stamped(1).at };
    expect(await waiting()).toEqual([task]);
    await bench.write(2, { task: 'mirror' });
    await bench.site.settle();
    await bench.site.elsewhere().tasks('mirror').acknowledge(kind, [task]);
    expect((await waiting()).map(({ version }) => version)).toEqual([2]);
    await bench.site
      .elsewhere()
      .tasks('mirror')
      .acknowledge(kind, [{ ...task, version: 2 }]);
    expect(await waiting()).toEqual([]);
    expect(await bench.site.elsewhere().get(kind, { id: id(0) })).toMatchObject({ version: 2 });
  });
}
