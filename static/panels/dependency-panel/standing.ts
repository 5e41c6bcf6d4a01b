import type { LinkType } from '#app/ports/links';
import { sortedLinks, bondsByItem, type Bond, type BondsByItem, type SortedLinks } from '#core/dependency/bonds';
import type { LinkEnds } from '#app/ports/links';
import type { KnownLinks } from '#core/dependency/circle';
import type { Issue, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board, DependencyState, TrayReason } from '#core/train/board';
import { boardOf } from '#core/train/board-of';
import { itemDependencies } from '#core/train/dependencies';
import type { LinkTypeId, TeamId } from '#core/train/ids';
import { itemFacts } from '#core/train/item-facts';
import { planItems } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import type { Slot } from '#core/train/train';
import type { LinkGraph } from './link-graph';
import type { TrainAround } from './read-train';

/** How a dependency stands. `unknown`: no train says when anything is done; `reading`: what it rests on has not come yet. */
export type BondState = DependencyState | 'unknown' | 'reading';

/** A dependency as the panel says it. */
export interface Standing {
  readonly state: BondState;
  /** Iterations to spare. */
  readonly slack?: number;
  /** When the needer begins, where that is known. */
  readonly neededBy?: IsoDateTime;
}

/** Where an item is planned. */
export interface Whereabouts {
  readonly teams: readonly string[];
  /** The first and the last iteration that it lies in, with their PIs' names. */
  readonly first?: Slot & { readonly pi: string };
  readonly last?: Slot & { readonly pi: string };
  /** Why it lies nowhere; `not-planned`: the train does not plan its type. */
  readonly reason?: TrayReason | 'not-planned' | 'no-train' | 'reading';
}

/** What is known around an item, from which everything that the panel says is worked out. */
export interface Facts {
  readonly graph: LinkGraph;
  readonly types: readonly LinkType[];
  readonly around?: TrainAround | undefined;
  readonly placements: ReadonlyMap<IssueId, Placement>;
  /** What lies in the train's iterations; absent: it has not come yet. */
  readonly planned?: readonly Issue[] | undefined;
  readonly now: IsoDateTime;
}

/** The dependencies around an item, and how they stand. */
export interface Standings {
  readonly sorted: SortedLinks<LinkEnds>;
  readonly bonds: BondsByItem<LinkEnds>;
  readonly known: KnownLinks;
  readonly needsPlanned: boolean;
  of(bond: Bond): Standing;
  whereIs(id: IssueId): Whereabouts;
}

/** Whether a kind of link is a dependency: as the train has chosen; without one, where the tracker's words have an order. */
export function countedTypes(types: readonly LinkType[], around: TrainAround | undefined): ReadonlySet<LinkTypeId> {
  if (around) return new Set(around.row.train.dependencyTypes);
  return new Set(types.flatMap(({ id, direction }) => (direction === 'other' ? [] : [id])));
}

/** Works out how all dependencies stand that have been read. */
export function standingsOf(facts: Facts): Standings {
  const { graph, types, around, placements, planned, now } = facts;
  const counted = countedTypes(types, around);
  const links = [...graph.links.values()].filter(({ from, to }) => !graph.gone.has(from) && !graph.gone.has(to));
  const sorted = sortedLinks(links, (typeId) => counted.has(typeId));
  const bonds = bondsByItem(sorted.bonds);
  const all = new Map([...(planned ?? []).map((issue) => [issue.id, issue] as const), ...graph.issues]);
  const items = around ? planItems([...all.values()], around.row.train) : [];
  const board = around && boardFor(around, items, links, placements, now);
  const needsPlanned = items.some(({ id, kind }) => kind === 'feature' && graph.issues.has(id));
  const tieOf = new Map(board?.ties.map((tie) => [`${tie.from.id}|${tie.to.id}`, tie]));
  const place = around && board && placing(around, items, board);
  const isFeature = new Set(items.flatMap(({ id, kind }) => (kind === 'feature' ? [id] : [])));
  const standing = (bond: Bond): Standing => {
    const isOver = [bond.from, bond.to].some((id) => all.get(id)?.status.category === 'done');
    if (isOver) return { state: 'done' };
    if (!around) return { state: 'unknown' };
    if (!planned && (isFeature.has(bond.from) || isFeature.has(bond.to))) return { state: 'reading' };
    const tie = tieOf.get(`${bond.from}|${bond.to}`);
    const neededBy = place?.(bond.to).first?.start;
    return {
      state: tie?.state ?? 'open',
      ...(tie?.slack !== undefined && tie.state !== 'done' && { slack: tie.slack }),
      ...(neededBy !== undefined && { neededBy }),
    };
  };
  return {
    sorted,
    bonds,
    needsPlanned,
    known: knownLinks(all, bonds, graph),
    of: kept(standing),
    whereIs: kept((id) => {
      if (!place) return { teams: teamNamed(all.get(id)), reason: 'no-train' };
      return !planned && isFeature.has(id) ? { teams: place(id).teams, reason: 'reading' } : place(id);
    }),
  };
}

