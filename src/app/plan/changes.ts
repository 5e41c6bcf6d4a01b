import type { ReplyOf, RequestOf } from '#app/calls';
import { inParallel } from '#app/parallel';
import { mostChanges, type PlanChange, type readPlanChangesCall } from '#app/plan/calls';
import { baselineKind, planKind } from '#app/plan/kind';
import { shardIn } from '#app/plan/shard';
import type { LineIn } from '#app/records/record-kind';
import { UnreadableRecord, type Stamped } from '#app/records/records';
import { wholeList } from '#app/records/whole-list';
import type { Session } from '#app/session';
import { openPi } from '#app/train/open-pi';
import { visibleAmong } from '#app/visible';
import { ok, type IsoDateTime } from '#core/result';

/** Histories read at once. */
const historiesAtOnce = 4;
/** Lines that are looked through in each part of a plan. */
const linesAPart = 200;

/** What the history of one part of a plan, or of all of them, tells since a moment. */
interface Told {
  readonly changes: readonly PlanChange[];
  readonly unnamed: number;
  readonly isPartial: boolean;
}

/** Tells who moved what when since a plan was committed last: of as many histories as the plan has parts. */
export async function readPlanChanges(
  session: Session,
  request: RequestOf<typeof readPlanChangesCall>,
): Promise<ReplyOf<typeof readPlanChangesCall>> {
  const { projectId, trainId, piId } = request;
  const { records } = session;
  const [opened, plans, baselines] = await Promise.all([
    openPi(session, request),
    wholeList(records, planKind, projectId),
    wholeList(records, baselineKind, projectId),
  ]);
  if (opened.kind !== 'ok') return opened;
  const since = baselines.items.find(({ id, value }) => id === piId && value.trainId === trainId)?.value.at;
  const unreadable = [
    ...plans.unreadable.filter((id) => shardIn(id)?.piId === piId).map((id) => `plan ${id}`),
    ...baselines.unreadable.filter((id) => id === piId).map((id) => `baseline ${id}`),
  ].sort();
  if (since === undefined) return ok({ changes: [], hidden: 0, unnamed: 0, unreadable });
  // A part that was last written before the commitment has nothing to tell.
  const parts = plans.items.filter(
    ({ id, value, at }) => shardIn(id)?.piId === piId && value.trainId === trainId && at > since,
  );
  const told = await inParallel(parts, historiesAtOnce, ({ id }) =>
    records.history(planKind, { id, home: projectId }, linesAPart + 1).then(
      (lines) => toldBy(lines, since),
      (error: unknown) => {
        if (!(error instanceof UnreadableRecord)) throw error;
        unreadable.push(`plan ${id}`);
        return toldBy([], since);
      },
    ),
  );
  return ok({ since, ...(await seenOf(session, told)), unreadable });
}

function toldBy(lines: readonly Stamped<LineIn<typeof planKind>>[], since: IsoDateTime): Told {
  const later = lines.filter(({ at }) => at > since);
  const told = later.slice(0, linesAPart);
  return {
    changes: told.flatMap(({ at, by, doubt, line: { moves = [] } }) =>
      moves.map(({ issueId, from, to }) => ({ issueId, at, by, from, to, ...(doubt && { doubt }) })),
    ),
    unnamed: told.reduce((sum, { line: { more = 0 } }) => sum + more, 0),
    isPartial: later.length > linesAPart,
  };
}

/** What all parts tell together, as somebody may hear it. */
async function seenOf(session: Session, told: readonly Told[]) {
  const all = told
    .flatMap(({ changes }) => changes)
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
  const visible = await visibleAmong(
    session,
    all.map(({ issueId }) => issueId),
  );
  const seen = all.filter(({ issueId }) => visible.has(issueId));
  return {
    changes: seen.slice(0, mostChanges),
    hidden: all.length - seen.length,
    unnamed: told.reduce((sum, { unnamed }) => sum + unnamed, 0),
    ...((seen.length > mostChanges || told.some(({ isPartial }) => isPartial)) && { isPartial: true as const }),
  };
}
