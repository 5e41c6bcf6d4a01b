import type { IssueId } from '#core/issue';
import type { Board, Tie } from '#core/train/board';
import { itemFacts } from '#core/train/item-facts';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { tiesOf, timeBetween, type TieSetting } from '#core/train/ties';
import type { Milestone, Pi, SameIteration } from '#core/train/train';

/** A part that comes later; `to` past the last slot: the PI ends before it. */
export interface SlippedPart {
  readonly item: PlanItem;
  readonly from: number;
  readonly to: number;
}

/** A day that work was to be ready by, and no longer is. */
export interface MissedMilestone {
  readonly milestone: Milestone;
  readonly items: readonly PlanItem[];
}

/** What a slip endangers. */
export interface Slip {
  /** The parts that slip by themselves. */
  readonly own: readonly SlippedPart[];
  /** Those that would have to move because of it, the least that they must, in the order in which they are hit. */
  readonly pushed: readonly SlippedPart[];
  /** Items that may stay where they are and have no iteration to spare any more. */
  readonly tight: readonly PlanItem[];
  /** In the order of the PI. */
  readonly missed: readonly MissedMilestone[];
}

/** What a slip is judged by: a board, and what it was drawn from. */
export interface SlipSetting {
  readonly pi: Pi;
  readonly sameIteration: SameIteration;
  readonly items: readonly PlanItem[];
  readonly dependencies: readonly ItemDependency[];
  readonly board: Pick<Board, 'slotOf' | 'cycles'>;
}

/**
 * What is endangered when these parts come `by` slots later, as the board itself would judge it. What is done stays; what
 * was too late already counts where it comes to be later still. Circles pass nothing on: in these nothing comes first.
 */
export function slipOf(partIds: readonly IssueId[], by: number, setting: SlipSetting): Slip {
  const { pi, sameIteration, items, board } = setting;
  const { itemOf } = itemFacts(items);
  const end = pi.slots.length;
  const slipping = partIds.flatMap((id): readonly SlippedPart[] => {
    const [item, from] = [itemOf.get(id), board.slotOf.get(id)];
    if (!item || from === undefined || item.status === 'done') return [];
    return [{ item, from, to: Math.min(end, from + by) }];
  });
  const rules: Omit<TieSetting, 'slotOf'> = { pi, sameIteration, items, cardOf: new Map() };
  const dependencies = withoutCircles(setting);
  const before = tiesOf({ ...rules, slotOf: board.slotOf }, dependencies);
  const { slotOf, after } = settled(rules, dependencies, before, moved(board.slotOf, slipping));
  // One of its own parts may wait for what another one pushes.
  const own = slipping.map((part) => ({ ...part, to: slotOf.get(part.item.id)! }));
  const ownIds = new Set(own.map(({ item }) => item.id));
  const pushed = [...slotOf].flatMap(([id, to]): readonly SlippedPart[] => {
    const from = board.slotOf.get(id)!;
    return to === from || ownIds.has(id) ? [] : [{ item: itemOf.get(id)!, from, to }];
  });
  return { own, pushed, tight: tightened(before, after, pushed), missed: missedBy([...own, ...pushed], pi) };
}

/** Slots with what was moved last: a map keeps the order in which parts were hit. */
function moved(slotOf: ReadonlyMap<IssueId, number>, parts: readonly SlippedPart[]): Map<IssueId, number> {
  const next = new Map(slotOf);
  for (const { item, to } of parts) {
    next.delete(item.id);
    next.set(item.id, to);
  }
  return next;
}

/** Pushes what waits until nothing is later than it was before: slots only grow, and end with the PI. */
function settled(
  rules: Omit<TieSetting, 'slotOf'>,
  dependencies: readonly ItemDependency[],
  before: readonly Tie[],
  start: Map<IssueId, number>,
): { readonly slotOf: ReadonlyMap<IssueId, number>; readonly after: readonly Tie[] } {
  let slotOf = start;
  for (;;) {
    const after = tiesOf({ ...rules, slotOf }, dependencies);
    const hit = after.flatMap((tie, index) => (isWorse(before[index]!, tie) ? pushedBy(rules, slotOf, tie) : []));
    if (hit.length === 0) return { slotOf, after };
    slotOf = moved(slotOf, hit);
  }
}

function isWorse(before: Tie, after: Tie): boolean {
  return after.state === 'conflict' && after.slack! < (before.slack ?? 0);
}

/** The parts that wait and come too early, in the first slots in which they do not. */
function pushedBy(
  rules: Omit<TieSetting, 'slotOf'>,
  slotOf: ReadonlyMap<IssueId, number>,
  { from, to, fromTeam }: Tie,
): readonly SlippedPart[] {
  const { storiesOf } = itemFacts(rules.items);
  const end = rules.pi.slots.length;
  const lying = (item: PlanItem) =>
    (storiesOf.get(item.id) ?? [item]).filter(({ id, status }) => status !== 'done' && slotOf.has(id));
  const giving = { teamId: fromTeam!, slot: Math.max(...lying(from).map(({ id }) => slotOf.get(id)!)) };
  return lying(to).flatMap((item): readonly SlippedPart[] => {
    const lies = slotOf.get(item.id)!;
    let slot = lies;
    while (slot < end && timeBetween(rules, giving, { teamId: item.teamId!, slot }).slack < 0) slot += 1;
    return slot === lies ? [] : [{ item, from: lies, to: slot }];
  });
}

function withoutCircles({ dependencies, board }: SlipSetting): readonly ItemDependency[] {
  const knotOf = new Map<IssueId, number>();
  board.cycles.forEach((cycle, knot) => {
    for (const { id } of cycle) knotOf.set(id, knot);
  });
  return dependencies.filter(({ from, to }) => !knotOf.has(from) || knotOf.get(from) !== knotOf.get(to));
}

function tightened(before: readonly Tie[], after: readonly Tie[], pushed: readonly SlippedPart[]): readonly PlanItem[] {
  const moving = new Set(pushed.flatMap(({ item: { id, featureId } }) => [id, featureId]));
  const tight = after.flatMap((tie, index) => {
    const { state, slack } = before[index]!;
    const isTightened = tie.state === 'at-risk' && state === 'ok' && tie.slack! < slack!;
    return isTightened && !moving.has(tie.to.id) ? [tie.to] : [];
  });
  return [...new Set(tight)];
}

const day = 86_400_000;

/** Days that parts were ready by before, and are not after. */
function missedBy(parts: readonly SlippedPart[], { slots, milestones }: Pi): readonly MissedMilestone[] {
  // A day lies in no time zone: noon of it is the same day nearly everywhere, and later than the last day of an iteration begins.
  const isReady = (slot: number, milestone: Milestone): boolean =>
    slot < slots.length && Date.parse(slots[slot]!.end) - day <= Date.parse(`${milestone.day}T12:00:00.000Z`);
  return milestones.flatMap((milestone): readonly MissedMilestone[] => {
    const items = parts.flatMap(({ item, from, to }) =>
      isReady(from, milestone) && !isReady(to, milestone) ? [item] : [],
    );
    return items.length === 0 ? [] : [{ milestone, items }];
  });
}
