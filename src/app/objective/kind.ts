import * as z from 'zod/mini';
import { accountIdForm, momentForm } from '#app/forms';
import { objectiveForm } from '#app/objective/calls';
import type { RecordKind } from '#app/records/record-kind';
import { piIdForm, trainIdForm } from '#app/train/forms';

const objectiveLine = z.object({ action: z.enum(['made', 'changed', 'imported']) });
const objectiveValue = z.object({
  trainId: trainIdForm,
  piId: piIdForm,
  /** When it was made: lists are in this order. */
  made: momentForm,
  /** Who changed it last. */
  by: accountIdForm,
  objective: objectiveForm,
});

/** What a team sets out to reach in a PI. */
export const objectiveKind: RecordKind<z.infer<typeof objectiveValue>, z.infer<typeof objectiveLine>> = {
  name: 'objective',
  format: 1,
  value: objectiveValue,
  line: objectiveLine,
  followsIssue: false,
  isWatched: true,
};
