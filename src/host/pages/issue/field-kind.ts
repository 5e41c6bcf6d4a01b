import type { FieldSchema } from '../api/jira';

/** The control that edits a field; undefined for fields that only show. */
export type FieldKind = 'text' | 'number' | 'date' | 'datetime' | 'choice' | 'person' | 'people' | 'words' | 'numbers';

const byType: Readonly<Record<string, FieldKind>> = {
  string: 'text',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  option: 'choice',
  priority: 'choice',
  user: 'person',
};
const byItems: Readonly<Record<string, FieldKind>> = { string: 'words', number: 'numbers', user: 'people' };

/** Chooses the control by what the field holds; lists of text are single words, as labels are. */
export function kindOf(schema: FieldSchema | undefined): FieldKind | undefined {
  if (schema === undefined || isRich(schema)) return undefined;
  return schema.type === 'array' ? byItems[schema.items ?? ''] : byType[schema.type];
}

/** Documents are more than one input can hold. */
function isRich(schema: FieldSchema): boolean {
  return schema.system === 'environment' || schema.custom?.endsWith(':textarea') === true;
}

/** A field's value as the control's text; identifiers for people and options, separated by spaces where there may be several. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => textOf(item)).join(' ');
  if (typeof value !== 'object') return String(value);
  const { accountId, id } = value as { readonly accountId?: string; readonly id?: unknown };
  return accountId ?? (id === undefined ? '' : String(id));
}

/** What the server is sent for the control's text. A number that is none goes as typed, so that the refusal names the field. */
export function valueOf(kind: FieldKind, text: string): unknown {
  const words = text.trim();
  const parts = words === '' ? [] : words.split(/[\s,]+/).filter((part) => part !== '');
  switch (kind) {
    case 'words':
      return parts;
    case 'numbers':
      return parts.map(numberOf);
    case 'people':
      return parts.map((accountId) => ({ accountId }));
    default:
      return words === '' ? null : single(kind, words);
  }
}

function single(kind: FieldKind, words: string): unknown {
  switch (kind) {
    case 'person':
      return { accountId: words };
    case 'choice':
      return { id: words };
    case 'number':
      return numberOf(words);
    case 'datetime':
      return instantOf(words);
    default:
      return words;
  }
}

function numberOf(words: string): number | string {
  return Number.isNaN(Number(words)) ? words : Number(words);
}

function instantOf(words: string): string {
  const at = new Date(words);
  return Number.isNaN(at.getTime()) ? words : at.toISOString().replace('Z', '+0000');
}

/** A moment as `<input type="datetime-local">` has it, in the browser's own time zone; empty for none. */
export function localMoment(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
