import type { ReplyOf, RequestOf } from '#app/calls';
import type { listObjectivesCall, ObjectiveRow } from '#app/objective/calls';
import { objectiveKind } from '#app/objective/kind';
import type { PiRef } from '#app/plan/calls';
import type { ValueIn } from '#app/records/record-kind';
import type { Stored } from '#app/records/records';
import { wholeList, type WholeList } from '#app/records/whole-list';
import type { Session } from '#app/session';
import { openPi } from '#app/train/open-pi';
import { visibleAmong } from '#app/visible';
import { ok } from '#core/result';

/** An objective as it is stored. */
export type StoredObjective = Stored<ValueIn<typeof objectiveKind>>;

/** Shows the objectives of a PI. */
export async function listObjectives(
  session: Session,
  request: RequestOf<typeof listObjectivesCall>,
): Promise<ReplyOf<typeof listObjectivesCall>> {
  const [opened, { items, unreadable }] = await Promise.all([openPi(session, request), objectivesOf(session, request)]);
  if (opened.kind !== 'ok') return opened;
  return ok({
    rows: await objectiveRows(session, items),
    unreadable: [...unreadable],
    can: { plan: opened.value.canPlan },
  });
}

/** All objectives of a PI, in the order in which they were made. */
export async function objectivesOf(
  { records }: Session,
  { projectId, trainId, piId }: PiRef,
): Promise<WholeList<StoredObjective['value']>> {
  const { items, unreadable } = await wholeList(records, objectiveKind, projectId);
  const own = items.filter(({ value }) => value.piId === piId && value.trainId === trainId);
  return { items: own.sort(byMaking), unreadable };
}

/** Objectives as the acting person may see them. */
export async function objectiveRows(session: Session, stored: readonly StoredObjective[]): Promise<ObjectiveRow[]> {
  const visible = await visibleAmong(
    session,
    stored.flatMap(({ value }) => value.objective.issueIds),
  );
  return stored.map(({ id, version, at, value: { by, objective } }) => {
    const issueIds = objective.issueIds.filter((issueId) => visible.has(issueId));
    const hiddenIssues = objective.issueIds.length - issueIds.length;
    return { id, version, by, at, objective: { ...objective, issueIds }, hiddenIssues };
  });
}

function byMaking(one: StoredObjective, other: StoredObjective): number {
  if (one.value.made !== other.value.made) return one.value.made < other.value.made ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
