import type { FieldMapping, FieldUse, TrackerField } from '#app/ports';
import { sizeFactor } from '#core/value/evaluation';
import type { FactorId, ModelId, ScoringModel } from '#core/value/model';
import { models } from '#core/value/models';
import type { FieldChoice } from '#core/value/settings';
import type { Process } from '#azure/process';
import type { AzureField } from '#azure/wire';

/** Reference names of the fields that answer Waybill's questions, likeliest first: the first that holds something is read. */
export interface FieldPlan {
  readonly points: readonly string[];
  readonly team: readonly string[];
  readonly client: readonly string[];
  /** By factor of the model; the size is never written: its field is the estimate. */
  readonly factors: Readonly<Record<string, string>>;
  readonly score?: string;
  readonly costOfDelay?: string;
}

/** What a choice says where a question is to be answered by no field, even if one would fit. */
const none = 'none';

/** Fields of Microsoft's own processes. Source: Azure Boards, work item field index (2026-11-22). */
const estimates = ['StoryPoints', 'Effort', 'Size'].map((name) => `Microsoft.VSTS.Scheduling.${name}`);
const shipped: Readonly<Record<string, string>> = {
  value: 'Microsoft.VSTS.Common.BusinessValue',
  urgency: 'Microsoft.VSTS.Common.TimeCriticality',
};
/** Organizations make the third factor themselves and call it what they like. */
const patterns: Readonly<Record<string, RegExp>> = { relief: /rr.{0,3}oe|risk.?reduction|opportunity/i };
const teamName = /^(delivery|scrum|agile)?\s*(team|squad)s?$/i;
const clientName = /^(client|customer|account)s?(\s*names?)?$/i;

/** Uses that a field's type allows, for a chooser; read-only fields and such with a list of allowed values take no score. */
export function usesOf(field: AzureField, model: ScoringModel): readonly FieldUse[] {
  const isNumber = isOpenNumber(field);
  const isText = (isShortText(field) || field.type === 'treePath') && !field.referenceName.startsWith('System.');
  return [
    ...(isNumber ? (['points'] as const) : []),
    ...(isText ? (['team', 'client'] as const) : []),
    ...(isNumber
      ? peopleFactors(model)
          .filter((id) => takesFactor(model, id)(field))
          .map((id): FieldUse => `factor:${id}`)
      : []),
    ...(isNumber && takesDecimals(field) ? (['score'] as const) : []),
    ...(isNumber && model.costOfDelay !== undefined ? (['costOfDelay'] as const) : []),
  ];
}

/** Finds the fields of a project: those chosen, else those detected by reference name, which stays when a field is renamed. */
export function planFields(
  fields: readonly AzureField[],
  process: Pick<Process, 'knows'>,
  { model, fields: chosen }: FieldMapping,
): FieldPlan {
  const here = fields.filter(({ referenceName }) => process.knows(referenceName));
  const find = (
    choice: string | undefined,
    detect: () => readonly string[],
    takes: (field: AzureField) => boolean = () => true,
  ): readonly string[] => {
    if (choice === none) return [];
    if (choice === undefined) return detect();
    return fields
      .filter((field) => field.referenceName.toLowerCase() === choice.toLowerCase() && takes(field))
      .map(({ referenceName }) => referenceName);
  };
  const numbers = here.filter(isOpenNumber);
  const factors = peopleFactors(model).flatMap((id) => {
    const takes = takesFactor(model, id);
    const [found] = find(chosen.factors?.[id], () => factorFields(numbers.filter(takes), model, id), takes);
    return found === undefined ? [] : [[id, found] as const];
  });
  const [score] = find(chosen.score, () => named(numbers.filter(takesDecimals), word(model.name)), takesDecimals);
  const [costOfDelay] = find(chosen.costOfDelay, () =>
    model.costOfDelay === undefined ? [] : named(numbers, /cost.?of.?delay/i),
  );
  return {
    points: find(chosen.points, () =>
      estimates.filter((name) => numbers.some(({ referenceName }) => referenceName === name)),
    ),
    team: find(chosen.team, () => texts(here, teamName)),
    client: find(chosen.client, () => texts(here, clientName)),
    factors: Object.fromEntries(factors),
    ...(score !== undefined && { score }),
    ...(costOfDelay !== undefined && { costOfDelay }),
  };
}

/** Fields in which a project that used another model would have its results, without those that it has now. */
export interface RetiredFields {
  readonly modelId: ModelId;
  readonly score?: string;
  readonly costOfDelay?: string;
}

