import * as z from 'zod/mini';
import { call } from '#app/calls';
import {
  accountIdForm,
  doubtForm,
  drawnIdForm,
  issueIdForm,
  momentForm,
  projectIdForm,
  versionForm,
  iterationIdForm,
} from '#app/forms';
import { placementsForm, slotsForm } from '#app/plan/forms';
import { capacityEntryForm, mostSlots, piIdForm, placementForm, teamIdForm, trainIdForm } from '#app/train/forms';

/** Names a PI of a train: the project that the train is kept in, the train, the PI. */
export const piRefForm = z.object({ projectId: projectIdForm, trainId: trainIdForm, piId: piIdForm });

/** See {@link piRefForm}. */
export type PiRef = z.infer<typeof piRefForm>;

/** A plan as it was when it was committed: the slot of every item that was in it. */
const baselineForm = z.object({
  version: versionForm,
  at: momentForm,
  by: accountIdForm,
  slots: slotsForm,
});

/**
 * A PI's plan as it is stored. `token` names this state: who sends it gets `isSame` while nothing has changed.
 * Placements of items that the viewer may not see are left out.
 */
const planForm = z.object({
  isSame: z.optional(z.literal(true)),
  token: z.string(),
  placements: placementsForm,
  /** By team: one entry a slot. Absent: nobody has said anything of that team. */
  capacity: z.record(z.string(), z.array(capacityEntryForm)),
  /** The latest one. */
  baseline: z.optional(baselineForm),
  unreadable: z.array(z.string()),
  /** A document of it is not relied on: what it says is shown, and nothing is done by it. */
  doubt: z.optional(doubtForm),
});

/** See {@link readPlanCall}. */
export type StoredPlan = z.infer<typeof planForm>;
/** See {@link readPlanCall}. */
export type PlanBaseline = z.infer<typeof baselineForm>;

/** Everything that Waybill keeps of a PI's plan, in one answer; small when nothing changed since `token`. */
export const readPlanCall = call('plan.read', {
  effect: 'reads',
  request: z.extend(piRefForm, { token: z.optional(z.string()) }),
  value: planForm,
});

/** One item's change of place: `seen` is what it was changed from, null: nothing was stored. `next` null forgets it. */
const moveForm = z.object({
  issueId: issueIdForm,
  seen: z.nullable(placementForm),
  next: z.nullable(placementForm),
});

/** See {@link movePlanCall}. */
export type PlanMove = z.infer<typeof moveForm>;

/** Items that one call moves at most. */
export const mostMoves = 5_000;

/**
 * Moves items in a plan. Each stands for itself: those that somebody else has moved since are named in `clashes` with
 * where they are now, and the others are moved. A move that is there already counts as made.
 */
export const movePlanCall = call('plan.move', {
  effect: 'writes',
  request: z.extend(piRefForm, { moves: z.array(moveForm).check(z.maxLength(mostMoves)) }),
  value: z.object({
    clashes: z.array(z.object({ issueId: issueIdForm, current: z.nullable(placementForm) })),
  }),
});

/** Says what one team can give in each slot. The clash is what somebody else has said since. */
export const setCapacityCall = call('plan.capacity', {
  effect: 'writes',
  request: z.extend(piRefForm, {
    teamId: teamIdForm,
    seen: z.nullable(z.array(capacityEntryForm)),
    next: z.nullable(z.array(capacityEntryForm).check(z.maxLength(mostSlots))),
  }),
  value: z.object({}),
  clash: z.nullable(z.array(capacityEntryForm)),
});

/** Keeps the plan of this moment as the baseline that later days are held against. */
export const saveBaselineCall = call('plan.baseline', {
  effect: 'writes-fields',
  request: z.extend(piRefForm, {
    slots: slotsForm,
  }),
  value: baselineForm,
});

/** One move of an item that its plan's history tells; a `doubt` is that of its line: nobody can say whose it is. */
const planChangeForm = z.object({
  issueId: issueIdForm,
  at: momentForm,
  by: accountIdForm,
  from: z.nullable(placementForm),
  to: z.nullable(placementForm),
  doubt: z.optional(doubtForm),
});

/** See {@link readPlanChangesCall}. */
export type PlanChange = z.infer<typeof planChangeForm>;

/** Changes that one answer tells at most. */
export const mostChanges = 5_000;

/**
 * Who moved what when since the plan was committed last, newest first; nothing where it never was. `hidden` counts moves
 * of items that the viewer may not see, `unnamed` those of large moves that history only counts. `isPartial`: there are
 * older ones that are not told.
 */
export const readPlanChangesCall = call('plan.changes', {
  effect: 'reads',
  request: piRefForm,
  value: z.object({
    since: z.optional(momentForm),
    changes: z.array(planChangeForm),
    hidden: z.int(),
    unnamed: z.int(),
    isPartial: z.optional(z.literal(true)),
    unreadable: z.array(z.string()),
  }),
});

/** Writes of one journal at most, those of items that somebody may not see among them. */
export const mostWrites = 5_000;

const fieldValueForm = z.nullable(z.string().check(z.maxLength(400)));

/** A field of an item, by the tracker's id: what it held, and what it is to hold; null: nothing. */
const fieldChangeForm = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(400)),
  from: fieldValueForm,
  to: fieldValueForm,
});

/** Fields of one item that a commitment writes at most. */
const mostFields = 10;

/** One item of a commitment: from which iteration to which, null: none; the same: it stays where it is. */
const writeForm = z.object({
  issueId: issueIdForm,
  from: z.nullable(iterationIdForm),
  to: z.nullable(iterationIdForm),
  fields: z.optional(z.array(fieldChangeForm).check(z.maxLength(mostFields))),
  outcome: z.optional(z.enum(['done', 'refused', 'changed', 'doubtful'])),
});

/** What is being written to the tracker, or was: it can be gone on with, and undone. */
const journalForm = z.object({
  id: drawnIdForm,
  version: versionForm,
  at: momentForm,
  by: accountIdForm,
  /** `undo`: takes back what an earlier journal wrote. */
  aim: z.enum(['commit', 'undo']),
  state: z.enum(['open', 'done', 'undone']),
  writes: z.array(writeForm).check(z.maxLength(mostWrites)),
  /** It is not relied on: nobody goes on with it, or takes it back. */
  doubt: z.optional(doubtForm),
});

/** See {@link readJournalsCall}. */
export type CommitJournal = z.infer<typeof journalForm>;
/** See {@link readJournalsCall}. */
export type FieldChange = z.infer<typeof fieldChangeForm>;
/** See {@link readJournalsCall}. */
export type CommitWrite = z.infer<typeof writeForm>;

/** Journals of a PI's commitments, newest first; items that the viewer may not see are left out. */
export const readJournalsCall = call('plan.journals', {
  effect: 'reads',
  request: piRefForm,
  value: z.object({ journals: z.array(journalForm), unreadable: z.array(z.string()) }),
});

/** Opens a journal (`version` 0) before anything is written, or notes how far it has come. */
export const saveJournalCall = call('plan.journal', {
  effect: 'writes',
  request: z.extend(piRefForm, {
    id: drawnIdForm,
    version: versionForm,
    aim: z.enum(['commit', 'undo']),
    state: z.enum(['open', 'done', 'undone']),
    writes: z.array(writeForm).check(z.maxLength(mostWrites)),
  }),
  value: journalForm,
  clash: journalForm,
});
