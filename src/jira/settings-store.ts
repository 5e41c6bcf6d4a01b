import { Filter, FilterConditions, kvs } from '@forge/kvs';
import type { Page, RecordsPart, WriteOutcome } from '#app/records/records';
import type { ProjectId } from '#core/issue';
import { defaultSettings, type ProjectSettings } from '#core/value/settings';
import { projectSettings, settingsDocument, settingsKey, type SettingsDocument } from '#jira/documents';
import { byKey, resultsAPage, stored, storedIf } from '#jira/storage';

const entityName = 'settings';

/** A project's settings, as stored; nothing while the defaults hold. */
export async function readSettings(projectId: ProjectId): Promise<ProjectSettings | undefined> {
  const document = await stored(() => kvs.entity<SettingsDocument>(entityName).get(settingsKey(projectId)));
  return document && document.version > 0 ? projectSettings(document) : undefined;
}

/** Writes settings while they have the expected version; the first write takes its place as scores do. */
export async function writeSettings(
  projectId: ProjectId,
  settings: ProjectSettings,
  expected: number,
): Promise<WriteOutcome> {
  const key = settingsKey(projectId);
  if (expected === 0) {
    const empty = settingsDocument(projectId, defaultSettings);
    await storedIf(() => kvs.entity<SettingsDocument>(entityName).set(key, empty, { keyPolicy: 'FAIL_IF_EXISTS' }));
  }
  const conditions = new Filter<SettingsDocument>().and('version', FilterConditions.equalTo(expected));
  const outcome = await storedIf(() =>
    kvs.transact().set(key, settingsDocument(projectId, settings), { entityName, conditions }).execute(),
  );
  return outcome === 'stopped' ? 'conflict' : outcome;
}

/** Settings of any project, for an export. */
export async function readAllSettings(after: string | undefined): Promise<Page<RecordsPart['settings'][number]>> {
  const query = kvs.entity<SettingsDocument>(entityName).query().index(byKey).limit(resultsAPage);
  const { results, nextCursor } = await stored(() => (after === undefined ? query : query.cursor(after)).getMany());
  const items = results
    .filter(({ value }) => value.version > 0)
    .map(({ value }) => ({ projectId: value.project, settings: projectSettings(value) }));
  return { items, ...(nextCursor !== undefined && { next: nextCursor }) };
}
