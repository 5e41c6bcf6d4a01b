import type { FieldKind, FieldMapping, FieldUse, TrackerField } from '#app/ports/fields';

/** A field of a tracker, as far as it decides what the field can be used for; each host makes these of its own list. */
export interface FieldFacts {
  readonly id: string;
  readonly name: string;
  /** The end of its type, or its reference name: what `FieldUse.types` is compared with. */
  readonly type: string;
  /** Names by which it is recognised, likeliest first; none for fields that the tracker made for something else. */
  readonly calledBy: readonly string[];
  readonly kinds: readonly FieldKind[];
  /** For whole numbers only. */
  readonly isWhole?: boolean;
  readonly isReadOnly?: boolean;
  /** Items of the project have it. */
  readonly isHere: boolean;
}

/** Fields by use, likeliest first: the first that holds something is read. A use that is written has one at most. */
export type FoundFields = Readonly<Record<string, readonly string[]>>;

/** What a choice says where a use is to have no field, even if one would fit. */
export const noField = 'none';

/** Finds a project's fields: those chosen, else those detected by type, then by name. */
export function findFields(fields: readonly FieldFacts[], { uses, chosen }: FieldMapping): FoundFields {
  const readOnly = uses
    .filter(({ isWritten }) => !isWritten)
    .map((use) => [use.use, chosenFor(fields, use, chosen) ?? detected(fields, use)] as const);
  const reserved = reservedIn(fields, uses, readOnly.map(([, found]) => found).flat());
  const written = uses
    .filter(({ isWritten }) => isWritten)
    .map((use) => {
      const free = fields.filter((field) => !reserved.has(field.id) && takes(field, use));
      return [use.use, (chosenFor(free, use, chosen) ?? detected(free, use)).slice(0, 1)] as const;
    });
  return Object.fromEntries([...readOnly, ...written]);
}

/** Fields that fit one of the uses at least, for a chooser. */
export function fittingFields(fields: readonly FieldFacts[], uses: readonly FieldUse[]): readonly TrackerField[] {
  const found = findFields(fields, { uses, chosen: {} });
  const reserved = reservedIn(fields, uses, []);
  return fields.flatMap((field): TrackerField[] => {
    const { id, name } = field;
    const fits = uses.filter((use) => fitsFor(field, use, reserved)).map(({ use }) => use);
    const read = fits.filter((use) => found[use]?.includes(id));
    return fits.length === 0 ? [] : [{ id, name, fits, ...(read.length > 0 && { detected: read }) }];
  });
}

/** Every field that could answer one of the uses, wherever: what has to be read before a project is known. */
export function fieldsAnywhere(fields: readonly FieldFacts[], uses: readonly FieldUse[]): readonly string[] {
  const anywhere = fields.map((field) => ({ ...field, isHere: true }));
  return [...new Set(uses.flatMap((use) => detected(anywhere, use)))];
}

/** What another use reads is never written: an estimate, say, would be lost. */
function reservedIn(
  fields: readonly FieldFacts[],
  uses: readonly FieldUse[],
  chosen: readonly string[],
): ReadonlySet<string> {
  return new Set([...uses.flatMap((use) => (use.isWritten ? [] : fieldsAnywhere(fields, [use]))), ...chosen]);
}

function chosenFor(
  fields: readonly FieldFacts[],
  { use }: FieldUse,
  chosen: FieldMapping['chosen'],
): readonly string[] | undefined {
  const choice = chosen[use];
  if (choice === undefined) return undefined;
  if (choice === noField) return [];
  return fields.filter(({ id }) => id.toLowerCase() === choice.toLowerCase()).map(({ id }) => id);
}

function detected(fields: readonly FieldFacts[], use: FieldUse): readonly string[] {
  const here = fields.filter(({ isHere }) => isHere);
  const typed = (use.types ?? []).flatMap((type) => here.filter((field) => field.type === type));
  const able = here.filter((field) => takes(field, use));
  const depth = Math.max(0, ...able.map(({ calledBy }) => calledBy.length));
  const named = Array.from({ length: depth }, (_, index) =>
    able.filter(({ calledBy }) => use.names.test(calledBy[index]?.trim() ?? '')),
  ).flat();
  const found = use.isWritten ? [...typed.filter((field) => takes(field, use)), ...named] : [...typed, ...named];
  return [...new Set(found.map(({ id }) => id))];
}

function fitsFor(field: FieldFacts, use: FieldUse, reserved: ReadonlySet<string>): boolean {
  if (!field.isHere || (use.isWritten && reserved.has(field.id))) return false;
  return takes(field, use) || (!use.isWritten && (use.types ?? []).includes(field.type));
}

function takes({ kinds, isReadOnly, isWhole }: FieldFacts, { kind, isWritten, hasDecimals }: FieldUse): boolean {
  if (!kinds.includes(kind) || (hasDecimals && isWhole)) return false;
  return !(isWritten && isReadOnly);
}
