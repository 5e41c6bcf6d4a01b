import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board, Card, Cell, TrayEntry } from '#core/train/board';
import type { CapacityEntry } from '#core/train/capacity';
import { capacityOf } from '#core/train/capacity-points';
import type { TeamId } from '#core/train/ids';
import { itemCycles, itemFacts, type ItemFacts } from '#core/train/item-facts';
import type { IterationTeams } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import { effectiveSlot, iterationAt, placeRules, spanOf } from '#core/train/placing';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { tiesOf } from '#core/train/ties';
import type { Pi, Train } from '#core/train/train';

/** What a board is drawn from. */
export interface BoardInput {
  readonly train: Train;
  readonly pi: Pi;
  readonly items: readonly PlanItem[];
  readonly placements: ReadonlyMap<IssueId, Placement>;
  readonly capacity: ReadonlyMap<TeamId, readonly CapacityEntry[]>;
  readonly dependencies: readonly ItemDependency[];
  readonly now: IsoDateTime;
  /** Which teams have iterations that no PI of the train knows, as the tracker says. */
  readonly iterationTeams?: IterationTeams;
}

/** A part in its slot. */
interface DrawnPart {
  readonly item: PlanItem;
  readonly teamId: TeamId;
  readonly slot: number;
  readonly isDraft: boolean;
}

/** Draws the board of a PI. Every item that carries work is on a card, or in the tray with the reason. */
export function boardOf(input: BoardInput): Board {
  const { train, pi, items, dependencies } = input;
  const facts = itemFacts(items);
  const { drawn, tray } = placed(input, facts);
  const cards = cardsOf(input, facts, drawn);
  const slotOf = new Map(drawn.map(({ item, slot }) => [item.id, slot]));
  const cardOf = new Map<IssueId, string>();
  for (const { id, parts } of cards) for (const part of parts) cardOf.set(part.id, id);
  return {
    rows: rowsOf(input, cards),
    tray,
    ties: tiesOf({ pi, sameIteration: train.sameIteration, items, slotOf, cardOf }, dependencies),
    cycles: itemCycles(items, dependencies, train.sameIteration),
    counts: { drawn: drawn.length, tray: tray.length, total: drawn.length + tray.length },
    estimates: estimatesOf(drawn),
    slotOf,
    cardOf,
  };
}

/** The items that carry work: stories, and features without any. */
export function partsOf(
  items: readonly PlanItem[],
  storiesOf: ReadonlyMap<IssueId, readonly PlanItem[]> = itemFacts(items).storiesOf,
): readonly PlanItem[] {
  return items.filter(({ id, kind }) => kind === 'story' || !storiesOf.has(id));
}

function placed(
  { train, pi, placements, iterationTeams }: BoardInput,
  { parts }: ItemFacts,
): { readonly drawn: readonly DrawnPart[]; readonly tray: readonly TrayEntry[] } {
  const rules = placeRules(train, pi, iterationTeams);
  const onTrain = new Set(train.teams.map(({ id }) => id));
  const drawn: DrawnPart[] = [];
  const tray: TrayEntry[] = [];
  for (const item of parts) {
    const { teamId } = item;
    if (teamId === undefined || !onTrain.has(teamId)) {
      tray.push({ item, reason: 'no-team' });
      continue;
    }
    const where = effectiveSlot(rules, item, placements.get(item.id));
    if (where.kind === 'aside') tray.push({ item, reason: where.reason });
    else drawn.push({ item, teamId, slot: where.slot, isDraft: where.isDraft });
  }
  return { drawn, tray };
}

function cardsOf(
  { placements, pi, now }: BoardInput,
  { itemOf }: ItemFacts,
  drawn: readonly DrawnPart[],
): readonly Card[] {
  const groups = new Map<string, DrawnPart[]>();
  const slotsOf = new Map<string, Set<number>>();
  for (const part of drawn) {
    const owner = ownerOf(part.item, itemOf);
    const row = `${owner.id}|${part.teamId}`;
    const id = `${row}|${part.slot}`;
    const group = groups.get(id);
    if (group) group.push(part);
    else groups.set(id, [part]);
    const slots = slotsOf.get(row);
    if (slots) slots.add(part.slot);
    else slotsOf.set(row, new Set([part.slot]));
  }
  return [...groups].map(([id, group]) => {
    const { item, teamId, slot } = group[0]!;
    const owner = ownerOf(item, itemOf);
    const parts = group.map((part) => part.item);
    const others = slotsOf.get(`${owner.id}|${teamId}`)!;
    const isDone = parts.every(({ status }) => status === 'done');
    return {
      id,
      item: owner,
      teamId,
      slot,
      parts,
      points: parts.reduce((sum, { points = 0 }) => sum + points, 0),
      unestimated: parts.filter(({ points }) => points === undefined).length,
      isGuess: parts.some(({ kind }) => kind === 'feature'),
      state: isDone ? 'done' : group.some(({ isDraft }) => isDraft) ? 'draft' : 'committed',
      isPinned: parts.every(({ id: partId }) => placements.get(partId)?.isPinned === true),
      isStarted: parts.some(({ status }) => status === 'indeterminate'),
      isSlipped: !isDone && Date.parse(pi.slots[slot]!.end) <= Date.parse(now),
      alsoIn: [...others].filter((other) => other !== slot).sort((one, other) => one - other),
    };
  });
}

function ownerOf(item: PlanItem, itemOf: ReadonlyMap<IssueId, PlanItem>): PlanItem {
  const feature = item.featureId === undefined ? undefined : itemOf.get(item.featureId);
  return feature?.kind === 'feature' ? feature : item;
}

function rowsOf({ train, pi, capacity }: BoardInput, cards: readonly Card[]): Board['rows'] {
  const inCell = new Map<string, Card[]>();
  for (const card of cards) {
    const place = `${card.slot}|${card.teamId}`;
    const known = inCell.get(place);
    if (known) known.push(card);
    else inCell.set(place, [card]);
  }
  return train.teams.map(({ id: teamId }) => {
    const said = capacity.get(teamId);
    const cells = pi.slots.map((slot, index): Cell => {
      const own = inCell.get(`${index}|${teamId}`) ?? [];
      return {
        teamId,
        slot: index,
        cards: own,
        load: own.reduce((sum, { points }) => sum + points, 0),
        capacity: capacityOf(said?.[index], slot, train.capacityRule),
        hasCapacity: said?.[index] !== undefined,
        unestimated: own.reduce((sum, { unestimated }) => sum + unestimated, 0),
        hasIteration: iterationAt(pi, teamId, index) !== undefined,
      };
    });
    return { teamId, cells: cells.map((cell) => withWhole(pi, cells, cell)) };
  });
}

function withWhole(pi: Pi, cells: readonly Cell[], cell: Cell): Cell {
  const { first, last } = spanOf(pi, cell.teamId, cell.slot);
  if (first === last) return cell;
  const all = cells.slice(first, last + 1);
  const whole = {
    slots: all.map(({ slot }) => slot),
    load: all.reduce((sum, { load }) => sum + load, 0),
    capacity: all.reduce((sum, { capacity }) => sum + capacity, 0),
  };
  return { ...cell, whole };
}

function estimatesOf(drawn: readonly DrawnPart[]): Board['estimates'] {
  const unestimated = drawn.filter(({ item }) => item.points === undefined).length;
  const guessed = drawn.filter(({ item }) => item.points !== undefined && item.kind === 'feature').length;
  return { estimated: drawn.length - guessed - unestimated, guessed, unestimated };
}
