import type { CallReply, CallRequest, ExportFile } from '#app/contract';
import { importLimit } from '#app/transfer/export-file';
import { mirrorProject } from '#app/mirror/project';
import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import { importHistory, type Skipped } from '#app/transfer/import-history';
import { importScore } from '#app/transfer/import-score';
import type { IssueId, ProjectId } from '#core/issue';
import type { ModelId } from '#core/value/model';
import { modelOf } from '#core/value/models';
import { ok } from '#core/result';
import type { ScoreRecord } from '#core/value/score';
import { defaultSettings, type ProjectSettings } from '#core/value/settings';

/** Takes one part of an export in. Counts what it wrote and names what it left out, with the reason. */
export async function importRecords(
  session: Session,
  { part, replace }: CallRequest<'records.import'>,
): Promise<CallReply<'records.import'>> {
  if (!(await session.site.administers())) return { kind: 'not-permitted', need: 'administer' };
  if ([part.settings, part.scores, part.history].some((list) => list.length > importLimit))
    return { kind: 'too-large', limit: importLimit };
  const skipped: Skipped = [];
  const settings = await importSettings(session, part, replace, skipped);
  const scores = await importScores(session, part, replace, skipped);
  const history = await importHistory(session, part, skipped);
  return ok({ written: settings + scores + history, skipped });
}

async function importSettings(session: Session, part: ExportFile, replace: boolean, skipped: Skipped): Promise<number> {
  const { tracker, records } = session;
  let written = 0;
  for (const entry of part.settings) {
    const projectId = entry.projectId as ProjectId;
    const what = `Settings of project ${projectId}`;
    const [rights, here] = await Promise.all([tracker.projectRights(projectId), records.settings(projectId)]);
    const wanted: ProjectSettings = {
      ...entry.settings,
      modelId: entry.settings.modelId as ModelId,
      version: (here?.version ?? 0) + 1,
    };
    if (!rights.see) skipped.push({ what, why: 'There is no such project here, or you may not see it.' });
    else if (!modelOf(wanted.modelId))
      skipped.push({ what, why: `There is no scoring model “${wanted.modelId}” here.` });
    else if (here && !replace) skipped.push({ what, why: 'The project has settings here; they were kept.' });
    else if ((await records.saveSettings(projectId, wanted, (here ?? defaultSettings).version)) === 'written') {
      written += 1;
      await mirrorProject(session, projectId);
    } else skipped.push({ what, why: 'Somebody changed them during the import. Import the file again.' });
  }
  return written;
}

async function importScores(session: Session, part: ExportFile, replace: boolean, skipped: Skipped): Promise<number> {
  if (part.scores.length === 0) return 0;
  const incoming = part.scores as unknown as readonly ScoreRecord[];
  const ids = incoming.map(({ issueId }) => issueId);
  const [visible, stored] = await Promise.all([session.tracker.visible(ids), session.records.scores(ids)]);
  const here = new Map(stored.map((record) => [record.issueId, record]));
  const written: IssueId[] = [];
  for (const record of incoming) {
    const { isWritten, left } = visible.has(record.issueId)
      ? await importScore(session, record, here.get(record.issueId), replace)
      : { isWritten: false, left: ['There is no such item here, or you may not see it.'] };
    if (isWritten) written.push(record.issueId);
    skipped.push(...left.map((why) => ({ what: `Score of item ${record.issueId}`, why })));
  }
  if (written.length > 0) await mirrorSoon(session.later, written);
  return written.length;
}
