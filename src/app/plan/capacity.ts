import type { CallProblem, ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import type { setCapacityCall } from '#app/plan/calls';
import { capacityKind } from '#app/plan/kind';
import { changeRecord } from '#app/records/change-record';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Session } from '#app/session';
import { openToPlan } from '#app/train/open-pi';
import { ok } from '#core/result';
import type { CapacityEntry } from '#core/train/capacity';

type Said = readonly CapacityEntry[] | null;

/** Says what a team can give, for those who plan the train. What somebody else has said of this team is shown first. */
export async function setCapacity(
  session: Session,
  request: RequestOf<typeof setCapacityCall>,
): Promise<ReplyOf<typeof setCapacityCall>> {
  const { projectId, trainId, piId, teamId, seen, next } = request;
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  const { train, pi } = opened.value;
  if (next && !train.teams.some(({ id }) => id === teamId))
    return { kind: 'invalid', why: 'unknown-team', field: 'teamId' };
  if (next && next.length !== pi.slots.length)
    return { kind: 'invalid', why: 'iterations-unlike-slots', field: 'next', data: { slots: pi.slots.length } };
  type Taken = { readonly kind: 'taken'; readonly current: Said };
  const outcome = await changeRecord<ValueIn<typeof capacityKind>, LineIn<typeof capacityKind>, Taken | CallProblem>(
    session,
    capacityKind,
    { id: piId, home: projectId },
    (stored) => {
      if (stored && stored.value.trainId !== trainId) return { kind: 'not-found' };
      const teams = new Map(Object.entries(stored?.value.teams ?? {}) as [typeof teamId, readonly CapacityEntry[]][]);
      const current = teams.get(teamId) ?? null;
      if (isSameJson(current, next)) return { kind: 'same' };
      if (!isSameJson(current, seen)) return { kind: 'taken', current };
      if (next === null) teams.delete(teamId);
      else teams.set(teamId, next);
      return { kind: 'write', value: { trainId, teams: Object.fromEntries(teams) }, line: { action: 'said', teamId } };
    },
  );
  if (outcome.kind === 'taken')
    return { kind: 'clash', why: 'conflict', current: outcome.current && [...outcome.current] };
  return outcome.kind === 'ok' ? ok({}) : outcome;
}
