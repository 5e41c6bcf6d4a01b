import * as z from 'zod';
import { numberParameter, ok, payload, type Call, type Handlers } from '#host/jira/call';
import type { Worklog } from '#host/jira/entities';
import { worklogBean } from '#host/jira/field/discussion';
import { refuse } from '#host/jira/refusal';

const pageSize = 1000;
const minute = 60_000;

/** Logged work across issues. Which worklogs were deleted is not kept, so that list is not modelled. */
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
  // What changed in the last minute is left out, as Jira documents it.
  getIdsOfWorklogsModifiedSince: (call) => {
    const text = call.query.get('since');
    const since = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : numberParameter(call, 'since', 0);
    const changed = visible(call)
      .filter(({ updated }) => updated >= since && updated < call.now - minute)
      .sort((one, other) => one.updated - other.updated);
    const shown = changed.slice(0, pageSize);
    const until = shown.at(-1)?.updated ?? since;
    const isLast = shown.length === changed.length;
    return ok({
      values: shown.map(({ id, updated }) => ({ worklogId: Number(id), updatedTime: updated, properties: [] })),
      since,
      until,
      self: call.beans.self(`worklog/updated?since=${since}`),
      ...(isLast ? {} : { nextPage: call.beans.self(`worklog/updated?since=${until}`) }),
      lastPage: isLast,
    });
  },
};

function visible({ world, session }: Call): Worklog[] {
  return world.worklogs.list().filter(({ issueId }) => session.canSee(world.issues.get(issueId)!));
}
