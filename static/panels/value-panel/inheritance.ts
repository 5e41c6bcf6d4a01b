import type { Commands } from '#app/contract';
import type { Tracker } from '#app/ports';
import { evaluate } from '#core/value/evaluation';
import { inherited } from '#core/value/inherited';
import type { Issue, IssueId, IssueKey } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import type { FactorValues } from '#core/value/model';

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

interface Sources {
  readonly tracker: Pick<Tracker, 'issues'>;
  readonly commands: Commands;
}

/**
 * Walks along the items that wait for this one, level by level, one batch each, and adds up their own cost of delay.
 * Throws HostUnreachable and NotSignedIn.
 */
export async function inheritanceOf(
  start: Issue,
  model: ScoringModel,
  fields: ProjectSettings['fields'],
  { tracker, commands }: Sources,
): Promise<Inheritance> {
  const { items, isCapped } = await waitingFor(start, fields, tracker);
  if (items.length === 0) return { costOfDelay: 0, from: [], waiting: 0, isCapped: false };
  const costs = await costsOfDelay(items, model, commands);
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
    level = await tracker.issues(next.slice(0, room), fields);
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
  commands: Commands,
): Promise<ReadonlyMap<IssueId, number>> {
  const reply = await commands.call('scores.of', { issueIds: items.map(({ id }) => id) });
  if (reply.kind !== 'ok') throw new Error(`scores.of answered ${reply.kind}`);
  const costs = new Map<IssueId, number>();
  for (const { issueId, agreed } of reply.value) {
    if (agreed?.modelId !== model.id) continue;
    const { costOfDelay } = evaluate(model, agreed.factors as FactorValues);
    if (costOfDelay !== undefined) costs.set(issueId as IssueId, costOfDelay);
  }
  return costs;
}
