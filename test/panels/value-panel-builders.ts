import type { AccountId, Issue, IssueId, IssueKey, Person, ProjectId } from '#core/issue';
import type { FactorValues, ModelId } from '#core/value/model';
import { wsjf } from '#core/value/models';
import type { IsoDateTime } from '#core/result';
import type { Agreed, Ballot } from '#core/value/score';
import type { ItemScore } from '../../static/panels/value-panel/item-score';
import { enValuePanel } from '../../static/panels/words/en-value-panel';
import { createWords } from '../../static/panels/words/words';

/** Values of the panel's tests: short to write, whole in type. */

export const me = 'me' as AccountId;
export const ben = 'ben' as AccountId;
export const noon = '2026-11-22T12:00:00.000Z' as IsoDateTime;

export const english = createWords(
  enValuePanel,
  'en',
  { locale: 'en-US', timeZone: 'UTC' },
  { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' },
);

export const people = new Map<AccountId, Person>([
  [me, { id: me, name: 'Mara' }],
  [ben, { id: ben, name: 'Ben' }],
]);

export function answers(values: Record<string, number>): FactorValues {
  return values as FactorValues;
}

export function ballot(by: AccountId, values: Record<string, number>): Ballot {
  return { by, at: noon, factors: answers(values) };
}

export function agreement(values: Record<string, number>, more: Partial<Agreed> = {}): Agreed {
  return {
    by: ben,
    at: '2026-11-10T09:00:00.000Z' as IsoDateTime,
    modelId: 'wsjf' as ModelId,
    factors: answers(values),
    ...more,
  };
}

export function score(more: Partial<ItemScore> = {}): ItemScore {
  return {
    issueId: '1' as IssueId,
    projectId: '10' as ProjectId,
    version: 4,
    round: 1,
    phase: 'open',
    model: wsjf,
    settings: { modelId: 'wsjf' as ModelId, agree: 'editors', fields: {}, version: 0 },
    voters: [],
    ballots: [],
    can: { score: true, agree: true, administer: false },
    ...more,
  };
}

export function issue(id: string, more: Partial<Issue> = {}): Issue {
  return {
    id: id as IssueId,
    key: `TRAIN-${id}` as IssueKey,
    projectId: '10' as ProjectId,
    projectKey: 'TRAIN',
    summary: `Item ${id}`,
    type: { name: 'Feature', isSubtask: false },
    status: { name: 'To do', category: 'new' },
    clients: [],
    labels: [],
    links: [],
    updated: noon,
    ...more,
  };
}

/** A link that says: `id` waits for the issue that holds it. */
export function gives(id: string, status: 'new' | 'done' = 'new'): Issue['links'][number] {
  return {
    relation: 'gives',
    phrase: 'blocks',
    issue: { id: id as IssueId, key: `TRAIN-${id}` as IssueKey, summary: `Item ${id}`, status },
  };
}
