import { mappingFor } from '#app/field-uses';
import { points } from '#app/fields/issue-uses';
import { modelFor, readableSettingsOf } from '#app/settings/chosen';
import type { FieldValues } from '#app/ports/fields';
import type { Tracker } from '#app/ports/tracker';
import type { Session } from '#app/session';
import type { Stored } from '#app/records/records';
import { scoreKind, type ScoreValue } from '#app/value/kind';
import { scoreOf, scoresOf, type StoredScore } from '#app/value/score-records';
import { factorUse, peopleFactors } from '#app/value/fields';
import { sizeFactor } from '#core/value/evaluation';
import { areResultFieldsStale, withFieldEdits, type FieldScore } from '#core/value/field-score';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorValues, ScoringModel } from '#core/value/model';
import { resultsOf } from '#core/value/result';
import type { ScoreRecord } from '#core/value/score';
import { defaultSettings, type ProjectSettings } from '#core/value/settings';

/** Where scores come from: Waybill's records and, in some trackers, the fields of items. */
export type ScoreSources = Pick<Session, 'records' | 'viewer' | 'inBackground'> & {
  readonly tracker: { readonly fields: Pick<Tracker['fields'], 'areShared' | 'valuesOf'> };
};

/** Scores as they stand, in no order. `stale`: items whose result fields show something else. */
export interface CurrentScores {
  readonly scores: readonly ScoreRecord[];
  readonly stale: readonly IssueId[];
}

/**
 * Scores of items as they stand: what people have changed in the tracker's fields since is in them.
 * `isItemFirst`: the items were read before, on purpose, and are taken as they were then.
 */
export async function currentScores(
  sources: ScoreSources,
  ids: readonly IssueId[],
  { isItemFirst } = { isItemFirst: false },
): Promise<CurrentScores> {
  const stored = await scoresOf(sources, ids);
  if (!sources.tracker.fields.areShared) return { scores: stored, stale: [] };
  const now = await withFields(sources, ids, stored);
  return isItemFirst ? now : lookedAtAgain(sources, stored, now);
}

/** One item's score as it stands, and the record that it was made from; neither where nobody ever scored it. */
export interface ScoreNow {
  readonly current: ScoreRecord | undefined;
  readonly stored: Stored<ScoreValue> | undefined;
}

/**
 * One item's score as it stands. `stored`: its record as it was just read. `onStale` is called where a result field
 * shows something else.
 */
export async function scoreNow(
  sources: ScoreSources,
  id: IssueId,
  stored: Stored<ScoreValue> | undefined,
  onStale: () => void = () => undefined,
): Promise<ScoreNow> {
  const record = stored && (await scoreOf(sources, stored));
  if (!sources.tracker.fields.areShared) return { current: record, stored };
  const records = record ? [record] : [];
  const { scores, stale } = await lookedAtAgain(sources, records, await withFields(sources, [id], records));
  const current = scores[0];
  if (stored && current !== record) {
    // A record that was read before its item may be older than what Waybill has written into the fields since.
    const newer = await sources.records.get(scoreKind, { id });
    if (newer?.version !== stored.version) return scoreNow(sources, id, newer, onStale);
  }
  if (stale.length > 0) onStale();
  return { current, stored };
}

/** An item that was read before its record may show an older version of it, which looks like an edit of a person's. */
async function lookedAtAgain(
  sources: ScoreSources,
  stored: readonly StoredScore[],
  { scores, stale }: CurrentScores,
): Promise<CurrentScores> {
  const found = new Set(scores);
  const edited = stored.filter((record) => !found.has(record));
  if (edited.length === 0) return { scores, stale };
  const ids = new Set(edited.map(({ issueId }) => issueId));
  const again = await withFields(sources, [...ids], edited, { isFresh: true });
  return {
    scores: [...scores.filter(({ issueId }) => !ids.has(issueId)), ...again.scores],
    stale: [...stale.filter((id) => !ids.has(id)), ...again.stale],
  };
}

async function withFields(
  { records, tracker }: ScoreSources,
  ids: readonly IssueId[],
  stored: readonly StoredScore[],
  how = { isFresh: false },
): Promise<CurrentScores> {
  const known = new Map<ProjectId, Promise<ProjectSettings | undefined>>();
  const settings = (projectId: ProjectId): Promise<ProjectSettings | undefined> => {
    const asked = known.get(projectId) ?? readableSettingsOf(records, projectId);
    known.set(projectId, asked);
    return asked;
  };
  const fields = await tracker.fields.valuesOf(
    ids,
    async (projectId) => mappingFor((await settings(projectId)) ?? defaultSettings),
    how,
  );
  const byId = new Map(stored.map((record) => [record.issueId, record]));
  const scores: ScoreRecord[] = [];
  const stale: IssueId[] = [];
  for (const id of new Set([...byId.keys(), ...fields.keys()])) {
    const record = byId.get(id);
    const values = fields.get(id);
    // Of a project whose settings cannot be read nobody knows what its fields mean.
    const chosen = values && (await settings(values.projectId));
    if (!chosen) {
      if (record) scores.push(record);
      continue;
    }
    const model = modelFor(chosen);
    const score = fieldScore(id, values, model);
    // Fields that still wait for a record say nothing new: the record is what is newer.
    const isDue = record?.fieldsDue !== undefined && record.doubt === undefined;
    const current = isDue ? record : withFieldEdits(record, score, model, chosen.expiryDays);
    if (current.version > 0 || current.agreed) scores.push(current);
    // Nothing is written because of a record that is not relied on.
    if (current.doubt !== undefined) continue;
    if (isDue || (current.agreed && areResultFieldsStale(current, score, model))) stale.push(id);
  }
  return { scores, stale };
}

/** What the fields of an item say of its value: the estimate is its size. */
function fieldScore(issueId: IssueId, { projectId, values, by, at }: FieldValues, model: ScoringModel): FieldScore {
  const size = sizeFactor(model);
  const factors = [
    ...peopleFactors(model).map(({ id }) => [id, values[factorUse(id)]] as const),
    ...(size === undefined ? [] : [[size, values[points.use]] as const]),
  ];
  const results = resultsOf(undefined, model.id).map(({ field }) => [field, values[field]] as const);
  return {
    issueId,
    projectId,
    factors: Object.fromEntries(factors.filter(([, value]) => typeof value === 'number')) as FactorValues,
    results: Object.fromEntries(
      results.flatMap(([field, value]) =>
        value === undefined ? [] : [[field, typeof value === 'number' ? value : null] as const],
      ),
    ),
    by: by ?? ('' as AccountId),
    at,
  };
}
