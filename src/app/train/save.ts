import type { ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import { documentLimit } from '#app/records/records';
import { drawnId } from '#core/drawn-id';
import type { Session } from '#app/session';
import type { saveTrainCall } from '#app/train/calls';
import { trainKind } from '#app/train/kind';
import { trainRow } from '#app/train/list';
import { maySetUp } from '#app/train/may';
import { ok } from '#core/result';
import { trainFault } from '#core/train/train-fault';

/** Sets up a train, or changes one. What somebody else has made of it is shown to whoever was slower. */
export async function saveTrain(
  session: Session,
  { projectId, id, version, train }: RequestOf<typeof saveTrainCall>,
): Promise<ReplyOf<typeof saveTrainCall>> {
  const { records, tracker, viewer, clock } = session;
  const ref = { id, home: projectId };
  const [rights, stored] = await Promise.all([tracker.rights.ofProject(projectId), records.get(trainKind, ref)]);
  if (!rights.see) return { kind: 'not-found' };
  if (!maySetUp(rights, stored?.value ?? train)) return { kind: 'not-permitted', need: 'plan-train' };
  const fault = trainFault(train);
  if (fault)
    return { kind: 'invalid', why: fault.kind, ...(fault.name !== undefined && { data: { name: fault.name } }) };
  if (stored && isSameJson(stored.value, train)) return ok(trainRow(stored, rights));
  const at = clock.now();
  const outcome = await records.write(trainKind, {
    ...ref,
    expected: version,
    value: train,
    stamped: {
      writeId: drawnId(),
      version: version + 1,
      at,
      by: viewer,
      line: { action: version === 0 ? 'set-up' : 'changed' },
    },
  });
  if (outcome === 'too-large') return { kind: 'too-large', limit: documentLimit };
  if (outcome === 'written') return ok(trainRow({ ...ref, version: version + 1, at, value: train }, rights));
  const current = await records.get(trainKind, ref);
  return current ? { kind: 'clash', why: 'conflict', current: trainRow(current, rights) } : { kind: 'not-found' };
}
