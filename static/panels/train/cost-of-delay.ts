import { chunks } from '#app/chunks';
import { scoresOfCall, type ScoreRow } from '#app/value/calls';
import type { IssueId, ProjectId } from '#core/issue';
import { evaluate } from '#core/value/evaluation';
import type { FactorValues, ScoringModel } from '#core/value/model';
import { ask } from '../base/ask';
import type { Host } from '../host';

/** Most items in one call, and calls under way at once. */
const idsACall = 500;
const callsAtOnce = 6;

/**
 * Agreed costs of delay of items, by the model that each was agreed under where its project still has it. What cannot
 * be read is left out: a board is drawn without it.
 */
export async function readCostsOfDelay(
  host: Host,
  items: readonly { readonly id: IssueId; readonly projectId: ProjectId }[],
  models: ReadonlyMap<ProjectId, ScoringModel>,
): Promise<ReadonlyMap<IssueId, number>> {
  const modelOf = new Map(items.map(({ id, projectId }) => [id, models.get(projectId)]));
  const costs = new Map<IssueId, number>();
  for (const parts of chunks(chunks(items, idsACall), callsAtOnce)) {
    const answers = await Promise.all(
      parts.map((part) => ask(host, scoresOfCall, { issueIds: part.map(({ id }) => id) })),
    );
    for (const answer of answers) if (answer.kind === 'done') for (const row of answer.value) put(row);
  }
  function put({ issueId, agreed }: ScoreRow): void {
    const model = modelOf.get(issueId as IssueId);
    if (!agreed || model?.id !== agreed.modelId) return;
    const { costOfDelay } = evaluate(model, agreed.factors as FactorValues);
    if (costOfDelay !== undefined) costs.set(issueId as IssueId, costOfDelay);
  }
  return costs;
}
