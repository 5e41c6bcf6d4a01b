import type { ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import { mappingFor } from '#app/field-uses';
import { noField } from '#app/fields/find-fields';
import { mirrorProject } from '#app/mirror/project';
import { documentLimit } from '#app/records/records';
import { drawnId } from '#core/drawn-id';
import type { Session } from '#app/session';
import type { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import { modelFor, readableSettings, settingsIn, settingsOf } from '#app/settings/chosen';
import { settingsKind } from '#app/settings/kind';
import { canWith } from '#app/value/scored-issue';
import type { ProjectId } from '#core/issue';
import { ok } from '#core/result';
import { modelOf, models } from '#core/value/models';
import { defaultSettings, type ProjectSettings } from '#core/value/settings';

/** Shows how a project is scored, and what the acting person may do there. */
export async function readSettings(
  session: Session,
  { projectId }: RequestOf<typeof readSettingsCall>,
): Promise<ReplyOf<typeof readSettingsCall>> {
  const [rights, stored] = await Promise.all([
    session.tracker.rights.ofProject(projectId),
    readableSettings(session.records, projectId),
  ]);
  if (!rights.see) return { kind: 'not-found' };
  const settings = stored === 'unreadable' ? defaultSettings : settingsIn(stored);
  const doubt = stored === 'unreadable' ? undefined : stored?.doubt;
  return ok({
    settings,
    model: modelFor(settings),
    models: [...models],
    can: canWith(rights, settings),
    ...(stored === 'unreadable' && { isUnreadable: true as const }),
    ...(doubt && { doubt }),
  });
}

/** Sets how a project is scored; for those who administer it. Scores agreed before keep their expiry. */
export async function saveSettings(
  session: Session,
  { projectId, settings: wanted, isUnreadable }: RequestOf<typeof saveSettingsCall>,
): Promise<ReplyOf<typeof saveSettingsCall>> {
  const { records, tracker, clock, viewer } = session;
  const rights = await tracker.rights.ofProject(projectId);
  if (!rights.see) return { kind: 'not-found' };
  if (!rights.administer) return { kind: 'not-permitted', need: 'administer' };
  const { version: expected, ...value } = wanted;
  if (!modelOf(value.modelId))
    return { kind: 'invalid', why: 'unknown-model', field: 'modelId', data: { model: value.modelId } };
  const taken = await takenField(tracker, projectId, wanted);
  if (taken !== undefined) return { kind: 'invalid', why: 'field-taken', field: 'fields', data: { use: taken } };
  const stored = await readableSettings(records, projectId);
  const before = stored === 'unreadable' || stored?.doubt ? undefined : settingsIn(stored);
  const outcome = await records.write(settingsKind, {
    id: projectId,
    home: projectId,
    expected: isUnreadable ? 'unreadable' : expected,
    value,
    stamped: {
      writeId: drawnId(),
      version: isUnreadable ? 1 : expected + 1,
      at: clock.now(),
      by: viewer,
      line: { action: 'saved' },
    },
  });
  switch (outcome) {
    case 'written': {
      const saved = isUnreadable ? await settingsOf(records, projectId) : { ...value, version: expected + 1 };
      if (!before || !showSame(before, saved)) await mirrorProject(session, projectId);
      return ok(saved);
    }
    case 'conflict':
      return { kind: 'clash', why: 'conflict', current: await settingsOf(records, projectId) };
    case 'too-large':
      return { kind: 'too-large', limit: documentLimit };
  }
}

/** The use of a result or an answer for which a field was chosen that another use reads, an estimate say; nothing where there is none. */
async function takenField(
  { fields }: Session['tracker'],
  projectId: ProjectId,
  settings: ProjectSettings,
): Promise<string | undefined> {
  const { uses, chosen } = mappingFor(settings);
  const written = uses.filter(({ use, isWritten }) => isWritten && (chosen[use] ?? noField) !== noField);
  if (!fields.areShared || written.length === 0) return undefined;
  const known = await fields.list(uses, projectId);
  const taken = uses
    .filter(({ isWritten }) => !isWritten)
    .flatMap(({ use, types = [] }) => [
      chosen[use] ?? '',
      ...types,
      ...known.filter(({ detected = [] }) => detected.includes(use)).map(({ id }) => id),
    ]);
  const names = new Set(taken.map((name) => name.toLowerCase()));
  return written.find(({ use }) => names.has(chosen[use]?.toLowerCase() ?? ''))?.use;
}

/** Holds while both have the same in search fields. */
function showSame(one: ProjectSettings, other: ProjectSettings): boolean {
  const essence = ({ modelId, fields }: ProjectSettings) => ({ modelId, fields });
  return isSameJson(essence(one), essence(other));
}
