import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Importer } from '#app/transfer/importer';
import { trainIdForm } from '#app/train/forms';
import { trainKind } from '#app/train/kind';
import { trainFault } from '#core/train/train-fault';

/** Trains of a file: those that could have been set up here. */
export const trainImporter: Importer<ValueIn<typeof trainKind>, LineIn<typeof trainKind>> = {
  arrive(_session, { id, value }) {
    if (!trainIdForm.safeParse(id).success) return { kind: 'leave', left: [{ why: 'damaged', data: { path: 'id' } }] };
    const fault = trainFault(value);
    if (fault) return { kind: 'leave', left: [{ why: fault.kind, ...(fault.name && { data: { name: fault.name } }) }] };
    return { kind: 'take', value };
  },
  line: () => ({ action: 'imported' }),
};
