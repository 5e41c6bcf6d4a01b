declare const brand: unique symbol;

/** A primitive that cannot be mixed up with another of the same shape. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** A calendar day, `2026-11-22`, in no time zone. */
export type CalendarDate = Brand<string, 'CalendarDate'>;

/** A moment in UTC, `2026-11-22T09:30:00.000Z`. */
export type IsoDateTime = Brand<string, 'IsoDateTime'>;

/** The same shape with plain primitives in the place of branded ones: what JSON holds of it. */
export type Unbranded<T> = T extends { readonly [brand]: string }
  ? T extends string
    ? string
    : number
  : T extends readonly (infer Item)[]
    ? readonly Unbranded<Item>[]
    : T extends object
      ? { readonly [Key in keyof T as Key extends { readonly [brand]: string } ? string : Key]: Unbranded<T[Key]> }
      : T;

/** What a rule answers when its user can cause the failure: a value, or a problem that says in which way. */
export type Result<Value, Problem extends { readonly kind: string }> =
  { readonly kind: 'ok'; readonly value: Value } | Problem;

/** Wraps a value as the good branch of a {@link Result}. */
export function ok<Value>(value: Value): { readonly kind: 'ok'; readonly value: Value } {
  return { kind: 'ok', value };
}

/** Stands at the end of an exhaustive switch: the compiler proves that no branch is missing. */
export function unreachable(branch: never): never {
  throw new Error(`No branch for ${JSON.stringify(branch)}`);
}
