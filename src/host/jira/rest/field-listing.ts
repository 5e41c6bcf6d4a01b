import type { Bean } from '#host/jira/beans';
import { listParameter, ok, page, type Call, type Handlers } from '#host/jira/call';
import type { Field } from '#host/jira/field/field';

/** The site's fields and their choices. */
export const fieldListing: Handlers = {
  getFields: (call) => ok(call.fields.all.map(fieldBean)),
  getFieldsPaginated: (call) => {
    const types = listParameter(call, 'type');
    const ids = listParameter(call, 'id');
    const query = (call.query.get('query') ?? '').toLowerCase();
    // Fields without a type, such as the key, are only in the whole list.
    const found = call.fields.all.filter(
      (field) =>
        field.schema !== undefined &&
        (types.length === 0 || types.includes(field.custom ? 'custom' : 'system')) &&
        (ids.length === 0 || ids.includes(field.id)) &&
        `${field.name} ${field.stored?.description ?? ''}`.toLowerCase().includes(query),
    );
    const direction = (call.query.get('orderBy') ?? 'name').startsWith('-') ? -1 : 1;
    const sorted = [...found].sort((one, other) => direction * one.name.localeCompare(other.name));
    return page(call, sorted, 50, (field) => ({
      id: field.id,
      name: field.name,
      schema: field.schema,
      ...(field.stored
        ? { description: field.stored.description, key: field.key, isLocked: field.stored.isLocked ?? false }
        : {}),
    }));
  },
  getAllLabels: (call) => page(call, labels(call), 1000, (label) => label),
};

/** A field as lists of all fields have it. */
export function fieldBean(field: Field): Bean {
  const { id, key, name, custom, orderable, navigable, searchable, clauseNames, schema } = field;
  return { id, key, name, custom, orderable, navigable, searchable, clauseNames, ...(schema ? { schema } : {}) };
}

function labels({ world, session }: Call): string[] {
  const seen = new Set<string>();
  for (const issue of world.issues.values())
    if (session.canSee(issue)) for (const label of issue.labels) seen.add(label);
  return [...seen].sort((one, other) => (one < other ? -1 : 1));
}
