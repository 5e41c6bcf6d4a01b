import * as z from 'zod';
import { demand, demandPerson, issueOf } from '#host/jira/access';
import { noContent, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { refuse } from '#host/jira/refusal';

/** Watching, voting and notifying. */
export const participation: Handlers = {
  getIssueWatchers: (call) => {
    const issue = issueOf(call);
    const { watchers } = issue;
    return ok({
      self: call.beans.self(`issue/${issue.key}/watchers`),
      isWatching: watchers.includes(call.session.accountId ?? ''),
      watchCount: watchers.length,
      watchers: watchers.map((id) => call.beans.user(id)),
    });
  },
  addWatcher: (call) => {
    const issue = issueOf(call);
    const own = demandPerson(call);
    const accountId = typeof call.body === 'string' ? call.body : own;
    if (accountId !== own)
      demand(call, 'MANAGE_WATCHERS', issue, 'You do not have permission to manage the watchers of this issue.');
    if (!call.world.people.get(accountId)) throw refuse(404, 'The user does not exist.');
    call.world.issues.put({ ...issue, watchers: [...new Set([...issue.watchers, accountId])] });
    return noContent();
  },
  removeWatcher: (call) => {
    const issue = issueOf(call);
    const own = demandPerson(call);
    const accountId = call.query.get('accountId') ?? own;
    if (accountId !== own)
      demand(call, 'MANAGE_WATCHERS', issue, 'You do not have permission to manage the watchers of this issue.');
    call.world.issues.put({ ...issue, watchers: issue.watchers.filter((id) => id !== accountId) });
    return noContent();
  },
  getIsWatchingIssueBulk: (call) => {
    const own = demandPerson(call);
    const { issueIds } = payload(
      call,
      z.object({ issueIds: z.array(z.union([z.string(), z.number().transform(String)])) }),
    );
    return ok({
      issuesIsWatching: Object.fromEntries(
        issueIds.map((id) => [id, call.world.issues.get(id)?.watchers.includes(own) ?? false]),
      ),
    });
  },
  getVotes: (call) => {
    const issue = issueOf(call);
    const { voters } = issue;
    return ok({
      self: call.beans.self(`issue/${issue.key}/votes`),
      votes: voters.length,
      hasVoted: voters.includes(call.session.accountId ?? ''),
      voters: voters.map((id) => call.beans.user(id)),
    });
  },
  addVote: (call) => vote(call, (voters, own) => [...new Set([...voters, own])]),
  removeVote: (call) => vote(call, (voters, own) => voters.filter((id) => id !== own)),
  notify: (call) => {
    issueOf(call);
    demandPerson(call);
    const { to = {} } = payload(call, notification);
    const { users = [], groups = [], groupIds = [], ...kinds } = to;
    const hasRecipient = users.length + groups.length + groupIds.length > 0 || Object.values(kinds).includes(true);
    if (!hasRecipient) throw refuse(400, 'No recipients were defined for notification.');
    // Accepted as Jira accepts it; no mail leaves this machine.
    return noContent();
  },
};

const notification = z.object({
  to: z
    .object({
      assignee: z.boolean().optional(),
      reporter: z.boolean().optional(),
      watchers: z.boolean().optional(),
      voters: z.boolean().optional(),
      users: z.array(z.unknown()).optional(),
      groups: z.array(z.unknown()).optional(),
      groupIds: z.array(z.string()).optional(),
    })
    .optional(),
});

function vote(call: Call, turn: (voters: readonly string[], own: string) => readonly string[]): Answer {
  const issue = issueOf(call);
  const own = demandPerson(call);
  if (issue.reporter === own) throw refuse(404, 'You cannot vote for an issue you have reported.');
  if (issue.resolutionId !== undefined) throw refuse(404, 'You cannot vote for a resolved issue.');
  call.world.issues.put({ ...issue, voters: turn(issue.voters, own) });
  return noContent();
}
