import type { IsoDateTime } from '#core/result';
import type { Board, Card } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi, Train } from '#core/train/train';
import type { PiBoardWords } from '../../words/en-pi-board';
import type { TieMode } from './bundles';
import type { Changes } from './moves';

/** What a board of teams and iterations shows, and what it asks for. */
export interface BoardGridProps {
  readonly board: Board;
  readonly pi: Pi;
  readonly train: Train;
  readonly words: PiBoardWords;
  readonly canPlan: boolean;
  /** Cards that match the filters; the others step back. Undefined: all. */
  readonly shown: ReadonlySet<string> | undefined;
  /** The item whose chain of dependencies is looked at. */
  readonly focusOn?: string;
  readonly ties: TieMode;
  readonly today: IsoDateTime;
  onMove(changes: Changes): void;
  onOpen(item: PlanItem, newTab: boolean): void;
  onPin(cards: readonly Card[], isPinned: boolean): void;
  /** Somebody asks what is endangered when it slips. */
  onSlip(card: Card): void;
  /** A card is in the air: the board must stay as it is meanwhile. */
  onHold(isHeld: boolean): void;
  /** 0.5–1.5. */
  readonly zoom: number;
}
