import type { Records } from '#app/records/records';
import type { ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import { modelOf, wsjf } from '#core/value/models';
import { defaultSettings, type ProjectSettings } from '#core/value/settings';

/** A project's settings, or the defaults. */
export async function settingsOf(records: Pick<Records, 'settings'>, projectId: ProjectId): Promise<ProjectSettings> {
  return (await records.settings(projectId)) ?? defaultSettings;
}

/** The model that settings name; the first one where they name none that ships. */
export function modelFor(settings: ProjectSettings): ScoringModel {
  return modelOf(settings.modelId) ?? wsjf;
}
