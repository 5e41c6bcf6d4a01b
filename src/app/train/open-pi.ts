import type { CallProblem } from '#app/calls';
import type { PlaceRights } from '#app/ports/rights';
import type { PiRef } from '#app/plan/calls';
import type { Stored } from '#app/records/records';
import type { Session } from '#app/session';
import { trainKind } from '#app/train/kind';
import { mayPlan, neededToPlan } from '#app/train/may';
import type { ProjectId } from '#core/issue';
import { ok, type Result } from '#core/result';
import type { TrainId } from '#core/train/ids';
import type { Pi, Train } from '#core/train/train';

/** A PI that the acting person sees, and whether they may plan it. */
export interface OpenPi {
  readonly train: Train;
  readonly pi: Pi;
  readonly rights: PlaceRights;
  readonly canPlan: boolean;
}

/** A train's record as somebody may hear of it; `stored` is absent where there is none. */
export interface SeenTrain {
  readonly rights: PlaceRights;
  readonly stored: Stored<Train> | undefined;
}

/**
 * Reads a train beside the acting person's rights in its project; nothing for those who do not see the project, who do
 * not hear that what is stored there cannot be read. Throws UnreadableRecord for the others.
 */
export async function seenTrain(
  { tracker, records }: Session,
  projectId: ProjectId,
  trainId: TrainId,
): Promise<SeenTrain | undefined> {
  const reading = records.get(trainKind, { id: trainId, home: projectId });
  reading.catch(() => undefined);
  const rights = await tracker.rights.ofProject(projectId);
  return rights.see ? { rights, stored: await reading } : undefined;
}

/** Opens a PI as the acting person. */
export async function openPi(
  session: Session,
  { projectId, trainId, piId }: PiRef,
): Promise<Result<OpenPi, CallProblem>> {
  const seen = await seenTrain(session, projectId, trainId);
  const train = seen?.stored?.value;
  const pi = train?.pis.find(({ id }) => id === piId);
  if (!seen || !train || !pi) return { kind: 'not-found' };
  return ok({ train, pi, rights: seen.rights, canPlan: mayPlan(seen.rights, train) });
}

/** The same, for those who may plan it. */
export async function openToPlan(session: Session, ref: PiRef): Promise<Result<OpenPi, CallProblem>> {
  const opened = await openPi(session, ref);
  if (opened.kind !== 'ok' || opened.value.canPlan) return opened;
  return { kind: 'not-permitted', need: neededToPlan(opened.value.train) };
}
