import { issueUses } from '#app/fields/issue-uses';
import { piField } from '#app/plan/field';
import type { FieldMapping, FieldUse } from '#app/ports/fields';
import type { Records } from '#app/records/records';
import { modelFor, sureSettingsOf } from '#app/settings/chosen';
import { valueUses, valueUsesOf } from '#app/value/fields';
import type { ProjectId } from '#core/issue';
import type { ProjectSettings } from '#core/value/settings';

/** What the capabilities look for among the fields of a tracker, whatever the settings of a project. */
export const fieldUses: readonly FieldUse[] = [...issueUses, ...valueUses, piField];

/** What is looked for in a project with these settings. */
export function mappingFor(settings: ProjectSettings): FieldMapping {
  return { uses: [...issueUses, ...valueUsesOf(modelFor(settings)), piField], chosen: settings.fields };
}

/** Answers which fields of a project are written, as its settings are now: none where those are not relied on. */
export function writtenMappingIn(records: Pick<Records, 'get'>): (projectId: ProjectId) => Promise<FieldMapping> {
  return async (projectId) => {
    const settings = await sureSettingsOf(records, projectId);
    return settings ? mappingFor(settings) : { uses: [], chosen: {} };
  };
}
