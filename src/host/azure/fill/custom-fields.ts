import { makeField, platformFields } from '#host/azure/field/platform-fields';
import type { Field, FieldValue } from '#host/azure/seams';
import type { BacklogIssue } from '#host/jira/backlog';

/** Fields of the organization's own: what is scored, and what another tracker knew of an item. */
export const ownFields: readonly Field[] = [
  makeField({ referenceName: 'Custom.RROEValue', name: 'RR-OE Value', type: 'integer' }),
  makeField({ referenceName: 'Custom.WSJF', name: 'WSJF', type: 'double' }),
  makeField({ referenceName: 'Custom.CostOfDelay', name: 'Cost of Delay', type: 'double' }),
  makeField({ referenceName: 'Custom.PI', name: 'PI', type: 'string' }),
  makeField({ referenceName: 'Custom.Client', name: 'Client', type: 'picklistString' }),
  makeField({ referenceName: 'Custom.Component', name: 'Component', type: 'string' }),
  makeField({ referenceName: 'Custom.SourceKey', name: 'Source Key', type: 'string' }),
  makeField({ referenceName: 'Custom.SourceType', name: 'Source Type', type: 'string' }),
  makeField({ referenceName: 'Custom.SourceStatus', name: 'Source Status', type: 'string' }),
  makeField({ referenceName: 'Custom.SourcePriority', name: 'Source Priority', type: 'string' }),
];

const BY_NAME = new Map(
  [...platformFields, ...ownFields].flatMap(
    (field) =>
      [
        [field.name.toLowerCase(), field],
        [field.referenceName.toLowerCase(), field],
      ] as const,
  ),
);
/** `string` fields of the service hold this many characters. */
const STRING_LENGTH = 255;

/** Finds a field that every filled organization has, by reference name or display name, without case. */
export function knownField(name: string): Field | undefined {
  return BY_NAME.get(name.trim().toLowerCase());
}

/** Gives every value that a backlog has no name for a field: a known one of that name, else a new one of the organization's. */
export class CustomFields {
  readonly #byName = new Map<string, Field>();

  constructor(issues: readonly BacklogIssue[]) {
    const shapes = new Map<string, { isNumber: boolean; isLong: boolean }>();
    for (const { other } of issues) {
      for (const [name, text] of Object.entries(other)) {
        const shape = shapes.get(name) ?? { isNumber: true, isLong: false };
        shape.isNumber &&= text === String(Number(text)) && Number.isFinite(Number(text));
        shape.isLong ||= text.length > STRING_LENGTH || /[\r\n]/.test(text);
        shapes.set(name, shape);
      }
    }
    const taken = new Set(BY_NAME.keys());
    for (const [name, { isNumber, isLong }] of shapes) {
      const known = knownField(name);
      if (known !== undefined && fits(known, isNumber, isLong)) {
        this.#byName.set(name, known);
        continue;
      }
      const type = isNumber ? 'double' : isLong ? 'plainText' : 'string';
      this.#byName.set(
        name,
        makeField({ referenceName: free(`Custom.${referencePart(name)}`, taken), name: free(name, taken), type }),
      );
    }
  }

  /** Those that the service does not have. */
  added(): readonly Field[] {
    return [...new Set(this.#byName.values())].filter((field) => knownField(field.referenceName) === undefined);
  }

  /** The fields and values of one issue. */
  valuesOf({ other }: BacklogIssue): readonly (readonly [Field, FieldValue])[] {
    return Object.entries(other).flatMap(([name, text]) => {
      const field = this.#byName.get(name)!;
      const value = valueIn(field, text);
      return value === undefined ? [] : [[field, value] as const];
    });
  }
}

/** A field of the service takes a value only when all values of that name are what it holds. */
function fits({ type, isReadOnly, referenceName }: Field, isNumber: boolean, isLong: boolean): boolean {
  if (isReadOnly && !referenceName.startsWith('Microsoft.')) return false;
  switch (type) {
    case 'integer':
    case 'double':
      return isNumber;
    case 'string':
    case 'picklistString':
      return !isLong;
    case 'html':
    case 'plainText':
      return true;
    case 'dateTime':
      return !isNumber;
    default:
      return false;
  }
}

function valueIn({ type }: Field, text: string): FieldValue | undefined {
  switch (type) {
    case 'double':
      return Number(text);
    case 'integer':
      return Math.trunc(Number(text));
    case 'dateTime': {
      const at = Date.parse(text);
      return Number.isNaN(at) ? undefined : new Date(at).toISOString();
    }
    default:
      return text;
  }
}

/** What follows `Custom.`: letters and figures of the name, as the service makes it. */
function referencePart(name: string): string {
  const part = name
    .replace(/^Custom\./i, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '')
    .slice(0, 100);
  return part === ''
    ? `Field${[...name]
        .map((character) => character.codePointAt(0)!.toString(36))
        .join('')
        .slice(0, 60)}`
    : part;
}

function free(name: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} ${count}`.replace(/^(Custom\.\S+) /, '$1');
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}
