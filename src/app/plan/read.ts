import type { ReplyOf, RequestOf } from '#app/calls';
import { mirrorRecordsSoon } from '#app/mirror/soon';
import type { readPlanCall, StoredPlan } from '#app/plan/calls';
import { baselineKind, capacityKind, planKind } from '#app/plan/kind';
import { shardIn } from '#app/plan/shard';
import type { ValueIn } from '#app/records/record-kind';
import type { Stored } from '#app/records/records';
import { wholeList, type WholeList } from '#app/records/whole-list';
import type { Session } from '#app/session';
import { openPi } from '#app/train/open-pi';
import { visibleAmong } from '#app/visible';
import type { Doubt } from '#core/doubt';
import type { IssueId, ProjectId } from '#core/issue';
import { ok } from '#core/result';
import type { PiId, TrainId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';

/** Everything that is stored of one PI's plan. */
interface PlanDocuments {
  readonly plan: readonly Stored<ValueIn<typeof planKind>>[];
  readonly capacity: Stored<ValueIn<typeof capacityKind>> | undefined;
  readonly baseline: Stored<ValueIn<typeof baselineKind>> | undefined;
  readonly unreadable: readonly string[];
  readonly doubt: Doubt | undefined;
  readonly token: string;
}

/** Shows what Waybill keeps of a PI's plan; little while it is what the caller has seen. */
export async function readPlan(
  session: Session,
  request: RequestOf<typeof readPlanCall>,
): Promise<ReplyOf<typeof readPlanCall>> {
  const { projectId, trainId, piId, token } = request;
  const [opened, documents] = await Promise.all([
    openPi(session, request),
    planDocuments(session, projectId, trainId, piId),
  ]);
  if (opened.kind !== 'ok') return opened;
  if (token === documents.token)
    return ok({ isSame: true, token, placements: {}, capacity: {}, unreadable: [...documents.unreadable] });
  const { baseline } = documents;
  // A page that was closed too early has left fields behind: whoever plans writes them.
  if (token === undefined && opened.value.canPlan && baseline?.tasks?.mirror !== undefined && !baseline.doubt)
    session.inBackground(() =>
      mirrorRecordsSoon(session.later, [{ kind: baselineKind.name, id: piId, home: projectId }]),
    );
  return ok(await shownPlan(session, documents));
}

async function planDocuments(
  { records }: Session,
  home: ProjectId,
  trainId: TrainId,
  piId: PiId,
): Promise<PlanDocuments> {
  const [plans, capacities, baselines] = await Promise.all([
    wholeList(records, planKind, home),
    wholeList(records, capacityKind, home),
    wholeList(records, baselineKind, home),
  ]);
  const plan = plans.items.filter(({ id, value }) => shardIn(id)?.piId === piId && value.trainId === trainId);
  const ofPi = <Value extends { readonly trainId: TrainId }>({ items }: WholeList<Value>): Stored<Value> | undefined =>
    items.find(({ id, value }) => id === piId && value.trainId === trainId);
  const capacity = ofPi(capacities);
  const baseline = ofPi(baselines);
  const unreadable = [
    ...plans.unreadable.filter((id) => shardIn(id)?.piId === piId).map((id) => `plan ${id}`),
    ...capacities.unreadable.filter((id) => id === piId).map((id) => `capacity ${id}`),
    ...baselines.unreadable.filter((id) => id === piId).map((id) => `baseline ${id}`),
  ].sort();
  const [doubt] = [...plan, capacity, baseline].flatMap((stored) => stored?.doubt ?? []);
  const parts = { plan, capacity, baseline, unreadable, doubt };
  return { ...parts, token: tokenOf(parts) };
}

/** Versions of the documents, `3.12 7.1` of the plan's parts, then the others'; and what is wrong with them. */
function tokenOf({ plan, capacity, baseline, unreadable, doubt }: Omit<PlanDocuments, 'token'>): string {
  const parts = plan.map(({ id, version }) => `${shardIn(id)!.shard}.${version}`).sort();
  const others = [`c${capacity?.version ?? 0}`, `b${baseline?.version ?? 0}`, doubt ?? ''];
  return [parts.join(' '), ...others, ...unreadable].join('|');
}

async function shownPlan(
  session: Session,
  { plan, capacity, baseline, unreadable, doubt, token }: PlanDocuments,
): Promise<StoredPlan> {
  const placements = plan.flatMap(({ value }) => Object.entries(value.placements) as [IssueId, Placement][]);
  const slots = Object.entries(baseline?.value.slots ?? {}) as [IssueId, number][];
  const visible = await visibleAmong(
    session,
    [...placements, ...slots].map(([issueId]) => issueId),
  );
  const seen = ([issueId]: readonly [IssueId, unknown]): boolean => visible.has(issueId);
  return {
    token,
    placements: Object.fromEntries(placements.filter(seen)),
    capacity: Object.fromEntries(
      Object.entries(capacity?.value.teams ?? {}).map(([teamId, entries]) => [teamId, [...entries]]),
    ),
    ...(baseline && {
      baseline: {
        version: baseline.version,
        at: baseline.value.at,
        by: baseline.value.by,
        slots: Object.fromEntries(slots.filter(seen)),
      },
    }),
    unreadable: [...unreadable],
    ...(doubt && { doubt }),
  };
}
