import type { Problem } from '#app/contract';
import { currentScore } from '#app/value/current-score';
import { modelFor, settingsOf } from '#app/settings/chosen';
import type { IssueRights } from '#app/ports';
import type { Session } from '#app/session';
import type { IssueId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import { ok, type Result } from '#core/result';
import { unscored } from '#core/value/round';
import type { ScoreRecord } from '#core/value/score';
import type { ProjectSettings } from '#core/value/settings';

/** What the acting person may do, after the project's own rule of who agrees. */
export interface Can {
  readonly score: boolean;
  readonly agree: boolean;
  readonly administer: boolean;
}

/** An item that the acting person sees, with everything that a use case decides on. */
export interface Item {
  readonly record: ScoreRecord;
  readonly settings: ProjectSettings;
  readonly model: ScoringModel;
  readonly can: Can;
}

/** Opens an item as the acting person. What they may not see is not found. `onBehind`: its result fields show something else. */
export async function openItem(
  { tracker, records }: Session,
  issueId: IssueId,
  onBehind?: () => void,
): Promise<Result<Item, Problem>> {
  const [rights, stored] = await Promise.all([tracker.rights(issueId), records.score(issueId)]);
  const { projectId } = rights;
  if (!rights.see || projectId === undefined) return { kind: 'not-found' };
  const [settings, current] = await Promise.all([
    settingsOf(records, projectId),
    currentScore({ records, tracker }, issueId, stored, onBehind),
  ]);
  // An item that moved is scored under the settings of the project that it is in now.
  const record = current ? { ...current, projectId } : unscored(issueId, projectId);
  return ok({ record, settings, model: modelFor(settings), can: canWith(rights, settings) });
}

/** Applies the project's rule of who agrees to what the tracker grants. */
export function canWith(rights: Pick<IssueRights, 'edit' | 'agree' | 'administer'>, { agree }: ProjectSettings): Can {
  const agrees = { editors: rights.edit, permission: rights.agree, administrators: rights.administer };
  return { score: rights.edit, agree: agrees[agree], administer: rights.administer };
}
