import type { ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import { mirrorRecordsSoon } from '#app/mirror/soon';
import { baselineKind } from '#app/plan/kind';
import { commitmentsOf } from '#app/plan/pi-mirror';
import { writeFromSeen } from '#app/records/write-from-seen';
import type { Session } from '#app/session';
import type { saveTrainCall } from '#app/train/calls';
import { trainKind } from '#app/train/kind';
import { trainRow } from '#app/train/list';
import { maySetUp, neededToSetUp } from '#app/train/may';
import { seenTrain } from '#app/train/open-pi';
import type { ProjectId } from '#core/issue';
import { ok } from '#core/result';
import type { TrainId } from '#core/train/ids';
import type { Train } from '#core/train/train';
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
  if (outcome.kind === 'written') {
    await mirrorRenamed(session, projectId, id, stored?.value, train);
    return ok(trainRow(outcome.stored, rights));
  }
  const { current } = outcome;
  return current ? { kind: 'clash', why: 'conflict', current: trainRow(current, rights) } : { kind: 'not-found' };
}

/** Fields say what PIs are called: they follow where one was renamed or taken out. */
async function mirrorRenamed(
  { records, later, clock }: Session,
  home: ProjectId,
  id: TrainId,
  before: Train | undefined,
  now: Train,
): Promise<void> {
  const names = new Map(now.pis.map((pi) => [pi.id, pi.name]));
  const renamed = new Set<string>((before?.pis ?? []).filter((pi) => names.get(pi.id) !== pi.name).map((pi) => pi.id));
  if (renamed.size === 0) return;
  const due = (await commitmentsOf(records, home, id)).filter((one) => renamed.has(one.id));
  if (due.length === 0) return;
  await records.tasks('mirror').enqueue(
    baselineKind,
    due.map(({ id, version }) => ({ id, home, version })),
    clock.now(),
  );
  await mirrorRecordsSoon(
    later,
    due.map(({ kind, id }) => ({ kind, id, home })),
  );
}
