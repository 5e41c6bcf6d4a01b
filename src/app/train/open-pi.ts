import type { CallProblem } from '#app/calls';
import type { PlaceRights } from '#app/ports/rights';
import type { PiRef } from '#app/plan/calls';
import type { Session } from '#app/session';
import { trainKind } from '#app/train/kind';
import { mayPlan, neededToPlan } from '#app/train/may';
import type { IssueId } from '#core/issue';
import { ok, type Result } from '#core/result';
import type { Pi, Train } from '#core/train/train';

/** A PI that the acting person sees, and whether they may plan it. */
export interface OpenPi {
  readonly train: Train;
  readonly pi: Pi;
  readonly rights: PlaceRights;
  readonly canPlan: boolean;
}

/** Opens a PI as the acting person. */
export async function openPi(
  { tracker, records }: Session,
  { projectId, trainId, piId }: PiRef,
): Promise<Result<OpenPi, CallProblem>> {
  const reading = records.get(trainKind, { id: trainId, home: projectId });
  // Whoever does not see the project does not hear that what is stored there cannot be read.
  reading.catch(() => undefined);
  const rights = await tracker.rights.ofProject(projectId);
  if (!rights.see) return { kind: 'not-found' };
  const stored = await reading;
  const pi = stored?.value.pis.find(({ id }) => id === piId);
  if (!stored || !pi) return { kind: 'not-found' };
  return ok({ train: stored.value, pi, rights, canPlan: mayPlan(rights, stored.value) });
}

/** The same, for those who may plan it. */
export async function openToPlan(session: Session, ref: PiRef): Promise<Result<OpenPi, CallProblem>> {
  const opened = await openPi(session, ref);
  if (opened.kind !== 'ok' || opened.value.canPlan) return opened;
  return { kind: 'not-permitted', need: neededToPlan(opened.value.train) };
}

/** Items that the acting person may see; none are asked about for an empty list. */
export async function visibleAmong({ tracker }: Session, ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>> {
  return ids.length === 0 ? new Set() : tracker.rights.visible([...new Set(ids)]);
}

/** Why nothing is done where somebody names items that they do not see; nothing when they see all of them. */
export async function unseenProblem(session: Session, ids: readonly IssueId[]): Promise<CallProblem | undefined> {
  const visible = await visibleAmong(session, ids);
  const count = new Set(ids.filter((id) => !visible.has(id))).size;
  return count === 0 ? undefined : { kind: 'invalid', why: 'unseen-issues', field: 'issueIds', data: { count } };
}
