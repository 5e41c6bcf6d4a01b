import type { Board, Tie, TrayEntry } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import { clientsOf, haystack, type BoardFacts, type CardFacts } from './board-facts';
import { isNarrowed, quickFilters, type PageView, type QuickFilter } from './page-view';

/** What a view leaves of a board. */
export interface Shown {
  /** Cards by id; undefined: all of them. */
  readonly cards: ReadonlySet<string> | undefined;
  readonly tray: readonly TrayEntry[];
}

/** Dependencies of which an end fits the search, the teams and the clients of a view. */
export function shownTies(ties: readonly Tie[], view: PageView): readonly Tie[] {
  if (!isNarrowed({ ...view, quick: [] })) return ties;
  const test = tests({ ...view, quick: [], teams: [] });
  const isOfTeam = ({ fromTeam, toTeam }: Tie): boolean =>
    view.teams.length === 0 || [fromTeam, toTeam].some((id) => id !== undefined && view.teams.includes(id));
  return ties.filter((tie) => isOfTeam(tie) && (test.item(tie.from) || test.item(tie.to)));
}

type Narrowing = Pick<PageView, 'search' | 'quick' | 'teams' | 'clients'>;

/**
 * What a view shows. Teams widen each other, and so do clients and quick filters; these three and the search narrow
 * each other. A card is found by its feature and by any of its parts.
 */
export function shownOf(board: Board, facts: BoardFacts, view: PageView): Shown {
  if (!isNarrowed(view)) return { cards: undefined, tray: board.tray };
  const test = tests(view);
  const cards = facts.cards.filter((one) => test.card(one)).map(({ card }) => card.id);
  return { cards: new Set(cards), tray: board.tray.filter(({ item }) => test.item(item)) };
}

/** How many cards and set-aside items each quick filter would leave beside the other filters. */
export function countQuick(board: Board, facts: BoardFacts, view: PageView): Readonly<Record<QuickFilter, number>> {
  const counts: Record<QuickFilter, number> = { conflicts: 0, 'at-risk': 0, over: 0, drafts: 0, unestimated: 0 };
  const test = tests({ ...view, quick: [] });
  for (const one of facts.cards)
    if (test.card(one)) for (const filter of quickFilters) if (one.quick.has(filter)) counts[filter] += 1;
  for (const { item } of board.tray) if (isUnestimated(item) && test.item(item)) counts.unestimated += 1;
  return counts;
}

function tests({ search, quick, teams, clients }: Narrowing): {
  card(facts: CardFacts): boolean;
  item(item: PlanItem): boolean;
} {
  const terms = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = (texts: string): boolean => terms.every((term) => texts.includes(term));
  const isOneOf = (own: readonly string[]): boolean => clients.length === 0 || own.some((one) => clients.includes(one));
  return {
    card: ({ card, quick: own }) =>
      (teams.length === 0 || teams.includes(card.teamId)) &&
      (quick.length === 0 || quick.some((filter) => own.has(filter))) &&
      isOneOf(clients.length === 0 ? [] : clientsOf(card)) &&
      (terms.length === 0 || found([card.item, ...card.parts].map(haystack).join(' '))),
    item: (item) =>
      (teams.length === 0 || (item.teamId !== undefined && teams.includes(item.teamId))) &&
      (quick.length === 0 || (quick.includes('unestimated') && isUnestimated(item))) &&
      isOneOf(item.clients) &&
      (terms.length === 0 || found(haystack(item))),
  };
}

function isUnestimated({ points, status }: PlanItem): boolean {
  return points === undefined && status !== 'done';
}
