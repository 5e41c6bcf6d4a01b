import * as z from 'zod';
import { JastBuilder, RESERVED_WORDS, type Clause, type Field, type Operand, type Query } from '@atlaskit/jql-ast';
import type { Bean } from '#host/jira/beans';
import { ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { compileJql } from '#host/jira/jql/compile';
import { functionNames } from '#host/jira/jql/functions';
import { parseJql } from '#host/jira/jql/parse';
import { contextOf } from '#host/jira/rest/searching';
import { suggestionsFor } from '#host/jira/jql/suggestions';

/** What editors of JQL ask. */
export const jqlTools: Handlers = {
  parseJqlQueries,
  getAutoComplete: (call) => ok(reference(call)),
  getAutoCompletePost: (call) => ok(reference(call)),
  getFieldAutoCompleteForQueryString: (call) =>
    ok({
      results: suggestionsFor(call.query.get('fieldName') ?? '', call.query.get('fieldValue') ?? '', contextOf(call)),
    }),
  matchIssues: (call) => {
    const { issueIds, jqls } = payload(
      call,
      z.object({ issueIds: z.array(z.number()).max(1000), jqls: z.array(z.string()) }),
    );
    const issues = issueIds
      .flatMap((id) => call.world.issues.get(String(id)) ?? [])
      .filter((issue) => call.session.canSee(issue));
    const matches = jqls.map((jql) => {
      const compiled = compileJql(jql, contextOf(call));
      if (compiled.kind === 'invalid') return { matchedIssues: [], errors: compiled.messages };
      return { matchedIssues: issues.filter(compiled.test).map(({ id }) => Number(id)), errors: [] };
    });
    return ok({ matches });
  },
};

function parseJqlQueries(call: Call): Answer {
  const { queries } = payload(call, z.object({ queries: z.array(z.string()).min(1) }));
  const validation = call.query.get('validation') ?? 'strict';
  return ok({
    queries: queries.map((query) => {
      const parsed = parseJql(query);
      if (parsed.kind === 'invalid') return { query, errors: parsed.messages };
      const structure = structureOf(parsed.query);
      if (validation === 'none') return { query, structure };
      const compiled = compileJql(query, contextOf(call));
      if (compiled.kind === 'ok') return { query, structure };
      return validation === 'warn'
        ? { query, structure, warnings: compiled.messages }
        : { query, structure, errors: compiled.messages };
    }),
  });
}

function structureOf({ where, orderBy }: Query): Bean {
  return {
    ...(where ? { where: clauseBean(where) } : {}),
    ...(orderBy
      ? {
          orderBy: {
            fields: orderBy.fields.map(({ field, direction }) => ({
              field: fieldBean(field),
              ...(direction ? { direction: direction.value.toLowerCase() } : {}),
            })),
          },
        }
      : {}),
  };
}

function clauseBean(clause: Clause): Bean {
  switch (clause.clauseType) {
    case 'compound':
      return { clauses: clause.clauses.map(clauseBean), operator: clause.operator.value };
    case 'not':
      return { clauses: [clauseBean(clause.clause)], operator: 'not' };
    case 'terminal': {
      const operator = clause.operator ? clause.operator.value : '=';
      const predicates = clause.predicates.map(({ operator: word, operand }) => ({
        operator: word.value,
        operand: operandBean(operand),
      }));
      const shell = { field: fieldBean(clause.field), operator };
      if (operator === 'changed') return { ...shell, predicates };
      return { ...shell, operand: operandBean(clause.operand), ...(operator.startsWith('was') ? { predicates } : {}) };
    }
  }
}

function fieldBean({ value, text, properties }: Field): Bean {
  const found = (properties ?? []).map(({ key, path }) => ({
    entity: value.replace(/\.property$/, ''),
    key: key ? key.value : '',
    path: (path ?? [])
      .map((part) => part.value)
      .join('')
      .replace(/^\./, ''),
  }));
  return { name: value, encodedName: text, ...(found.length > 0 ? { property: found } : {}) };
}

function operandBean(operand: Operand | void): Bean {
  switch (operand?.operandType) {
    case 'list':
      return {
        values: operand.values.map(operandBean),
        encodedOperand: `(${operand.values.map((value) => String(operandBean(value).encodedOperand ?? operandBean(value).encodedValue)).join(', ')})`,
      };
    case 'function': {
      const args = operand.arguments.map(({ value }) => value);
      return {
        function: operand.function.value,
        arguments: args,
        encodedOperand: `${operand.function.text}(${operand.arguments.map(({ text }) => text).join(', ')})`,
      };
    }
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
    default:
      return { keyword: 'empty', encodedOperand: 'EMPTY' };
  }
}

const operators: Readonly<Record<string, readonly string[]>> = {
  text: ['~', '!~', 'is', 'is not'],
  size: ['=', '!=', 'in', 'not in', 'is', 'is not', '<', '<=', '>', '>='],
  choice: ['=', '!=', 'in', 'not in', 'is', 'is not'],
};

function reference(call: Call): Bean {
  const visibleFieldNames = call.fields.all
    .filter((field) => field.searchable && field.clauseNames.length > 0)
    .map((field) => {
      const type = field.schema?.type ?? 'any';
      const kind = ['number', 'date', 'datetime'].includes(type)
        ? 'size'
        : type === 'string' && field.id !== 'labels'
          ? 'text'
          : 'choice';
      const cfid = field.custom ? field.clauseNames[0] : undefined;
      const value = field.custom ? field.name : field.clauseNames[0]!;
      return {
        value: quoted(value),
        displayName: field.custom ? `${field.name} - ${cfid}` : field.name,
        auto: kind === 'choice' ? 'true' : 'false',
        orderable: 'true',
        searchable: 'true',
        ...(cfid ? { cfid } : {}),
        operators: operators[kind],
        types: [javaType(type)],
      };
    });
  const visibleFunctionNames = [...functionNames, ...call.appFunctions.names].map((name) => ({
    value: `${name}()`,
    displayName: `${name}()`,
    isList: /s$|By$|Of$/.test(name) ? 'true' : 'false',
    types: ['java.lang.Object'],
  }));
  return { visibleFieldNames, visibleFunctionNames, jqlReservedWords: [...RESERVED_WORDS] };
}

function quoted(name: string): string {
  return new JastBuilder().build(`${name} = 1`).errors.length === 0 ? name : `"${name.replaceAll('"', '\\"')}"`;
}

function javaType(type: string): string {
  if (type === 'number') return 'java.lang.Number';
  return type === 'date' || type === 'datetime' ? 'java.util.Date' : 'java.lang.String';
}
