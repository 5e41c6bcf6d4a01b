import type { IssueId } from '#core/issue';
import type { TrayReason } from '#core/train/board';
import type { IterationId, TeamId } from '#core/train/ids';
import { iterationTeamsOf, type IterationTeams } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi, Train } from '#core/train/train';

/** The slot that an iteration of a team lies in, the last one where it spans several: by then it is over. */
export function slotOfIteration(
  pi: Pick<Pi, 'iterations' | 'slots'>,
  teamId: TeamId,
  iterationId: IterationId,
): number | undefined {
  const slot = pi.iterations[teamId]?.lastIndexOf(iterationId) ?? -1;
  return slot >= 0 && slot < pi.slots.length ? slot : undefined;
}

/** The iteration that a team works in during a slot. */
export function iterationAt(pi: Pick<Pi, 'iterations'>, teamId: TeamId, slot: number): IterationId | undefined {
  return pi.iterations[teamId]?.[slot] ?? undefined;
}

/** First and last slot of what a team does in a slot: its iteration may span several. */
export function spanOf(
  pi: Pick<Pi, 'iterations' | 'slots'>,
  teamId: TeamId,
  slot: number,
): { readonly first: number; readonly last: number } {
  const iteration = iterationAt(pi, teamId, slot);
  let first = slot;
  let last = slot;
  if (iteration === undefined) return { first, last };
  while (first > 0 && iterationAt(pi, teamId, first - 1) === iteration) first -= 1;
  while (last < pi.slots.length - 1 && iterationAt(pi, teamId, last + 1) === iteration) last += 1;
  return { first, last };
}

/** Where an item counts: in a slot, by the plan or by the tracker, or nowhere in this PI. */
export type Whereabouts =
  | { readonly kind: 'drawn'; readonly slot: number; readonly isDraft: boolean }
  | { readonly kind: 'aside'; readonly reason: TrayReason };

/** What it takes to tell where items count in a PI; see {@link placeRules}. */
export interface PlaceRules {
  readonly pi: Pi;
  /** Iterations of the train's other PIs: whether these lie before or after this one. */
  readonly ages: ReadonlyMap<IterationId, 'earlier' | 'later'>;
  readonly iterationTeams: IterationTeams;
}

/** Prepares telling where items count in a PI. `iterationTeams` may know iterations that no PI of the train has. */
export function placeRules(
  train: Pick<Train, 'pis' | 'teams'>,
  pi: Pi,
  iterationTeams: IterationTeams = iterationTeamsOf(train),
): PlaceRules {
  const start = pi.slots[0]?.start ?? '';
  const ages = new Map<IterationId, 'earlier' | 'later'>();
  for (const { id, slots, iterations } of train.pis) {
    // Moments are written alike, so they sort as texts.
    const age = (slots[0]?.start ?? '') < start ? 'earlier' : 'later';
    if (id !== pi.id) for (const one of Object.values(iterations).flat()) if (one !== null) ages.set(one, age);
  }
  return { pi, ages, iterationTeams };
}

/**
 * Where an item counts: in the slot of its placement, else where the tracker's last iteration lies. What is done stays
 * where it was done, whatever a plan says. A placement outside of the PI's slots says nothing.
 */
export function effectiveSlot(rules: PlaceRules, item: PlanItem, placement: Placement | undefined): Whereabouts {
  const { pi } = rules;
  if (item.teamId === undefined) return { kind: 'aside', reason: 'no-team' };
  const inTracker = trackerSlot(pi, item);
  const planned = item.status === 'done' && inTracker !== undefined ? undefined : placement?.slot;
  if (planned === 'out') return { kind: 'aside', reason: 'taken-out' };
  if (planned !== undefined && planned < pi.slots.length)
    return { kind: 'drawn', slot: planned, isDraft: !isCommitted(pi, item, planned) };
  if (inTracker !== undefined) return { kind: 'drawn', slot: inTracker, isDraft: false };
  return { kind: 'aside', reason: reasonOf(rules, item, item.teamId) };
}

/** The slot in which the tracker has an item of a team. */
export function trackerSlot(pi: Pick<Pi, 'iterations' | 'slots'>, item: PlanItem): number | undefined {
  const last = item.iterations.at(-1);
  return last === undefined || item.teamId === undefined ? undefined : slotOfIteration(pi, item.teamId, last);
}

/** The tracker has an item in the iteration of this slot. */
function isCommitted(pi: Pi, item: PlanItem, slot: number): boolean {
  const last = item.iterations.at(-1);
  return last !== undefined && item.teamId !== undefined && iterationAt(pi, item.teamId, slot) === last;
}

function reasonOf({ ages, iterationTeams }: PlaceRules, item: PlanItem, teamId: TeamId): TrayReason {
  const last = item.iterations.at(-1);
  if (item.status === 'done' && (last === undefined || ages.get(last) !== 'later')) return 'done-before';
  if (last === undefined) return 'unplanned';
  return iterationTeams.get(last)?.includes(teamId) ? 'other-pi' : 'foreign-iteration';
}

/** Whether an iteration belongs to a PI of the train before or after this one; undefined where none has it. */
export function ageOf({ ages }: Pick<PlaceRules, 'ages'>, iterationId: IterationId): 'earlier' | 'later' | undefined {
  return ages.get(iterationId);
}

/** Why the tracker cannot be given what a plan says of an item. */
export type CommitObstacle =
  /** The team has no iteration in that slot. */
  | 'no-iteration'
  /** No team of the train could be told. */
  | 'no-team'
  /** It is done: it stays where it was done. */
  | 'done';

/** What a commitment writes of one item: from which iteration to which, `null`: none; or why it cannot. */
export interface CommitStep {
  readonly issueId: IssueId;
  readonly from: IterationId | null;
  readonly to: IterationId | null;
  readonly obstacle?: CommitObstacle;
}

/**
 * What a plan has to write so that the tracker says the same, in the order of the items. Items that are there already
 * are `settled`: their placements can be forgotten, unless they say more than a slot.
 */
export function commitDifference(
  pi: Pi,
  items: readonly PlanItem[],
  placements: ReadonlyMap<IssueId, Placement>,
): { readonly steps: readonly CommitStep[]; readonly settled: readonly IssueId[] } {
  const steps: CommitStep[] = [];
  const settled: IssueId[] = [];
  for (const item of items) {
    const slot = placements.get(item.id)?.slot;
    if (slot === undefined || (slot !== 'out' && slot >= pi.slots.length)) continue;
    if (slot === 'out' ? trackerSlot(pi, item) === undefined : isCommitted(pi, item, slot)) settled.push(item.id);
    else steps.push(commitStep(pi, item, slot));
  }
  return { steps, settled };
}

function commitStep(pi: Pi, item: PlanItem, slot: number | 'out'): CommitStep {
  const from = item.iterations.at(-1) ?? null;
  const { teamId } = item;
  const to = slot === 'out' || teamId === undefined ? null : (iterationAt(pi, teamId, slot) ?? null);
  const obstacle = obstacleOf(item, slot, to);
  return { issueId: item.id, from, to, ...(obstacle && { obstacle }) };
}

function obstacleOf(item: PlanItem, slot: number | 'out', to: IterationId | null): CommitObstacle | undefined {
  if (item.status === 'done') return 'done';
  if (item.teamId === undefined) return 'no-team';
  return slot !== 'out' && to === null ? 'no-iteration' : undefined;
}
