import fc from 'fast-check';
import type { Condition, Constant, FieldName, Query } from '#host/azure/wiql/syntax';

/** Writes a query, with all brackets that its tree needs. */
export function writeQuery({ from, columns, where, orderBy, asOf, mode, returnsMatchingChildren }: Query): string {
  return [
    `SELECT ${columns.length === 0 ? '*' : columns.map(writeField).join(', ')}`,
    `FROM ${from === 'items' ? 'WorkItems' : 'WorkItemLinks'}`,
    where && `WHERE ${writeCondition(where)}`,
    orderBy.length > 0 &&
      `ORDER BY ${orderBy.map(({ field, isDescending }) => `${writeField(field)}${isDescending ? ' DESC' : ''}`).join(', ')}`,
    asOf && `ASOF ${writeConstant(asOf)}`,
    mode && `MODE (${mode}${returnsMatchingChildren ? ', ReturnMatchingChildren' : ''})`,
  ]
    .filter(Boolean)
    .join('\n');
}

function writeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.parts.map((part) => `(${writeCondition(part)})`).join(` ${condition.kind} `);
    case 'not':
    case 'ever':
      return `${condition.kind} (${writeCondition(condition.part)})`;
    case 'compare':
      return `${writeField(condition.field)} ${condition.operator} ${condition.value.kind === 'field' ? writeField(condition.value) : writeConstant(condition.value)}`;
    case 'in':
      return `${writeField(condition.field)} IN (${condition.values.map(writeConstant).join(', ')})`;
    case 'empty':
      return `${writeField(condition.field)} IS EMPTY`;
  }
}

function writeField({ name, side }: FieldName): string {
  return `${side ? `[${side}].` : ''}[${name}]`;
}

function writeConstant(constant: Constant): string {
  switch (constant.kind) {
    case 'string':
      return `'${constant.value.replaceAll("'", "''")}'`;
    case 'number':
      return `${constant.value < 0 ? '- ' : ''}${Math.abs(constant.value)}`;
    case 'boolean':
      return String(constant.value);
    case 'macro': {
      const argument = constant.argument === undefined ? '' : `('${constant.argument.replaceAll("'", "''")}')`;
      const offset = constant.offset === 0 ? '' : ` ${constant.offset < 0 ? '-' : '+'} ${Math.abs(constant.offset)}`;
      return `@${constant.name}${argument}${offset}`;
    }
  }
}

const span = { start: 0, end: 0 };
const fieldName: fc.Arbitrary<FieldName> = fc
  .record({
    name: fc
      .string({ minLength: 1, unit: 'grapheme' })
      .map((text) => text.replaceAll(/[\][]/g, '').trim())
      .filter((name) => name !== ''),
    side: fc.option(fc.constantFrom('source' as const, 'target' as const, 'links' as const), { nil: undefined }),
  })
  .map(({ name, side }) => ({ kind: 'field', name, ...(side && { side }), ...span }));

const constant: fc.Arbitrary<Constant> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((value) => ({ kind: 'string' as const, value, ...span })),
  fc
    .oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(0.5, 12.25))
    .map((value) => ({ kind: 'number' as const, value: value === 0 ? 0 : value, ...span })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value, ...span })),
  fc
    .record({
      name: fc.constantFrom('me', 'today', 'currentIteration', 'Ünknown'),
      argument: fc.option(fc.string(), { nil: undefined }),
      offset: fc.integer({ min: -99, max: 99 }),
    })
    .map(({ name, argument, offset }) => ({
      kind: 'macro' as const,
      name,
      ...(argument !== undefined && { argument }),
      offset,
      ...span,
    })),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .record({
        field: fieldName,
        operator: fc.constantFrom(
          '=' as const,
          '<>' as const,
          '<' as const,
          '>' as const,
          '<=' as const,
          '>=' as const,
          'under' as const,
          'contains' as const,
          'contains words' as const,
          'ever' as const,
          'in group' as const,
        ),
        value: fc.oneof(constant, fieldName),
      })
      .map((parts) => ({ kind: 'compare' as const, ...parts, ...span })),
    fc
      .record({ field: fieldName, values: fc.array(constant, { minLength: 1, maxLength: 3 }) })
      .map((parts) => ({ kind: 'in' as const, ...parts, ...span })),
    fieldName.map((field) => ({ kind: 'empty' as const, field, ...span })),
    fc
      .record({ kind: fc.constantFrom('not' as const, 'ever' as const), part: tie('condition') })
      .map((parts) => ({ ...parts, ...span })),
    fc
      .record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
      })
      .map((parts) => ({ ...parts, ...span })),
  ),
}));

/** Any query, its places in the text left at 0. */
export const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    columns: fc.array(fieldName, { maxLength: 3 }),
    where: fc.option(condition, { nil: undefined }),
    orderBy: fc.array(fc.record({ field: fieldName, isDescending: fc.boolean() }), { maxLength: 2 }),
    asOf: fc.option(constant, { nil: undefined }),
    mode: fc.option(
      fc.constantFrom('MustContain' as const, 'MayContain' as const, 'DoesNotContain' as const, 'Recursive' as const),
      { nil: undefined },
    ),
    returnsMatchingChildren: fc.boolean(),
  })
  .map((query) => ({
    ...query,
    from: query.mode === undefined ? ('items' as const) : ('links' as const),
    returnsMatchingChildren: query.mode === 'Recursive' && query.returnsMatchingChildren,
  }));

/** A query with all places in the text put to 0, and without absent parts. */
export function withoutPlaces(query: Query): unknown {
  return JSON.parse(JSON.stringify(query, (key, value: unknown) => (key === 'start' || key === 'end' ? 0 : value)));
}
