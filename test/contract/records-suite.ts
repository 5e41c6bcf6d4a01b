import { kinds } from '#app/kinds';
import type { AnyKind } from '#app/records/record-kind';
import type { Home, Records, RecordWrite, Stamped, StoredThing } from '#app/records/records';
import type { AccountId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { describeOutbox } from './records-outbox-suite';
import { describeUnreadable } from './records-unreadable-suite';
import { documentKind, sampleOf, type SampleKind } from './sample-kinds';

/** What of a stored record a test changes behind the store's back. */
export interface Damage {
  readonly format?: number;
  readonly version?: number;
  readonly value?: unknown;
}

/** One site of a host with what is stored in it, as one person's session has it. */
export interface RecordsSite {
  readonly records: Records;
  /** The same as another page or function has it, which has read nothing yet. */
  elsewhere(): Records;
  readonly projectId: ProjectId;
  readonly otherProjectId: ProjectId;
  readonly viewer: AccountId;
  damage(kind: AnyKind, ref: { readonly id: string; readonly home: Home }, damage: Damage): Promise<void>;
  /** The next write is carried out, and its answer never arrives. */
  loseAnswer(): void;
  /** Waits for what is done after the answer. */
  settle(): Promise<void>;
  close(): void;
}

/** A host that the suite is run for. */
export interface RecordsHost {
  readonly name: string;
  /** The largest version that storage itself would take. */
  readonly largestVersion: number;
  /** What it adds to a line of a file that nobody has signed. */
  readonly ofUnsignedLine: Pick<Stamped<unknown>, 'doubt'>;
  start(): RecordsSite;
}

/** Records of one kind in a site that begins empty for each test. */
export interface Bench {
  readonly site: RecordsSite;
  readonly records: Records;
  readonly kind: AnyKind;
  readonly sample: SampleKind;
  readonly host: RecordsHost;
  /** The `n`th record's id. */
  id(n: number): string;
  home(): Home;
  stamped(version: number, more?: Partial<Stamped<unknown>>): Stamped<unknown>;
  /** A write of a version on top of the one before. */
  wanted(version: number, more?: Partial<RecordWrite<unknown, unknown>>): RecordWrite<unknown, unknown>;
  write(version: number, more?: Partial<RecordWrite<unknown, unknown>>): Promise<string>;
  versions(records?: Records): Promise<readonly number[]>;
  ids(records?: Records): Promise<readonly string[]>;
  everything(): Promise<readonly StoredThing[]>;
}

/** When every write of the suite happens. */
export const at = '2026-11-02T09:00:00.000Z' as IsoDateTime;

/** Every promise of the port Records, for one host and every kind of record. */
export function describeRecords(host: RecordsHost): void {
  describe.each([...kinds, documentKind as AnyKind].map((kind) => [kind.name, kind] as const))(
    `records in ${host.name} of the kind %s`,
    (_, kind) => {
      const bench = benchOf(host, kind);
      describeReading(bench);
      describeWriting(bench);
      describeHistory(bench);
      describeUnreadable(bench);
      describeOutbox(bench);
    },
  );
}

function benchOf(host: RecordsHost, kind: AnyKind): Bench {
  let site: RecordsSite;
  beforeEach(() => {
    site = host.start();
  });
  afterEach(() => site.close());
  const sample = sampleOf(kind);
  const id = (n: number): string => String(10_001 + n);
  const stamped: Bench['stamped'] = (version, more) => ({
    writeId: `write ${version}`,
    version,
    at,
    by: site.viewer,
    line: sample.line(version),
    ...more,
  });
  const wanted: Bench['wanted'] = (version, more) => ({
    id: id(0),
    home: site.projectId,
    expected: version - 1,
    value: sample.value(version),
    stamped: stamped(version),
    ...more,
  });
  return {
    get site() {
      return site;
    },
    get records() {
      return site.records;
    },
    kind,
    sample,
    host,
    id,
    home: () => site.projectId,
    stamped,
    wanted,
    write: (version, more) => site.records.write(kind, wanted(version, more)),
    async versions(records = site.records) {
      const lines = await records.history(kind, { id: id(0), home: site.projectId }, 100);
      return lines.map(({ version }) => version);
    },
    async ids(records = site.records) {
      return (await records.list(kind, site.projectId)).items.map((item) => item.id).sort();
    },
    async everything() {
      const found: StoredThing[] = [];
      let after: string | undefined;
      do {
        const part = await site.elsewhere().everything([...kinds, documentKind as AnyKind], after);
        found.push(...part.items);
        after = part.next;
      } while (after !== undefined);
      return found;
    },
  };
}

function describeReading(bench: Bench): void {
  const { kind, sample, id, home } = bench;

  it('hold nothing that nobody wrote', async () => {
    expect(await bench.records.get(kind, { id: id(0), home: home() })).toBeUndefined();
    expect(await bench.records.many(kind, [{ id: id(0), home: home() }])).toEqual([]);
    expect(await bench.versions()).toEqual([]);
    expect(await bench.records.list(kind, home())).toEqual({ items: [], unreadable: [] });
  });

  it('are known in their own home only, unless they follow an issue', async () => {
    expect(await bench.write(1)).toBe('written');
    await bench.site.settle();
    const elsewhere = { id: id(0), home: bench.site.otherProjectId };
    const records = bench.site.elsewhere();
    if (kind.followsIssue) return expect((await records.get(kind, elsewhere))?.home).toBe(home());
    expect(await records.get(kind, elsewhere)).toBeUndefined();
    expect(await records.many(kind, [elsewhere])).toEqual([]);
    expect(await records.history(kind, elsewhere, 10)).toEqual([]);
    await bench.write(2, elsewhere);
    await records.addLines(kind, elsewhere, [bench.stamped(9)]);
    await records.remove(kind, elsewhere);
    expect(await bench.versions(bench.site.elsewhere())).toEqual([1]);
    expect(await bench.site.elsewhere().get(kind, { id: id(0), home: home() })).toMatchObject({
      version: 1,
      value: sample.value(1),
    });
  });

  it('give back what was written, alone, among many and in lists', async () => {
    expect(await bench.write(1)).toBe('written');
    expect(await bench.write(1, { id: id(1) })).toBe('written');
    await bench.site.settle();
    const stored = { id: id(0), home: home(), version: 1, at, value: sample.value(1) };
    for (const records of [bench.records, bench.site.elsewhere()]) {
      expect(await records.get(kind, { id: id(0), home: home() })).toEqual(stored);
      const refs = [0, 1, 2, 3, 4, 5].map((n) => ({ id: id(n), home: home() }));
      expect((await records.many(kind, refs)).map((record) => record.id).sort()).toEqual([id(0), id(1)]);
      expect((await records.many(kind, refs.slice(0, 1)))[0]).toEqual(stored);
      const shown = kind.summary ? { ...stored, value: kind.summary.of(stored.value) } : stored;
      const { items } = await records.list(kind, home());
      expect(items.find((item) => item.id === id(0))).toEqual(shown);
      expect(items).toHaveLength(2);
      expect((await records.list(kind, bench.site.otherProjectId)).items).toEqual([]);
    }
  });

  it('come out whole, records before lines, each once', async () => {
    await bench.write(1);
    await bench.write(2);
    await bench.write(1, { id: id(1) });
    await bench.site.settle();
    const found = (await bench.everything()).map((thing) =>
      thing.is === 'record'
        ? `record ${thing.kind} ${thing.record.id} ${thing.record.version}`
        : `line ${thing.kind} ${thing.id} ${thing.stamped.version}`,
    );
    expect(found.slice(0, 2).sort()).toEqual([`record ${kind.name} ${id(0)} 2`, `record ${kind.name} ${id(1)} 1`]);
    expect(found.slice(2).sort()).toEqual(
      [0, 0, 1].map((n, index) => `line ${kind.name} ${id(n)} ${[1, 2, 1][index]}`),
    );
  });
}

function describeWriting(bench: Bench): void {
  const { kind, sample, id, home } = bench;
  const current = async () => bench.site.elsewhere().get(kind, { id: id(0), home: home() });

  it('refuse a write that was made from an older version, and write nothing', async () => {
    await bench.write(1);
    const other = { value: sample.value(7), stamped: bench.stamped(1, { writeId: 'other' }) };
    expect(await bench.write(1, other)).toBe('conflict');
    expect(await bench.write(2)).toBe('written');
    expect(await bench.write(2, { ...other, stamped: bench.stamped(2, { writeId: 'other' }) })).toBe('conflict');
    await bench.site.settle();
    expect(await current()).toMatchObject({ version: 2, value: sample.value(2) });
    expect(await bench.versions()).toEqual([2, 1]);
  });

  it('take the same write twice for one, also after the next one', async () => {
    expect([await bench.write(1), await bench.write(1)]).toEqual(['written', 'written']);
    await bench.site.settle();
    expect(await bench.versions()).toEqual([1]);
    await bench.write(2);
    await bench.site.settle();
    expect(await bench.site.elsewhere().write(kind, bench.wanted(1))).toBe('written');
    expect(await current()).toMatchObject({ version: 2 });
  });

  it.each([1, 2])('let one of two alike writes of one person through that make version %d', async (version) => {
    if (version === 2) await bench.write(1);
    await bench.site.settle();
    const pages = [bench.site.records, bench.site.elsewhere()];
    const outcomes = await Promise.all(
      pages.map((records, n) =>
        records.write(kind, bench.wanted(version, { stamped: bench.stamped(version, { writeId: `of page ${n}` }) })),
      ),
    );
    expect([...outcomes].sort()).toEqual(['conflict', 'written']);
    await bench.site.settle();
    const [newest] = await bench.site.elsewhere().history(kind, { id: id(0), home: home() }, 1);
    expect(newest?.writeId).toBe(`of page ${outcomes.indexOf('written')}`);
  });

  it.each([1, 2])('know their own write of version %d whose answer was lost', async (version) => {
    if (version === 2) await bench.write(1);
    await bench.site.settle();
    bench.site.loseAnswer();
    expect(await bench.write(version)).toBe('written');
    await bench.site.settle();
    expect(await current()).toMatchObject({ version });
    expect(await bench.versions(bench.site.elsewhere())).toHaveLength(version);
    expect(await bench.ids(bench.site.elsewhere())).toEqual([id(0)]);
  });

  it('say that a record is too large, and keep what was there', async () => {
    await bench.write(1);
    await bench.site.settle();
    const long = 'x'.repeat(250_000);
    const value = { ...(sample.value(2) as object), text: long, candidates: long, agreed: { by: 'b', note: long } };
    expect(await bench.write(2, { value })).toBe('too-large');
    await bench.site.settle();
    expect(await current()).toMatchObject({ version: 1, value: sample.value(1) });
    expect(await bench.versions()).toEqual([1]);
    expect(await bench.write(2)).toBe('written');
  });
}

function describeHistory(bench: Bench): void {
  const { kind, id, home } = bench;

  it('show history newest first, no more than asked', async () => {
    for (const version of [1, 2, 3]) await bench.write(version);
    const lines = await bench.records.history(kind, { id: id(0), home: home() }, 2);
    expect(lines).toEqual([bench.stamped(3), bench.stamped(2)]);
    expect(await bench.versions()).toEqual([3, 2, 1]);
  });

  it('add lines that are missing, leave those that are there, and show them newest first', async () => {
    await bench.write(4, { expected: 0 });
    await bench.site.settle();
    const lines = [2, 4, 1, 3].map((version) => bench.stamped(version, { writeId: 'file', isImported: true }));
    const added = await bench.records.addLines(kind, { id: id(0), home: home() }, lines);
    expect(added.map(({ version }) => version)).toEqual([2, 1, 3]);
    const shown = await bench.site.elsewhere().history(kind, { id: id(0), home: home() }, 10);
    const ofFile = [lines[3], lines[0], lines[2]].map((line) => ({ ...line, ...bench.host.ofUnsignedLine }));
    expect(shown).toEqual([bench.stamped(4), ...ofFile]);
    expect(await bench.records.addLines(kind, { id: id(0), home: home() }, lines)).toEqual([]);
  });

  if (!kind.followsIssue) return;
  it('lie in a new home after a write there, history included, and are found by id wherever they lie', async () => {
    await bench.write(1);
    await bench.site.settle();
    expect(await bench.write(2, { home: bench.site.otherProjectId, task: 'mirror' })).toBe('written');
    await bench.site.settle();
    const records = bench.site.elsewhere();
    expect(await records.get(kind, { id: id(0) })).toMatchObject({ version: 2, home: bench.site.otherProjectId });
    const many = await records.many(
      kind,
      [0, 1, 2, 3, 4, 5].map((n) => ({ id: id(n) })),
    );
    expect(many).toMatchObject([{ id: id(0), version: 2 }]);
    expect(await bench.ids(records)).toEqual([]);
    expect((await records.list(kind, bench.site.otherProjectId)).items).toMatchObject([{ id: id(0) }]);
    expect((await records.history(kind, { id: id(0) }, 10)).map(({ version }) => version)).toEqual([2, 1]);
  });
}
