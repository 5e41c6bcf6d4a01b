import { objectiveKind } from '#app/objective/kind';
import { drawnIdForm } from '#app/forms';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Importer } from '#app/transfer/importer';

/** Objectives of a file, as they are. */
export const objectiveImporter: Importer<ValueIn<typeof objectiveKind>, LineIn<typeof objectiveKind>> = {
  arrive(_session, { id, value }) {
    if (!drawnIdForm.safeParse(id).success) return { kind: 'leave', left: [{ why: 'damaged', data: { path: 'id' } }] };
    if (value.objective.title.trim() === '') return { kind: 'leave', left: [{ why: 'no-title' }] };
    return { kind: 'take', value };
  },
  line: () => ({ action: 'imported' }),
};
