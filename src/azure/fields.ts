import { fieldsAnywhere, type FieldFacts } from '#app/fields/find-fields';
import type { ChosenFields, FieldKind, FieldUse } from '#app/ports/fields';
import type { Process } from '#azure/process';
import type { AzureField } from '#azure/wire';

/** Fields as far as it matters what they can be used for, in a project's process or, where none is given, in any. */
export function factsOf(
  fields: readonly AzureField[],
  process: Pick<Process, 'knows'> = { knows: () => true },
): readonly FieldFacts[] {
  return fields.map((field) => ({
    id: field.referenceName,
    name: field.name,
    // The reference name stays when a field is renamed.
    type: field.referenceName,
    calledBy: isCustom(field) && field.type !== 'treePath' ? [lastPart(field.referenceName), field.name] : [],
    kinds: kindsOf(field),
    // The service refuses decimals in a whole number: such a field would be behind for ever.
    isWhole: field.type === 'integer',
    isReadOnly: field.readOnly === true,
    isHere: process.knows(field.referenceName),
  }));
}

/** Fields that may have to be read before it is known which project an item is in. */
export function namesAnywhere(
  fields: readonly AzureField[],
  uses: readonly FieldUse[],
  chosen: ChosenFields,
): readonly string[] {
  const byChoice = Object.values(chosen).map((name) => name.toLowerCase());
  const picked = fields.filter(({ referenceName }) => byChoice.includes(referenceName.toLowerCase()));
  return [...new Set([...fieldsAnywhere(factsOf(fields), uses), ...picked.map(({ referenceName }) => referenceName)])];
}

function kindsOf(field: AzureField): readonly FieldKind[] {
  const { type, isIdentity, referenceName } = field;
  if (referenceName.startsWith('System.')) return [];
  if (type === 'double' || type === 'integer') return isOpenNumber(field) ? ['number'] : [];
  // When an item was closed and the like the platform notes itself.
  if (type === 'dateTime')
    return field.readOnly === true || /^Microsoft\.VSTS\.Common\./.test(referenceName) ? [] : ['day'];
  if (type === 'treePath') return ['choice', 'team'];
  if ((type !== 'string' && type !== 'picklistString') || isIdentity === true) return [];
  return type === 'string' && field.isPicklist !== true ? ['choice', 'team', 'text'] : ['choice', 'team'];
}

/** Ids and counts that the platform keeps itself are no answers; priorities and the like have a list of values. */
function isOpenNumber({ readOnly, isPicklist, referenceName }: AzureField): boolean {
  return (
    readOnly !== true && isPicklist !== true && !/\.(Priority|Severity|StackRank|BacklogPriority)$/.test(referenceName)
  );
}

function isCustom({ referenceName }: AzureField): boolean {
  return !/^(System|Microsoft)\./.test(referenceName);
}

function lastPart(referenceName: string): string {
  return referenceName.slice(referenceName.lastIndexOf('.') + 1);
}
