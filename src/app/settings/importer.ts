import { mirrorProject } from '#app/mirror/project';
import { settingsKind } from '#app/settings/kind';
import type { LineIn, ValueIn } from '#app/records/record-kind';
import type { Importer } from '#app/transfer/importer';
import type { ProjectId } from '#core/issue';
import { modelOf } from '#core/value/models';

/** Settings of a file: for models that ship here. */
export const settingsImporter: Importer<ValueIn<typeof settingsKind>, LineIn<typeof settingsKind>> = {
  arrive(_session, { id, home, value }) {
    if (id !== home) return { kind: 'leave', left: [{ why: 'other-project' }] };
    if (!modelOf(value.modelId))
      return { kind: 'leave', left: [{ why: 'unknown-model', data: { model: value.modelId } }] };
    return { kind: 'take', value };
  },
  line: () => ({ action: 'imported' }),
  async written(session, records) {
    for (const { id } of records) await mirrorProject(session, id as ProjectId);
  },
};
