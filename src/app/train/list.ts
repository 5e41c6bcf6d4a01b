import type { ReplyOf, RequestOf } from '#app/calls';
import { inParallel } from '#app/parallel';
import type { PlaceRights } from '#app/ports/rights';
import type { Stored } from '#app/records/records';
import { wholeList } from '#app/records/whole-list';
import type { Session } from '#app/session';
import type { listTrainsCall, TrainRow } from '#app/train/calls';
import { trainKind } from '#app/train/kind';
import { mayPlan, maySetUp } from '#app/train/may';
import type { TrainId } from '#core/train/ids';
import type { ProjectId } from '#core/issue';
import { ok } from '#core/result';
import type { Train } from '#core/train/train';

/** Projects asked about at once. */
const projectsAtOnce = 8;

/** Shows the trains of projects. */
export async function listTrains(
  session: Session,
  { projectIds }: RequestOf<typeof listTrainsCall>,
): Promise<ReplyOf<typeof listTrainsCall>> {
  const places = await inParallel([...new Set(projectIds)], projectsAtOnce, async (projectId) => {
    const [rights, list] = await Promise.all([
      session.tracker.rights.ofProject(projectId),
      wholeList(session.records, trainKind, projectId),
    ]);
    return { projectId, rights, list };
  });
  const seen = places.filter(({ rights }) => rights.see);
  return ok({
    trains: seen
      .flatMap(({ rights, list }) => list.items.map((stored) => trainRow(stored, rights)))
      .sort((one, other) => one.train.name.localeCompare(other.train.name) || (one.id < other.id ? -1 : 1)),
    unreadable: seen.flatMap(({ list }) => list.unreadable),
    canSetUpIn: seen
      .filter(({ rights }) => maySetUp(rights, { plannedBy: 'editors' }))
      .map(({ projectId }) => projectId),
  });
}

/** A train as somebody with these rights in its project has it. */
export function trainRow({ id, home, version, value }: Stored<Train>, rights: PlaceRights): TrainRow {
  return {
    id: id as TrainId,
    projectId: home as ProjectId,
    version,
    train: value,
    can: { plan: mayPlan(rights, value), setUp: maySetUp(rights, value) },
  };
}
