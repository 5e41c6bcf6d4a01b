import type { Field, WorkItem } from '#host/azure/seams';
import { comparison, membership } from '#host/azure/wiql/comparison';
import { refuse, type WiqlContext } from '#host/azure/wiql/context';
import { kindOf, valueReader } from '#host/azure/wiql/field-value';
import { revisionsOf } from '#host/azure/wiql/history';
import { fieldNamed } from '#host/azure/wiql/operand';
import type { Condition } from '#host/azure/wiql/syntax';

/** A test of one item. */
export type Test = (item: WorkItem) => boolean;

/** Compiles what `WHERE` says of one item. Throws `BadQuery`. Knows nothing of permissions. */
export function compileCondition(condition: Condition, context: WiqlContext): Test {
  switch (condition.kind) {
    case 'and': {
      const tests = condition.parts.map((part) => compileCondition(part, context));
      return (item) => tests.every((test) => test(item));
    }
    case 'or': {
      const tests = condition.parts.map((part) => compileCondition(part, context));
      return (item) => tests.some((test) => test(item));
    }
    case 'not': {
      const test = compileCondition(condition.part, context);
      return (item) => !test(item);
    }
    case 'ever':
      return ever(compileCondition(condition.part, context), context);
    case 'empty':
      return emptyTest(fieldNamed(condition.field, context), condition, context);
    case 'in':
      return membership(fieldNamed(condition.field, context), condition, context);
    case 'compare': {
      const field = fieldNamed(condition.field, context);
      if (condition.operator !== 'ever') return comparison(field, condition, context);
      return ever(comparison(field, { ...condition, operator: '=' }, context), context);
    }
  }
}

function ever(test: Test, { organization }: WiqlContext): Test {
  return (item) => {
    for (const revision of revisionsOf(organization, item)) if (test(revision)) return true;
    return false;
  };
}

function emptyTest(field: Field, condition: Condition, context: WiqlContext): Test {
  const kind = kindOf(field);
  if (kind !== 'long-text' && kind !== 'tags' && kind !== 'history')
    return refuse(context, `The specified operator cannot be used with ${kind} fields.`, condition);
  const read = valueReader(field);
  return (item) => read(item) === undefined;
}
