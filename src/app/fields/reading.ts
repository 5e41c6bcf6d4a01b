import type { FieldContent, FieldUse } from '#app/ports/fields';
import type { IsoDateTime } from '#core/result';

/** Of these fields the first that holds something; nothing where none does. */
export function firstIn<Value>(
  names: readonly string[],
  fields: Readonly<Record<string, unknown>>,
  read: (value: unknown) => Value | undefined,
): Value | undefined {
  for (const name of names) {
    const value = read(fields[name]);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A number, which some trackers write as text; nothing for anything else. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A number that answers something: above 0, as an estimate of 0 is none. */
export function estimateIn(value: unknown): number | undefined {
  const number = numberIn(value);
  return number !== undefined && number > 0 ? number : undefined;
}

/** What one of these fields holds for a use; null: nothing. `textIn`: how the tracker writes text and options. */
export function contentIn(
  { kind, isZeroEmpty }: FieldUse,
  names: readonly string[],
  fields: Readonly<Record<string, unknown>>,
  textIn: (value: unknown) => string | undefined,
): FieldContent {
  const read = kind === 'number' ? (isZeroEmpty ? estimateIn : numberIn) : kind === 'day' ? dayIn(textIn) : textIn;
  return firstIn<number | string>(names, fields, read) ?? null;
}

/** Trackers that keep moments only keep a day as its midnight. */
function dayIn(textIn: (value: unknown) => string | undefined): (value: unknown) => string | undefined {
  return (value) => textIn(value)?.replace(/T00:00:00(\.0+)?Z$/, '');
}

/** Moments come with or without fractions of a second, and with offsets that not every parser takes without their colon. */
export function momentOf(text: string): IsoDateTime {
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return (Number.isNaN(time) ? text : new Date(time).toISOString()) as IsoDateTime;
}
