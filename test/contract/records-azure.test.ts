import { kinds } from '#app/kinds';
import type { AnyKind } from '#app/records/record-kind';
import { Background } from '#azure/background';
import { DocumentRecords } from '#azure/document-records';
import { short, startAzure, type AzureApp } from '../app/azure';
import { describeRecords } from './records-suite';
import { documentKind, sampleOf } from './sample-kinds';

const place = '_apis/ExtensionManagement/InstalledExtensions/waybill/waybill/Data/Scopes/Default/Current/Collections';

function recordsOf(app: AzureApp, project = 'Ferry'): DocumentRecords {
  return new DocumentRecords({
    request: app.requestAs('ben'),
    viewer: app.person('ben'),
    extension: { publisherId: 'waybill', extensionId: 'waybill' },
    project: { id: app.project(project) },
    patience: short,
    // What a closed page leaves undone is done at the next look: tests see that by what is stored.
    background: new Background(() => undefined),
    kinds: [...kinds, documentKind],
  });
}

describeRecords({
  name: 'Extension Data',
  largestVersion: Number.MAX_SAFE_INTEGER,
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

  it('of more than a thousand records lie in two documents, and come whole', async () => {
    const entry = { format: 3, version: 1, at: '2026-11-02T09:00:00.000Z', summary: { title: 'Full', size: 1 } };
    const entries = Object.fromEntries(Array.from({ length: 999 }, (_, index) => [`filled-${index}`, entry]));
    const address = `${place}/test-document-index-${home}/Documents`;
    await app.rest('ana', address, { method: 'POST', body: { id: '0', entries, marked: {} } });
    const records = recordsOf(app);
    for (let count = 0; count < 101; count += 1) {
      await write(records, `new-${count}`, 1, '2026-11-02T09:00:00.000Z');
      await records.settled();
    }
    const ids: string[] = [];
    let after: string | undefined;
    const before = app.exchanges.length;
    const fresh = recordsOf(app);
    do {
      const page = await fresh.list(documentKind, home as never, after);
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(new Set(ids).size).toBe(1_100);
    expect(app.exchanges.length - before).toBe(1);
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
});
