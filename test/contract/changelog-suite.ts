import { HostUnreachable } from '#app/ports/failures';
import type { Changelog } from '#app/ports/changelog';
import type { IssueId } from '#core/issue';
import type { Backlog, BacklogIssue } from '#host/jira/backlog';
import { smallBacklog } from '../app/backlog';
import { issue } from '../support/backlog';
import { shortenPauses } from '../support/short-pauses';
import type { Exchange } from './openapi';

/** A site of a host, with what the suite needs of it beside the port. */
export interface ChangelogSite {
  readonly exchanges: readonly Exchange[];
  changelog(who?: string): Changelog;
  person(who: string): string;
  fail(spec: string): void;
  close(): void;
}

/** A host that the suite is run for. */
export interface ChangelogHost {
  readonly name: string;
  start(backlog: Backlog): ChangelogSite;
  /** The histories of {@link harbour} in the host's own words. */
  readonly words: {
    readonly open: string;
    readonly underWay: string;
    readonly first: string;
    readonly second: string;
  };
  /** What it calls the field of estimates. */
  readonly points: string;
  /** Says which of the items it left out. */
  readonly tellsMissing: boolean;
  /** Where it reads one or few histories, as faults name it. */
  readonly historyPath: string;
  /** Where it reads those of many items. */
  readonly manyPath: string;
  /** Calls that 1,020 changes of 340 items take. */
  readonly calls: number;
}

const underWay = { name: 'In Progress', category: 'indeterminate' } as const;

/** An item that was begun, renamed and estimated anew, on the three days after it was written. */
export function begun(key: string, id: number, parts: Partial<BacklogIssue> = {}): BacklogIssue {
  return issue(key, {
    id: String(id),
    created: '2026-10-01T08:00:00.000Z',
    updated: '2026-10-04T09:00:00.000Z',
    status: underWay,
    points: 5,
    history: [
      {
        at: '2026-10-02T09:00:00.000Z',
        author: 'cleo',
        items: [{ field: 'status', from: 'To Do', to: 'In Progress' }],
      },
      {
        at: '2026-10-03T09:00:00.000Z',
        author: 'ben',
        items: [{ field: 'summary', from: 'Old words', to: `Summary of ${key}` }],
      },
      { at: '2026-10-04T09:00:00.000Z', author: 'ben', items: [{ field: 'Story Points', from: '3', to: '5' }] },
    ],
    ...parts,
  });
}

/** One item with three changes, one that moved from sprint to sprint and got somebody, one that nobody touched. */
function harbour(): Backlog {
  const sprint = (id: number, name: string) => ({ id, name, boardId: 3, state: 'future' as const });
  const moved = issue('FERRY-2', {
    id: '10002',
    created: '2026-10-01T08:00:00.000Z',
    updated: '2026-10-06T09:00:00.000Z',
    sprintIds: [2],
    team: 'Deck',
    assignee: 'cleo',
    history: [
      {
        at: '2026-10-02T10:00:00.000Z',
        author: 'ana',
        items: [
          { field: 'Sprint', from: 'Deck early', to: 'Deck later' },
          { field: 'assignee', to: 'Cleo Coder' },
        ],
      },
    ],
  });
  const issues = [begun('FERRY-1', 10_001), moved, issue('FERRY-3', { id: '10003' }), begun('VAULT-1', 10_006)];
  return { ...smallBacklog(issues), sprints: [sprint(1, 'Deck early'), sprint(2, 'Deck later')] };
}

const ids = (...numbers: readonly number[]): readonly IssueId[] => numbers.map((number) => String(number) as IssueId);

/** Every promise of the port Changelog, for one host. */
export function describeChangelog(host: ChangelogHost): void {
  shortenPauses();
  describe(`changes in ${host.name}`, () => tellsChanges(host));
  describe(`changes of 340 items in ${host.name}`, () => tellsMany(host));
}

