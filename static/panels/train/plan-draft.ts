import * as z from 'zod/mini';
import type { PlanMove } from '#app/plan/calls';
import type { PiId, TrainId } from '#core/train/ids';
import { createDraft, type Draft } from '../base/drafts';
import type { Host } from '../host';

/** Moves that are shown and not known to be stored. */
export interface PlanDraft {
  /** Went off, and no answer came: they may be stored. */
  readonly sent: readonly PlanMove[];
  /** Made since. */
  readonly waiting: readonly PlanMove[];
}

const seenOrNext = z.nullable(
  z.object({
    slot: z.optional(z.union([z.int(), z.literal('out')])),
    isPinned: z.optional(z.literal(true)),
    isExcluded: z.optional(z.literal(true)),
  }),
);
const moves = z.array(z.object({ issueId: z.string(), seen: seenOrNext, next: seenOrNext }));
const schema = z.object({ sent: moves, waiting: moves }) as unknown as z.ZodMiniType<PlanDraft>;

/** Keeps the moves of one PI that are not stored on this device, until they are. */
export function createPlanDraft(drafts: Host['drafts'], trainId: TrainId, piId: PiId): Draft<PlanDraft> {
  return createDraft(drafts, `plan:${trainId}:${piId}`, { version: 1, schema });
}
