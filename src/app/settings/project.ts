import { canWith } from '#app/value/access';
import type { CallReply, CallRequest } from '#app/contract';
import { mirrorProject } from '#app/mirror/project';
import type { Session } from '#app/session';
import { modelFor, settingsOf } from '#app/settings/chosen';
import { sortedKeys } from '#app/sorted-keys';
import { wireModel } from '#app/value/view';
import type { ProjectId } from '#core/issue';
import { modelOf, models } from '#core/value/models';
import { ok } from '#core/result';
import type { ModelId } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';

/** Shows how a project is scored, and what the acting person may do there. */
export async function readSettings(
  session: Session,
  request: CallRequest<'settings.read'>,
): Promise<CallReply<'settings.read'>> {
  const projectId = request.projectId as ProjectId;
  const [rights, settings] = await Promise.all([
    session.tracker.projectRights(projectId),
    settingsOf(session.records, projectId),
  ]);
  if (!rights.see) return { kind: 'not-found' };
  return ok({
    settings,
    model: wireModel(modelFor(settings)),
    models: models.map(wireModel),
    can: canWith(rights, settings),
  });
}

/** Sets how a project is scored; for those who administer it. Scores agreed before keep their expiry. */
export async function saveSettings(
  session: Session,
  request: CallRequest<'settings.save'>,
): Promise<CallReply<'settings.save'>> {
  const projectId = request.projectId as ProjectId;
  const rights = await session.tracker.projectRights(projectId);
  if (!rights.see) return { kind: 'not-found' };
  if (!rights.administer) return { kind: 'not-permitted', need: 'administer' };
  if (!modelOf(request.settings.modelId)) {
    return { kind: 'invalid', field: 'modelId', message: `There is no scoring model “${request.settings.modelId}”.` };
  }
  const expected = request.settings.version;
  const settings: ProjectSettings = {
    ...request.settings,
    modelId: request.settings.modelId as ModelId,
    version: expected + 1,
  };
  const before = await settingsOf(session.records, projectId);
  switch (await session.records.saveSettings(projectId, settings, expected)) {
    case 'written':
      if (!showSame(before, settings)) await mirrorProject(session, projectId);
      return ok(settings);
    case 'conflict':
      return { kind: 'settings-conflict', current: await settingsOf(session.records, projectId) };
    case 'too-large':
      return { kind: 'invalid', message: 'These settings are too long to be stored.' };
  }
}

/** Holds while both have the same in search fields. */
function showSame(one: ProjectSettings, other: ProjectSettings): boolean {
  const essence = ({ modelId, fields }: ProjectSettings): string => JSON.stringify({ modelId, fields }, sortedKeys);
  return essence(one) === essence(other);
}
