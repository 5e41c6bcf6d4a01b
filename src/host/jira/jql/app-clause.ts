import type { TerminalClause } from '@atlaskit/jql-ast';
import type { AppFunction, Question } from '#host/jira/jql/app-functions';
import { BadClause, type JqlContext } from '#host/jira/jql/context';
import { isBuiltIn } from '#host/jira/jql/functions';
import type { Subject } from '#host/jira/jql/subject';

/**
 * What an app has to be asked to make sense of a clause; undefined when no app's function stands on its right side.
 * A built-in function wins over one of the same name. Throws {@link BadClause} where the app never declared such a use.
 * Source: Forge manifest, jira:jqlFunction; checked 2026-11-22.
 */
export function appQuestion(
  clause: TerminalClause,
  subject: Subject,
  { appFunctions }: JqlContext,
): Question | undefined {
  if (clause.operand?.operandType !== 'function' || isBuiltIn(clause.operand.function.value)) return undefined;
  const appFunction = appFunctions?.find(clause.operand.function.value);
  if (!appFunction) return undefined;
  const operator = clause.operator ? clause.operator.value : '=';
  const args = clause.operand.arguments.map(({ value }) => value);
  const type = typeOf(subject);
  if (!appFunction.types.includes(type))
    throw new BadClause(
      `A value provided by the function '${appFunction.name}' is invalid for the field '${subject.name}'.`,
    );
  if (!appFunction.operators.includes(operator))
    throw new BadClause(`The operator '${operator}' is not supported by the '${subject.name}' field.`);
  checkCount(appFunction, args.length);
  return { appFunction, field: clause.field.value, type, operator, arguments: args };
}

/** The sentences are those of Jira's own functions. */
function checkCount({ name, arguments: declared }: AppFunction, given: number): void {
  const least = declared.filter(({ required }) => required).length;
  if (given >= least && given <= declared.length) return;
  const expected =
    least === declared.length
      ? `expected '${least}' arguments`
      : given < least
        ? `expects at least '${least}' arguments`
        : `expects at most '${declared.length}' arguments`;
  throw new BadClause(`Function '${name}' ${expected} but received '${given}'.`);
}

/** Manifest types that are not what the emulator calls them. */
const types: Readonly<Record<string, string>> = {
  issuetype: 'issue_type',
  statusCategory: 'status_category',
  projecttype: 'project_type',
  level: 'issue_security_level',
  linktype: 'issue_link_type',
};

function typeOf(subject: Subject): string {
  switch (subject.kind) {
    case 'choice':
      return types[subject.of] ?? subject.of;
    case 'number':
      return subject.name.toLowerCase() === 'hierarchylevel'
        ? 'hierarchy_level'
        : /estimate|timespent/i.test(subject.name)
          ? 'duration'
          : 'number';
    case 'moment':
    case 'day':
      return 'date';
    case 'text':
      return 'text';
  }
}
