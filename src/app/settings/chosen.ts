import { UnreadableRecord, type Records, type Stored } from '#app/records/records';
import { settingsKind } from '#app/settings/kind';
import type { ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import { modelOf, wsjf } from '#core/value/models';
import { defaultSettings, type ProjectSettings } from '#core/value/settings';

/** A project's settings, or the defaults. Throws UnreadableRecord. */
export async function settingsOf(records: Pick<Records, 'get'>, projectId: ProjectId): Promise<ProjectSettings> {
  return settingsIn(await records.get(settingsKind, { id: projectId, home: projectId }));
}

/** A project's settings, or the defaults; nothing where what is stored of them cannot be read. */
export async function readableSettingsOf(
  records: Pick<Records, 'get'>,
  projectId: ProjectId,
): Promise<ProjectSettings | undefined> {
  const stored = await readableSettings(records, projectId);
  return stored === 'unreadable' ? undefined : settingsIn(stored);
}

/**
 * A project's settings, or the defaults, for what is done with them; nothing where what is stored cannot be read, or is
 * not relied on.
 */
export async function sureSettingsOf(
  records: Pick<Records, 'get'>,
  projectId: ProjectId,
): Promise<ProjectSettings | undefined> {
  const stored = await readableSettings(records, projectId);
  return stored === 'unreadable' || stored?.doubt !== undefined ? undefined : settingsIn(stored);
}

/** What is stored of a project's settings, if anything. */
export async function readableSettings(
  records: Pick<Records, 'get'>,
  projectId: ProjectId,
): Promise<Stored<Omit<ProjectSettings, 'version'>> | 'unreadable' | undefined> {
  try {
    return await records.get(settingsKind, { id: projectId, home: projectId });
  } catch (error) {
    if (error instanceof UnreadableRecord) return 'unreadable';
    throw error;
  }
}

/** The settings that a record holds, or the defaults where there is none. */
export function settingsIn(stored: Stored<Omit<ProjectSettings, 'version'>> | undefined): ProjectSettings {
  return stored ? { ...stored.value, version: stored.version } : defaultSettings;
}

/** The model that settings name; the first one where they name none that ships. */
export function modelFor(settings: ProjectSettings): ScoringModel {
  return modelOf(settings.modelId) ?? wsjf;
}
