import type { PlannedValue } from '#app/ports/writes';
import type { JiraField } from '#jira/wire';

/** Kinds of values that Jira names by an id. */
const named: readonly string[] = ['version', 'component', 'option', 'priority', 'resolution', 'securitylevel', 'group'];

/** A value as Jira's fields take it: `{id}` for what is chosen, a document for rich text, a list for lists. */
export function wireValue(field: JiraField | undefined, value: PlannedValue): unknown {
  const { type = 'any', items } = field?.schema ?? {};
  if (type === 'array') return listOf(value).map((one) => wireOne(items, one));
  if (value === null) return null;
  if (field && isRichText(field)) return documentOf(String(value));
  return wireOne(type, value);
}

/** Whether a field holds a value already, from its JSON as read; false where that cannot be told. */
export function holdsValue(field: JiraField | undefined, stored: unknown, value: PlannedValue): boolean {
  const type = field?.schema?.type;
  if (type === undefined) return false;
  if (type === 'array') return sameList(listOf(stored).map(nameOf), listOf(value).map(String));
  if (value === null || value === '') return stored === null || stored === undefined;
  return stored !== null && stored !== undefined && nameOf(stored) === String(value);
}

/** Plain text as a document: an empty line divides paragraphs, any other one breaks the line. */
export function documentOf(text: string): object {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph',
      content: paragraph
        .split('\n')
        .flatMap((line, place) => [
          ...(place > 0 ? [{ type: 'hardBreak' }] : []),
          ...(line === '' ? [] : [{ type: 'text', text: line }]),
        ]),
    })),
  };
}

function wireOne(kind: string | undefined, value: unknown): unknown {
  if (kind === 'user') return { accountId: String(value) };
  return kind !== undefined && named.includes(kind) ? { id: String(value) } : value;
}

/** What a stored value is named by: the id of what is chosen, else the value itself. */
function nameOf(stored: unknown): string {
  if (typeof stored !== 'object' || stored === null) return String(stored);
  const { accountId, id } = stored as { readonly accountId?: unknown; readonly id?: unknown };
  return String(accountId ?? id ?? JSON.stringify(stored));
}

/** Lists in Jira are sets: labels, versions and the like have no order of their own. */
function sameList(one: readonly string[], other: readonly string[]): boolean {
  const sorted = (list: readonly string[]): string => JSON.stringify([...new Set(list)].sort());
  return sorted(one) === sorted(other);
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}

function isRichText({ id, schema }: JiraField): boolean {
  return id === 'description' || id === 'environment' || (schema?.custom?.endsWith(':textarea') ?? false);
}
