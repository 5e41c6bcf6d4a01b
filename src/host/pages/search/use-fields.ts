import type { Field } from '../api/jira';
import { read } from '../api/rest';
import { useResource } from '../api/use-resource';

/** All fields by id, the product's and the app's. */
export type Fields = ReadonlyMap<string, Field>;

const none: Fields = new Map();

/** Reads the fields that columns can show; empty until they are there. */
export function useFields(): Fields {
  const { value } = useResource('fields', async (signal) => {
    const fields = await read<Field[]>('/rest/api/3/field', signal);
    return new Map(fields.map((field) => [field.id, field]));
  });
  return value ?? none;
}

/** How JQL names a field. */
export function clauseOf(fields: Fields, id: string): string {
  const field = fields.get(id);
  const name = field?.custom ? (field.clauseNames?.[0] ?? field.name) : (field?.clauseNames?.[0] ?? id);
  return /^[A-Za-z][A-Za-z0-9_]*$|^cf\[\d+\]$/.test(name) ? name : JSON.stringify(name);
}
