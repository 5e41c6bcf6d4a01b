import type { MirrorValue } from '#app/ports/mirror';
import { factorUse, peopleFactors } from '#app/value/fields';
import type { FactorValues, ScoringModel } from '#core/value/model';
import { resultsOf } from '#core/value/result';
import type { ScoreRecord } from '#core/value/score';

/** Answers that an item's record had before, in no order; single ones where single ones were set. */
export type Earlier = readonly FactorValues[];

/** What the fields of an item are to show of its score, in a project that uses this model. */
export function mirrorValues(
  { issueId, agreed }: ScoreRecord,
  model: ScoringModel,
  earlier: Earlier = [],
): readonly MirrorValue[] {
  return [
    ...factorValues({ issueId, agreed }, model, earlier),
    ...resultsOf(agreed, model.id).map((result) => ({ issueId, ...result })),
  ];
}

/** Answers that were taken back leave their fields, else the fields would bring them back; those of another model have none. */
function factorValues(
  { issueId, agreed }: { readonly issueId: ScoreRecord['issueId']; readonly agreed: ScoreRecord['agreed'] },
  model: ScoringModel,
  earlier: Earlier,
): readonly MirrorValue[] {
  if (agreed && agreed.modelId !== model.id) return [];
  return peopleFactors(model).map(({ id }) => ({
    issueId,
    field: factorUse(id),
    value: agreed?.factors[id] ?? null,
    yieldsToPeople: true,
    ...(earlier.length > 0 && { earlier: earlier.flatMap((factors) => factors[id] ?? []) }),
  }));
}
