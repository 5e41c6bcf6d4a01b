import * as z from 'zod/mini';
import type { RecordKind } from '#app/records/record-kind';
import { trainForm } from '#app/train/forms';
import type { Train } from '#core/train/train';

const trainLine = z.object({ action: z.enum(['set-up', 'changed', 'imported']) });

/** A release train with its PIs; it lies in the project that it is kept in. */
export const trainKind: RecordKind<Train, z.infer<typeof trainLine>> = {
  name: 'train',
  format: 1,
  value: trainForm,
  line: trainLine,
  followsIssue: false,
};
