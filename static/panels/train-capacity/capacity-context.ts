import type { TeamId } from '#core/train/ids';
import type { Host } from '../host';
import type { BoardState } from '../train/board-session';
import type { TrainCapacityWords } from '../words/en-train-capacity';
import type { CapacityEdits, EditsState } from './capacity-edits';
import type { Figures } from './capacity-table';
import type { History } from './read-history';

/** What every part of the page draws from. */
export interface CapacityContext {
  readonly host: Host;
  readonly words: TrainCapacityWords;
  readonly state: BoardState;
  readonly edits: CapacityEdits;
  readonly editing: EditsState;
  readonly figures: Figures;
  readonly history: History;
  /** May be changed by this viewer. */
  readonly canEdit: boolean;
}

/** What is asked of the page beside the table. */
export type Question =
  | { readonly kind: 'why'; readonly teamId: TeamId; readonly slot: number }
  | { readonly kind: 'clash'; readonly teamId: TeamId }
  | { readonly kind: 'take' }
  | { readonly kind: 'write' };

/** The name of a team of the train. */
export function teamName({ row }: Pick<BoardState, 'row'>, teamId: TeamId): string {
  return row.train.teams.find(({ id }) => id === teamId)?.name ?? teamId;
}
