import * as z from 'zod';
import { demandPerson } from '#host/jira/access';
import {
  created,
  listParameter,
  ok,
  payload,
  type Answer,
  type Call,
  type Handler,
  type Handlers,
} from '#host/jira/call';
import type { BulkTask } from '#host/jira/bulk-task';
import type { Issue } from '#host/jira/entities';
import { Refusal, refuse } from '#host/jira/refusal';
import { issueWriting } from '#host/jira/rest/issue-writing';
import { participation } from '#host/jira/rest/participation';
import { transitionsOf } from '#host/jira/workflow';

/** Changes of many issues at once. Each is done before the answer leaves; editing fields in bulk is not modelled. */
export const bulkOperations: Handlers = {
  submitBulkDelete: (call) =>
    start(call, payload(call, selection).selectedIssueIdsOrKeys, (one) =>
      answered(issueWriting.deleteIssue, { ...call, ...one, query: new URLSearchParams({ deleteSubtasks: 'true' }) }),
    ),
  submitBulkWatch: (call) =>
    start(call, payload(call, selection).selectedIssueIdsOrKeys, (one) =>
      answered(participation.addWatcher, { ...call, ...one, body: undefined }),
    ),
  submitBulkUnwatch: (call) =>
    start(call, payload(call, selection).selectedIssueIdsOrKeys, (one) =>
      answered(participation.removeWatcher, { ...call, ...one, query: new URLSearchParams() }),
    ),
  submitBulkTransition: (call) => {
    const { bulkTransitionInputs } = payload(
      call,
      z.object({ bulkTransitionInputs: z.array(selection.extend({ transitionId: z.string() })).min(1) }),
    );
    const stepOf = new Map(
      bulkTransitionInputs.flatMap(({ selectedIssueIdsOrKeys, transitionId }) =>
        selectedIssueIdsOrKeys.map((idOrKey) => [idOrKey, transitionId]),
      ),
    );
    return start(call, [...stepOf.keys()], (one, idOrKey) =>
      answered(issueWriting.doTransition, { ...call, ...one, body: { transition: { id: stepOf.get(idOrKey) } } }),
    );
  },
  getBulkOperationProgress: (call) => {
    const task = call.world.bulkTasks.get(call.path.taskId);
    if (!task || (task.submittedBy !== call.session.accountId && !call.session.isAdmin))
      throw refuse(404, 'The bulk operation was not found.');
    return ok(progress(call, task));
  },
  getAvailableTransitions: (call) => {
    demandPerson(call);
    const issues = listParameter(call, 'issueIdsOrKeys')
      .flatMap((idOrKey) => call.world.issueByIdOrKey(idOrKey) ?? [])
      .filter((issue) => call.session.canSee(issue));
    const projects = [...new Set(issues.map(({ projectId }) => projectId))];
    const availableTransitions = projects.map((projectId) =>
      groupOf(
        call,
        issues.filter((issue) => issue.projectId === projectId),
      ),
    );
    return ok({ availableTransitions });
  },
};

const selection = z.object({
  selectedIssueIdsOrKeys: z.array(z.string()).min(1).max(1000),
  sendBulkNotification: z.boolean().optional(),
});

/** One issue of many, as the path of its own resource has it. */
type One = Pick<Call, 'path'>;

function answered(handler: Handler | undefined, call: Call): void {
  (handler as Handler)(call);
}

function start(call: Call, names: readonly string[], change: (one: One, idOrKey: string) => void): Answer {
  const submittedBy = demandPerson(call);
  if (!call.session.hasGlobal('BULK_CHANGE')) throw refuse(403, 'You do not have the permission to make bulk changes.');
  const processed: string[] = [];
  const failed: Record<string, readonly string[]> = {};
  let unseen = 0;
  for (const idOrKey of names) {
    const issue = call.world.issueByIdOrKey(idOrKey);
    if (!issue || !call.session.canSee(issue)) {
      unseen += 1;
      continue;
    }
    try {
      change({ path: { issueIdOrKey: issue.id } }, idOrKey);
      processed.push(issue.id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failed[issue.id] = sentencesOf(error);
    }
  }
  const task = call.world.bulkTasks.put({
    id: call.world.nextId('bulktask'),
    submittedBy,
    at: call.now,
    total: names.length,
    processed,
    failed,
    unseen,
  });
  return created({ taskId: task.id });
}

function sentencesOf({ body }: Refusal): string[] {
  const { errorMessages = [], errors = {} } = (body ?? {}) as {
    errorMessages?: readonly string[];
    errors?: Readonly<Record<string, string>>;
  };
  return [...errorMessages, ...Object.values(errors)];
}

function progress({ beans }: Call, { id, submittedBy, at, total, processed, failed, unseen }: BulkTask) {
  const moment = new Date(at).toISOString();
  return {
    taskId: id,
    status: 'COMPLETE',
    progressPercent: 100,
    submittedBy: beans.user(submittedBy),
    created: moment,
    started: moment,
    updated: moment,
    totalIssueCount: total,
    processedAccessibleIssues: processed.map(Number),
    failedAccessibleIssues: failed,
    invalidOrInaccessibleIssueCount: unseen,
  };
}

function groupOf(call: Call, issues: readonly Issue[]) {
  const [first] = issues;
  const transitions = first
    ? transitionsOf(first, call.world).map(({ id, to }) => ({
        transitionId: Number(id),
        transitionName: to.name,
        to: { statusId: Number(to.id), statusName: to.name },
      }))
    : [];
  return { issues: issues.map(({ key }) => key), isTransitionsFiltered: false, transitions };
}
