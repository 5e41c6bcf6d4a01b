import type { AccountId, IssueId } from '#core/issue';
import type { Brand, CalendarDate } from '#core/result';

/** Names a decision: random, made by the page that logs it, so that logging it twice makes one. */
export type DecisionId = Brand<string, 'DecisionId'>;

/** What was decided, by whom, when, why, and on which items. */
export interface Decision {
  /** What was decided, in a sentence. */
  readonly title: string;
  readonly why: string;
  readonly decidedOn: CalendarDate;
  /** People in the tracker who decided. */
  readonly deciders: readonly AccountId[];
  /** Names of people outside of the tracker who decided, a client say. */
  readonly others: readonly string[];
  readonly issueIds: readonly IssueId[];
  /** The earlier decision that this one takes the place of. */
  readonly supersedes?: DecisionId | undefined;
}

/** A decision with its place among the others. */
export interface LoggedDecision {
  readonly id: DecisionId;
  readonly decision: Pick<Decision, 'decidedOn' | 'supersedes'>;
}

/** Why a decision cannot stand as it was written. */
export interface DecisionFault {
  readonly kind: 'no-title' | 'no-decider' | 'unknown-decision' | 'supersedes-itself' | 'superseded-already';
}

/** Says what is wrong with a decision that is to stand among others; nothing when it can. `id`: its own. */
export function decisionFault(
  id: DecisionId,
  { title, deciders, others, supersedes }: Decision,
  logged: readonly LoggedDecision[],
): DecisionFault | undefined {
  if (title.trim() === '') return { kind: 'no-title' };
  if (deciders.length === 0 && others.every((name) => name.trim() === '')) return { kind: 'no-decider' };
  if (supersedes === undefined) return undefined;
  if (leadsTo(supersedes, id, logged)) return { kind: 'supersedes-itself' };
  if (!logged.some((other) => other.id === supersedes)) return { kind: 'unknown-decision' };
  const rival = logged.find((other) => other.id !== id && other.decision.supersedes === supersedes);
  return rival && { kind: 'superseded-already' };
}

/** By decision, the later one that takes its place. */
export function supersededBy(logged: readonly LoggedDecision[]): ReadonlyMap<DecisionId, DecisionId> {
  return new Map(
    logged.flatMap(({ id, decision }) => (decision.supersedes === undefined ? [] : [[decision.supersedes, id]])),
  );
}

/** Newest day first; on one day the one that takes the other's place stands before it. */
export function inOrder<Logged extends LoggedDecision>(logged: readonly Logged[]): readonly Logged[] {
  const depths = new Map<DecisionId, number>();
  const byId = new Map(logged.map((entry) => [entry.id, entry]));
  const depth = (id: DecisionId, seen: ReadonlySet<DecisionId> = new Set()): number => {
    const before = byId.get(id)?.decision.supersedes;
    if (before === undefined || seen.has(before)) return 0;
    const known = depths.get(id) ?? depth(before, new Set([...seen, id])) + 1;
    depths.set(id, known);
    return known;
  };
  return [...logged].sort((one, other) => {
    if (one.decision.decidedOn !== other.decision.decidedOn)
      return one.decision.decidedOn < other.decision.decidedOn ? 1 : -1;
    return depth(other.id) - depth(one.id) || (one.id < other.id ? -1 : 1);
  });
}

/** Whether the chain of decisions that one takes the place of reaches another. */
function leadsTo(from: DecisionId, to: DecisionId, logged: readonly LoggedDecision[]): boolean {
  const before = new Map(logged.map(({ id, decision }) => [id, decision.supersedes]));
  const seen = new Set<DecisionId>();
  let at: DecisionId | undefined = from;
  while (at !== undefined && !seen.has(at)) {
    if (at === to) return true;
    seen.add(at);
    at = before.get(at);
  }
  return false;
}
