import type { IssueId } from '#core/issue';
import type { Board, Tie, TrayEntry } from '#core/train/board';
import { boardOf, partsOf, type BoardInput } from '#core/train/board-of';
import type { TeamId } from '#core/train/ids';
import { iterationTeamsOf, type IterationTeams } from '#core/train/items';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { storiesByFeature } from '#core/train/precedence';
import { tiesOf } from '#core/train/ties';

/** What of items and dependencies stays the same while these are moved. */
export interface Groundwork {
  readonly itemOf: ReadonlyMap<IssueId, PlanItem>;
  readonly storiesOf: ReadonlyMap<IssueId, readonly PlanItem[]>;
  readonly placeOf: ReadonlyMap<IssueId, number>;
  /** What a team does, with the features above it, in the order of the items. */
  readonly byTeam: ReadonlyMap<TeamId, readonly PlanItem[]>;
  /** Places of an item's dependencies in the list of all. */
  readonly tiesOf: ReadonlyMap<IssueId, readonly number[]>;
  readonly iterationTeams: IterationTeams;
}

/** Prepares redrawing boards of these items. */
export function groundworkOf({
  train,
  items,
  dependencies,
}: Pick<BoardInput, 'train' | 'items' | 'dependencies'>): Groundwork {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const storiesOf = storiesByFeature(items);
  const placeOf = new Map(items.map(({ id }, place) => [id, place]));
  return {
    itemOf,
    storiesOf,
    placeOf,
    byTeam: teamsOf(partsOf(items), itemOf, placeOf),
    tiesOf: placesOf(dependencies),
    iterationTeams: iterationTeamsOf(train),
  };
}

/**
 * The board after a few items were moved: the same as drawing it anew, in a fraction of the time. Only the rows of the
 * teams whose items moved and the dependencies of these items are worked out; circles do not depend on where things lie.
 */
export function redrawnBoard(before: Board, input: BoardInput, ground: Groundwork, moved: readonly IssueId[]): Board {
  const teams = new Set(moved.flatMap((id) => ground.itemOf.get(id)?.teamId ?? []));
  const part = boardOf({
    ...input,
    train: { ...input.train, teams: input.train.teams.filter(({ id }) => teams.has(id)) },
    items: inOrder(
      [...teams].flatMap((team) => ground.byTeam.get(team) ?? []),
      ground,
    ),
    dependencies: [],
    iterationTeams: ground.iterationTeams,
  });
  const drawn = new Map(part.rows.map((row) => [row.teamId, row]));
  const rows = before.rows.map((row) => drawn.get(row.teamId) ?? row);
  const tray = trayOf(before, part, teams, ground);
  const slotOf = new Map(before.slotOf);
  const cardOf = new Map(before.cardOf);
  for (const { item } of part.tray) for (const map of [slotOf, cardOf]) map.delete(item.id);
  for (const [id, slot] of part.slotOf) slotOf.set(id, slot);
  for (const [id, card] of part.cardOf) cardOf.set(id, card);
  const next = { ...before, rows, tray, slotOf, cardOf };
  return {
    ...next,
    ties: tiesAfter(next, input, ground, moved),
    counts: { ...before.counts, drawn: before.counts.total - tray.length, tray: tray.length },
    estimates: estimatesOf(rows),
  };
}

function teamsOf(
  parts: readonly PlanItem[],
  itemOf: Groundwork['itemOf'],
  placeOf: Groundwork['placeOf'],
): ReadonlyMap<TeamId, readonly PlanItem[]> {
  const byTeam = new Map<TeamId, Map<IssueId, PlanItem>>();
  for (const item of parts) {
    if (item.teamId === undefined) continue;
    const own = byTeam.get(item.teamId) ?? new Map<IssueId, PlanItem>();
    byTeam.set(item.teamId, own.set(item.id, item));
    const feature = item.featureId === undefined ? undefined : itemOf.get(item.featureId);
    if (feature) own.set(feature.id, feature);
  }
  return new Map([...byTeam].map(([team, own]) => [team, inOrder([...own.values()], { placeOf })]));
}

function inOrder(items: readonly PlanItem[], { placeOf }: Pick<Groundwork, 'placeOf'>): readonly PlanItem[] {
  return [...new Set(items)].sort((one, other) => placeOf.get(one.id)! - placeOf.get(other.id)!);
}

function placesOf(dependencies: readonly ItemDependency[]): ReadonlyMap<IssueId, readonly number[]> {
  const places = new Map<IssueId, number[]>();
  dependencies.forEach(({ from, to }, place) => {
    for (const id of [from, to]) {
      const known = places.get(id);
      if (known) known.push(place);
      else places.set(id, [place]);
    }
  });
  return places;
}

function trayOf(before: Board, part: Board, teams: ReadonlySet<TeamId>, { placeOf }: Groundwork): readonly TrayEntry[] {
  const others = before.tray.filter(({ item: { teamId } }) => teamId === undefined || !teams.has(teamId));
  return [...others, ...part.tray].sort((one, other) => placeOf.get(one.item.id)! - placeOf.get(other.item.id)!);
}

/** Ties of moved items, and of features whose stories moved. */
function tiesAfter(
  board: Board,
  { pi, train, dependencies }: BoardInput,
  ground: Groundwork,
  moved: readonly IssueId[],
): readonly Tie[] {
  const { itemOf, storiesOf } = ground;
  const kin = moved.flatMap((id) => [id, itemOf.get(id)?.featureId ?? id]);
  const places = [...new Set(kin.flatMap((id) => ground.tiesOf.get(id) ?? []))];
  if (places.length === 0) return board.ties;
  const affected = places.map((place) => dependencies[place]!);
  const ends = affected.flatMap(({ from, to }) => [from, to]);
  const items = ends.flatMap((id) => [itemOf.get(id)!, ...(storiesOf.get(id) ?? [])]);
  const setting = { pi, sameIteration: train.sameIteration, items: inOrder(items, ground) };
  const ties = [...board.ties];
  tiesOf({ ...setting, slotOf: board.slotOf, cardOf: board.cardOf }, affected).forEach((tie, index) => {
    ties[places[index]!] = tie;
  });
  return ties;
}

function estimatesOf(rows: Board['rows']): Board['estimates'] {
  let [estimated, guessed, unestimated] = [0, 0, 0];
  for (const { cells } of rows)
    for (const { cards } of cells)
      for (const { parts } of cards)
        for (const { points, kind } of parts) {
          if (points === undefined) unestimated += 1;
          else if (kind === 'feature') guessed += 1;
          else estimated += 1;
        }
  return { estimated, guessed, unestimated };
}
