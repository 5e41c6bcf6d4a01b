import { drawnIdForm } from '#app/forms';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import { scenarioKind } from '#app/scenario/kind';
import type { Importer } from '#app/transfer/importer';

/** What-ifs of a file, as they are. */
export const scenarioImporter: Importer<ValueIn<typeof scenarioKind>, LineIn<typeof scenarioKind>> = {
  arrive: (_session, { id, value }) =>
    drawnIdForm.safeParse(id).success
      ? { kind: 'take', value }
      : { kind: 'leave', left: [{ why: 'damaged', data: { path: 'id' } }] },
  line: () => ({ action: 'imported' }),
};
