import type { FieldValue, WorkItem } from '#host/azure/seams';
import { refuse, type WiqlContext } from '#host/azure/wiql/context';
import { kindOf, valueReader } from '#host/azure/wiql/field-value';
import { fieldNamed } from '#host/azure/wiql/operand';
import type { Query } from '#host/azure/wiql/syntax';
import { collator } from '#host/azure/wiql/texts';

/**
 * Sorts items as `ORDER BY` says, by id where it says nothing more. Items without a value come first,
 * as SQL Server sorts them; with `DESC` last.
 */
export function sorter(orderBy: Query['orderBy'], context: WiqlContext): (items: readonly WorkItem[]) => WorkItem[] {
  const keys = orderBy.map(({ field: name, isDescending }) => {
    const field = fieldNamed(name, context);
    if (!field.isSortable) refuse(context, 'The specified field cannot be used for sorting.', name);
    const kind = kindOf(field);
    const read = valueReader(field);
    const nameOf = (id: FieldValue) => context.organization.person(String(id))?.name ?? String(id);
    const isNumeric = kind === 'number' || kind === 'boolean';
    const toKey = (value: FieldValue) =>
      isNumeric
        ? Number(value)
        : kind === 'date'
          ? Date.parse(String(value))
          : kind === 'identity'
            ? nameOf(value)
            : String(value);
    return { sign: isDescending ? -1 : 1, key: (item: WorkItem) => keyOf(read(item), toKey) };
  });
  return (items) => {
    const rows = items.map((item) => ({ item, keys: keys.map(({ key }) => key(item)) }));
    rows.sort((one, other) => {
      for (let index = 0; index < keys.length; index += 1) {
        const difference = compare(one.keys[index], other.keys[index]);
        if (difference !== 0) return keys[index]!.sign * difference;
      }
      return one.item.id - other.item.id;
    });
    return rows.map(({ item }) => item);
  };
}

/** A text ready to be compared. `isPlain`: of letters, digits and spaces of ASCII, whose order is that of their codes. */
interface TextKey {
  readonly text: string;
  readonly isPlain: boolean;
}

function keyOf(
  value: FieldValue | undefined,
  toKey: (value: FieldValue) => number | string,
): number | TextKey | undefined {
  if (value === undefined) return undefined;
  const key = toKey(value);
  if (typeof key === 'number') return key;
  const lower = key.toLowerCase();
  return /^[a-z0-9 ]*$/.test(lower) ? { text: lower, isPlain: true } : { text: key, isPlain: false };
}

function compare(one: number | TextKey | undefined, other: number | TextKey | undefined): number {
  if (one === undefined || other === undefined) return Number(one !== undefined) - Number(other !== undefined);
  if (typeof one === 'number' || typeof other === 'number') return Number(one) - Number(other);
  // A collator is much slower than comparing codes, and says the same of plain texts.
  if (one.isPlain && other.isPlain) return one.text < other.text ? -1 : one.text > other.text ? 1 : 0;
  return collator.compare(one.text, other.text);
}
