import * as z from 'zod/mini';
import { accountIdForm } from '#app/forms';
import type { RecordKind } from '#app/records/record-kind';
import { scenarioForm } from '#app/scenario/forms';
import { piIdForm, trainIdForm } from '#app/train/forms';

const scenarioLine = z.object({ action: z.enum(['kept', 'changed', 'imported']) });
const scenarioValue = z.object({
  trainId: trainIdForm,
  piId: piIdForm,
  /** Who changed it last. */
  by: accountIdForm,
  scenario: scenarioForm,
});

/** A what-if of a PI. */
export const scenarioKind: RecordKind<z.infer<typeof scenarioValue>, z.infer<typeof scenarioLine>> = {
  name: 'scenario',
  format: 1,
  value: scenarioValue,
  line: scenarioLine,
  followsIssue: false,
  isWatched: true,
};
