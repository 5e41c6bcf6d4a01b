import { modelFor, settingsOf } from '#app/settings/chosen';
import type { Tracker } from '#app/ports';
import type { Records, StoredScore } from '#app/records/records';
import { isBehind, overlaid } from '#core/value/holding';
import type { IssueId, ProjectId } from '#core/issue';
import type { ScoreRecord } from '#core/value/score';
import type { ProjectSettings } from '#core/value/settings';

/** Where scores come from: Waybill's records and, in some trackers, the fields of items. */
export interface ScoreSources {
  readonly records: Records;
  readonly tracker: Pick<Tracker, 'can' | 'holdings'>;
}

/** Scores as they stand, in no order. `behind`: items whose result fields show something else. */
export interface CurrentScores {
  readonly scores: readonly ScoreRecord[];
  readonly behind: readonly IssueId[];
}

/** Scores of items as they stand: what people have changed in the tracker's fields since is in them. */
export async function currentScores(sources: ScoreSources, ids: readonly IssueId[]): Promise<CurrentScores> {
  const { records, tracker } = sources;
  const stored = await records.scores(ids);
  return tracker.can.factorFields ? withFields(sources, ids, stored) : { scores: stored, behind: [] };
}

/**
 * One item's score as it stands, made from the record that was read; nothing where nobody ever scored it.
 * `onBehind` is called where a result field shows something else.
 */
export async function currentScore(
  sources: ScoreSources,
  id: IssueId,
  stored: StoredScore | undefined,
  onBehind: () => void = () => undefined,
): Promise<ScoreRecord | undefined> {
  if (!sources.tracker.can.factorFields) return stored;
  const { scores, behind } = await withFields(sources, [id], stored ? [stored] : []);
  if (behind.length > 0) onBehind();
  return scores[0];
}

async function withFields(
  { records, tracker }: ScoreSources,
  ids: readonly IssueId[],
  stored: readonly StoredScore[],
): Promise<CurrentScores> {
  const known = new Map<ProjectId, Promise<ProjectSettings>>();
  const settings = (projectId: ProjectId): Promise<ProjectSettings> => {
    const asked = known.get(projectId) ?? settingsOf(records, projectId);
    known.set(projectId, asked);
    return asked;
  };
  const holdings = await tracker.holdings(ids, async (projectId) => {
    const chosen = await settings(projectId);
    return { model: modelFor(chosen), fields: chosen.fields };
  });
  const byId = new Map(stored.map((record) => [record.issueId, record]));
  const scores: ScoreRecord[] = [];
  const behind: IssueId[] = [];
  for (const id of new Set([...byId.keys(), ...holdings.keys()])) {
    const record = byId.get(id);
    const holding = holdings.get(id);
    if (!holding) {
      if (record) scores.push(record);
      continue;
    }
    const chosen = await settings(holding.projectId);
    const model = modelFor(chosen);
    // Fields that still wait for a record say nothing new: the record is what is newer.
    const current = record?.waiting === undefined ? overlaid(record, holding, model, chosen.expiryDays) : record;
    if (current.version > 0 || current.agreed) scores.push(current);
    if (record?.waiting !== undefined || (current.agreed && isBehind(current, holding, model))) behind.push(id);
  }
  return { scores, behind };
}
