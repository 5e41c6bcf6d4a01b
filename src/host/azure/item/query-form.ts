import { operation } from '#host/azure/field/fields';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import type { AzureCall } from '#host/azure/seams';
import { BadQuery, UnmodelledQuery } from '#host/azure/wiql/bad-query';
import { conditionsBySide } from '#host/azure/wiql/link-conditions';
import { parseWiql } from '#host/azure/wiql/parse';
import { contextOf } from '#host/azure/wiql/routes';
import { compileWiql } from '#host/azure/wiql/search';
import type { Condition, Constant, FieldName, Query } from '#host/azure/wiql/syntax';

type Json = Readonly<Record<string, unknown>>;

/** What a saved query is taken apart into: its type and columns, and with `hasClauses` its conditions. One that is no longer valid says so. */
export function queryForm(
  call: AzureCall,
  wiql: string,
  { hasColumns, hasClauses }: { readonly hasColumns: boolean; readonly hasClauses: boolean },
): Json {
  let query: Query;
  try {
    query = parseWiql(wiql);
    compileWiql(contextOf(call, wiql));
  } catch (error) {
    if (error instanceof BadQuery) return { queryType: flat, isInvalidSyntax: true };
    if (!(error instanceof UnmodelledQuery)) throw error;
    query = parseWiql(wiql);
  }
  return {
    queryType:
      query.from === 'items'
        ? flat
        : query.mode === 'Recursive'
          ? new PlatformEnum('tree', 2)
          : new PlatformEnum('oneHop', 3),
    ...(hasColumns && { columns: query.columns.map((name) => fieldReference(call, name)) }),
    ...(hasColumns &&
      query.orderBy.length > 0 && {
        sortColumns: query.orderBy.map(({ field, isDescending }) => ({
          field: fieldReference(call, field),
          descending: isDescending,
        })),
      }),
    ...(hasClauses && clauses(call, wiql, query)),
  };
}

const flat = new PlatformEnum('flat', 1);

/** `LinkQueryMode` by the mode of the query. */
const linkModes = {
  MustContain: new PlatformEnum('linksOneHopMustContain', 1),
  MayContain: new PlatformEnum('linksOneHopMayContain', 2),
  DoesNotContain: new PlatformEnum('linksOneHopDoesNotContain', 3),
  Recursive: new PlatformEnum('linksRecursiveMayContain', 5),
} as const;

function clauses(call: AzureCall, wiql: string, { from, where, mode, returnsMatchingChildren }: Query): Json {
  if (from === 'items') return where ? { clauses: clauseOf(call, where) } : {};
  const sides = conditionsBySide(where, contextOf(call, wiql));
  const part = (name: string, condition: Condition | undefined) => condition && { [name]: clauseOf(call, condition) };
  return {
    filterOptions: linkModes[mode ?? 'MustContain'],
    ...(mode === 'Recursive' && {
      queryRecursionOption: returnsMatchingChildren
        ? new PlatformEnum('childFirst', 1)
        : new PlatformEnum('parentFirst', 0),
    }),
    ...part('sourceClauses', sides.source),
    ...part('targetClauses', sides.target),
    ...part('linkClauses', sides.links),
  };
}

const operatorNames: Readonly<Record<string, string>> = {
  contains: 'Contains',
  'contains words': 'Contains Words',
  under: 'Under',
  'in group': 'In Group',
  ever: 'Was Ever',
};
const negations: Readonly<Record<string, string>> = {
  Contains: 'Does Not Contain',
  'Contains Words': 'Does Not Contain Words',
  Under: 'Not Under',
  'In Group': 'Not In Group',
  In: 'Not In',
  'Is Empty': 'Is Not Empty',
  '=': '<>',
  '<>': '=',
};

function clauseOf(call: AzureCall, condition: Condition): Json {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [only, ...others] = condition.parts;
      if (only && others.length === 0) return clauseOf(call, only);
      return {
        logicalOperator: new PlatformEnum(condition.kind, condition.kind === 'and' ? 1 : 2),
        clauses: condition.parts.map((part) => clauseOf(call, part)),
      };
    }
    case 'not': {
      const { operator, ...clause } = clauseOf(call, condition.part) as {
        readonly operator?: { readonly name: string };
      };
      return { ...clause, ...(operator && { operator: operation(negations[operator.name] ?? operator.name) }) };
    }
    case 'ever':
      return { ...clauseOf(call, condition.part), operator: operation('Was Ever') };
    case 'empty':
      return { field: fieldReference(call, condition.field), operator: operation('Is Empty'), value: '' };
    case 'in':
      return {
        field: fieldReference(call, condition.field),
        operator: operation('In'),
        value: condition.values.map(constantText).join(', '),
      };
    case 'compare': {
      const { value } = condition;
      const name = operatorNames[condition.operator] ?? condition.operator;
      const field = fieldReference(call, condition.field);
      if (value.kind === 'field')
        return {
          field,
          operator: operation(`${name} [Field]`),
          isFieldValue: true,
          fieldValue: fieldReference(call, value),
        };
      return { field, operator: operation(name), value: constantText(value) };
    }
  }
}

function constantText(constant: Constant): string {
  if (constant.kind !== 'macro') return String(constant.value);
  const argument = constant.argument === undefined ? '' : `('${constant.argument}')`;
  const offset = constant.offset === 0 ? '' : ` ${constant.offset < 0 ? '-' : '+'} ${Math.abs(constant.offset)}`;
  return `@${constant.name}${argument}${offset}`;
}

/** The platform knows the type of a link as a field, too; the table of fields does not. */
function fieldReference({ organization, base }: AzureCall, { name }: FieldName): Json {
  const field = organization.field(name) ?? { referenceName: 'System.Links.LinkType', name: 'Link Type' };
  return {
    referenceName: field.referenceName,
    name: field.name,
    url: `${base}/_apis/wit/fields/${field.referenceName}`,
  };
}
