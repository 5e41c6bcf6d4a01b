import type { StoredPlan } from '#app/plan/calls';
import type { TrainRow } from '#app/train/calls';
import type { AccountId, IssueId } from '#core/issue';
import type { Board } from '#core/train/board';
import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';
import type { Failure } from '../base/ask';
import type { Watchable } from '../base/store';

/** How far the tracker's items have come. `problem`: why no more came; what has arrived stays. */
export interface ItemsLoad {
  readonly phase: 'loading' | 'complete' | 'failed';
  readonly arrived: number;
  /** As the tracker counts them; absent until the first page. */
  readonly total?: number;
  readonly problem?: Failure | { readonly kind: 'bad-query'; readonly message: string };
  /** Links with an end that the viewer may not see: counted, never named. */
  readonly hiddenLinks: number;
  /** Projects and teams that could not be read, by name. */
  readonly unreadablePlaces: readonly string[];
}

/** Items that somebody else moved meanwhile: theirs stands, what this person wanted is kept to be applied again. */
export interface MoveClash {
  readonly issueId: IssueId;
  readonly wanted: Placement | null;
  readonly current: Placement | null;
}

/** A change of the plan as undo knows it. */
export interface PlanStep {
  /** What it was, for the button's words: a drag, a proposal of the planner. */
  readonly what: 'move' | 'pin' | 'proposal' | 'scenario';
  readonly items: number;
}

/** One PI of a train as a page has it. */
export interface BoardState {
  readonly row: TrainRow;
  readonly pi: Pi;
  readonly items: readonly PlanItem[];
  readonly dependencies: readonly ItemDependency[];
  /** As they count now: what is stored, with this page's unsent moves on top. */
  readonly placements: ReadonlyMap<IssueId, Placement>;
  readonly capacity: ReadonlyMap<TeamId, readonly CapacityEntry[]>;
  readonly plan: StoredPlan;
  /** Made of all the above; replaced, never changed. */
  readonly board: Board;
  readonly load: ItemsLoad;
  /** The plan has not come yet: what is drawn is what the tracker has. */
  readonly hasPlan: boolean;
  /** Why the plan could not be read the last time; what was read before stands. */
  readonly planProblem: Failure | undefined;
  /** May be changed by this person: they may plan, and nobody took that right away since. */
  readonly canPlan: boolean;
  /** Moves are on their way, or could not be sent; `isRetrying`: they will be sent again without being asked. */
  readonly sending:
    | { readonly kind: 'idle' }
    | { readonly kind: 'sending' }
    | { readonly kind: 'failed'; readonly failure: Failure; readonly isRetrying: boolean };
  /** Items whose moves are shown and not known to be stored. */
  readonly unsent: number;
  readonly clashes: readonly MoveClash[];
  readonly undo: PlanStep | undefined;
  readonly redo: PlanStep | undefined;
  /** Changes that other people made since the page looked last: by whom is not known, what is. */
  readonly news: { readonly moved: number } | undefined;
}

/** What the parts of the page do with a PI. Methods never reject: what goes wrong stands in the state. */
export interface BoardSession {
  readonly states: Watchable<BoardState>;
  readonly viewer: AccountId;
  /**
   * Shows it at once, stores it, and keeps how to undo it. `null` forgets what the plan says of an item. `settle`: what
   * the tracker has made of it, which cannot be undone here. `seen`: the placements that it was decided by, where that
   * was a while ago; what somebody else has moved since stays, as a clash.
   */
  move(
    changes: ReadonlyMap<IssueId, Placement | null>,
    what?: PlanStep['what'] | 'settle',
    seen?: ReadonlyMap<IssueId, Placement>,
  ): void;
  undo(): void;
  redo(): void;
  /** Sends again what could not be sent. */
  retry(): void;
  /** Forgets what could not be sent. */
  discardUnsent(): void;
  /** While something is being dragged, nothing of what others do is shown. */
  hold(isHeld: boolean): void;
  /** What others moved has been seen. */
  dismissNews(): void;
  /** Makes the wishes of clashes again over what is there, in one step, or drops them. */
  settleClashes(issueIds: readonly IssueId[], how: 'mine' | 'theirs'): void;
  /** Answers when it is stored; a clash says what somebody else has said. */
  setCapacity(
    teamId: TeamId,
    next: readonly CapacityEntry[] | null,
  ): Promise<
    { readonly kind: 'done' } | { readonly kind: 'clash'; readonly current: readonly CapacityEntry[] | null } | Failure
  >;
  /** Reads tracker and plan again. */
  reload(): void;
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>;
  close(): void;
}
