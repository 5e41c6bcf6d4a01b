import { fieldStatus } from '#host/azure/item/refusals';
import { AzureRefusal, type Field, type FieldValue } from '#host/azure/seams';
import { identityIdOf } from '#host/azure/world/guid';
import type { World } from '#host/azure/world/world';

/** Longest text of a single-line field. */
const longestLine = 255;

/** Longest text of a field of many lines: about 1 MB is the platform's own limit. */
const longestText = 1_000_000;

/** A value from a request as the field stores it; null empties. Throws the platform's refusal of a value of another type. */
export function readFieldValue(world: World, field: Field, value: unknown): FieldValue | null {
  if (value === null || value === undefined || value === '') return null;
  if (field.isIdentity) return readIdentity(world, field, value);
  switch (field.type) {
    case 'integer':
      return readNumber(field, value, true);
    case 'double':
      return readNumber(field, value, false);
    case 'boolean':
      return readFlag(field, value);
    case 'dateTime':
      return readMoment(field, value);
    default:
      return readText(field, value);
  }
}

function readNumber(field: Field, value: unknown, isWhole: boolean): number {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  const isRight = Number.isFinite(number) && (!isWhole || (Number.isInteger(number) && Math.abs(number) < 2 ** 31));
  if (isRight) return number;
  throw fieldStatus(field.referenceName, 'InvalidType');
}

function readFlag(field: Field, value: unknown): boolean {
  const word = String(value).toLowerCase();
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  throw fieldStatus(field.referenceName, 'InvalidType');
}

function readMoment(field: Field, value: unknown): string {
  const text = String(value);
  const moment = new Date(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(moment.getTime())) throw fieldStatus(field.referenceName, 'InvalidDate');
  return moment.toISOString();
}

function readText(field: Field, value: unknown): string {
  if (typeof value === 'object') throw fieldStatus(field.referenceName, 'InvalidType');
  const text = String(value);
  const isLong = ['html', 'plainText', 'history'].includes(field.type);
  if (text.length > (isLong ? longestText : longestLine)) throw fieldStatus(field.referenceName, 'InvalidTooLong');
  return text;
}

/** A person by unique name, display name, both (`Name <unique>`), id, or an identity reference. */
function readIdentity(world: World, field: Field, value: unknown): string {
  const wanted =
    typeof value === 'object' && value !== null ? identityWords(value as Record<string, unknown>) : [String(value)];
  const words = wanted.map((word) => word.toLowerCase());
  const bracketed = words.flatMap((word) => /<([^<>]+)>\s*$/.exec(word)?.[1] ?? []);
  for (const word of [...bracketed, ...words]) {
    const exact = world.people.find((person) =>
      [person.id.toLowerCase(), identityIdOf(person.id), person.uniqueName.toLowerCase()].includes(word),
    );
    if (exact) return exact.id;
  }
  const named = world.people.list().filter((person) => words.includes(person.name.toLowerCase()));
  if (named.length === 1) return named[0]!.id;
  const why = named.length > 1 ? 'is an ambiguous identity' : 'is an unknown identity';
  throw new AzureRefusal(
    400,
    'WorkItemFieldInvalidException',
    `The identity value '${wanted[0] ?? ''}' for field '${field.name}' ${why}.`,
  );
}

function identityWords({ id, descriptor, uniqueName, displayName }: Record<string, unknown>): readonly string[] {
  const fromDescriptor =
    typeof descriptor === 'string'
      ? Buffer.from(descriptor.slice(descriptor.indexOf('.') + 1), 'base64url').toString('utf8')
      : undefined;
  return [uniqueName, id, fromDescriptor, displayName].filter(
    (word): word is string => typeof word === 'string' && word !== '',
  );
}
