import { currentScores, type ScoreSources } from '#app/value/current-score';
import type { Mirror, MirrorValue } from '#app/ports';
import type { Records } from '#app/records/records';
import { modelFor, settingsOf } from '#app/settings/chosen';
import { evaluate } from '#core/value/evaluation';
import type { IssueId } from '#core/issue';
import type { ModelId } from '#core/value/model';
import { modelOf } from '#core/value/models';
import { rounded } from '#core/value/rank';
import type { ScoreRecord } from '#core/value/score';

/** What a delivery did; refused items are gone from the outbox: the tracker does not want them. Held ones stay in it. */
export interface Delivery {
  readonly written: number;
  readonly refused: readonly IssueId[];
  readonly held: readonly IssueId[];
}

/**
 * Writes the search fields of some items from their records, then takes them out of the outbox.
 * Two deliveries of one item may overlap: each looks again after it has written and writes what is newer, so the
 * last one to finish leaves the newest value. Throws HostUnreachable; then the outbox still has them.
 */
export async function deliver(sources: ScoreSources, mirror: Mirror, issueIds: readonly IssueId[]): Promise<Delivery> {
  const refused = new Set<IssueId>();
  const held = new Set<IssueId>();
  const delivered = new Map<IssueId, number>();
  let due = (await currentScores(sources, [...new Set(issueIds)])).scores;
  while (due.length > 0) {
    const answer = await mirror.write(await mirrorValues(sources.records, due));
    answer.refused.forEach((id) => refused.add(id));
    answer.held?.forEach((id) => held.add(id));
    due.filter(({ issueId }) => !held.has(issueId)).forEach(({ issueId, version }) => delivered.set(issueId, version));
    const now = (
      await currentScores(
        sources,
        due.map(({ issueId }) => issueId),
      )
    ).scores;
    due = now.filter(
      ({ issueId, version }) => version > (delivered.get(issueId) ?? 0) && !refused.has(issueId) && !held.has(issueId),
    );
  }
  await sources.records.delivered([...delivered].map(([issueId, version]) => ({ issueId, version })));
  return { written: delivered.size - refused.size, refused: [...refused], held: [...held] };
}

/** What search fields hold of scores, each by the model that its project uses now. */
async function mirrorValues(
  records: Pick<Records, 'settings'>,
  scores: readonly ScoreRecord[],
): Promise<readonly MirrorValue[]> {
  const projects = [...new Set(scores.map(({ projectId }) => projectId))];
  const models = new Map(
    await Promise.all(projects.map(async (id) => [id, modelFor(await settingsOf(records, id)).id] as const)),
  );
  return scores.map((score) => mirrorValue(score, models.get(score.projectId)));
}

/** What the search fields of an item hold: rounded, and only under the model that was agreed. */
function mirrorValue({ issueId, agreed }: ScoreRecord, used: ModelId | undefined): MirrorValue {
  const model = agreed && modelOf(agreed.modelId);
  if (!agreed || !model) return { issueId };
  const { score, costOfDelay } = evaluate(model, agreed.factors);
  return {
    issueId,
    modelId: model.id,
    ...(model.id !== used && { isRetired: true }),
    ...(score !== undefined && { score: rounded(score) }),
    ...(costOfDelay !== undefined && { costOfDelay: rounded(costOfDelay) }),
    factors: agreed.factors,
  };
}
