import * as z from 'zod';
import { numberParameter, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import type { Worklog } from '#host/jira/entities';
import { worklogBean } from '#host/jira/field/discussion';
import { refuse } from '#host/jira/refusal';

const pageSize = 1000;
const minute = 60_000;

/** Logged work across issues. */
export const worklogListing: Handlers = {
  getWorklogsForIds: (call) => {
    const { ids } = payload(call, z.object({ ids: z.array(z.number().int()) }));
    if (ids.length > pageSize) throw refuse(400, `The list of worklog ids must not be longer than ${pageSize}.`);
    return ok(
      visible(call)
        .filter(({ id }) => ids.includes(Number(id)))
        .map((worklog) => worklogBean(worklog, call.beans)),
    );
  },
  getIdsOfWorklogsModifiedSince: (call) =>
    changedPage(
      call,
      'updated',
      visible(call).map(({ id, updated }) => ({ id, at: updated })),
    ),
  getIdsOfWorklogsDeletedSince: (call) => changedPage(call, 'deleted', call.world.deletedWorklogs.list()),
};

/** What changed in the last minute is left out, as Jira documents it. */
function changedPage(
  call: Call,
  what: 'updated' | 'deleted',
  all: readonly { readonly id: string; readonly at: number }[],
): Answer {
  const text = call.query.get('since');
  const since = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : numberParameter(call, 'since', 0);
  const changed = all.filter(({ at }) => at >= since && at < call.now - minute).sort((one, other) => one.at - other.at);
  const shown = changed.slice(0, pageSize);
  const until = shown.at(-1)?.at ?? since;
  const isLast = shown.length === changed.length;
  return ok({
    values: shown.map(({ id, at }) => ({ worklogId: Number(id), updatedTime: at, properties: [] })),
    since,
    until,
    self: call.beans.self(`worklog/${what}?since=${since}`),
    ...(isLast ? {} : { nextPage: call.beans.self(`worklog/${what}?since=${until}`) }),
    lastPage: isLast,
  });
}

function visible({ world, session }: Call): Worklog[] {
  return world.worklogs.list().filter((worklog) => {
    const issue = world.issues.get(worklog.issueId)!;
    return session.canSee(issue) && session.canSeeComment(worklog, world.projects.get(issue.projectId)!);
  });
}
