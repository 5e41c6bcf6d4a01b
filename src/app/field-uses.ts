import { issueUses } from '#app/fields/issue-uses';
import type { FieldMapping, FieldUse } from '#app/ports/fields';
import type { Records } from '#app/records/records';
import { modelFor, settingsOf } from '#app/settings/chosen';
import { valueUses, valueUsesOf } from '#app/value/fields';
import type { ProjectId } from '#core/issue';
import type { ProjectSettings } from '#core/value/settings';

/** What the capabilities look for among the fields of a tracker, whatever the settings of a project. */
export const fieldUses: readonly FieldUse[] = [...issueUses, ...valueUses];

/** What is looked for in a project with these settings. */
export function mappingFor(settings: ProjectSettings): FieldMapping {
  return { uses: [...issueUses, ...valueUsesOf(modelFor(settings))], chosen: settings.fields };
}

/** Answers what is looked for in a project, as its settings are now. */
export function mappingIn(records: Pick<Records, 'get'>): (projectId: ProjectId) => Promise<FieldMapping> {
  return async (projectId) => mappingFor(await settingsOf(records, projectId));
}
