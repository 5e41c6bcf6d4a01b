import { createJira } from '#host/jira/jira';
import type { RemoteSource } from '#host/server/options';
import { readRemote } from '#world/remote/read-remote';
import { listen, type ListeningServer } from '#host/server/server';
import { openStore } from '#host/server/store';
import { smallTrain } from './small-train';

/** Slow where other work runs beside the tests. */
jest.setTimeout(60_000);

const seed = smallTrain(12);
const admin = seed.people.find(({ access }) => access === 'admin')!.accountId;
const credentials = { WAYBILL_JIRA_USER: 'somebody@example.com', WAYBILL_JIRA_TOKEN: 'an-api-token-of-nobody' };
const asked: { before?: ((request: Request) => Response | undefined) | undefined; methods: string[] } = { methods: [] };
let server: ListeningServer;
let source: RemoteSource;

beforeAll(async () => {
  const jira = createJira({ store: openStore(':memory:'), now: () => Date.parse('2026-11-22T12:00:00Z') });
  jira.load(seed);
  server = await listen('127.0.0.1', 0, (request) => {
    asked.methods.push(`${request.method} ${new URL(request.url).pathname}`);
    const told = asked.before?.(request);
    if (told !== undefined) return told;
    const isKnown =
      request.headers.get('authorization') ===
      `Basic ${Buffer.from('somebody@example.com:an-api-token-of-nobody').toString('base64')}`;
    if (!isKnown) return new Response('{"message":"no"}', { status: 401 });
    return jira.handle(request, { kind: 'user', accountId: admin });
  });
  source = { kind: 'jira', site: `http://127.0.0.1:${server.port}` };
});
afterAll(() => server.close());
beforeEach(() => {
  asked.before = undefined;
  asked.methods.length = 0;
});

function surroundings() {
  const lines: string[] = [];
  const waits: number[] = [];
  return {
    lines,
    waits,
    say: (line: string) => void lines.push(line),
    signal: new AbortController().signal,
    sleep: (milliseconds: number) => Promise.resolve(void waits.push(milliseconds)),
  };
}

describe('another Jira site', () => {
  it('is copied with its fields, sprints, links and history, and nothing is written there', async () => {
    const around = surroundings();
    const copy = await readRemote(source, credentials, around);
    if (copy.kind === 'problem') throw new Error(copy.message);
    const theirs = new Map(seed.issues.map((issue) => [issue.key, issue]));
    expect(copy.backlog.issues.map(({ key }) => key).toSorted()).toEqual([...theirs.keys()].toSorted());
    for (const issue of copy.backlog.issues) {
      const { summary, status, points, parentKey, labels, fixVersions, team, clients, assignee, created } = theirs.get(
        issue.key,
      )!;
      expect(issue).toMatchObject({
        summary,
        status,
        points,
        parentKey,
        labels,
        fixVersions,
        clients,
        created,
        ...(team !== undefined && { team }),
      });
      expect(issue.assignee).toBe(assignee);
      expect(issue.links.toSorted((one, other) => one.to.localeCompare(other.to))).toEqual(
        theirs.get(issue.key)!.links.toSorted((one, other) => one.to.localeCompare(other.to)),
      );
    }
    expect(copy.backlog.sprints.map(({ name, state }) => `${name} ${state}`).toSorted()).toEqual(
      seed.sprints.map(({ name, state }) => `${name} ${state}`).toSorted(),
    );
    expect(around.lines.at(-1)).toBe(`127.0.0.1:${server.port}: ${seed.issues.length} of ${seed.issues.length} issues`);
    expect(around.lines.join('\n')).not.toContain(credentials.WAYBILL_JIRA_TOKEN);
    expect(
      asked.methods.filter((method) => !/^GET |^POST \/rest\/api\/3\/(search\/jql|issue\/bulkfetch)$/.test(method)),
    ).toEqual([]);
  });

  it('that asks for a pause gets it', async () => {
    let refusals = 1;
    asked.before = (request) => {
      if (!request.url.includes('/bulkfetch') || refusals === 0) return undefined;
      refusals -= 1;
      return new Response('', { status: 429, headers: { 'retry-after': '3' } });
    };
    const around = surroundings();
    expect((await readRemote(source, credentials, around)).kind).toBe('ok');
    expect(around.waits).toEqual([3000]);
  });

  it.each([
    [
      'does not know the token',
      { ...credentials, WAYBILL_JIRA_TOKEN: 'other' },
      undefined,
      /does not accept the credentials in WAYBILL_JIRA_USER and WAYBILL_JIRA_TOKEN \(401\)/,
    ],
    ['is given no user', { WAYBILL_JIRA_TOKEN: 'x' }, undefined, /^Set WAYBILL_JIRA_USER to the address/],
    ['is no Jira', credentials, 404, /knows nothing at that address \(404\)/],
    ['forbids it', credentials, 403, /\(403\)\. They need the right to browse projects/],
    ['has trouble', credentials, 500, /answered 500: it has trouble of its own/],
    ['leads elsewhere', credentials, 302, /does not accept the credentials/],
  ])('that %s is told in words', async (_, environment, status, words) => {
    if (status !== undefined)
      asked.before = () => new Response('<html>', { status, headers: { location: 'http://127.0.0.1:1/' } });
    expect(await readRemote(source, environment, surroundings())).toMatchObject({
      kind: 'problem',
      message: expect.stringMatching(words) as string,
    });
  });
});
