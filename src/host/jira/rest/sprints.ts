import * as z from 'zod';
import { demand } from '#host/jira/access';
import { created, listParameter, noContent, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { fieldIds } from '#host/jira/defaults';
import { differences, edited } from '#host/jira/edit/edit';
import { scopeOf } from '#host/jira/edit/meta';
import { recordChange } from '#host/jira/edit/record';
import type { Issue, Sprint } from '#host/jira/entities';
import { selectFields } from '#host/jira/field/selection';
import { refuse } from '#host/jira/refusal';
import { agileBean, boardOf, epicBean, isEpic, issuePage, sprintBean } from '#host/jira/rest/boards';

/** Sprints, epics and estimates. */
export const sprints: Handlers = {
  getSprint: (call) => ok(sprintBean(call, sprintOf(call))),
  createSprint: (call) => {
    const request = payload(call, sprintRequest);
    const board = boardOf(call, String(request.originBoardId ?? ''));
    demandSprints(call, board.projectId);
    if (!request.name?.trim()) throw refuse(400, 'The sprint name must not be empty.');
    const { name, goal, startDate: start, endDate: end } = request;
    const sprint: Sprint = {
      id: Number(call.world.nextId('sprint', 1)),
      name,
      state: 'future',
      boardId: board.id,
      created: call.now,
      goal,
      start,
      end,
    };
    call.world.sprints.put(sprint);
    call.emit('avi:jira-software:created:sprint', {
      sprint: sprintBean(call, sprint),
      atlassianId: call.session.accountId,
    });
    return created(sprintBean(call, sprint));
  },
  partiallyUpdateSprint: changeSprint,
  updateSprint: changeSprint,
  deleteSprint: (call) => {
    const sprint = sprintOf(call);
    demandSprints(call, boardOf(call, String(sprint.boardId)).projectId);
    if (sprint.state !== 'future') throw refuse(400, 'Only future sprints can be deleted.');
    for (const issue of membersOf(call, sprint)) plan(call, issue, undefined);
    const event = { sprint: sprintBean(call, sprint), atlassianId: call.session.accountId };
    call.world.sprints.delete(String(sprint.id));
    call.emit('avi:jira-software:deleted:sprint', event);
    return noContent();
  },
  getIssuesForSprint: (call) => {
    const { id } = sprintOf(call);
    return issuePage(call, (issue) => issue.sprintIds.includes(id));
  },
  moveIssuesToSprintAndRank: (call) => {
    const sprint = sprintOf(call);
    if (sprint.state === 'closed') throw refuse(400, 'Issues can only be moved to an open or active sprint.');
    for (const issue of movedIssues(call)) plan(call, issue, sprint);
    return noContent();
  },
  moveIssuesToBacklog: (call) => {
    for (const issue of movedIssues(call)) plan(call, issue, undefined);
    return noContent();
  },
  moveIssuesToBacklogForBoard: (call) => {
    boardOf(call);
    for (const issue of movedIssues(call)) plan(call, issue, undefined);
    return noContent();
  },
  getEpic: (call) => ok(epicBean(call, epicNamed(call))),
  getIssuesForEpic: (call) => {
    const { id } = epicNamed(call);
    return issuePage(call, (issue) => issue.parentId === id);
  },
  getIssuesWithoutEpic: (call) => issuePage(call, (issue) => !isEpic(call, issue) && issue.parentId === undefined),
  moveIssuesToEpic: (call) => {
    const { key } = epicNamed(call);
    for (const issue of movedIssues(call)) edit(call, issue, fieldIds.epicLink, key);
    return noContent();
  },
  removeIssuesFromEpic: (call) => {
    for (const issue of movedIssues(call)) edit(call, issue, fieldIds.epicLink, null);
    return noContent();
  },
  getIssue: (call) => {
    const fields = selectFields(call.fields, listParameter(call, 'fields'), '*all');
    return ok(
      agileBean(call, seenIssue(call, call.path.issueIdOrKey!), {
        fields,
        expand: listParameter(call, 'expand'),
        properties: [],
      }),
    );
  },
  getIssueEstimationForBoard: (call) => {
    const issue = seenIssue(call, call.path.issueIdOrKey!);
    boardOf(call, call.query.get('boardId') ?? '');
    const value = issue.custom[fieldIds.storyPoints];
    return ok({ fieldId: fieldIds.storyPoints, ...(value === undefined ? {} : { value: String(value) }) });
  },
  estimateIssueForBoard: (call) => {
    const issue = seenIssue(call, call.path.issueIdOrKey!);
    boardOf(call, call.query.get('boardId') ?? '');
    const { value } = payload(call, z.object({ value: z.union([z.string(), z.number()]).nullish() }));
    demand(call, 'EDIT_ISSUES', issue, 'You do not have permission to edit issues in this project.');
    const points = value === null || value === undefined || value === '' ? null : Number(value);
    edit(call, issue, fieldIds.storyPoints, points);
    return ok({ fieldId: fieldIds.storyPoints, ...(points === null ? {} : { value: String(points) }) });
  },
};

const sprintRequest = z.object({
  name: z.string().optional(),
  goal: z.string().optional(),
  state: z.enum(['future', 'active', 'closed']).optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  originBoardId: z.number().optional(),
});

/** The sprint that a path names. Throws Jira's 404. */
export function sprintOf(call: Call): Sprint {
  const sprint = call.world.sprints.get(call.path.sprintId);
  if (!sprint)
    throw refuse(404, `Sprint with id ${call.path.sprintId} does not exist, or you do not have permission to view it.`);
  boardOf(call, String(sprint.boardId));
  return sprint;
}

function demandSprints(call: Call, projectId: string): void {
  if (!call.session.has('MANAGE_SPRINTS_PERMISSION', call.world.projects.get(projectId)!))
    throw refuse(403, 'You do not have permission to manage sprints.');
}

const nextStates: Readonly<Record<Sprint['state'], readonly string[]>> = {
  future: ['future', 'active'],
  active: ['active', 'closed'],
  closed: ['closed'],
};

function changeSprint(call: Call): Answer {
  const sprint = sprintOf(call);
  demandSprints(call, boardOf(call, String(sprint.boardId)).projectId);
  const { name, goal, state = sprint.state, startDate, endDate } = payload(call, sprintRequest);
  if (!nextStates[sprint.state].includes(state))
    throw refuse(400, `The sprint cannot go from ${sprint.state} to ${state}.`);
  const start = startDate ?? sprint.start;
  const end = endDate ?? sprint.end;
  if (state === 'active' && (!start || !end))
    throw refuse(400, 'A sprint needs a start date and an end date to be started.');
  const isClosing = state === 'closed' && sprint.state !== 'closed';
  const changed: Sprint = {
    ...sprint,
    name: name ?? sprint.name,
    goal: goal ?? sprint.goal,
    state,
    start,
    end,
    ...(isClosing ? { complete: new Date(call.now).toISOString() } : {}),
  };
  call.world.sprints.put(changed);
  const verb = isClosing ? 'closed' : state === 'active' && sprint.state === 'future' ? 'started' : 'updated';
  call.emit(`avi:jira-software:${verb}:sprint`, {
    sprint: sprintBean(call, changed),
    atlassianId: call.session.accountId,
  });
  return ok(sprintBean(call, changed));
}

function membersOf({ world }: Call, sprint: Sprint): Issue[] {
  return world.issues.list().filter((issue) => issue.sprintIds.includes(sprint.id));
}

/** An issue that somebody names. Throws Jira's 404 where it is not there for this caller. */
export function seenIssue(call: Call, idOrKey: string): Issue {
  const issue = call.world.issueByIdOrKey(idOrKey);
  if (issue && call.session.canSee(issue)) return issue;
  throw refuse(404, 'Issue does not exist or you do not have permission to see it.');
}

/** The epic that a path names. Throws Jira's 404. */
export function epicNamed(call: Call): Issue {
  const issue = seenIssue(call, call.path.epicIdOrKey!);
  if (isEpic(call, issue)) return issue;
  throw refuse(404, 'The epic does not exist or you do not have permission to see it.');
}

function movedIssues(call: Call): Issue[] {
  const { issues } = payload(
    call,
    z.object({ issues: z.array(z.string()).max(50, 'A maximum of 50 issues can be moved in one operation.') }),
  );
  const found = issues.map((idOrKey) => seenIssue(call, idOrKey));
  for (const issue of found)
    demand(call, 'EDIT_ISSUES', issue, 'You do not have permission to edit issues in this project.');
  return found;
}

function plan(call: Call, issue: Issue, sprint: Sprint | undefined): void {
  edit(call, issue, fieldIds.sprint, sprint?.id ?? null);
}

function edit(call: Call, issue: Issue, field: string, value: unknown): void {
  const scope = scopeOf(issue, call.beans);
  const after = edited(issue, { fields: { [field]: value } }, scope, call);
  recordChange(call, after, differences(issue, after, scope, call));
}
