import { outcomeOf } from '#app/back-off';
import type { CallProblem } from '#app/calls';
import type { PlaceRights } from '#app/ports/rights';
import type { Stored } from '#app/records/records';
import type { Session } from '#app/session';
import { modelFor, settingsOf } from '#app/settings/chosen';
import { scoreNow } from '#app/value/current-score';
import { scoreKind, type ScoreValue } from '#app/value/kind';
import type { IssueId } from '#core/issue';
import { ok, type Result } from '#core/result';
import type { ScoringModel } from '#core/value/model';
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
export interface ScoredIssue {
  readonly record: ScoreRecord;
  /** What lies in storage of it; absent: nothing yet. */
  readonly stored?: Stored<ScoreValue> | undefined;
  readonly settings: ProjectSettings;
  readonly model: ScoringModel;
  readonly can: Can;
}

/** Opens an item as the acting person. What they may not see is not found. `onStale`: its result fields show something else. */
export async function openScoredIssue(
  session: Session,
  issueId: IssueId,
  onStale?: () => void,
): Promise<Result<ScoredIssue, CallProblem>> {
  const { tracker, records } = session;
  const [rights, read] = await Promise.all([
    tracker.rights.ofIssue(issueId),
    outcomeOf(records.get(scoreKind, { id: issueId })),
  ]);
  const { projectId } = rights;
  if (!rights.see || projectId === undefined) return { kind: 'not-found' };
  // Only to those who see the item: what cannot be read is named.
  if (read instanceof Error) throw read;
  const [settings, { current, stored }] = await Promise.all([
    settingsOf(records, projectId),
    scoreNow(session, issueId, read, onStale),
  ]);
  // An item that moved is scored under the settings of the project that it is in now.
  const record = current ? { ...current, projectId } : unscored(issueId, projectId);
  return ok({ record, stored, settings, model: modelFor(settings), can: canWith(rights, settings) });
}

/** Applies the project's rule of who agrees to what the tracker grants. */
export function canWith(rights: PlaceRights, { agree }: ProjectSettings): Can {
  const agrees = {
    editors: rights.edit,
    permission: rights.holds.has('agree-scores'),
    administrators: rights.administer,
  };
  return { score: rights.edit, agree: agrees[agree], administer: rights.administer };
}
