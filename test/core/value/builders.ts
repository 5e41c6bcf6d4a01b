import type { AccountId, IssueId, IssueLink, ProjectId, StatusCategory } from '#core/issue';
import type { FactorValues, ModelId } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import { unscored } from '#core/value/round';
import type { Agreed, Ballot, ScoreRecord } from '#core/value/score';

/** Values of tests: short to write, whole in type. */

export function moment(text: string): IsoDateTime {
  return text as IsoDateTime;
}

export function factors(values: Record<string, number>): FactorValues {
  return values as FactorValues;
}

export function person(name: string): AccountId {
  return name as AccountId;
}

export function ballot(by: string, values: Record<string, number>, note?: string): Ballot {
  return { by: person(by), at: moment('2026-11-02T09:00:00.000Z'), factors: factors(values), ...(note && { note }) };
}

export function agreed(values: Record<string, number>, more: Partial<Agreed> = {}): Agreed {
  return {
    by: person('ana'),
    at: moment('2026-11-02T10:00:00.000Z'),
    modelId: 'wsjf' as ModelId,
    factors: factors(values),
    ...more,
  };
}

export function record(more: Partial<ScoreRecord> = {}): ScoreRecord {
  return { ...unscored('10001' as IssueId, '10000' as ProjectId), ...more };
}

export function linked(
  id: string,
  links: readonly [IssueLink['relation'], string, StatusCategory?][],
  category: StatusCategory = 'new',
) {
  return {
    id: id as IssueId,
    status: { name: category, category },
    links: links.map(([relation, other, status = 'new']) => ({
      relation,
      issue: { id: other as IssueId, key: other as never, summary: other, status },
    })),
  };
}
