import { isAdfDocument, toText } from '#host/jira/adf';
import type { Beans } from '#host/jira/beans';
import type { RichText } from '#host/jira/entities';
import { BadValue } from '#host/jira/edit/editor';

const textLimit = 32_767;

/** Something that stands for a thing by its id, or by a name. */
export interface Reference {
  readonly id?: string;
  readonly name?: string;
}

/** `{id}`, `{name}`, `{value}`, `{key}` or `{accountId}`; undefined for none. Throws {@link BadValue}. */
export function reference(value: unknown, label: string): Reference | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'object') {
    const { id, accountId, name, value: text, key } = value as Record<string, unknown>;
    const found = id ?? accountId;
    if (typeof found === 'string' || typeof found === 'number') return { id: String(found) };
    for (const word of [name, text, key]) if (typeof word === 'string') return { name: word };
  }
  throw new BadValue(`Specify a valid 'id' or 'name' for ${label}`);
}

/** A list; none is an empty one. Throws {@link BadValue}. */
export function list(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new BadValue('data was not an array');
}

/** Words; undefined for none. Throws {@link BadValue}. */
export function text(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value;
  throw new BadValue('Operation value must be a string');
}

/** A number; undefined for none. Throws {@link BadValue}. */
export function number(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new BadValue('Operation value must be a number');
}

/** A calendar day, `2026-11-22`. */
export function day(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new BadValue(`Error parsing date string: ${String(value)}`);
}

/** Rich text: an Atlassian document in version 3 of the API, words in version 2. */
export function richText(value: unknown, beans: Beans): RichText | undefined {
  if (value === null || value === undefined) return undefined;
  if (beans.version === 2) return shortEnough(text(value) ?? '');
  if (!isAdfDocument(value))
    throw new BadValue('Operation value must be an Atlassian Document (see the Atlassian Document Format)');
  shortEnough(toText(value));
  return value;
}

/** Jira's limit for the words of one field. */
export function shortEnough(words: string): string {
  if (words.length <= textLimit) return words;
  throw new BadValue(
    `The entered text is too long. It exceeds the allowed limit of ${textLimit.toLocaleString('en-US')} characters.`,
  );
}
