declare const brand: unique symbol;

/** A primitive that cannot be mixed up with another of the same shape. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** A calendar day, `2026-11-22`, in no time zone. */
export type IsoDate = Brand<string, 'IsoDate'>;

/** A moment in UTC, `2026-11-22T09:30:00.000Z`. */
export type IsoDateTime = Brand<string, 'IsoDateTime'>;

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
