import * as z from 'zod/mini';
import { accountIdForm, issueIdForm, momentForm } from '#app/forms';
import { capacitiesForm, placementsForm, slotsForm } from '#app/plan/forms';
import { packedWritesForm } from '#app/plan/packed-writes';
import type { RecordKind } from '#app/records/record-kind';
import { piIdForm, placementForm, trainIdForm } from '#app/train/forms';

const moved = z.object({
  issueId: issueIdForm,
  from: z.nullable(placementForm),
  to: z.nullable(placementForm),
});
const planLine = z.object({
  action: z.enum(['moved', 'imported']),
  /** The first of them; `more` counts the rest. */
  moves: z.optional(z.array(moved)),
  more: z.optional(z.int()),
});
const planValue = z.object({ trainId: trainIdForm, placements: placementsForm });

/** A part of a PI's placements, see shard.ts; its id is the PI's and the number of the part. */
export const planKind: RecordKind<z.infer<typeof planValue>, z.infer<typeof planLine>> = {
  name: 'plan',
  format: 1,
  value: planValue,
  line: planLine,
  followsIssue: false,
  isWatched: true,
};

const capacityLine = z.object({ action: z.enum(['said', 'imported']), teamId: z.optional(z.string()) });
const capacityValue = z.object({ trainId: trainIdForm, teams: capacitiesForm });

/** What the teams of a PI can give; its id is the PI's. */
export const capacityKind: RecordKind<z.infer<typeof capacityValue>, z.infer<typeof capacityLine>> = {
  name: 'capacity',
  format: 1,
  value: capacityValue,
  line: capacityLine,
  followsIssue: false,
  isWatched: true,
};

const baselineLine = z.object({ action: z.enum(['kept', 'imported']), items: z.int() });
const baselineValue = z.object({
  trainId: trainIdForm,
  at: momentForm,
  by: accountIdForm,
  slots: slotsForm,
  /** Items that were in it before: their fields may say so still. */
  left: z.optional(z.array(issueIdForm)),
});

/** The plan of a PI as it was committed last; its id is the PI's. */
export const baselineKind: RecordKind<z.infer<typeof baselineValue>, z.infer<typeof baselineLine>> = {
  name: 'baseline',
  format: 1,
  value: baselineValue,
  line: baselineLine,
  followsIssue: false,
  isWatched: true,
};

const journalState = z.enum(['open', 'done', 'undone']);
const journalLine = z.object({ action: z.enum(['opened', 'noted', 'imported']), state: journalState });
const journalHead = {
  trainId: trainIdForm,
  piId: piIdForm,
  at: momentForm,
  by: accountIdForm,
  aim: z.enum(['commit', 'undo']),
  state: journalState,
};
const journalValue = z.object({ ...journalHead, ...packedWritesForm });
const journalSummary = z.object(journalHead);

/** A commitment of a PI: what it writes to the tracker, and how far it has come. Lists do without the writes. */
export const journalKind: RecordKind<
  z.infer<typeof journalValue>,
  z.infer<typeof journalLine>,
  z.infer<typeof journalSummary>
> = {
  name: 'journal',
  format: 1,
  value: journalValue,
  line: journalLine,
  summary: {
    form: journalSummary,
    of: ({ trainId, piId, at, by, aim, state }) => ({ trainId, piId, at, by, aim, state }),
  },
  followsIssue: false,
  isWatched: true,
};
