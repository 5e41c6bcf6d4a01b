import type { ReplyOf } from '#app/calls';
import type { mirrorStatusCall, repairMirrorCall } from '#app/mirror/calls';
import type { IssueId } from '#core/issue';
import type { Later } from '#app/ports/later';
import type { Records } from '#app/records/records';
import type { Session } from '#app/session';
import { scoreKind } from '#app/value/kind';
import { ok } from '#core/result';

/** Most items that one repair puts back in the queue; the next one takes the rest. */
const batch = 1_000;

/** Puts every item whose search fields still wait back in the queue, oldest first. Answers how many. */
export async function repairMirror(records: Records, later: Later): Promise<number> {
  const waiting = await records.tasks('mirror').waiting(batch);
  const items = waiting.filter(({ kind }) => kind === scoreKind.name);
  const others = waiting.filter(({ kind }) => kind !== scoreKind.name);
  if (items.length > 0) await later.mirror(items.map(({ id }) => id as IssueId));
  if (others.length > 0) await later.mirrorRecords(others.map(({ kind, id, home }) => ({ kind, id, home })));
  return waiting.length;
}

/** Says how far the search fields are behind; counts to 1,000. */
export async function mirrorStatus(session: Session): Promise<ReplyOf<typeof mirrorStatusCall>> {
  if (!(await session.tracker.rights.administers())) return { kind: 'not-permitted', need: 'administer' };
  const waiting = await session.records.tasks('mirror').waiting(batch);
  const [oldest] = waiting;
  return ok({ waiting: waiting.length, ...(oldest && { oldest: oldest.since }) });
}

/** Pushes what waits, now. */
export async function repairNow(session: Session): Promise<ReplyOf<typeof repairMirrorCall>> {
  if (!(await session.tracker.rights.administers())) return { kind: 'not-permitted', need: 'administer' };
  return ok({ queued: await repairMirror(session.records, session.later) });
}
