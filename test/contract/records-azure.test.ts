import { decisionKind } from '#app/decision/kind';
import { kinds } from '#app/kinds';
import type { AnyKind } from '#app/records/record-kind';
import { Background } from '#azure/background';
import { DocumentRecords } from '#azure/document-records';
import { short, startAzure, type AzureApp } from '../app/azure';
import type { Json } from '../app/forge';
import { describeRecords } from './records-suite';
import { documentKind, sampleOf } from './sample-kinds';

const place = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes/Default/Current/Collections';

function recordsOf(app: AzureApp, report: (error: unknown) => void = () => undefined): DocumentRecords {
  return new DocumentRecords({
    request: app.requestAs('ben'),
    viewer: app.person('ben'),
    extension: { publisherId: 'waybill', extensionId: 'waybill' },
    project: { id: app.project('Ferry') },
    patience: short,
    // What a closed page leaves undone is done at the next look: tests see that by what is stored.
    background: new Background(report),
    kinds: [...kinds, documentKind],
  });
}

describeRecords({
  name: 'Extension Data',
  largestVersion: Number.MAX_SAFE_INTEGER,
  ofUnsignedLine: { doubt: 'unsigned' },
  start() {
    const app = startAzure();
    const opened: DocumentRecords[] = [];
    const open = (): DocumentRecords => {
      const records = recordsOf(app);
      opened.push(records);
      return records;
    };
    return {
      records: open(),
      elsewhere: open,
      projectId: app.project('Ferry'),
      otherProjectId: app.project('Vault'),
      viewer: app.person('ben'),
      async damage({ name }, { id, home }, changes) {
        const address = `${place}/${name}-${home}/Documents`;
        const { body } = await app.rest('ana', `${address}/${id}`);
        const { status } = await app.rest('ana', address, { method: 'PUT', body: { ...body, ...changes } });
        expect(status).toBe(200);
      },
      loseAnswer: () => app.fail('lost@/_apis/ExtensionManagement/*/Collections/*-*-*-*-*-*/Documentsx1'),
      async settle() {
        for (const records of opened) await records.settled();
      },
      close: () => app.close(),
    };
  },
});

