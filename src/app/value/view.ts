import type { Item } from '#app/value/access';
import type { ScoreRow, ScoreView } from '#app/contract';
import { sightOf } from '#core/value/blindness';
import type { AccountId } from '#core/issue';
import type { FactorValues, Scale, ScoringModel } from '#core/value/model';
import type { Agreed, Ballot, ScoreRecord } from '#core/value/score';

/** Copies answers into the open record that the wire has. */
export function wireFactors(factors: FactorValues): Record<string, number> {
  return Object.fromEntries(Object.entries(factors).filter((pair): pair is [string, number] => pair[1] !== undefined));
}

/** Copies a model into what the wire has. */
export function wireModel(model: ScoringModel): ScoreView['model'] {
  return { ...model, factors: model.factors.map((factor) => ({ ...factor, scale: wireScale(factor.scale) })) };
}

/** Copies a scale into what the wire has. */
export function wireScale(scale: Scale): ScoreView['model']['factors'][number]['scale'] {
  return scale.kind === 'steps' ? { kind: 'steps', steps: scale.steps.map((step) => ({ ...step })) } : scale;
}

/** An item's value as one person may see it. */
export function viewOf({ record, settings, model, can }: Item, viewer: AccountId): ScoreView {
  const { voters, ballots } = sightOf(record, viewer);
  const { issueId, projectId, version, round, phase, agreed } = record;
  return {
    issueId,
    projectId,
    version,
    round,
    phase,
    model: wireModel(model),
    settings,
    voters: [...voters],
    ballots: ballots.map(wireBallot),
    ...(agreed && { agreed: wireAgreed(agreed) }),
    can,
  };
}

/** An item's value in a list: no ballot, only how many there are. */
export function rowOf({ issueId, version, phase, ballots, agreed }: ScoreRecord): ScoreRow {
  return { issueId, version, phase, ballots: ballots.length, ...(agreed && { agreed: wireAgreed(agreed) }) };
}

/** A record as files carry it. */
export function wireRecord(record: ScoreRecord) {
  const { ballots, agreed, replaced: _, ...rest } = record;
  return { ...rest, ballots: ballots.map(wireBallot), ...(agreed && { agreed: wireAgreed(agreed) }) };
}

function wireBallot(ballot: Ballot) {
  return { ...ballot, factors: wireFactors(ballot.factors) };
}

function wireAgreed(agreed: Agreed) {
  const { fromFields, offScale, ...rest } = agreed;
  return {
    ...rest,
    factors: wireFactors(agreed.factors),
    ...(fromFields && { fromFields: [...fromFields] }),
    ...(offScale && { offScale: offScale.map((value) => ({ ...value })) }),
  };
}
