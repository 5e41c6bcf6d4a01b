import type { Field } from '#host/jira/field/field';
import type { Fields } from '#host/jira/field/fields';

/**
 * The fields that a `fields` parameter asks for: ids or keys, `*all`, `*navigable`, and `-x` to leave one out.
 * Only exclusions start from `otherwise`. `id` and `key` are no fields: they are always there.
 */
export function selectFields(
  fields: Fields,
  names: readonly string[],
  otherwise: '*all' | '*navigable',
): readonly Field[] {
  const wanted = names
    .flatMap((name) => name.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const start = wanted.every((name) => name.startsWith('-')) ? [otherwise, ...wanted] : wanted;
  const chosen = new Set<Field>();
  for (const name of start) {
    if (name === '*all') for (const field of fields.values) chosen.add(field);
    else if (name === '*navigable')
      for (const field of fields.values.filter(({ navigable }) => navigable)) chosen.add(field);
    else if (name.startsWith('-')) remove(chosen, fields.byId(name.slice(1)));
    else if (fields.values.includes(fields.byId(name)!)) chosen.add(fields.byId(name)!);
  }
  return [...chosen];
}

/** True when nothing but ids or keys is asked for: such pages may be larger. */
export function isIdOnly(names: readonly string[]): boolean {
  const wanted = names.flatMap((name) => name.split(',')).map((name) => name.trim());
  return wanted.every((name) => name === 'id' || name === 'key' || name === '');
}

function remove(chosen: Set<Field>, field: Field | undefined): void {
  if (field) chosen.delete(field);
}