/** Fields that may still show results of models that a project no longer uses; see {@link planFields}. */
export function retiredFields(
  fields: readonly AzureField[],
  process: Pick<Process, 'knows'>,
  { model, fields: chosen }: FieldMapping,
): readonly RetiredFields[] {
  const now = planFields(fields, process, { model, fields: chosen });
  return models.flatMap((other): RetiredFields[] => {
    if (other.id === model.id) return [];
    const { score, costOfDelay } = planFields(fields, process, { model: other, fields: chosen });
    const isKept = (name: string | undefined): boolean =>
      name === undefined || name === now.score || name === now.costOfDelay;
    return [
      {
        modelId: other.id,
        ...(!isKept(score) && { score: score! }),
        ...(!isKept(costOfDelay) && { costOfDelay: costOfDelay! }),
      },
    ];
  });
}

/** Everything that a plan reads. */
export function namesIn({ points, team, client, factors, score, costOfDelay }: FieldPlan): readonly string[] {
  return [
    ...points,
    ...team,
    ...client,
    ...Object.values(factors),
    ...[score, costOfDelay].flatMap((name) => name ?? []),
  ];
}

/** Fields with what they fit and what they are read as, under the names that the organization shows. */
export function trackerFields(
  fields: readonly AzureField[],
  process: Pick<Process, 'knows'>,
  model: ScoringModel,
): readonly TrackerField[] {
  const plan = planFields(fields, process, { model, fields: {} as FieldChoice });
  return fields.flatMap((field): TrackerField[] => {
    const fits = process.knows(field.referenceName) ? usesOf(field, model) : [];
    const detected = fits.filter((use) => isPlanned(plan, use, field.referenceName));
    return fits.length === 0
      ? []
      : [{ id: field.referenceName, name: field.name, fits, ...(detected.length > 0 && { detected }) }];
  });
}

function isPlanned(plan: FieldPlan, use: FieldUse, name: string): boolean {
  switch (use) {
    case 'points':
    case 'team':
    case 'client':
      return plan[use].includes(name);
    case 'score':
    case 'costOfDelay':
      return plan[use] === name;
    default:
      return plan.factors[use.slice('factor:'.length)] === name;
  }
}

/** The platform's own numbers, ids and counts, are no answers; priorities and the like have a list of values. */
function isOpenNumber({ type, readOnly, isPicklist, referenceName }: AzureField): boolean {
  const isNumber = type === 'double' || type === 'integer';
  return (
    isNumber &&
    readOnly !== true &&
    isPicklist !== true &&
    !referenceName.startsWith('System.') &&
    !/\.(Priority|Severity|StackRank|BacklogPriority)$/.test(referenceName)
  );
}

/** A score has decimals, and the service refuses them in a whole number: such a field would be behind for ever. */
function takesDecimals({ type }: AzureField): boolean {
  return type === 'double';
}

/** Whether a field takes every step of a factor's scale. */
function takesFactor(model: ScoringModel, id: FactorId): (field: AzureField) => boolean {
  const scale = model.factors.find((factor) => factor.id === id)?.scale;
  const isWhole = scale?.kind !== 'steps' || scale.steps.every(({ value }) => Number.isInteger(value));
  return (field) => isWhole || takesDecimals(field);
}

function peopleFactors(model: ScoringModel): readonly FactorId[] {
  const size = sizeFactor(model);
  return model.factors.map(({ id }) => id).filter((id) => id !== size);
}

function factorFields(fields: readonly AzureField[], model: ScoringModel, id: FactorId): readonly string[] {
  const own = shipped[id];
  const ownField =
    own === undefined
      ? []
      : fields.filter(({ referenceName }) => referenceName === own).map(({ referenceName }) => referenceName);
  const name = model.factors.find((factor) => factor.id === id)?.name ?? id;
  return [...ownField, ...named(fields, patterns[id] ?? new RegExp(`^(${escaped(id)}|${escaped(name)})$`, 'i'))];
}

/** Custom fields whose reference name fits comes before those whose name does. */
function named(fields: readonly AzureField[], pattern: RegExp): readonly string[] {
  const custom = fields.filter(({ referenceName }) => !/^(System|Microsoft)\./.test(referenceName));
  const byReference = custom.filter(({ referenceName }) => pattern.test(lastPart(referenceName)));
  const byName = custom.filter((field) => !byReference.includes(field) && pattern.test(field.name.trim()));
  return [...byReference, ...byName].map(({ referenceName }) => referenceName);
}

function texts(fields: readonly AzureField[], pattern: RegExp): readonly string[] {
  return named(fields.filter(isShortText), pattern);
}

function isShortText({ type, isIdentity }: AzureField): boolean {
  return (type === 'string' || type === 'picklistString') && isIdentity !== true;
}

function lastPart(referenceName: string): string {
  return referenceName.slice(referenceName.lastIndexOf('.') + 1);
}

/** `WSJF`, `WSJF score`, `Custom.WSJFScore`; not `Price` for ICE. */
function word(name: string): RegExp {
  return new RegExp(`^${escaped(name)}([ _-]?(score|value))?$`, 'i');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
