import * as z from 'zod/mini';
import { decisionForm, decisionSummaryForm } from '#app/decision/forms';
import type { RecordKind } from '#app/records/record-kind';
import type { Decision } from '#core/decision/decision';

const decisionLine = z.object({ action: z.enum(['logged', 'changed', 'imported']) });

/** What was decided in a project. The reasons may be long: lists do without them. */
export const decisionKind: RecordKind<Decision, z.infer<typeof decisionLine>, Omit<Decision, 'why'>> = {
  name: 'decision',
  format: 1,
  value: decisionForm,
  line: decisionLine,
  summary: { form: decisionSummaryForm, of: ({ why: _why, ...summary }) => summary },
  followsIssue: false,
};
