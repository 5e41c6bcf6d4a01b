import type { AppEntity, AttributeType } from './manifest';

/** A refusal in the words of the platform's storage API: `{code, message}` with an HTTP status. */
export class KvsRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'KvsRefusal';
    this.status = status;
    this.code = code;
  }
}

/** Largest value, in bytes of its JSON: 240 KiB. */
export const largestValueBytes = 240 * 1024;
const largestPayloadBytes = 4 * 1024 * 1024;
const deepestObject = 32;
const deepestEntity = 31;
const mostOperations = 25;
const yearSeconds = 366 * 24 * 60 * 60;

/** Throws KvsRefusal unless the key is 1–500 allowed characters. */
export function checkKey(key: unknown, isEntity: boolean): asserts key is string {
  if (typeof key !== 'string') throw new KvsRefusal(400, 'BAD_REQUEST', 'The key must be a string.');
  if (key.length === 0) throw new KvsRefusal(400, isEntity ? 'EMPTY_KEY' : 'KEY_TOO_SHORT', 'The key cannot be empty.');
  if (key.length > 500) throw new KvsRefusal(400, 'KEY_TOO_LONG', 'The key has more than 500 characters.');
  if (!/^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/.test(key))
    throw new KvsRefusal(400, 'INVALID_KEY', 'The key does not match /^(?!\\s+$)[a-zA-Z0-9:._\\s-#]+$/.');
}

/** Answers the JSON of a value that may be stored. Throws KvsRefusal for one that is missing, too large or too deep. */
export function checkValue(value: unknown, isEntity: boolean): string {
  if (value === undefined || value === null) throw new KvsRefusal(400, 'BAD_REQUEST', 'The value is missing.');
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) > largestValueBytes)
    throw new KvsRefusal(400, 'MAX_SIZE', 'The value is larger than 240 KiB.');
  if (depthOf(value) > (isEntity ? deepestEntity : deepestObject))
    throw new KvsRefusal(400, 'MAX_DEPTH', 'The value is nested too deeply.');
  return json;
}

/** Throws KvsRefusal unless every attribute is declared and of its declared type, and every indexed one fits its index. */
export function checkEntityValue(entity: AppEntity, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new KvsRefusal(400, 'INVALID_ENTITY_VALUE', `A value of ${entity.name} must be an object.`);
  const attributes = value as Readonly<Record<string, unknown>>;
  for (const [name, attribute] of Object.entries(attributes)) {
    const type = entity.attributes[name];
    if (!type) throw new KvsRefusal(400, 'INVALID_ENTITY_VALUE', `The entity ${entity.name} has no attribute ${name}.`);
    if (!isOfType(attribute, type))
      throw new KvsRefusal(
        400,
        'INVALID_ENTITY_VALUE',
        `The attribute ${name} of ${entity.name} must be of type ${type}.`,
      );
  }
  for (const index of entity.indexes) {
    if (bytesOf(index.range, attributes) > 900)
      throw new KvsRefusal(400, 'MAX_SIZE', `The range of the index ${index.name} is larger than 900 bytes.`);
    if (bytesOf(index.partition, attributes) > 1700)
      throw new KvsRefusal(400, 'MAX_SIZE', `The partition of the index ${index.name} is larger than 1700 bytes.`);
  }
}

/** Throws KvsRefusal unless a transaction or batch has 1–25 operations, each on a key of its own, within 4 MB. */
export function checkOperations(
  operations: readonly { readonly key: string; readonly entityName?: string | undefined }[],
  payload: unknown,
): void {
  if (operations.length === 0) throw new KvsRefusal(400, 'BAD_REQUEST', 'There is no operation.');
  if (operations.length > mostOperations)
    throw new KvsRefusal(400, 'MAX_OPERATIONS', `There are more than ${mostOperations} operations.`);
  const names = operations.map(({ key, entityName }) => JSON.stringify([entityName ?? null, key]));
  if (new Set(names).size < names.length) throw new KvsRefusal(400, 'DUPLICATE_KEY', 'A key is used more than once.');
  if (Buffer.byteLength(JSON.stringify(payload)) > largestPayloadBytes)
    throw new KvsRefusal(400, 'MAX_SIZE', 'The payload is larger than 4 MB.');
}

/** Milliseconds that a time-to-live stands for. Throws KvsRefusal for more than a year or nothing sensible. */
export function checkTtl(ttl: {
  readonly value: number;
  readonly unit: 'SECONDS' | 'MINUTES' | 'HOURS' | 'DAYS';
}): number {
  const seconds = ttl.value * { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 }[ttl.unit];
  if (!(seconds > 0 && seconds <= yearSeconds))
    throw new KvsRefusal(400, 'INVALID_TTL', 'The time-to-live must be more than nothing and at most a year.');
  return seconds * 1000;
}

function isOfType(value: unknown, type: AttributeType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value.trim() !== '';
    case 'integer':
      return Number.isInteger(value) && Math.abs(Number(value) + 0.5) <= 2_147_483_647.5;
    case 'float':
      return typeof value === 'number' && (value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126));
    case 'boolean':
      return typeof value === 'boolean';
    case 'any':
      return value !== null && value !== undefined;
  }
}

function bytesOf(attributes: readonly string[], value: Readonly<Record<string, unknown>>): number {
  return attributes.reduce((sum, name) => sum + Buffer.byteLength(String(value[name] ?? '')), 0);
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((deepest: number, inner) => Math.max(deepest, depthOf(inner)), 0);
}
