import type { LocalHost } from '../../support/local-host';
import { addressesOf, credentials, startLedger, type Account } from './ledger';

jest.setTimeout(60_000);

let host: LocalHost;
beforeAll(async () => {
  host = await startLedger();
});
afterAll(() => host.stop());

describe('transactions of several function processes on one record', () => {
  it('each win one version, though they race', async () => {
    const { book, read } = await addressesOf(host.url);
    const bookings = await Promise.all(
      Array.from(
        { length: 24 },
        async () =>
          (await (await fetch(book, { method: 'POST', body: 'shared' })).json()) as {
            version: number;
            races: number;
            process: number;
          },
      ),
    );
    // 24 bookings from version 0: versions 1 to 24, each once.
    expect(bookings.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
    expect(new Set(bookings.map((booking) => booking.process)).size).toBeGreaterThan(1);
    expect(bookings.reduce((sum, { races }) => sum + races, 0)).toBeGreaterThan(0);
    expect((await accountAt(read, 'shared')).version).toBe(24);
  });
});

describe('a host killed in the middle of writes', () => {
  const acknowledged = { issues: [] as string[], bookings: [] as { account: string; version: number }[] };
  let accounts: Map<string, Account>;
  let headers: { authorization: string };

  beforeAll(async () => {
    headers = await credentials(host.url);
    const { book } = await addressesOf(host.url);
    const writers = [
      ...['a', 'b', 'c'].map((name) => writeOn((turn) => bookOn(book, `${name}${turn % 3}`))),
      ...['one', 'two'].map((name) => writeOn((turn) => createIssue(host.url, `${name} ${turn}`))),
    ];
    while (acknowledged.issues.length < 30 || acknowledged.bookings.length < 30)
      await new Promise((next) => setTimeout(next, 5));
    await host.kill();
    await Promise.all(writers);
    await host.restart();
    const { read } = await addressesOf(host.url);
    const names = [...new Set(acknowledged.bookings.map(({ account }) => account))];
    await settled(host.url);
    accounts = new Map(await Promise.all(names.map(async (name) => [name, await accountAt(read, name)] as const)));
  });

  it('has every issue that it said it had stored', async () => {
    const found = await Promise.all(
      acknowledged.issues.map(
        async (key) => (await fetch(`${host.url}/rest/api/3/issue/${key}?fields=summary`, { headers })).status,
      ),
    );
    expect(found).toEqual(acknowledged.issues.map(() => 200));
  });

  it('has every booking that a function had acknowledged, with history and outbox', () => {
    for (const { account, version } of acknowledged.bookings)
      expect(accounts.get(account)!.version).toBeGreaterThanOrEqual(version);
    for (const { version, outbox, entries } of accounts.values()) {
      expect(entries).toEqual(Array.from({ length: version }, (_, index) => index + 1));
      expect(outbox).toBe(version);
    }
  });

  it('delivers every event that had been queued', () => {
    for (const { account, version } of acknowledged.bookings) expect(accounts.get(account)!.posted).toContain(version);
  });

  async function writeOn(write: (turn: number) => Promise<void>): Promise<void> {
    // Ends when the host does: a refused connection is the end of the test's writing.
    for (let turn = 0; ; turn += 1) {
      try {
        await write(turn);
      } catch {
        return;
      }
    }
  }

  async function bookOn(book: string, account: string): Promise<void> {
    const response = await fetch(book, { method: 'POST', body: account });
    if (response.status !== 201) throw new Error('The host is gone.');
    acknowledged.bookings.push({ account, version: ((await response.json()) as { version: number }).version });
  }

  async function createIssue(url: string, summary: string): Promise<void> {
    const project = await projectIn(url);
    const fields = { project: { key: project }, summary, issuetype: { name: 'Story' } };
    const response = await fetch(`${url}/rest/api/3/issue`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ fields }),
    });
    if (response.status !== 201) throw new Error(await response.text());
    acknowledged.issues.push(((await response.json()) as { key: string }).key);
  }

  async function projectIn(url: string): Promise<string> {
    const page = (await (await fetch(`${url}/rest/api/3/project/search`, { headers })).json()) as {
      values: { key: string }[];
    };
    return page.values[0]!.key;
  }
});

async function accountAt(read: string, name: string): Promise<Account> {
  return (await (await fetch(`${read}/${name}`)).json()) as Account;
}

/** Waits until nothing is on its way to a consumer. */
async function settled(url: string): Promise<void> {
  for (;;) {
    const events = (await (await fetch(`${url}/host/queue.json`)).json()) as { state: string }[];
    if (events.every(({ state }) => state === 'success')) return;
    await fetch(`${url}/host/queue/hurry`, { method: 'POST', headers: { origin: url }, redirect: 'manual' });
    await new Promise((next) => setTimeout(next, 50));
  }
}
