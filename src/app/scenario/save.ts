import type { ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import type { PiRef } from '#app/plan/calls';
import { writeFromSeen } from '#app/records/write-from-seen';
import { mostScenarios, type removeScenarioCall, type saveScenarioCall } from '#app/scenario/calls';
import { scenarioKind } from '#app/scenario/kind';
import { scenarioRows, scenariosOf, type StoredScenario } from '#app/scenario/list';
import type { Session } from '#app/session';
import { openToPlan } from '#app/train/open-pi';
import { unseenProblem, visibleAmong } from '#app/visible';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';
import type { Scenario } from '#core/train/scenario';

/** Keeps a what-if, or changes one, for those who plan the train. */
export async function saveScenario(
  session: Session,
  request: RequestOf<typeof saveScenarioCall>,
): Promise<ReplyOf<typeof saveScenarioCall>> {
  const { projectId, trainId, piId, id, version } = request;
  const { records, clock, viewer } = session;
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  if (request.scenario.name.trim() === '') return { kind: 'invalid', why: 'no-name', field: 'scenario.name' };
  const unseen = await unseenProblem(session, Object.keys(request.scenario.items) as IssueId[]);
  if (unseen) return unseen;
  const ref = { id, home: projectId };
  const stored = await records.get(scenarioKind, ref);
  if (stored && !isOf(stored, request)) return { kind: 'not-found' };
  const scenario = await withHiddenItems(session, request.scenario, stored);
  if (stored && isSameJson(stored.value.scenario, scenario)) return ok(await rowOf(session, stored));
  if (!stored && (await scenariosOf(session, request)).items.length >= mostScenarios)
    return { kind: 'invalid', why: 'too-many-scenarios', data: { most: mostScenarios } };
  const at = clock.now();
  const value = { trainId, piId, by: viewer, scenario };
  const line = { action: version === 0 ? ('kept' as const) : ('changed' as const) };
  const outcome = await writeFromSeen(session, scenarioKind, { ...ref, version, at, value, line });
  if (outcome.kind === 'too-large') return outcome;
  if (outcome.kind === 'written') return ok(await rowOf(session, outcome.stored));
  const { current } = outcome;
  return current ? { kind: 'clash', why: 'conflict', current: await rowOf(session, current) } : { kind: 'not-found' };
}

/** Takes a what-if away, for those who plan the train. */
export async function removeScenario(
  session: Session,
  request: RequestOf<typeof removeScenarioCall>,
): Promise<ReplyOf<typeof removeScenarioCall>> {
  const { projectId, id, version } = request;
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  const ref = { id, home: projectId };
  const stored = await session.records.get(scenarioKind, ref);
  if (!stored || !isOf(stored, request)) return ok({ removed: false });
  if (stored.version !== version) return { kind: 'clash', why: 'conflict', current: await rowOf(session, stored) };
  await session.records.remove(scenarioKind, ref);
  return ok({ removed: true });
}

function isOf({ value }: StoredScenario, { trainId, piId }: PiRef): boolean {
  return value.trainId === trainId && value.piId === piId;
}

async function rowOf(session: Session, stored: StoredScenario) {
  return (await scenarioRows(session, [stored]))[0]!;
}

/** What somebody placed whose items the acting person does not see stays where it is. */
async function withHiddenItems(
  session: Session,
  scenario: Scenario,
  stored: StoredScenario | undefined,
): Promise<Scenario> {
  const known = Object.entries(stored?.value.scenario.items ?? {});
  const visible = await visibleAmong(
    session,
    known.map(([issueId]) => issueId as IssueId),
  );
  const hidden = known.filter(([issueId]) => !visible.has(issueId as IssueId));
  return { ...scenario, items: { ...Object.fromEntries(hidden), ...scenario.items } };
}
