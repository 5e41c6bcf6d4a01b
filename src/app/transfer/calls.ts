import * as z from 'zod/mini';
import { call } from '#app/calls';
import { exportFileForm } from '#app/transfer/export-file';

/** One page of the export; a page puts them together into one file. */
export const exportRecordsCall = call('transfer.export', {
  effect: 'reads',
  request: z.object({ after: z.optional(z.string()) }),
  value: z.object({ part: exportFileForm, next: z.optional(z.string()) }),
});

/** Something of a file that was left out, and why, as a code that the panels have words for. */
const skipped = z.object({
  is: z.enum(['record', 'line']),
  kind: z.string(),
  id: z.string(),
  version: z.optional(z.int()),
  why: z.string(),
  data: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});

/** See {@link importRecordsCall}. */
export type Skipped = z.infer<typeof skipped>;

/** At most 50 records and lines a call. Newer records here win unless `replace`; says what was kept and why. */
export const importRecordsCall = call('transfer.import', {
  effect: 'writes-fields',
  request: z.object({ part: exportFileForm, replace: z.boolean() }),
  value: z.object({ written: z.int(), skipped: z.array(skipped) }),
});
