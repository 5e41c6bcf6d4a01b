import * as z from 'zod';
import type { FoundLink, FoundPerson, FoundVersion, Remark } from '#world/import/found';

const text = z.string().transform((value) => value.trim());
const optionalText = z.coerce
  .string()
  .nullish()
  .catch(undefined)
  .transform((value) => value ?? undefined);

/** Something with a name: a bare text, or an object as REST writes statuses, options, teams and priorities. */
export const named = z
  .union([
    text,
    z.looseObject({ name: text }).transform((value) => value.name),
    z.looseObject({ value: text }).transform((value) => value.value),
    z.looseObject({ displayName: text }).transform((value) => value.displayName),
    z.looseObject({ title: text }).transform((value) => value.title),
  ])
  .pipe(z.string().min(1));

/** A person of Jira Cloud (`accountId`) or Server (`key`, `name`), or only an id. */
export const person: z.ZodType<FoundPerson> = z.union([
  text.pipe(z.string().min(1)).transform((id) => ({ id, name: undefined })),
  z
    .looseObject({
      accountId: optionalText,
      key: optionalText,
      name: optionalText,
      displayName: optionalText,
      emailAddress: optionalText,
    })
    .transform((value) => ({
      id: value.accountId ?? value.key ?? value.name ?? value.emailAddress,
      name: value.displayName ?? value.name,
    }))
    .refine((value) => value.id !== undefined || value.name !== undefined),
]);

/** A version: its name, or an object with what Jira knows of it. */
export const version: z.ZodType<FoundVersion> = z.union([
  text.transform((name) => ({ name })),
  z
    .looseObject({
      id: optionalText,
      name: text,
      released: z.boolean().optional().catch(undefined),
      archived: z.boolean().optional().catch(undefined),
      releaseDate: optionalText,
    })
    .transform(({ id, name, released, archived, releaseDate }) => ({ id, name, released, archived, releaseDate })),
]);

const linkEnd = z.looseObject({ key: text });

/** A link as an issue lists it: with the issue at its other end. */
export const link: z.ZodType<FoundLink> = z
  .looseObject({
    type: z.union([
      text.transform((name) => ({ name, inward: undefined, outward: undefined })),
      z.looseObject({ name: text, inward: optionalText, outward: optionalText }),
    ]),
    outwardIssue: linkEnd.nullish(),
    inwardIssue: linkEnd.nullish(),
  })
  .refine(({ outwardIssue, inwardIssue }) => (outwardIssue ?? inwardIssue ?? undefined) !== undefined)
  .transform(({ type, outwardIssue, inwardIssue }) => ({
    type: type.name,
    inward: type.inward,
    outward: type.outward,
    direction: (outwardIssue ?? undefined) !== undefined ? ('outward' as const) : ('inward' as const),
    to: (outwardIssue ?? inwardIssue)!.key,
  }));

/** Reads the values of one JSON object; what does not fit is noted and left out, and costs nothing else. */
export class Cells {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #remark: Remark;

  constructor(fields: Readonly<Record<string, unknown>>, remark: Remark) {
    this.#fields = fields;
    this.#remark = remark;
  }

  /** The first of the names that the object has a value for. */
  has(...names: string[]): string | undefined {
    return names.find(
      (name) => Object.hasOwn(this.#fields, name) && this.#fields[name] !== null && this.#fields[name] !== undefined,
    );
  }

  raw(...names: string[]): unknown {
    const name = this.has(...names);
    return name === undefined ? undefined : this.#fields[name];
  }

  /** One value; undefined when it is absent, null, or not what was `expected`. */
  one<Value>(expected: string, schema: z.ZodType<Value>, ...names: string[]): Value | undefined {
    const name = this.has(...names);
    if (name === undefined || this.#fields[name] === '') return undefined;
    const read = schema.safeParse(this.#fields[name]);
    if (read.success) return read.data;
    this.#remark('cell', `Expected ${expected}, found ${shown(this.#fields[name])}.`, name);
    return undefined;
  }

  /** Every value of a list that is what was `expected`; a single value counts as a list of one. */
  many<Value>(expected: string, schema: z.ZodType<Value>, ...names: string[]): readonly Value[] {
    const name = this.has(...names);
    if (name === undefined || this.#fields[name] === '') return [];
    const list: unknown[] = Array.isArray(this.#fields[name]) ? this.#fields[name] : [this.#fields[name]];
    return list.flatMap((value) => {
      const read = schema.safeParse(value);
      if (read.success) return [read.data];
      this.#remark('cell', `Expected ${expected}, found ${shown(value)}.`, name);
      return [];
    });
  }
}

/** A value as a note shows it: short. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `“${value.slice(0, 57)}…”` : `“${value}”`;
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 57)}…` : json;
}
