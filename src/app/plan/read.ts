import type { ReplyOf, RequestOf } from '#app/calls';
import type { readPlanCall, StoredPlan } from '#app/plan/calls';
import { baselineKind, capacityKind, planKind } from '#app/plan/kind';
import { shardIn } from '#app/plan/shard';
import type { ValueIn } from '#app/records/record-kind';
import type { Stored } from '#app/records/records';
import { wholeList, type WholeList } from '#app/records/whole-list';
import type { Session } from '#app/session';
import { openPi, visibleAmong } from '#app/train/open-pi';
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
  return ok(await shownPlan(session, documents));
}

/** Names the state of a PI's plan as it is stored now. */
export async function planToken(
  session: Session,
  { projectId, trainId, piId }: RequestOf<typeof readPlanCall>,
): Promise<string> {
  return (await planDocuments(session, projectId, trainId, piId)).token;
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
  return { plan, capacity, baseline, unreadable, token: tokenOf(plan, capacity, baseline, unreadable) };
}

/** Versions of the documents: `3.12 7.1` of the plan's parts, then the others'. */
function tokenOf(
  plan: PlanDocuments['plan'],
  capacity: PlanDocuments['capacity'],
  baseline: PlanDocuments['baseline'],
  unreadable: readonly string[],
): string {
  const parts = plan.map(({ id, version }) => `${shardIn(id)!.shard}.${version}`).sort();
  return [parts.join(' '), `c${capacity?.version ?? 0}`, `b${baseline?.version ?? 0}`, ...unreadable].join('|');
}

async function shownPlan(
  session: Session,
  { plan, capacity, baseline, unreadable, token }: PlanDocuments,
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
  };
}
