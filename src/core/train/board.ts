import type { IssueId } from '#core/issue';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';

/** How a card stands to the tracker: as it is there; drafted and written nowhere yet; done. */
export type CardState = 'committed' | 'draft' | 'done';

/** One team's part of a feature in one slot, or a story that belongs to no feature. */
export interface Card {
  /** Unique on the board and stable while its items stay together: `feature|team|slot`. */
  readonly id: string;
  /** The feature, or the story that stands for itself. */
  readonly item: PlanItem;
  readonly teamId: TeamId;
  readonly slot: number;
  /** What lies here: stories, or the feature itself while it has none for this team. */
  readonly parts: readonly PlanItem[];
  /** Of the parts that have an estimate. */
  readonly points: number;
  /** Parts without an estimate. */
  readonly unestimated: number;
  /** The points are the feature's own guess: its stories are not there yet. */
  readonly isGuess: boolean;
  readonly state: CardState;
  /** All its parts are pinned. */
  readonly isPinned: boolean;
  /** Work on one of its parts has begun. */
  readonly isStarted: boolean;
  /** Its slot is over, and a part of it is not done. */
  readonly isSlipped: boolean;
  /** Other slots in which this team has parts of the same feature. */
  readonly alsoIn: readonly number[];
}

/** A team's slot: how full it is. */
export interface Cell {
  readonly teamId: TeamId;
  readonly slot: number;
  readonly cards: readonly Card[];
  /** Points of all its cards; a part without an estimate adds none. */
  readonly load: number;
  /** In points; 0 while nobody has said anything, see `hasCapacity`. */
  readonly capacity: number;
  /** Somebody has said what the team can give. */
  readonly hasCapacity: boolean;
  /** Parts without an estimate, which are in no load. */
  readonly unestimated: number;
  /** The team has no iteration there, so nothing can be committed to it. */
  readonly hasIteration: boolean;
  /** Where the team's iteration spans several slots: these slots, and what they carry together. */
  readonly whole?: { readonly slots: readonly number[]; readonly load: number; readonly capacity: number };
}

/** Why an item of the train is not drawn. */
export type TrayReason =
  /** No team of the train could be told. */
  | 'no-team'
  /** In no iteration, and not placed. */
  | 'unplanned'
  /** In an iteration of a team that is not on this train, or of another board. */
  | 'foreign-iteration'
  /** In an iteration of its team that lies outside of this PI. */
  | 'other-pi'
  /** Taken out of the PI by the plan. */
  | 'taken-out'
  /** Was done before this PI began. */
  | 'done-before';

/** An item that is set aside. */
export interface TrayEntry {
  readonly item: PlanItem;
  readonly reason: TrayReason;
}

/**
 * How a dependency stands, see DOMAIN. `done`: what is waited for is there, or nobody waits any more. `open`: an end is
 * not placed.
 */
export type DependencyState = 'ok' | 'at-risk' | 'conflict' | 'done' | 'open';

/** A dependency between two items of the train. */
export interface Tie {
  /** Gives. */
  readonly from: PlanItem;
  /** Waits. */
  readonly to: PlanItem;
  readonly state: DependencyState;
  /** Ids of the cards that the ends lie on; absent: not drawn. */
  readonly fromCard?: string;
  readonly toCard?: string;
  /** Iterations between giver and needer, 0: none to spare; negative: too late. Only where both are placed. */
  readonly slack?: number;
  /** Teams whose parts the ends are; of a feature, that of its last part where it gives and of its first where it waits. */
  readonly fromTeam?: TeamId;
  readonly toTeam?: TeamId;
  /** The ends belong to different teams. */
  readonly isAcross: boolean;
}

/** Items that wait for each other in a circle, each before the one that waits for it; a feature holds its stories. */
export type Cycle = readonly PlanItem[];

/** The whole board of a PI. */
export interface Board {
  /** By team in the train's order, then by slot. */
  readonly rows: readonly { readonly teamId: TeamId; readonly cells: readonly Cell[] }[];
  readonly tray: readonly TrayEntry[];
  readonly ties: readonly Tie[];
  readonly cycles: readonly Cycle[];
  /**
   * Of the items that carry work: stories, and features without stories. `drawn` + `tray` = `total`; features with
   * stories are counted by these.
   */
  readonly counts: { readonly drawn: number; readonly tray: number; readonly total: number };
  /** What the plan rests on: of the parts that are drawn. `guessed`: features with points and no stories. */
  readonly estimates: { readonly estimated: number; readonly guessed: number; readonly unestimated: number };
  /** Where each drawn item lies. */
  readonly slotOf: ReadonlyMap<IssueId, number>;
  /** The card that each drawn item lies on. */
  readonly cardOf: ReadonlyMap<IssueId, string>;
}
