import { HostUnreachable } from '#app/ports/failures';
import { JiraClient } from '#jira/client';
import { IssueSource } from '#jira/issue-source';
import type { JiraRequest } from '#jira/request';

describe('the list of fields of a site', () => {
  it('is asked for once, and again after a failure', async () => {
    let calls = 0;
    const request: JiraRequest = async () => {
      calls += 1;
      return calls === 1 ? new Response('', { status: 503 }) : Response.json([{ id: 'summary', name: 'Summary' }]);
    };
    const once = { answerMilliseconds: 1_000, pauseMilliseconds: 0, attempts: 1, totalMilliseconds: 1_000 };
    const source = new IssueSource(new JiraClient(request, once));
    const both = await Promise.allSettled([source.fields(), source.fields()]);
    expect(both.map((answer) => answer.status === 'rejected' && answer.reason)).toEqual([
      expect.any(HostUnreachable),
      expect.any(HostUnreachable),
    ]);
    expect(await source.fields()).toMatchObject([{ id: 'summary' }]);
    expect(await source.fields()).toMatchObject([{ id: 'summary' }]);
    expect(calls).toBe(2);
  });
});
