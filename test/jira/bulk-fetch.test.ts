import * as z from 'zod/mini';
import { HostUnreachable } from '#app/ports/failures';
import type { IssueWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { IssueId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import { bulkFetch, type BulkFetch } from '#jira/bulk-fetch';
import { JiraClient } from '#jira/client';
import { createJiraLinks } from '#jira/links';
import type { JiraRequest } from '#jira/request';
import { createJiraWrites } from '#jira/writes';
import { short } from '../app/azure';
import { smallBacklog } from '../app/backlog';
import { startForge, type ForgeApp } from '../app/forge';
import { shortenPauses } from '../support/short-pauses';

shortenPauses();

const bean = z.object({ id: z.string() });

/** A site that has all issues but 404, and whose bulk fetch cannot return these for so many times. */
function site(unready: Readonly<Record<string, number>>): {
  readonly calls: string[];
  fetch(ids: readonly string[], more?: Partial<BulkFetch<{ id: string }>>): Promise<readonly string[]>;
} {
  const left = new Map(Object.entries(unready));
  const calls: string[] = [];
  const request: JiraRequest = async (path, init) => {
    if (!init?.body) {
      const id = /issue\/(\w+)\?fields=updated$/.exec(path)?.[1];
      calls.push(`alone ${id}`);
      return id === '404' ? new Response('{}', { status: 404 }) : Response.json({ id });
    }
    const { issueIdsOrKeys: ids } = JSON.parse(init.body) as { issueIdsOrKeys: string[] };
    calls.push(ids.length > 3 ? `${ids.length} issues` : ids.join(' '));
    const failing = ids.filter((id) => (left.get(id) ?? 0) > 0);
    failing.forEach((id) => left.set(id, left.get(id)! - 1));
    const issues = ids.filter((id) => !failing.includes(id) && id !== '404').map((id) => ({ id }));
    return Response.json({ issues, issueErrors: failing.map((id) => ({ id, errorMessage: 'Try again.' })) });
  };
  const client = new JiraClient(request, short);
  return {
    calls,
    fetch: async (ids, more) =>
      (await bulkFetch(client, { ids, fields: ['updated'], bean, ...more })).map(({ id }) => id),
  };
}

describe('a bulk fetch', () => {
  it('takes a call for each hundred issues, each asked for once, and tells of every part', async () => {
    const { calls, fetch } = site({});
    const ids = Array.from({ length: 250 }, (_, index) => String(index + 1));
    const parts: number[] = [];
    expect(await fetch([...ids, '7'], { onPart: (issues) => parts.push(issues.length) })).toEqual(ids);
    // 100 + 100 + 50
    expect([calls, parts]).toEqual([
      ['100 issues', '100 issues', '50 issues'],
      [100, 100, 50],
    ]);
  });

  it('asks once more, and no oftener, for what Jira could not return', async () => {
    const { calls, fetch } = site({ 2: 1, 3: 9 });
    expect(await fetch(['1', '2', '3', '404'])).toEqual(['1', '2']);
    expect(calls).toEqual(['4 issues', '2 3']);
  });

  it('asks for the rest one by one where something is decided by what is missing', async () => {
    const { calls, fetch } = site({ 3: 9, 404: 9 });
    expect(await fetch(['1', '3', '404'], { isDecisive: true })).toEqual(['1', '3']);
    expect(calls).toEqual(['1 3 404', '3 404', 'alone 3', 'alone 404']);
  });
});

describe('writes while Jira cannot return an issue', () => {
  const giver = '10001' as IssueId;
  const waiter = '10003' as IssueId;
  let forge: ForgeApp;
  beforeEach(() => {
    forge = startForge(smallBacklog());
  });
  afterEach(() => forge.close());

  /** Ben's requests; every bulk fetch answers that none of the issues could be returned. */
  const unready: JiraRequest = async (path, init) => {
    if (!path.startsWith('/rest/api/3/issue/bulkfetch')) return forge.requestAs('ben')(path, init);
    const { issueIdsOrKeys: ids } = JSON.parse(init?.body ?? '') as { issueIdsOrKeys: string[] };
    return Response.json({ issues: [], issueErrors: ids.map((id) => ({ id, errorMessage: 'Try again.' })) });
  };
  const outcomesOf = async (request: JiraRequest, write: IssueWrite): Promise<readonly IssueWriteOutcome[]> => {
    const outcomes: IssueWriteOutcome[] = [];
    await createJiraWrites({ request, patience: short }).apply([write], (outcome) => outcomes.push(outcome));
    return outcomes;
  };
  const linking = async (): Promise<{ from: IssueId; to: IssueId; typeId: LinkTypeId }> => {
    const types = await createJiraLinks({ request: forge.requestAs('ben'), patience: short }).types();
    return { from: giver, to: waiter, typeId: types.find(({ phrases }) => phrases.giver === 'blocks')!.id };
  };
  const links = async (): Promise<number> => {
    const { links: there } = await createJiraLinks({ request: forge.requestAs('ben') }).of([giver]);
    return there.filter(({ to }) => to === waiter).length;
  };

  // A giver that was not fetched was taken for one without the link, and the link stayed.
  it('remove a link that is there', async () => {
    const link = await linking();
    await outcomesOf(forge.requestAs('ben'), { key: 'a', link });
    expect(await links()).toBe(1);
    expect(await outcomesOf(unready, { key: 'b', link, remove: true })).toEqual([{ key: 'b', kind: 'done' }]);
    expect(await links()).toBe(0);
  });

  // An issue that was not fetched was taken for one that is gone.
  it('set fields of an issue that is there', async () => {
    const set = { fields: { summary: 'New words' } };
    expect(await outcomesOf(unready, { key: 'a', issueId: giver, set })).toMatchObject([{ kind: 'done' }]);
  });

  it('say nothing of an issue that cannot be asked for at all', async () => {
    forge.fail(`503@GET /rest/api/3/issue/${giver}`);
    const set = { fields: { summary: 'New words' } };
    const outcomes: IssueWriteOutcome[] = [];
    const applying = createJiraWrites({ request: unready, patience: short }).apply(
      [{ key: 'a', issueId: giver, set }],
      (outcome) => outcomes.push(outcome),
    );
    await expect(applying).rejects.toThrow(HostUnreachable);
    expect(outcomes).toEqual([]);
  });
});
