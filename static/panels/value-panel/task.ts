import type { FactorId, FactorValues } from '#core/value/model';
import type { Failure } from '../base/ask';
import type { ItemScore } from './item-score';

/** Something the viewer asked for. It can be asked again as it stands. */
export type Task =
  | { readonly kind: 'load' }
  | { readonly kind: 'submit'; readonly round: number; readonly factors: FactorValues; readonly note: string }
  | { readonly kind: 'withdraw'; readonly round: number }
  | { readonly kind: 'reveal'; readonly round: number }
  | { readonly kind: 'agree'; readonly version: number; readonly factors: FactorValues; readonly note: string }
  | { readonly kind: 'restart'; readonly version: number }
  | { readonly kind: 'reopen'; readonly version: number }
  | {
      readonly kind: 'edit';
      readonly version: number;
      readonly factors: Readonly<Partial<Record<FactorId, number | null>>>;
      readonly isUndo: boolean;
    };

/** A task that failed. */
export interface Trouble {
  readonly task: Task;
  readonly why: Failure;
}

/** What somebody else did while the viewer typed: theirs is stored, mine waits for a choice. */
export interface Conflict {
  readonly mine: Extract<Task, { readonly kind: 'submit' | 'agree' }>;
  readonly theirs: ItemScore;
}

/** What was saved last, and how to take it back. `kept`: it could not be taken back, somebody has acted since. */
export interface Done {
  readonly kind: 'submitted' | 'withdrew' | 'revealed' | 'agreed' | 'edited' | 'restarted' | 'undone' | 'kept';
  readonly undo?: Task;
}
