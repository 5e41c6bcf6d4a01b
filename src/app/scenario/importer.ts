import { drawnIdForm } from '#app/forms';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import { scenarioKind } from '#app/scenario/kind';
import type { Importer } from '#app/transfer/importer';

/** What-ifs of a file, as they are. */
export const scenarioImporter: Importer<ValueIn<typeof scenarioKind>, LineIn<typeof scenarioKind>> = {
  arrive(_session, { id, value }) {
    if (!drawnIdForm.safeParse(id).success) return { kind: 'leave', left: [{ why: 'damaged', data: { path: 'id' } }] };
    if (value.scenario.name.trim() === '') return { kind: 'leave', left: [{ why: 'no-name' }] };
    return { kind: 'take', value };
  },
  line: () => ({ action: 'imported' }),
};
