import type { LocalHost } from '../../support/local-host';
import { addressesOf, credentials, startLedger } from './ledger';

jest.setTimeout(60_000);

describe('a host with --latency and --faults', () => {
  let host: LocalHost;
  let headers: { authorization: string };
  beforeAll(async () => {
    host = await startLedger([
      '--latency',
      '40',
      '--seed',
      '7',
      '--faults',
      '429@GET /rest/api/3/myself:0.5,500@GET /rest/api/3/priority/searchx2,conflict@/api/v1/transaction*x3',
    ]);
    headers = await credentials(host.url);
  });
  afterAll(() => host.stop());

  const statusesOf = async (path: string, count: number) =>
    Promise.all(Array.from({ length: count }, async () => (await fetch(`${host.url}${path}`, { headers })).status));

  it('strikes about as many calls as the rate says', async () => {
    const struck = (await statusesOf('/rest/api/3/myself', 100)).filter((status) => status === 429).length;
    // Half of 100, give or take five standard deviations of √(100 · ½ · ½) = 5.
    expect(struck).toBeGreaterThan(25);
    expect(struck).toBeLessThan(75);
  });

  it('says in a 429 when to come back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => fetch(`${host.url}/rest/api/3/myself`, { headers })),
    );
    expect(answers.find(({ status }) => status === 429)!.headers.get('retry-after')).toBe('1');
  });

  it('strikes as often as the count says, and no other path', async () => {
    expect((await statusesOf('/rest/api/3/priority/search', 5)).filter((status) => status === 500)).toHaveLength(2);
    expect(await statusesOf('/rest/api/3/serverInfo', 5)).toEqual([200, 200, 200, 200, 200]);
  });

  it('strikes what functions call too, and they try again', async () => {
    const { book } = await addressesOf(host.url);
    const booked = await fetch(book, { method: 'POST', body: 'struck' });
    expect([booked.status, await booked.json()]).toEqual([201, expect.objectContaining({ version: 1, races: 3 })]);
  });

  it('lets every call take the latency at least', async () => {
    await statusesOf('/rest/api/3/serverInfo', 3);
    const calls = (await host.calls()).filter(({ what }) => what.includes('serverInfo'));
    expect(calls.length).toBeGreaterThanOrEqual(3);
    expect(calls.every(({ milliseconds }) => milliseconds >= 39)).toBe(true);
  });
});
