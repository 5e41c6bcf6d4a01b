import { z } from 'zod';
import { KvsRefusal } from './kvs-limits';
import type { AppEntity } from './manifest';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const conditionName = z.enum([
  'BEGINS_WITH',
  'BETWEEN',
  'CONTAINS',
  'EQUAL_TO',
  'EXISTS',
  'GREATER_THAN',
  'GREATER_THAN_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_EQUAL_TO',
  'NOT_CONTAINS',
  'NOT_EQUAL_TO',
  'NOT_EXISTS',
]);

/** Filters of a query, or conditions of an operation in a transaction, as `@forge/kvs` sends them. */
export const filtersShape = z.object({
  and: z.array(z.object({ property: z.string(), condition: conditionName, values: z.array(scalar) })).optional(),
  or: z.array(z.object({ property: z.string(), condition: conditionName, values: z.array(scalar) })).optional(),
});

/** See {@link filtersShape}. */
export type Filters = z.infer<typeof filtersShape>;
type Filter = NonNullable<Filters['and']>[number];

/** Conditions on an index's range. */
export const rangeShape = z.object({
  condition: conditionName.extract([
    'BEGINS_WITH',
    'BETWEEN',
    'EQUAL_TO',
    'GREATER_THAN',
    'GREATER_THAN_EQUAL_TO',
    'LESS_THAN',
    'LESS_THAN_EQUAL_TO',
  ]),
  values: z.array(scalar).min(1),
});

/** See {@link rangeShape}. */
export type Range = z.infer<typeof rangeShape>;

/** Throws KvsRefusal for filters that the platform refuses: empty, mixed, on `any`, or short of values. */
export function checkFilters(filters: Filters, entity: AppEntity): void {
  if (filters.and && filters.or)
    throw new KvsRefusal(
      400,
      'INVALID_FILTER_OPERATORS_COMBINATION',
      'Filter operators "and" and "or" cannot be present at the same level.',
    );
  const list = filters.and ?? filters.or ?? [];
  if (list.length === 0)
    throw new KvsRefusal(400, 'EMPTY_FILTER_OPERATOR', 'Filter operators "and" and "or" cannot be empty.');
  for (const { property, condition, values } of list) {
    const type = entity.attributes[property];
    if (!type)
      throw new KvsRefusal(400, 'INVALID_ENTITY_ATTRIBUTE', `The entity ${entity.name} has no attribute ${property}.`);
    if (type === 'any')
      throw new KvsRefusal(
        422,
        'UNPROCESSABLE_ENTITY',
        `The attribute ${property} is of type any, which conditions do not support.`,
      );
    checkValues(condition, values);
  }
}

/** Throws KvsRefusal when a condition has too few values. */
export function checkValues(condition: string, values: readonly unknown[]): void {
  if (condition === 'BETWEEN' && values.length < 2)
    throw new KvsRefusal(400, 'INSUFFICIENT_FILTER_VALUES', 'The specified condition needs at least two values.');
  if (values.length === 0 && condition !== 'EXISTS' && condition !== 'NOT_EXISTS')
    throw new KvsRefusal(400, 'INSUFFICIENT_FILTER_VALUES', 'The specified condition needs a value.');
}

/** Whether a stored value, or the lack of one, meets the filters. */
export function meets(value: Readonly<Record<string, unknown>> | undefined, filters: Filters): boolean {
  const test = (filter: Filter): boolean => meetsOne(value?.[filter.property], filter.condition, filter.values);
  return filters.and ? filters.and.every(test) : (filters.or ?? []).some(test);
}

/**
 * One condition on one attribute. Values of different types are unlike each other and have no order;
 * an attribute that is not there is unlike every value.
 */
export function meetsOne(
  found: unknown,
  condition: Filter['condition'],
  values: readonly (string | number | boolean)[],
): boolean {
  const [first, second] = values;
  switch (condition) {
    case 'EXISTS':
      return found !== undefined;
    case 'NOT_EXISTS':
      return found === undefined;
    case 'EQUAL_TO':
      return found === first;
    case 'NOT_EQUAL_TO':
      return found !== first;
    case 'CONTAINS':
      return typeof found === 'string' && found.includes(String(first));
    case 'NOT_CONTAINS':
      return !(typeof found === 'string' && found.includes(String(first)));
    case 'BEGINS_WITH':
      return typeof found === 'string' && found.startsWith(String(first));
    case 'BETWEEN':
      return order(found, first) >= 0 && order(found, second) <= 0;
    case 'GREATER_THAN':
      return order(found, first) > 0;
    case 'GREATER_THAN_EQUAL_TO':
      return order(found, first) >= 0;
    case 'LESS_THAN':
      return order(found, first) < 0;
    case 'LESS_THAN_EQUAL_TO':
      return order(found, first) <= 0;
  }
}

/** Negative, zero or positive; NaN for values without an order. Strings are ordered by their UTF-8 bytes. */
export function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  return NaN;
}