function tellsChanges(host: ChangelogHost): void {
  const { words } = host;
  let site: ChangelogSite;
  beforeAll(() => {
    site = host.start(harbour());
  });
  afterAll(() => site.close());

  it('are told of many items, oldest first, with who, when, from what and to what', async () => {
    const by = (who: string, name: string): unknown => expect.objectContaining({ id: site.person(who), name });
    const text = (value: string): unknown => expect.objectContaining({ text: value });
    const { changes } = await site
      .changelog()
      .changes(ids(10_001, 10_002, 10_003), ['status', 'iteration', 'assignee', host.points]);
    expect(changes).toEqual([
      {
        issueId: '10001',
        at: '2026-10-02T09:00:00.000Z',
        by: by('cleo', 'Cleo Coder'),
        field: 'status',
        from: text(words.open),
        to: text(words.underWay),
      },
      {
        issueId: '10002',
        at: '2026-10-02T10:00:00.000Z',
        by: by('ana', 'Ana Admin'),
        field: 'iteration',
        from: text(words.first),
        to: text(words.second),
      },
      {
        issueId: '10002',
        at: '2026-10-02T10:00:00.000Z',
        by: by('ana', 'Ana Admin'),
        field: 'assignee',
        to: { text: 'Cleo Coder', id: site.person('cleo') },
      },
      {
        issueId: '10001',
        at: '2026-10-04T09:00:00.000Z',
        by: by('ben', 'Ben Builder'),
        field: host.points,
        from: text('3'),
        to: text('5'),
      },
    ]);
  });

  it('are told of the fields alone that are asked for, each once', async () => {
    const { changes } = await site.changelog().changes(ids(10_001, 10_001), ['summary']);
    expect(changes.map(({ field, from, to }) => [field, from?.text, to?.text])).toEqual([
      ['summary', 'Old words', 'Summary of FERRY-1'],
    ]);
  });

  it('are told of more fields than one call takes', async () => {
    const more = Array.from({ length: 12 }, (_, index) => `customfield_9${index}`);
    const { changes } = await site.changelog().changes(ids(10_001), [...more, 'status', 'summary']);
    expect(changes.map(({ field }) => field)).toEqual(['status', 'summary']);
  });

  it('stay out for items that the viewer does not see', async () => {
    const asked = ids(10_006, 10_003, 99_999);
    const { changes, missing } = await site.changelog().changes(asked, ['status']);
    expect(changes).toEqual([]);
    expect(missing).toEqual(host.tellsMissing ? ids(10_006, 99_999) : undefined);
    expect((await site.changelog('ana').changes(asked, ['status'])).changes).toHaveLength(1);
  });

  it('cost no call where nothing is asked for', async () => {
    const before = site.exchanges.length;
    expect((await site.changelog().changes([], ['status'])).changes).toEqual([]);
    expect((await site.changelog().changes(ids(10_001), [])).changes).toEqual([]);
    expect(site.exchanges.length).toBe(before);
  });

  it('are not guessed when the host does not answer', async () => {
    site.fail(`500@${host.historyPath}`);
    await expect(site.changelog().changes(ids(10_001), ['status'])).rejects.toThrow(HostUnreachable);
    site.fail('');
  });

  it('stop when they are told to', async () => {
    const stop = new AbortController();
    const asked = site.changelog().changes(ids(10_001), ['status'], stop.signal);
    stop.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });
}

/** 340 items that were begun, renamed and estimated anew. */
export function manyBegun(): Backlog {
  return smallBacklog(Array.from({ length: 340 }, (_, index) => begun(`FERRY-${index + 1}`, 10_001 + index)));
}

function tellsMany(host: ChangelogHost): void {
  it(`come whole, in ${host.calls} calls`, async () => {
    const site = host.start(manyBegun());
    const all = ids(...Array.from({ length: 340 }, (_, index) => 10_001 + index));
    const before = site.exchanges.length;
    const { changes } = await site.changelog().changes(all, ['status', 'summary', host.points]);
    expect(site.exchanges.length - before).toBe(host.calls);
    expect(changes).toHaveLength(3 * 340);
    expect(new Set(changes.map(({ issueId, field }) => `${issueId} ${field}`)).size).toBe(3 * 340);
    site.close();
  });

  it('come whole though a call for them, which is a POST, fails once', async () => {
    const site = host.start(manyBegun());
    const all = ids(...Array.from({ length: 340 }, (_, index) => 10_001 + index));
    site.fail(`503@POST ${host.manyPath}x1`);
    expect((await site.changelog().changes(all, ['status'])).changes).toHaveLength(340);
    site.close();
  });
}
