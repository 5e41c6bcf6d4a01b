import { decisionIdForm } from '#app/decision/forms';
import { decisionKind } from '#app/decision/kind';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Importer } from '#app/transfer/importer';

/** Decisions of a file: as they are. One that takes the place of another which is not here says so where it is shown. */
export const decisionImporter: Importer<ValueIn<typeof decisionKind>, LineIn<typeof decisionKind>> = {
  arrive(_session, { id, value }) {
    if (!decisionIdForm.safeParse(id).success)
      return { kind: 'leave', left: [{ why: 'damaged', data: { path: 'id' } }] };
    if (value.title.trim() === '') return { kind: 'leave', left: [{ why: 'no-title' }] };
    return { kind: 'take', value };
  },
  line: () => ({ action: 'imported' }),
};
