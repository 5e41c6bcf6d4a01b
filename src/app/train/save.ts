import type { ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import { writeFromSeen } from '#app/records/write-from-seen';
import type { Session } from '#app/session';
import type { saveTrainCall } from '#app/train/calls';
import { trainKind } from '#app/train/kind';
import { trainRow } from '#app/train/list';
import { maySetUp, neededToSetUp } from '#app/train/may';
import { seenTrain } from '#app/train/open-pi';
import { ok } from '#core/result';
import { trainFault } from '#core/train/train-fault';

/** Sets up a train, or changes one. What somebody else has made of it is shown to whoever was slower. */
export async function saveTrain(
  session: Session,
  { projectId, id, version, train }: RequestOf<typeof saveTrainCall>,
): Promise<ReplyOf<typeof saveTrainCall>> {
  const seen = await seenTrain(session, projectId, id);
  if (!seen) return { kind: 'not-found' };
  const { rights, stored } = seen;
  const planned = stored?.value ?? train;
  if (!maySetUp(rights, planned)) return { kind: 'not-permitted', need: neededToSetUp(planned) };
  const fault = trainFault(train);
  if (fault)
    return { kind: 'invalid', why: fault.kind, ...(fault.name !== undefined && { data: { name: fault.name } }) };
  if (stored && isSameJson(stored.value, train)) return ok(trainRow(stored, rights));
  const outcome = await writeFromSeen(session, trainKind, {
    id,
    home: projectId,
    version,
    at: session.clock.now(),
    value: train,
    line: { action: version === 0 ? 'set-up' : 'changed' },
  });
  if (outcome.kind === 'too-large') return outcome;
  if (outcome.kind === 'written') return ok(trainRow(outcome.stored, rights));
  const { current } = outcome;
  return current ? { kind: 'clash', why: 'conflict', current: trainRow(current, rights) } : { kind: 'not-found' };
}
