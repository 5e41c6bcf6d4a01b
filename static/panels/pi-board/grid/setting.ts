import type { Board, Card } from '#core/train/board';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi, Train } from '#core/train/train';
import type { PiBoardWords } from '../../words/en-pi-board';
import type { Goal } from './moves';
import type { CardTrouble } from './trouble';

/** What every part of a board is drawn with. A new one draws all of them again. */
export interface GridSetting {
  readonly pi: Pi;
  readonly train: Train;
  readonly words: PiBoardWords;
  readonly canPlan: boolean;
  readonly teamNames: ReadonlyMap<TeamId, string>;
  onOpen(item: PlanItem, newTab: boolean): void;
  onPin(cards: readonly Card[], isPinned: boolean): void;
  onSlip(card: Card): void;
  /** Moves a card, and those that are chosen with it. */
  onGoal(card: Card, goal: Goal): void;
}

/** How a card is drawn beside what it says. */
export interface CardLook {
  readonly card: Card;
  readonly index: number;
  readonly trouble: CardTrouble | undefined;
  readonly isChosen: boolean;
  /** It does not match the filters, or is no part of the chain that is looked at. */
  readonly isFaded: boolean;
  readonly isInChain: boolean;
  /** Its buttons are shown. */
  readonly isActive: boolean;
  /** How many cards its menu moves, itself included. */
  readonly moved: number;
  readonly isCarried: boolean;
  /** The keyboard comes to it first. */
  readonly isCursor: boolean;
  /** The tip beside it says more. */
  readonly hasTip: boolean;
}

/** Where a board stands in time and rows. */
export type Rows = Board['rows'];
