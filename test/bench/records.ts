import * as z from 'zod/mini';
import { kinds } from '#app/kinds';
import { HostUnreachable } from '#app/ports/failures';
import type { RecordKind } from '#app/records/record-kind';
import type { Home, Records } from '#app/records/records';
import { Background } from '#azure/background';
import { DocumentRecords } from '#azure/document-records';
import type { AccountId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { startAzure } from '../app/azure';
import { startForge } from '../app/forge';
import type { Figure } from './measure';

const records = 2_000;
const kilobytes = 20;
/** Between a page and its host, in milliseconds. */
const latency = 150;

const text = z.object({ title: z.string(), text: z.string() });
const title = z.object({ title: z.string() });

/** Long records with short summaries. */
const kind: RecordKind<z.infer<typeof text>, object, z.infer<typeof title>> = {
  name: 'bench',
  format: 1,
  value: text,
  line: z.object({}),
  summary: { form: title, of: ({ title: name }) => ({ title: name }) },
  followsIssue: false,
};

/** How long a list of 2,000 records of 20 KB takes in each host: one page call of latency for whatever a page asks. */
export async function recordLists(): Promise<readonly Figure[]> {
  return [...(await inJira()), ...(await inAzure())];
}

/** A page's call reaches the function once a part of the list; the function is beside its storage. */
async function inJira(): Promise<readonly Figure[]> {
  const forge = startForge();
  const home = '10000' as Home;
  await fill(forge.records, home);
  const began = performance.now();
  let calls = 0;
  const found = await listed(forge.records, home, async () => {
    calls += 1;
    await pause(latency);
  });
  const took = performance.now() - began;
  forge.close();
  return figures('Jira', took, calls, found);
}

async function inAzure(): Promise<readonly Figure[]> {
  const app = startAzure();
  const home = app.project('Ferry');
  const parts = {
    viewer: app.person('ben'),
    extension: { publisherId: 'waybill', extensionId: 'waybill' },
    project: { id: home as ProjectId },
    kinds: [...kinds, kind],
  };
  const session = () =>
    new DocumentRecords({ ...parts, request: app.requestAs('ben'), background: new Background(console.error) });
  const writer = session();
  await fill(writer, home);
  await writer.settled();
  let calls = 0;
  app.onCall(async () => {
    calls += 1;
    await pause(latency);
  });
  const began = performance.now();
  const found = await listed(session(), home, () => Promise.resolve());
  const took = performance.now() - began;
  app.onCall(undefined);
  app.close();
  return figures('Azure DevOps', took, calls, found);
}

async function fill(store: Records, home: Home): Promise<void> {
  const long = 'x'.repeat(kilobytes * 1_024);
  for (let number = 1; number <= records; number += 1) {
    const stamp = { writeId: `write-${number}`, version: 1, at: '2026-11-27T09:00:00.000Z' as IsoDateTime };
    const stamped = { ...stamp, by: 'ben' as AccountId, line: {} };
    const value = { title: `Record ${number}`, text: long };
    await patiently(() => store.write(kind, { id: `record-${number}`, home, expected: 0, value, stamped }));
  }
}

/** Storage takes so many bytes a minute: filling it waits for the next one. */
async function patiently<Value>(work: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HostUnreachable)) throw error;
      await pause(5_000);
    }
  }
}

async function listed(store: Records, home: Home, beforePage: () => Promise<void>): Promise<number> {
  let found = 0;
  let after: string | undefined;
  do {
    await beforePage();
    const page = await store.list(kind, home, after);
    found += page.items.length;
    after = page.next;
  } while (after !== undefined);
  return found;
}

function figures(host: string, took: number, calls: number, found: number): readonly Figure[] {
  if (found !== records) throw new Error(`${host} listed ${found} of ${records} records.`);
  return [
    {
      what: `${host}: list ${records} records of ${kilobytes} KB at ${latency} ms latency`,
      value: took / 1_000,
      unit: 's',
      limit: 2,
    },
    { what: `${host}: calls one after the other for it`, value: calls, unit: 'calls' },
  ];
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
