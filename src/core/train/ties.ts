import type { IssueId } from '#core/issue';
import type { Tie } from '#core/train/board';
import { itemFacts } from '#core/train/item-facts';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { spanOf } from '#core/train/placing';
import { mayShare } from '#core/train/precedence';
import type { TeamId } from '#core/train/ids';
import type { Pi, SameIteration } from '#core/train/train';

/** What ties are judged by. */
export interface TieSetting {
  readonly pi: Pi;
  readonly sameIteration: SameIteration;
  readonly items: readonly PlanItem[];
  readonly slotOf: ReadonlyMap<IssueId, number>;
  readonly cardOf: ReadonlyMap<IssueId, string>;
}

/** Where the end of a tie lies: the part that decides, and its slot; `isOpen`: parts of it lie nowhere yet. */
interface End {
  readonly part?: PlanItem;
  readonly slot?: number;
  readonly isOpen: boolean;
}

/**
 * Dependencies as they stand, in the order given. A feature gives when its last story is done, and waits with its first;
 * stories that are done hold up nothing.
 */
export function tiesOf(setting: TieSetting, dependencies: readonly ItemDependency[]): readonly Tie[] {
  const { itemOf, storiesOf } = itemFacts(setting.items);
  return dependencies.flatMap(({ from, to }) => {
    const giver = itemOf.get(from);
    const needer = itemOf.get(to);
    if (!giver || !needer) return [];
    const givers = storiesOf.get(from) ?? [giver];
    const needers = storiesOf.get(to) ?? [needer];
    const isOver = isDone(giver, givers) || isDone(needer, needers);
    return tieOf(setting, {
      from: giver,
      to: needer,
      isOver,
      giving: endOf(setting, isOver ? givers : undone(givers), 'last'),
      waiting: endOf(setting, isOver ? needers : undone(needers), 'first'),
    });
  });
}

function tieOf(
  setting: TieSetting,
  {
    from,
    to,
    isOver,
    giving,
    waiting,
  }: {
    readonly from: PlanItem;
    readonly to: PlanItem;
    readonly isOver: boolean;
    readonly giving: End;
    readonly waiting: End;
  },
): Tie {
  const fromTeam = (giving.part ?? from).teamId;
  const toTeam = (waiting.part ?? to).teamId;
  const fromCard = giving.part && setting.cardOf.get(giving.part.id);
  const toCard = waiting.part && setting.cardOf.get(waiting.part.id);
  const timing = timingOf(setting, giving, waiting);
  return {
    from,
    to,
    state: stateOf(isOver, giving.isOpen || waiting.isOpen, timing),
    ...(fromCard !== undefined && { fromCard }),
    ...(toCard !== undefined && { toCard }),
    ...(timing && { slack: timing.slack }),
    ...(fromTeam !== undefined && { fromTeam }),
    ...(toTeam !== undefined && { toTeam }),
    isAcross: fromTeam !== toTeam,
  };
}

/** What is known to be too late stays so, wherever the rest will be placed. */
function stateOf(isOver: boolean, isOpen: boolean, timing: ReturnType<typeof timingOf>): Tie['state'] {
  if (isOver) return 'done';
  if (timing && timing.slack < 0) return 'conflict';
  if (isOpen || !timing) return 'open';
  // One team orders the work of an iteration by itself.
  return timing.slack === 0 && !timing.isWithinTeam ? 'at-risk' : 'ok';
}

function timingOf(
  setting: TieSetting,
  giving: End,
  waiting: End,
): { readonly slack: number; readonly isWithinTeam: boolean } | undefined {
  if (giving.slot === undefined || waiting.slot === undefined) return undefined;
  return timeBetween(
    setting,
    { teamId: giving.part!.teamId!, slot: giving.slot },
    { teamId: waiting.part!.teamId!, slot: waiting.slot },
  );
}

/** A slot of a team's row. */
export interface Spot {
  readonly teamId: TeamId;
  readonly slot: number;
}

/**
 * Iterations to spare between what gives and what waits; negative: too late. Where a team's iteration spans several slots,
 * it gives at the end of the last and waits from the beginning of the first; iterations that overlap count as one.
 */
export function timeBetween(
  { pi, sameIteration }: Pick<TieSetting, 'pi' | 'sameIteration'>,
  giving: Spot,
  waiting: Spot,
): { readonly slack: number; readonly isWithinTeam: boolean } {
  const distance = distanceOf(spanOf(pi, giving.teamId, giving.slot), spanOf(pi, waiting.teamId, waiting.slot));
  const isAllowed = mayShare(sameIteration, giving.teamId, waiting.teamId);
  return {
    slack: isAllowed ? distance : distance - 1,
    isWithinTeam: isAllowed && distance === 0 && giving.teamId === waiting.teamId,
  };
}

function distanceOf(giver: ReturnType<typeof spanOf>, needer: ReturnType<typeof spanOf>): number {
  if (needer.first > giver.last) return needer.first - giver.last;
  return needer.last < giver.first ? needer.last - giver.first : 0;
}

function endOf({ slotOf }: TieSetting, parts: readonly PlanItem[], which: 'first' | 'last'): End {
  let part: PlanItem | undefined;
  let slot: number | undefined;
  let isOpen = false;
  for (const one of parts) {
    const at = slotOf.get(one.id);
    if (at === undefined) isOpen = true;
    else if (slot === undefined || (which === 'last' ? at > slot : at < slot)) {
      part = one;
      slot = at;
    }
  }
  return { isOpen: isOpen || part === undefined, ...(part && { part, slot }) };
}

function isDone(item: PlanItem, parts: readonly PlanItem[]): boolean {
  return item.status === 'done' || parts.every(({ status }) => status === 'done');
}

function undone(parts: readonly PlanItem[]): readonly PlanItem[] {
  return parts.filter(({ status }) => status !== 'done');
}
