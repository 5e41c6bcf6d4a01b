import * as z from 'zod';
import { demand, demandPerson, issueOf } from '#host/jira/access';
import {
  created,
  flagParameter,
  listParameter,
  noContent,
  ok,
  payload,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import { removeIssue } from '#host/jira/edit/removal';
import { createIssue, readEdit, type ReadEdit } from '#host/jira/edit/creation';
import { differences, edited } from '#host/jira/edit/edit';
import { BadValue } from '#host/jira/edit/editor';
import { systemEditors } from '#host/jira/edit/system-editors';
import { scopeOf } from '#host/jira/edit/meta';
import { recordChange } from '#host/jira/edit/record';
import type { Issue } from '#host/jira/entities';
import { issueBean } from '#host/jira/issue-view';
import { Refusal, refuse, refuseFields } from '#host/jira/refusal';
import { bringAlong, parted } from '#host/jira/rest/companions';
import { move } from '#host/jira/rest/moving';
import { transitionBeans, transitionsOf } from '#host/jira/workflow';

/** Making, changing and removing issues. */
export const issueWriting: Handlers = {
  createIssue: (call) => {
    const issue = make(call, readEdit(call.body));
    return created({ id: issue.id, key: issue.key, self: call.beans.self(`issue/${issue.id}`) });
  },
  createIssues,
  editIssue,
  deleteIssue: (call) => {
    const issue = issueOf(call);
    demand(call, 'DELETE_ISSUES', issue, 'You do not have permission to delete issues in this project.');
    const subtasks = call.world.children
      .of(issue.id)
      .filter((child) => call.world.issueTypes.get(child.typeId)!.isSubtask);
    if (subtasks.length > 0 && !flagParameter(call, 'deleteSubtasks')) {
      throw refuse(
        400,
        `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
      );
    }
    for (const subtask of subtasks) removeIssue(call, subtask, { isCascading: true });
    removeIssue(call, issue);
    return noContent();
  },
  assignIssue: (call) => {
    const issue = issueOf(call);
    demand(call, 'ASSIGN_ISSUES', issue, 'You do not have permission to assign issues.');
    const { accountId } = payload(call, z.object({ accountId: z.string().nullable().default(null) }));
    save(call, issue, { fields: { assignee: accountId === null ? null : { accountId } }, update: {} });
    return noContent();
  },
  getTransitions: (call) => {
    const issue = issueOf(call);
    const canMove = call.session.hasOn('TRANSITION_ISSUES', issue);
    const wanted = call.query.get('transitionId');
    const beans = canMove
      ? transitionBeans(issue, call.beans, listParameter(call, 'expand').includes('transitions.fields'))
      : [];
    return ok({ expand: 'transitions', transitions: beans.filter(({ id }) => wanted === null || id === wanted) });
  },
  doTransition,
};

function make(call: Call, request: ReadEdit): Issue {
  const { own, companions } = parted(request.update);
  const issue = createIssue(call, { ...request, update: own });
  bringAlong(call, issue, companions);
  return issue;
}

function createIssues(call: Call): Answer {
  const { issueUpdates } = payload(call, z.object({ issueUpdates: z.array(z.unknown()).min(1).max(50) }));
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  issueUpdates.forEach((update, failedElementNumber) => {
    try {
      const issue = make(call, readEdit(update));
      issues.push({ id: issue.id, key: issue.key, self: call.beans.self(`issue/${issue.id}`) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push({ status: error.status, elementErrors: error.body, failedElementNumber });
    }
  });
  if (issues.length === 0) throw new Refusal(400, { issues, errors });
  return created({ issues, errors });
}

function editIssue(call: Call): Answer {
  const issue = issueOf(call);
  demandPerson(call);
  const request = readEdit(call.body);
  demand(call, 'EDIT_ISSUES', issue, `You do not have permission to edit issues in this project.`);
  const after = save(call, issue, request);
  if (!flagParameter(call, 'returnIssue')) return noContent();
  return ok(
    issueBean(after, { fields: call.fields.values, expand: listParameter(call, 'expand'), properties: [] }, call.beans),
  );
}

/** Applies an edit, with the properties that came along. */
function save(call: Call, issue: Issue, request: ReadEdit): Issue {
  const scope = scopeOf(issue, call.beans);
  const { own, companions } = parted(request.update);
  const after = edited(issue, { ...request, update: own }, scope, call);
  for (const { key, value } of request.properties ?? [])
    call.world.properties.put({ entityType: 'issue', entityId: issue.id, key, value });
  const stored = recordChange(call, after, differences(issue, after, scope, call));
  bringAlong(call, stored, companions);
  return call.world.issues.get(issue.id) ?? stored;
}

function doTransition(call: Call): Answer {
  const issue = issueOf(call);
  const { transition, ...request } = readEdit(call.body);
  if (!transition) throw refuse(400, "Missing 'transition' identifier");
  const step = transitionsOf(issue, call.world).find(({ id }) => id === transition.id);
  if (!step || !call.session.hasOn('TRANSITION_ISSUES', issue)) {
    throw refuse(400, `It seems that you have tried to perform an operation which you are not permitted to perform.`);
  }
  const { resolution, ...fields } = request.fields;
  const { own, companions } = parted(request.update);
  const changed = edited(issue, { fields, update: own }, scopeOf(issue, call.beans), call);
  const moved = move(call, issue, changed, step.to, readResolution(call, issue, resolution));
  bringAlong(call, moved, companions);
  return noContent();
}

function readResolution(call: Call, issue: Issue, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const editor = systemEditors.find(({ fieldId }) => fieldId === 'resolution')!;
  try {
    return editor.set(value, scopeOf(issue, call.beans)).resolutionId;
  } catch (error) {
    if (error instanceof BadValue) throw refuseFields({ resolution: error.message });
    throw error;
  }
}
