import type { TrainRow } from '#app/train/calls';
import type { ProjectId } from '#core/issue';
import type { Card } from '#core/train/board';
import { deferred } from '../base/deferred';
import type { Host } from '../host';
import type { BoardSession } from '../train/board-session';

/** What the parts of the page get that work on one PI. */
export interface PartProps {
  readonly host: Host;
  readonly session: BoardSession;
}

/** A part in a dialog of its own. */
export interface DialogProps extends PartProps {
  onClose(): void;
}

/** What somebody asks of one card. */
export interface SlipProps extends DialogProps {
  readonly card: Card;
}

/** What the set-up gets. */
export interface SetupProps {
  readonly host: Host;
  /** The train to change; absent: a new one. */
  readonly row?: TrainRow | undefined;
  /** Offered first for a new one. */
  readonly projectIds: readonly ProjectId[];
  onSaved(row: TrainRow): void;
  onCancel(): void;
  onRemoved(row: TrainRow): void;
}

/** Parts of the page whose code comes when they are first shown: one line each. */
export const lazyParts = {
  keys: deferred(async () => (await import('./key-list')).KeyList),
  list: deferred(async () => (await import('./list/list-view')).ListView),
  dependencies: deferred(async () => (await import('./ties/ties-view')).TiesView),
  capacity: deferred<PartProps>(async () => (await import('../train-capacity/capacity-view')).CapacityView),
  objectives: deferred<PartProps>(async () => (await import('../train-objectives/objectives-view')).ObjectivesView),
  setup: deferred<SetupProps>(async () => (await import('../train-setup/train-setup')).TrainSetup),
  planning: deferred<DialogProps>(async () => (await import('../train-planning/planning-dialog')).PlanningDialog),
  replay: deferred<DialogProps>(async () => (await import('../train-replay/replay-dialog')).ReplayDialog),
  slip: deferred<SlipProps>(async () => (await import('../train-replay/slip-dialog')).SlipDialog),
  commit: deferred<DialogProps>(async () => (await import('../train-commit/commit-dialog')).CommitDialog),
} as const;
