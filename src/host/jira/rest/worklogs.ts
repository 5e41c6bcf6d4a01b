import * as z from 'zod';
import { demand, issueOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import {
  created,
  listParameter,
  noContent,
  numberParameter,
  ok,
  payload,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import { secondsOf } from '#host/jira/duration';
import { BadValue } from '#host/jira/edit/editor';
import { removeWorklog } from '#host/jira/edit/removal';
import { richText } from '#host/jira/edit/values';
import type { Issue, RichText, Worklog } from '#host/jira/entities';
import { worklogBean } from '#host/jira/field/discussion';
import { refuse, refuseFields } from '#host/jira/refusal';
import { visibilityOf, visibilityRequest } from '#host/jira/rest/comments';

/** Time that people log on issues, and what it does to the time that remains. */
export const worklogs: Handlers = {
  getIssueWorklog: (call) => {
    const after = numberParameter(call, 'startedAfter', 0, 15);
    const before = numberParameter(call, 'startedBefore', Infinity, 15);
    const found = visibleWorklogs(call, issueOf(call)).filter(({ started }) => started >= after && started < before);
    const startAt = numberParameter(call, 'startAt', 0);
    const maxResults = Math.min(5000, numberParameter(call, 'maxResults', 5000));
    const shown = found.slice(startAt, startAt + maxResults).map((worklog) => bean(call, worklog));
    return ok({ startAt, maxResults, total: found.length, worklogs: shown });
  },
  getWorklog: (call) => ok(bean(call, worklogOf(call, issueOf(call)))),
  addWorklog,
  updateWorklog,
  deleteWorklog: (call) => {
    const issue = issueOf(call);
    const worklog = worklogOf(call, issue);
    demand(
      call,
      worklog.author === call.session.accountId ? 'DELETE_OWN_WORKLOGS' : 'DELETE_ALL_WORKLOGS',
      issue,
      'You do not have permission to delete this worklog.',
      400,
    );
    removeWorklog(call, worklog.id);
    adjust(call, issue, { automatic: -worklog.seconds, byHand: 'increaseBy' });
    call.emit('avi:jira:deleted:worklog', { worklog: worklogBean(worklog, call.beans) });
    return noContent();
  },
};

function bean(call: Call, worklog: Worklog): Bean {
  const properties = call.world.propertiesOf.of(`worklog/${worklog.id}`).map(({ key, value }) => ({ key, value }));
  return {
    ...worklogBean(worklog, call.beans),
    ...(listParameter(call, 'expand').includes('properties') ? { properties } : {}),
  };
}

function visibleWorklogs({ world, session }: Call, issue: Issue): Worklog[] {
  const project = world.projects.get(issue.projectId)!;
  return world.worklogsOf.of(issue.id).filter((worklog) => session.canSeeComment(worklog, project));
}

function worklogOf(call: Call, issue: Issue): Worklog {
  const found = visibleWorklogs(call, issue).find(({ id }) => id === call.path.id);
  if (found) return found;
  throw refuse(404, `Cannot find worklog with id: '${call.path.id}'.`);
}

function addWorklog(call: Call): Answer {
  const issue = issueOf(call);
  demand(call, 'WORK_ON_ISSUES', issue, 'You do not have the permission to associate a worklog to this issue.', 400);
  const { comment, started, seconds, visibility, properties } = readWorklog(call);
  if (seconds === undefined) throw refuseFields({ timeLogged: 'You must indicate the time spent working.' });
  const { now, session, world } = call;
  const worklog = world.worklogs.put({
    id: world.nextId('worklog'),
    issueId: issue.id,
    author: session.accountId,
    comment,
    started: started ?? now,
    seconds,
    created: now,
    updated: now,
    visibility,
  });
  for (const { key, value } of properties)
    world.properties.put({ entityType: 'worklog', entityId: worklog.id, key, value });
  adjust(call, issue, { automatic: seconds, byHand: 'reduceBy' });
  call.emit('avi:jira:created:worklog', { worklog: worklogBean(worklog, call.beans) });
  return created(bean(call, worklog));
}

function updateWorklog(call: Call): Answer {
  const issue = issueOf(call);
  const worklog = worklogOf(call, issue);
  demand(
    call,
    worklog.author === call.session.accountId ? 'EDIT_OWN_WORKLOGS' : 'EDIT_ALL_WORKLOGS',
    issue,
    'You do not have permission to edit this worklog.',
    400,
  );
  const {
    comment = worklog.comment,
    started = worklog.started,
    seconds = worklog.seconds,
    visibility = worklog.visibility,
    properties,
  } = readWorklog(call);
  const stored = call.world.worklogs.put({
    ...worklog,
    comment,
    started,
    seconds,
    visibility,
    editor: call.session.accountId,
    updated: call.now,
  });
  for (const { key, value } of properties)
    call.world.properties.put({ entityType: 'worklog', entityId: worklog.id, key, value });
  adjust(call, issue, { automatic: seconds - worklog.seconds });
  call.emit('avi:jira:updated:worklog', { worklog: worklogBean(stored, call.beans) });
  return ok(bean(call, stored));
}

/** What remains after work was logged: by itself, as it was, what the request says, or less or more by what it says. */
function adjust(
  call: Call,
  issue: Issue,
  { automatic, byHand }: { readonly automatic: number; readonly byHand?: 'reduceBy' | 'increaseBy' },
): void {
  const before = issue.remainingEstimate;
  const remaining = () => {
    const way = call.query.get('adjustEstimate') ?? 'auto';
    if (way === 'leave') return before;
    if (way === 'new') return durationParameter(call, 'newEstimate');
    if (way === 'manual' && byHand !== undefined)
      return (before ?? 0) + (byHand === 'reduceBy' ? -1 : 1) * durationParameter(call, byHand);
    if (way !== 'auto') throw refuse(400, `'${way}' is not a way to adjust the estimate.`);
    return before === undefined ? undefined : before - automatic;
  };
  const after = remaining();
  call.world.issues.put({
    ...issue,
    updated: call.now,
    ...(after !== undefined && { remainingEstimate: Math.max(0, after) }),
  });
}

function durationParameter(call: Call, name: string): number {
  const seconds = secondsOf(call.query.get(name) ?? '');
  if (seconds !== undefined) return seconds;
  throw refuseFields({
    [name === 'newEstimate' ? 'newEstimate' : 'adjustmentAmount']: 'You must supply a valid time duration.',
  });
}

const worklogRequest = z.object({
  comment: z.unknown().optional(),
  started: z.string().optional(),
  timeSpent: z.string().optional(),
  timeSpentSeconds: z.number().positive().optional(),
  visibility: visibilityRequest,
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
});

interface ReadWorklog {
  readonly comment?: RichText;
  readonly started?: number;
  readonly seconds?: number;
  readonly visibility?: Worklog['visibility'];
  readonly properties: readonly { readonly key: string; readonly value?: unknown }[];
}

function readWorklog(call: Call): ReadWorklog {
  const request = payload(call, worklogRequest);
  const started = request.started === undefined ? undefined : Date.parse(request.started);
  if (Number.isNaN(started)) throw refuseFields({ startedDate: 'You must specify a date on which the work occurred.' });
  const seconds =
    request.timeSpentSeconds ?? (request.timeSpent === undefined ? undefined : secondsOf(request.timeSpent));
  if (request.timeSpent !== undefined && seconds === undefined)
    throw refuseFields({ timeLogged: 'Invalid time duration entered.' });
  try {
    return {
      comment: richText(request.comment, call.beans),
      started,
      seconds,
      visibility: visibilityOf(request.visibility),
      properties: request.properties,
    };
  } catch (error) {
    if (error instanceof BadValue) throw refuseFields({ comment: error.message });
    throw error;
  }
}
