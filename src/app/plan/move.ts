import type { CallProblem, ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import { inParallel } from '#app/parallel';
import type { movePlanCall, PlanMove } from '#app/plan/calls';
import { planKind } from '#app/plan/kind';
import { shardId, shardOf } from '#app/plan/shard';
import { changeRecord } from '#app/records/change-record';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Session } from '#app/session';
import { openToPlan } from '#app/train/open-pi';
import { unseenProblem } from '#app/visible';
import type { IssueId } from '#core/issue';
import { ok, type Result } from '#core/result';
import type { Placement } from '#core/train/placement';

/** Documents written at once. */
const shardsAtOnce = 4;
/** Moves that one line of history names. */
const namedMoves = 200;

type Clash = { readonly issueId: IssueId; readonly current: Placement | null };
type PlanPart = ValueIn<typeof planKind>;

/**
 * Moves items in a plan, for those who plan the train. Items that others moved, and all that lies beside them, stay as
 * these have them. Of a call that was broken off some may be moved: the same call again counts these as made.
 */
export async function movePlan(
  session: Session,
  request: RequestOf<typeof movePlanCall>,
): Promise<ReplyOf<typeof movePlanCall>> {
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  const moves = request.moves.filter(({ seen, next }) => !isSameJson(seen, next));
  const unseen = await unseenProblem(
    session,
    request.moves.map(({ issueId }) => issueId),
  );
  if (unseen) return unseen;
  const slots = opened.value.pi.slots.length;
  if (moves.some(({ next }) => typeof next?.slot === 'number' && next.slot >= slots))
    return { kind: 'invalid', why: 'no-such-slot', field: 'moves', data: { slots } };
  const outcomes = await inParallel([...byShard(moves)], shardsAtOnce, ([shard, own]) =>
    moveInShard(session, request, shard, own),
  );
  const clashes: Clash[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind !== 'ok') return outcome;
    clashes.push(...outcome.value);
  }
  return ok({ clashes });
}

function byShard(moves: readonly PlanMove[]): ReadonlyMap<number, readonly PlanMove[]> {
  const shards = new Map<number, PlanMove[]>();
  for (const move of moves) {
    const shard = shardOf(move.issueId);
    const known = shards.get(shard);
    if (known) known.push(move);
    else shards.set(shard, [move]);
  }
  return shards;
}

async function moveInShard(
  session: Session,
  { projectId, trainId, piId }: RequestOf<typeof movePlanCall>,
  shard: number,
  moves: readonly PlanMove[],
): Promise<Result<readonly Clash[], CallProblem>> {
  let clashes: readonly Clash[] = [];
  const outcome = await changeRecord<PlanPart, LineIn<typeof planKind>, CallProblem>(
    session,
    planKind,
    { id: shardId(piId, shard), home: projectId },
    (stored) => {
      if (stored && stored.value.trainId !== trainId) return { kind: 'not-found' };
      const judged = judge(stored?.value.placements ?? {}, moves);
      clashes = judged.clashes;
      if (judged.made.length === 0) return { kind: 'same' };
      return { kind: 'write', value: { trainId, placements: judged.placements }, line: lineOf(judged.made) };
    },
  );
  return outcome.kind === 'ok' ? ok(clashes) : outcome;
}

/** What becomes of moves on what is stored: those that are there already are neither made nor clashes. */
function judge(
  stored: PlanPart['placements'],
  moves: readonly PlanMove[],
): {
  readonly placements: PlanPart['placements'];
  readonly made: readonly PlanMove[];
  readonly clashes: readonly Clash[];
} {
  const placements = new Map(Object.entries(stored) as [IssueId, Placement][]);
  const made: PlanMove[] = [];
  const clashes: Clash[] = [];
  for (const move of moves) {
    const { issueId, seen, next } = move;
    const current = placements.get(issueId) ?? null;
    if (isSameJson(current, next)) continue;
    if (!isSameJson(current, seen)) {
      clashes.push({ issueId, current });
      continue;
    }
    made.push(move);
    if (next === null) placements.delete(issueId);
    else placements.set(issueId, next);
  }
  return { placements: Object.fromEntries(placements), made, clashes };
}

function lineOf(made: readonly PlanMove[]): LineIn<typeof planKind> {
  const more = made.length - namedMoves;
  return {
    action: 'moved',
    moves: made.slice(0, namedMoves).map(({ issueId, seen, next }) => ({ issueId, from: seen, to: next })),
    ...(more > 0 && { more }),
  };
}