describe('summaries in Extension Data', () => {
  let app: AzureApp;
  let home: string;
  beforeEach(() => {
    app = startAzure();
    home = app.project('Ferry');
  });
  afterEach(() => app.close());

  const { value, line } = sampleOf(documentKind);
  async function write(records: DocumentRecords, id: string, version: number, at: string): Promise<void> {
    const stamped = { writeId: `${id} ${version}`, version, at, by: app.person('ben'), line: line(version) };
    const wanted = { id, home, expected: version - 1, value: value(version), stamped };
    expect(await records.write(documentKind as AnyKind, wanted as never)).toBe('written');
  }

  async function listed(records: DocumentRecords, kind: AnyKind) {
    const ids: string[] = [];
    const unreadable: string[] = [];
    let after: string | undefined;
    do {
      const page = await records.list(kind, home as never, after);
      ids.push(...page.items.map(({ id }) => id));
      unreadable.push(...page.unreadable);
      after = page.next;
    } while (after !== undefined);
    return { ids, unreadable };
  }

  it('of more than a thousand records lie in two documents, and come whole', async () => {
    const entry = {
      format: 3,
      version: 1,
      at: '2026-11-02T09:00:00.000Z',
      summary: { title: 'Full'.padEnd(40), size: 1 },
    };
    const entries = Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`filled-${index}`, entry]));
    const address = `${place}/test-document-index-${home}/Documents`;
    await app.rest('ana', address, { method: 'POST', body: { id: '0', entries, marked: {} } });
    const records = recordsOf(app);
    for (let count = 0; count < 101; count += 1) {
      await write(records, `new-${count}`, 1, '2026-11-02T09:00:00.000Z');
      await records.settled();
    }
    const before = app.exchanges.length;
    const { ids } = await listed(recordsOf(app), documentKind);
    expect(new Set(ids).size).toBe(1_100);
    // The others are the viewer's keys and those of the project, which every page asks for at once.
    const asked = app.exchanges.slice(before).map(({ path }) => path);
    expect(asked.filter((path) => path.includes('/Collections/test-document'))).toHaveLength(1);
    expect(asked).toHaveLength(3);
    const { body } = await app.rest('ana', address);
    expect(body.value).toHaveLength(2);
  });

  it('that a page left behind when it was closed are mended by the next list', async () => {
    const records = recordsOf(app);
    await write(records, 'a', 1, '2026-11-02T09:00:00.000Z');
    await records.settled();
    // As the closed page left it: marked, and with the summary before.
    const address = `${place}/test-document-index-${home}/Documents`;
    const { body: index } = await app.rest('ana', `${address}/0`);
    await write(records, 'a', 2, '2026-11-02T09:00:00.000Z');
    await records.settled();
    const { body: now } = await app.rest('ana', `${address}/0`);
    const left = { ...index, __etag: now.__etag, marked: { a: '2026-11-02T09:00:00.000Z' } };
    expect((await app.rest('ana', address, { method: 'PUT', body: left })).status).toBe(200);
    const next = recordsOf(app);
    const { items } = await next.list(documentKind, home as never);
    expect(items).toMatchObject([{ id: 'a', version: 2, value: { title: 'Document 2' } }]);
    await next.settled();
    expect((await app.rest('ana', `${address}/0`)).body).toMatchObject({ marked: {}, entries: { a: { version: 2 } } });
  });

  // Cause: documents were filled by number, a thousand each, and what no longer fitted into their bytes was dropped.
  describe('of decisions of three people, 383 bytes each', () => {
    const deciders = Array.from({ length: 3 }, (_, n) => `0000000${n}-1111-4222-8333-444444444444`);
    const decided = (n: number, more: object = {}) => ({
      title: `Decision ${n} about the winter berths of the northern ferries`,
      decidedOn: '2026-11-02',
      deciders,
      others: [],
      issueIds: ['10001', '10002', '10003'],
      ...more,
    });
    const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const entryOf = (n: number) => ({ format: 1, version: 1, at: '2026-11-02T09:00:00.000Z', summary: decided(n) });

    async function log(records: DocumentRecords, n: number, more: object = {}): Promise<void> {
      const version = (await records.get(decisionKind, { id: idOf(n), home: home as never }))?.version ?? 0;
      const stamp = { writeId: `${n} ${version}`, version: version + 1, at: '2026-11-02T09:00:00.000Z' };
      const stamped = { ...stamp, by: app.person('ben'), line: { action: 'logged' } };
      const value = { ...decided(n, more), why: 'The berths are full.' };
      const wanted = { id: idOf(n), home, expected: version, value, stamped };
      expect(await records.write(decisionKind, wanted as never)).toBe('written');
      await records.settled();
    }

    // A document as full as could be: 630 × 383 bytes of the 240 KiB that it may weigh.
    async function fill(): Promise<void> {
      const entries = Object.fromEntries(Array.from({ length: 630 }, (_, n) => [idOf(n), entryOf(n)]));
      const body = { id: '0', entries, marked: {} };
      await app.rest('ana', `${place}/decision-index-${home}/Documents`, { method: 'POST', body });
    }

    it('lists all 700 of them', async () => {
      await fill();
      const records = recordsOf(app);
      for (let n = 630; n < 700; n += 1) await log(records, n);
      const { ids } = await listed(recordsOf(app), decisionKind);
      expect([...ids].sort()).toEqual(Array.from({ length: 700 }, (_, n) => idOf(n)));
    });

    it('moves one that grows to another document when its own is full', async () => {
      await fill();
      await log(recordsOf(app), 1);
      const others = Array.from({ length: 50 }, (_, n) => `Somebody of the port ${n} `.padEnd(200, 'x'));
      await log(recordsOf(app), 1, { others });
      const { body: stored } = await app.rest('ana', `${place}/decision-index-${home}/Documents`);
      const holders = stored.value.filter(({ entries: held, marked }: Json) => idOf(1) in held || idOf(1) in marked);
      expect(holders).toMatchObject([{ id: '1', marked: {}, entries: { [idOf(1)]: { version: 2 } } }]);
      expect((await listed(recordsOf(app), decisionKind)).ids).toHaveLength(630);
    });
  });

  // Cause: a record that could not be read was taken for one that was gone.
  it('that a page left behind keep a record that cannot be read, and name it', async () => {
    const records = recordsOf(app);
    await write(records, 'a', 1, '2026-11-02T09:00:00.000Z');
    await records.settled();
    const address = `${place}/test-document-index-${home}/Documents`;
    const { body: index } = await app.rest('ana', `${address}/0`);
    const left = { ...index, marked: { a: '2026-11-02T09:00:00.000Z' } };
    expect((await app.rest('ana', address, { method: 'PUT', body: left })).status).toBe(200);
    const stored = `${place}/test-document-${home}/Documents`;
    const { body: record } = await app.rest('ana', `${stored}/a`);
    await app.rest('ana', stored, { method: 'PUT', body: { ...record, format: 4 } });
    const next = recordsOf(app);
    expect(await next.list(documentKind, home as never)).toEqual({ items: [], unreadable: ['a'] });
    await next.settled();
    expect((await app.rest('ana', `${address}/0`)).body).toMatchObject({ entries: { a: { version: 1 } } });
  });

  // Cause: a document of the index that did not parse was passed over, and the next change emptied it.
  it('in a document that cannot be read are told of, read from the records, and never written over', async () => {
    const records = recordsOf(app);
    for (const id of ['a', 'b']) await write(records, id, 1, '2026-11-02T09:00:00.000Z');
    await records.settled();
    const address = `${place}/test-document-index-${home}/Documents`;
    const { body: index } = await app.rest('ana', `${address}/0`);
    await app.rest('ana', address, { method: 'PUT', body: { ...index, marked: 'of a newer Waybill' } });
    const told: unknown[] = [];
    const next = recordsOf(app, (error) => told.push(error));
    const { items } = await next.list(documentKind, home as never);
    expect(items).toMatchObject([
      { id: 'a', value: { title: 'Document 1', size: 20_000 } },
      { id: 'b', value: { title: 'Document 1', size: 20_000 } },
    ]);
    expect(told).toMatchObject([{ kind: 'test-document-index', id: '0' }]);
    await write(next, 'c', 1, '2026-11-02T09:00:00.000Z');
    await next.settled();
    const { body: after } = await app.rest('ana', `${address}/0`);
    expect(after).toMatchObject({ marked: 'of a newer Waybill', entries: index.entries });
    expect((await listed(recordsOf(app), documentKind)).ids.sort()).toEqual(['a', 'b', 'c']);
  });
});
