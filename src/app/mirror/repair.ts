import type { CallReply } from '#app/contract';
import type { Later } from '#app/ports';
import type { Records } from '#app/records/records';
import type { Session } from '#app/session';
import { ok } from '#core/result';

/** Most items that one repair puts back in the queue; the next one takes the rest. */
const batch = 1_000;

/** Puts every item whose search fields still wait back in the queue, oldest first. Answers how many. */
export async function repairMirror(records: Records, later: Later): Promise<number> {
  const waiting = await records.waiting(batch);
  if (waiting.length > 0) await later.mirror(waiting.map(({ issueId }) => issueId));
  return waiting.length;
}

/** Says how far the search fields are behind; counts to 1,000. */
export async function mirrorStatus(session: Session): Promise<CallReply<'mirror.status'>> {
  if (!(await session.site.administers())) return { kind: 'not-permitted', need: 'administer' };
  const waiting = await session.records.waiting(batch);
  const [oldest] = waiting;
  return ok({ waiting: waiting.length, ...(oldest && { oldest: oldest.since }) });
}

/** Pushes what waits, now. */
export async function repairNow(session: Session): Promise<CallReply<'mirror.repair'>> {
  if (!(await session.site.administers())) return { kind: 'not-permitted', need: 'administer' };
  return ok({ queued: await repairMirror(session.records, session.later) });
}
