import * as z from 'zod';
import { demand, demandPerson, issueOf } from '#local/jira/access';
import { created, noContent, ok, page, payload, type Answer, type Call, type Handlers } from '#local/jira/call';
import { BadValue } from '#local/jira/edit/editor';
import { richText } from '#local/jira/edit/values';
import type { Issue, RichText, Worklog } from '#local/jira/entities';
import { worklogBean } from '#local/jira/field/discussion';
import { refuse, refuseFields } from '#local/jira/refusal';

/** Watching, voting, notifying and logging work. */
export const participation: Handlers = {
  getIssueWatchers: (call) => {
    const issue = issueOf(call);
    const { watchers } = issue;
    return ok({ self: call.beans.self(`issue/${issue.key}/watchers`), isWatching: watchers.includes(call.session.accountId ?? ''), watchCount: watchers.length, watchers: watchers.map((id) => call.beans.user(id)) });
  },
  addWatcher: (call) => {
    const issue = issueOf(call);
    const own = demandPerson(call);
    const accountId = typeof call.body === 'string' ? call.body : own;
    if (accountId !== own) demand(call, 'MANAGE_WATCHERS', issue, 'You do not have permission to manage the watchers of this issue.');
    if (!call.world.people.get(accountId)) throw refuse(404, 'The user does not exist.');
    call.world.issues.put({ ...issue, watchers: [...new Set([...issue.watchers, accountId])] });
    return noContent();
  },
  removeWatcher: (call) => {
    const issue = issueOf(call);
    const own = demandPerson(call);
    const accountId = call.query.get('accountId') ?? own;
    if (accountId !== own) demand(call, 'MANAGE_WATCHERS', issue, 'You do not have permission to manage the watchers of this issue.');
    call.world.issues.put({ ...issue, watchers: issue.watchers.filter((id) => id !== accountId) });
    return noContent();
  },
  getVotes: (call) => {
    const issue = issueOf(call);
    const { voters } = issue;
    return ok({ self: call.beans.self(`issue/${issue.key}/votes`), votes: voters.length, hasVoted: voters.includes(call.session.accountId ?? ''), voters: voters.map((id) => call.beans.user(id)) });
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
  getIssueWorklog: (call) => {
    const answer = page(call, call.world.worklogsOf.of(issueOf(call).id), 5000, (worklog) => worklogBean(worklog, call.beans));
    const { startAt, maxResults, total, values: worklogs } = answer.body as Record<string, unknown>;
    return ok({ startAt, maxResults, total, worklogs });
  },
  getWorklog: (call) => ok(worklogBean(worklogOf(call, issueOf(call)), call.beans)),
  addWorklog: (call) => {
    const issue = issueOf(call);
    demand(call, 'WORK_ON_ISSUES', issue, 'You do not have the permission to associate a worklog to this issue.', 400);
    const { comment, started, seconds } = readWorklog(call);
    if (seconds === undefined) throw refuseFields({ timeLogged: 'You must indicate the time spent working.' });
    const { now, session, world } = call;
    const worklog = world.worklogs.put({ id: world.nextId('worklog'), issueId: issue.id, author: session.accountId, comment, started: started ?? now, seconds, created: now, updated: now });
    world.issues.put({ ...issue, updated: now, ...(issue.remainingEstimate === undefined ? {} : { remainingEstimate: Math.max(0, issue.remainingEstimate - seconds) }) });
    call.emit('avi:jira:created:worklog', { worklog: worklogBean(worklog, call.beans) });
    return created(worklogBean(worklog, call.beans));
  },
  updateWorklog: (call) => {
    const issue = issueOf(call);
    const worklog = worklogOf(call, issue);
    demand(call, worklog.author === call.session.accountId ? 'EDIT_OWN_WORKLOGS' : 'EDIT_ALL_WORKLOGS', issue, 'You do not have permission to edit this worklog.', 400);
    const { comment, started, seconds } = readWorklog(call);
    const stored = call.world.worklogs.put({ ...worklog, comment: comment ?? worklog.comment, started: started ?? worklog.started, seconds: seconds ?? worklog.seconds, editor: call.session.accountId, updated: call.now });
    call.emit('avi:jira:updated:worklog', { worklog: worklogBean(stored, call.beans) });
    return ok(worklogBean(stored, call.beans));
  },
  deleteWorklog: (call) => {
    const issue = issueOf(call);
    const worklog = worklogOf(call, issue);
    demand(call, worklog.author === call.session.accountId ? 'DELETE_OWN_WORKLOGS' : 'DELETE_ALL_WORKLOGS', issue, 'You do not have permission to delete this worklog.', 400);
    const event = { worklog: worklogBean(worklog, call.beans) };
    call.world.worklogs.delete(worklog.id);
    call.emit('avi:jira:deleted:worklog', event);
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

function worklogOf(call: Call, issue: Issue): Worklog {
  const found = call.world.worklogsOf.of(issue.id).find(({ id }) => id === call.path.id);
  if (found) return found;
  throw refuse(404, `Cannot find worklog with id: '${call.path.id}'.`);
}

const worklogRequest = z.object({ comment: z.unknown().optional(), started: z.string().optional(), timeSpent: z.string().optional(), timeSpentSeconds: z.number().positive().optional() });

function readWorklog(call: Call): { readonly comment?: RichText; readonly started?: number; readonly seconds?: number } {
  const request = payload(call, worklogRequest);
  const started = request.started === undefined ? undefined : Date.parse(request.started);
  if (Number.isNaN(started)) throw refuseFields({ startedDate: 'You must specify a date on which the work occurred.' });
  const seconds = request.timeSpentSeconds ?? (request.timeSpent === undefined ? undefined : secondsOf(request.timeSpent));
  try {
    return { comment: richText(request.comment, call.beans), started, seconds };
  } catch (error) {
    if (error instanceof BadValue) throw refuseFields({ comment: error.message });
    throw error;
  }
}

const sizes: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3600, m: 60 };

/** Reads Jira's short form, `1d 2h`. Throws Jira's refusal. */
function secondsOf(text: string): number {
  if (!/^(\d+(\.\d+)?[wdhm]\s*)+$/.test(text.trim())) throw refuseFields({ timeLogged: 'Invalid time duration entered.' });
  return [...text.matchAll(/(\d+(?:\.\d+)?)([wdhm])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * sizes[unit!]!, 0);
}
