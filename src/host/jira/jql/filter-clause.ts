import type { TerminalClause } from '@atlaskit/jql-ast';
import type { Filter } from '#host/jira/entities';
import { BadClause, type JqlContext, type Test } from '#host/jira/jql/context';
import { operandsOf } from '#host/jira/jql/operand';
import type { Compiled } from '#host/jira/jql/compile';
import { canSeeFilter } from '#host/jira/sharing';

/** `filter`, and the names that it used to have. */
export function isFilterField(name: string): boolean {
  return ['filter', 'savedfilter', 'request', 'searchrequest'].includes(name.toLowerCase());
}

/** The issues that saved filters find. Throws {@link BadClause} for one that is unknown, hidden, broken or goes round in a circle. */
export function filterTest(
  clause: TerminalClause,
  isNegated: boolean,
  context: JqlContext,
  compile: (jql: string, context: JqlContext) => Compiled,
): Test {
  const tests = operandsOf(clause.operand).map((operand) => {
    const name = operand.operandType === 'value' ? operand.value : '';
    const filter = find(name, context);
    const compiled = compile(filter.jql, enter(filter, context));
    if (compiled.kind === 'invalid')
      throw new BadClause(`The filter '${filter.name}' contains a query that is not valid.`);
    return compiled.test;
  });
  const isOpposite = (clause.operator ? clause.operator.value : '=').match(/!|not/) !== null;
  return isNegated !== isOpposite
    ? (issue) => !tests.some((test) => test(issue))
    : (issue) => tests.some((test) => test(issue));
}

function find(name: string, { world, session }: JqlContext): Filter {
  const found =
    world.filters.get(name) ?? world.filters.find((filter) => filter.name.toLowerCase() === name.toLowerCase());
  if (found && canSeeFilter(found, session)) return found;
  throw new BadClause(`The value '${name}' does not exist for the field 'filter'.`);
}

/** Filters that are being compiled, by the context that compiles them. */
const entered = new WeakMap<JqlContext, ReadonlySet<string>>();

function enter(filter: Filter, context: JqlContext): JqlContext {
  const before = entered.get(context) ?? new Set<string>();
  if (before.has(filter.id))
    throw new BadClause(
      `Field 'filter' with value '${filter.name}' matches filter '${filter.name}' and causes a cyclical reference, this query can not be executed and should be edited.`,
    );
  const inner = { ...context };
  entered.set(inner, new Set([...before, filter.id]));
  return inner;
}
