import type { ReplyOf, RequestOf } from '#app/calls';
import { chunks } from '#app/chunks';
import { mirrorRecordsSoon } from '#app/mirror/soon';
import { inParallel } from '#app/parallel';
import { commitmentsOf } from '#app/plan/pi-mirror';
import type { Session } from '#app/session';
import { wholeList } from '#app/records/whole-list';
import type { removeTrainCall } from '#app/train/calls';
import { trainKind } from '#app/train/kind';
import { trainRow } from '#app/train/list';
import { maySetUp, neededToSetUp } from '#app/train/may';
import { seenTrain } from '#app/train/open-pi';
import { pieceKinds } from '#app/train/pieces';
import type { ProjectId } from '#core/issue';
import { ok } from '#core/result';
import type { TrainId } from '#core/train/ids';
import type { Train } from '#core/train/train';

/** Records removed at once. */
const removalsAtOnce = 4;
/** Items that one message of a queue can name. */
const itemsARecord = 1_000;

/** Forgets a train and everything that belongs to it. The train goes last: a removal that is cut off can be repeated. */
export async function removeTrain(
  session: Session,
  { projectId, id, version }: RequestOf<typeof removeTrainCall>,
): Promise<ReplyOf<typeof removeTrainCall>> {
  const seen = await seenTrain(session, projectId, id);
  if (!seen) return { kind: 'not-found' };
  const { rights, stored } = seen;
  if (!stored) return ok({ removed: false });
  if (!maySetUp(rights, stored.value)) return { kind: 'not-permitted', need: neededToSetUp(stored.value) };
  if (stored.version !== version) return { kind: 'clash', why: 'conflict', current: trainRow(stored, rights) };
  const committed = await commitmentsOf(session.records, projectId, id);
  await removePieces(session, projectId, id, stored.value);
  await session.records.remove(trainKind, { id, home: projectId });
  // Their fields are emptied by what is gone: what says otherwise would be read on the way.
  await mirrorRecordsSoon(
    session.later,
    committed.flatMap(({ kind, id: piId, home, issueIds = [] }) =>
      chunks(issueIds, itemsARecord).map((part) => ({ kind, id: piId, home, issueIds: part })),
    ),
  );
  return ok({ removed: true });
}

async function removePieces({ records }: Session, home: ProjectId, trainId: TrainId, { pis }: Train): Promise<void> {
  const piIds = pis.map(({ id }) => id);
  for (const kind of pieceKinds) {
    const { items, unreadable } = await wholeList<unknown, unknown, { readonly trainId: string }>(records, kind, home);
    const own = items.filter(({ value }) => value.trainId === trainId).map(({ id }) => id);
    // What cannot be read says by its id that it belongs to a PI of the train.
    const damaged = unreadable.filter((id) => piIds.some((piId) => id === piId || id.startsWith(`${piId}.`)));
    await inParallel([...own, ...damaged], removalsAtOnce, (id) => records.remove(kind, { id, home }));
  }
}
