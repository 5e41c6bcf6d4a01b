import type { CallProblem, ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import { mostIssues, type Objective, type removeObjectiveCall, type saveObjectiveCall } from '#app/objective/calls';
import { objectiveKind } from '#app/objective/kind';
import { objectiveRows, objectivesOf, type StoredObjective } from '#app/objective/list';
import type { PiRef } from '#app/plan/calls';
import { writeFromSeen } from '#app/records/write-from-seen';
import type { Session } from '#app/session';
import { openToPlan } from '#app/train/open-pi';
import { unseenProblem, visibleAmong } from '#app/visible';
import { ok } from '#core/result';
import type { Train } from '#core/train/train';

/** Objectives of one PI at most: a train of 60 teams has a few hundred. */
const mostObjectives = 1_000;

/** Makes an objective, or changes one, for those who plan the train. */
export async function saveObjective(
  session: Session,
  request: RequestOf<typeof saveObjectiveCall>,
): Promise<ReplyOf<typeof saveObjectiveCall>> {
  const { projectId, trainId, piId, id, version } = request;
  const { records, clock, viewer } = session;
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  const ref = { id, home: projectId };
  const stored = await records.get(objectiveKind, ref);
  if (stored && !isOf(stored, request)) return { kind: 'not-found' };
  const objective = await withHiddenIssues(session, request.objective, stored);
  const problem = await faultOf(session, objective, opened.value.train, stored);
  if (problem) return problem;
  if (stored && isSameJson(stored.value.objective, objective)) return ok(await rowOf(session, stored));
  if (!stored && (await objectivesOf(session, request)).items.length >= mostObjectives)
    return { kind: 'invalid', why: 'too-many-objectives', data: { most: mostObjectives } };
  const at = clock.now();
  const value = { trainId, piId, made: stored?.value.made ?? at, by: viewer, objective };
  const line = { action: version === 0 ? ('made' as const) : ('changed' as const) };
  const outcome = await writeFromSeen(session, objectiveKind, { ...ref, version, at, value, line });
  if (outcome.kind === 'too-large') return outcome;
  if (outcome.kind === 'written') return ok(await rowOf(session, outcome.stored));
  const { current } = outcome;
  return current ? { kind: 'clash', why: 'conflict', current: await rowOf(session, current) } : { kind: 'not-found' };
}

/** Takes an objective away, for those who plan the train. */
export async function removeObjective(
  session: Session,
  request: RequestOf<typeof removeObjectiveCall>,
): Promise<ReplyOf<typeof removeObjectiveCall>> {
  const { projectId, id, version } = request;
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  const ref = { id, home: projectId };
  const stored = await session.records.get(objectiveKind, ref);
  if (!stored || !isOf(stored, request)) return ok({ removed: false });
  if (stored.version !== version) return { kind: 'clash', why: 'conflict', current: await rowOf(session, stored) };
  await session.records.remove(objectiveKind, ref);
  return ok({ removed: true });
}

function isOf({ value }: StoredObjective, { trainId, piId }: PiRef): boolean {
  return value.trainId === trainId && value.piId === piId;
}

async function rowOf(session: Session, stored: StoredObjective) {
  return (await objectiveRows(session, [stored]))[0]!;
}

/** Items that the acting person may not see are not taken out by somebody who never saw them. */
async function withHiddenIssues(
  session: Session,
  objective: Objective,
  stored: StoredObjective | undefined,
): Promise<Objective> {
  const known = stored?.value.objective.issueIds ?? [];
  const visible = await visibleAmong(session, known);
  const hidden = known.filter((issueId) => !visible.has(issueId));
  return { ...objective, issueIds: [...new Set([...objective.issueIds, ...hidden])] };
}

async function faultOf(
  session: Session,
  { title, teamId, issueIds }: Objective,
  { teams }: Train,
  stored: StoredObjective | undefined,
): Promise<CallProblem | undefined> {
  const before = stored?.value.objective;
  if (title.trim() === '') return { kind: 'invalid', why: 'no-title', field: 'objective.title' };
  // A team that has left the train since keeps what it set out to reach.
  if (teamId !== before?.teamId && !teams.some(({ id }) => id === teamId))
    return { kind: 'invalid', why: 'unknown-team', field: 'objective.teamId' };
  if (issueIds.length > mostIssues)
    return { kind: 'invalid', why: 'too-many-issues', field: 'objective.issueIds', data: { most: mostIssues } };
  return unseenProblem(
    session,
    issueIds.filter((issueId) => !before?.issueIds.includes(issueId)),
  );
}