/** Works out each answer once. */
function kept<Question, Answer>(answer: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    if (!known.has(question)) known.set(question, answer(question));
    return known.get(question)!;
  };
}

function boardFor(
  { row, axis }: TrainAround,
  items: readonly PlanItem[],
  links: readonly LinkEnds[],
  placements: ReadonlyMap<IssueId, Placement>,
  now: IsoDateTime,
): Board {
  return boardOf({
    train: row.train,
    pi: axis.pi,
    items,
    placements,
    capacity: new Map<TeamId, []>(),
    dependencies: itemDependencies(links, items, row.train),
    now,
  });
}

/** Where items lie on the whole axis; of a feature its stories that are not done, while there are any. */
function placing({ row, axis }: TrainAround, items: readonly PlanItem[], board: Board): (id: IssueId) => Whereabouts {
  const { itemOf, storiesOf } = itemFacts(items);
  const reasons = new Map(board.tray.map(({ item, reason }) => [item.id, reason]));
  const teamName = new Map(row.train.teams.map(({ id, name }) => [id, name]));
  const slotAt = (at: number) => ({ ...axis.pi.slots[at]!, pi: axis.piNames[at]! });
  return (id) => {
    const item = itemOf.get(id);
    if (!item) return { teams: [], reason: 'not-planned' };
    const stories = storiesOf.get(id) ?? [item];
    const undone = stories.filter(({ status }) => status !== 'done');
    const parts = undone.length > 0 ? undone : stories;
    const teams = new Set(parts.flatMap(({ teamId }) => (teamId === undefined ? [] : (teamName.get(teamId) ?? []))));
    const slots = parts.flatMap((part) => board.slotOf.get(part.id) ?? []);
    if (slots.length === 0) {
      const reason = parts.map((part) => reasons.get(part.id)).find((one) => one !== undefined);
      return { teams: [...teams], ...(reason && { reason }) };
    }
    return { teams: [...teams], first: slotAt(Math.min(...slots)), last: slotAt(Math.max(...slots)) };
  };
}

function teamNamed(issue: Issue | undefined): readonly string[] {
  return issue?.team === undefined ? [] : [issue.team];
}

function knownLinks(
  all: ReadonlyMap<IssueId, Issue>,
  { leaving }: BondsByItem<LinkEnds>,
  { linksRead }: LinkGraph,
): KnownLinks {
  const parts = new Map<IssueId, IssueId[]>();
  for (const { id, epic } of all.values()) if (epic) parts.set(epic.id, [...(parts.get(epic.id) ?? []), id]);
  return {
    needersOf: (id) => (linksRead.has(id) ? (leaving.get(id) ?? []).map(({ to }) => to) : undefined),
    aboveOf: (id) => all.get(id)?.epic?.id,
    partsOf: (id) => parts.get(id) ?? [],
    isDone: (id) => all.get(id)?.status.category === 'done',
  };
}
