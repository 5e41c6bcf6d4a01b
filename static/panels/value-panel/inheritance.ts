import { scoresOfCall } from '#app/value/calls';
import type { Issues } from '#app/ports/issues';
import { evaluate } from '#core/value/evaluation';
import { inherited } from '#core/value/inherited';
import type { Issue, IssueId, IssueKey } from '#core/issue';
import type { ScoringModel, FactorValues } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import { ask, type Asking } from '../base/ask';

/** Cost of delay that an item takes over, with the items that it comes from, nearest first. */
export interface Inheritance {
  readonly costOfDelay: number;
  readonly from: readonly { readonly key: IssueKey; readonly summary: string; readonly costOfDelay: number }[];
  /** Items that wait for this one, scored or not. */
  readonly waiting: number;
  /** The chain went on beyond what was read. */
  readonly isCapped: boolean;
}

/** Items that are followed at most: as many as one call for their scores takes. */
export const mostFollowed = 500;

interface Sources extends Asking {
  readonly tracker: { readonly issues: Pick<Issues, 'some'> };
}

/**
 * Walks along the items that wait for this one, level by level, one batch each, and adds up their own cost of delay.
 * Nothing where their scores could not be read. Throws HostUnreachable and NotSignedIn for the tracker.
 */
export async function inheritanceOf(
  start: Issue,
  model: ScoringModel,
  fields: ProjectSettings['fields'],
  sources: Sources,
): Promise<Inheritance | undefined> {
  const { items, isCapped } = await waitingFor(start, fields, sources.tracker);
  if (items.length === 0) return { costOfDelay: 0, from: [], waiting: 0, isCapped: false };
  const costs = await costsOfDelay(items, model, sources);
  if (!costs) return undefined;
  const answer = inherited([start, ...items], (id) => costs.get(id)).get(start.id);
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    costOfDelay: answer?.costOfDelay ?? 0,
    from: (answer?.from ?? []).flatMap(({ issueId, costOfDelay }) => {
      const item = byId.get(issueId);
      return item ? [{ key: item.key, summary: item.summary, costOfDelay }] : [];
    }),
    waiting: items.length,
    isCapped,
  };
}

async function waitingFor(
  start: Issue,
  fields: ProjectSettings['fields'],
  tracker: Sources['tracker'],
): Promise<{ readonly items: readonly Issue[]; readonly isCapped: boolean }> {
  const seen = new Set<IssueId>([start.id]);
  const items: Issue[] = [];
  let level: readonly Issue[] = [start];
  while (level.length > 0) {
    const next = [...new Set(level.flatMap(needers))].filter((id) => !seen.has(id));
    const room = mostFollowed - items.length;
    for (const id of next) seen.add(id);
    if (next.length === 0) break;
    if (room === 0) return { items, isCapped: true };
    level = await tracker.issues.some(next.slice(0, room), fields);
    items.push(...level);
    if (next.length > room) return { items, isCapped: true };
  }
  return { items, isCapped: false };
}

function needers({ links }: Issue): readonly IssueId[] {
  return links.flatMap(({ relation, issue }) => (relation === 'gives' && issue.status !== 'done' ? [issue.id] : []));
}

/** Scores of another model count for nothing: their cost of delay is in other units. */
async function costsOfDelay(
  items: readonly Issue[],
  model: ScoringModel,
  asking: Asking,
): Promise<ReadonlyMap<IssueId, number> | undefined> {
  const answer = await ask(asking, scoresOfCall, { issueIds: items.map(({ id }) => id) });
  if (answer.kind !== 'done') return undefined;
  const costs = new Map<IssueId, number>();
  for (const { issueId, agreed } of answer.value) {
    if (agreed?.modelId !== model.id) continue;
    const { costOfDelay } = evaluate(model, agreed.factors as FactorValues);
    if (costOfDelay !== undefined) costs.set(issueId as IssueId, costOfDelay);
  }
  return costs;
}
