import type { CallProblem, ReplyOf, RequestOf } from '#app/calls';
import { mirrorRecordsSoon } from '#app/mirror/soon';
import type { saveBaselineCall } from '#app/plan/calls';
import { baselineKind } from '#app/plan/kind';
import { changeRecord } from '#app/records/change-record';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Session } from '#app/session';
import { openToPlan } from '#app/train/open-pi';
import { unseenProblem, visibleAmong } from '#app/visible';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/** Items that left earlier commitments and are still looked after: the document has an end. */
const mostLeft = 2_000;
/** How long a page that writes fields itself waits for them, in milliseconds. */
const fieldPatience = 2_000;

/**
 * Keeps a plan as the one that was committed, for those who plan the train. Of items that this person does not see,
 * the plan that was kept before stands.
 */
export async function saveBaseline(
  session: Session,
  request: RequestOf<typeof saveBaselineCall>,
): Promise<ReplyOf<typeof saveBaselineCall>> {
  const { projectId, trainId, piId, slots } = request;
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  const unseen = await unseenProblem(session, Object.keys(slots) as IssueId[]);
  if (unseen) return unseen;
  const count = opened.value.pi.slots.length;
  if (Object.values(slots).some((slot) => slot < 0 || slot >= count))
    return { kind: 'invalid', why: 'no-such-slot', field: 'slots', data: { slots: count } };
  const ref = { id: piId, home: projectId };
  const before = await session.records.get(baselineKind, ref);
  // What lies in it by the time of writing and was not found visible stays as well.
  const visible = await visibleAmong(session, Object.keys(before?.value.slots ?? {}) as IssueId[]);
  const head = { trainId, at: session.clock.now(), by: session.viewer };
  const outcome = await changeRecord<ValueIn<typeof baselineKind>, LineIn<typeof baselineKind>, CallProblem>(
    session,
    baselineKind,
    ref,
    (stored) => {
      if (stored && stored.value.trainId !== trainId) return { kind: 'not-found' };
      const hidden = Object.entries(stored?.value.slots ?? {}).filter(([id]) => !visible.has(id as IssueId));
      const all = { ...Object.fromEntries(hidden), ...slots };
      const left = [...Object.keys(stored?.value.slots ?? {}), ...(stored?.value.left ?? [])]
        .filter((id) => !(id in all))
        .slice(0, mostLeft) as IssueId[];
      return {
        kind: 'write',
        value: { ...head, slots: all, ...(left.length > 0 && { left: [...new Set(left)] }) },
        line: { action: 'kept', items: Object.keys(all).length },
      };
    },
    'mirror',
  );
  if (outcome.kind !== 'ok') return outcome;
  await mirrorRecordsSoon(session.later, [{ kind: baselineKind.name, ...ref }], fieldPatience);
  return ok({ version: outcome.value?.version ?? 0, at: head.at, by: head.by, slots });
}
