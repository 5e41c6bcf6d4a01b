import type { Clause, TerminalClause } from '@atlaskit/jql-ast';
import type { Issue } from '#host/jira/entities';
import { appQuestion } from '#host/jira/jql/app-clause';
import { BadClause, type JqlContext, type Test } from '#host/jira/jql/context';
import { filterTest, isFilterField } from '#host/jira/jql/filter-clause';
import { changedTest, wasTest } from '#host/jira/jql/history';
import { idsOf, momentOf, numberOf, operandsOf, type Single } from '#host/jira/jql/operand';
import { compileOrder } from '#host/jira/jql/order';
import { parseJql } from '#host/jira/jql/parse';
import { indexedProperty, propertySubject } from '#host/jira/jql/property-subject';
import type {
  ChoiceSubject,
  Compare,
  MomentSubject,
  NumberSubject,
  Subject,
  TextSubject,
} from '#host/jira/jql/subject';
import { subjectsNamed } from '#host/jira/jql/subjects';
import { wordTest } from '#host/jira/jql/text';

/** A query ready to run, or the sentences that say why it is refused. */
export type Compiled =
  | { readonly kind: 'ok'; readonly test: Test; readonly compare: Compare; readonly isBounded: boolean }
  | { readonly kind: 'invalid'; readonly messages: readonly string[] };

/** Compiles a query for one caller. The test knows nothing of permissions: see {@link search}. */
export function compileJql(text: string, context: JqlContext): Compiled {
  const parsed = parseJql(text);
  if (parsed.kind === 'invalid') return parsed;
  const messages: string[] = [];
  const attempt = <Made>(make: () => Made, otherwise: Made): Made => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof BadClause)) throw error;
      messages.push(error.message);
      return otherwise;
    }
  };
  const { where, orderBy } = parsed.query;
  const test = where ? compileClause(where, false, context, attempt) : () => true;
  const compare = attempt(
    () => compileOrder(orderBy ?? undefined, context),
    () => 0,
  );
  if (messages.length > 0) return { kind: 'invalid', messages: [...new Set(messages)] };
  return { kind: 'ok', test, compare, isBounded: where !== undefined };
}

type Attempt = (make: () => Test, otherwise: Test) => Test;

/** `NOT` reaches the operators, as in Jira: `NOT a = b` is `a != b` and leaves empty values out. */
function compileClause(clause: Clause, isNegated: boolean, context: JqlContext, attempt: Attempt): Test {
  switch (clause.clauseType) {
    case 'not':
      return compileClause(clause.clause, !isNegated, context, attempt);
    case 'compound': {
      const tests = clause.clauses.map((part) => compileClause(part, isNegated, context, attempt));
      const isAll = (clause.operator.value === 'and') !== isNegated;
      return isAll ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
    }
    case 'terminal':
      return attempt(
        () => compileTerminal(clause, isNegated, context),
        () => false,
      );
  }
}

function compileTerminal(clause: TerminalClause, isNegated: boolean, context: JqlContext): Test {
  if (isFilterField(clause.field.value)) return filterTest(clause, isNegated, context, compileJql);
  const subjects = subjectsOf(clause, context);
  if (subjects.length === 0) {
    throw new BadClause(`Field '${clause.field.value}' does not exist or you do not have permission to view it.`);
  }
  const question = appQuestion(clause, subjects[0]!, context);
  if (question) return compileFragment(context.appFunctions!.fragment(question), isNegated, context);
  const tests = subjects.map((subject) => compileSubject(subject, clause, isNegated, context));
  if (tests.length === 1) return tests[0]!;
  // A name that several fields share means any of them; its opposite means none.
  const isAll = isOpposite(operatorOf(clause, isNegated));
  return isAll ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
}

/** What an app's function gave stands where its clause stood. */
function compileFragment(jql: string, isNegated: boolean, context: JqlContext): Test {
  const parsed = parseJql(jql);
  if (parsed.kind === 'invalid') throw new BadClause(parsed.messages.join(' '));
  const { where } = parsed.query;
  if (!where) throw new BadClause('Error in the JQL Query: The query is empty.');
  return compileClause(where, isNegated, { ...context, appFunctions: undefined, skipsUnknownValues: true }, (make) =>
    make(),
  );
}

function subjectsOf(clause: TerminalClause, context: JqlContext): readonly Subject[] {
  const { value, properties } = clause.field;
  const [property] = properties ?? [];
  if (!property || !/\.property$/i.test(value)) return subjectsNamed(property ? clause.field.text : value, context);
  const key = property.key ? property.key.value : '';
  const path = (property.path ?? [])
    .map((part) => part.value)
    .join('')
    .replace(/^\./, '');
  const indexed = indexedProperty(value, key, path, context);
  return indexed ? [propertySubject(clause.field.text, indexed, context)] : [];
}

const opposites: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
  changed: 'not changed',
};

function operatorOf(clause: TerminalClause, isNegated: boolean): string {
  const operator = clause.operator ? clause.operator.value : '=';
  return isNegated ? opposites[operator]! : operator;
}

function isOpposite(operator: string): boolean {
  return operator.startsWith('!') || operator.includes('not');
}

function compileSubject(subject: Subject, clause: TerminalClause, isNegated: boolean, context: JqlContext): Test {
  const operator = operatorOf(clause, isNegated);
  if (operator.includes('was')) return signed(wasTest(subject, clause, context), operator);
  if (operator.includes('changed')) return signed(changedTest(subject, clause, context), operator);
  const operands = operandsOf(clause.operand);
  const isEmptiness = operands.length > 0 && operands.every(({ operandType }) => operandType === 'keyword');
  if (isEmptiness && ['=', 'is', 'in', '!=', 'is not', 'not in'].includes(operator)) {
    return signed((issue) => isEmpty(subject, issue), operator === '=' || operator === 'in' ? 'is' : operator);
  }
  switch (subject.kind) {
    case 'choice':
      return choiceTest(subject, operator, operands, context);
    case 'number':
      return sizeTest(subject, operator, operands, (operand) => numberOf(operand, subject.name));
    case 'moment':
      return sizeTest(subject, operator, operands, (operand) => momentOf(operand, subject.name, context));
    case 'day':
      return sizeTest(subject, operator, operands, (operand) => startOfDay(momentOf(operand, subject.name, context)));
    case 'text':
      return textTest(subject, operator, operands);
  }
}

function signed(test: Test, operator: string): Test {
  return isOpposite(operator) ? (issue) => !test(issue) : test;
}

function isEmpty(subject: Subject, issue: Issue): boolean {
  switch (subject.kind) {
    case 'choice':
      return subject.values(issue).length === 0;
    case 'text':
      return subject.texts(issue).length === 0;
    default:
      return subject.value(issue) === undefined;
  }
}

function unsupported(operator: string, name: string): BadClause {
  return new BadClause(`The operator '${operator}' is not supported by the '${name}' field.`);
}

function choiceTest(subject: ChoiceSubject, operator: string, operands: readonly Single[], context: JqlContext): Test {
  const ids = () => new Set(operands.flatMap((operand) => idsOf(operand, subject, context)));
  switch (operator) {
    case '=':
    case 'in': {
      const wanted = ids();
      const orEmpty = wanted.has('') || operands.some(({ operandType }) => operandType === 'keyword');
      return (issue) => {
        const values = subject.values(issue);
        return values.length === 0 ? orEmpty : values.some((value) => wanted.has(value));
      };
    }
    case '!=':
    case 'not in': {
      const wanted = ids();
      return (issue) => {
        const values = subject.values(issue);
        return values.length > 0 && !values.some((value) => wanted.has(value));
      };
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const { place } = subject;
      if (!place) throw unsupported(operator, subject.name);
      const limits = [...ids()].map(place);
      const compares = comparison(operator);
      const scope =
        subject.of === 'issue' ? new Set([...ids()].map((id) => context.world.issues.get(id)?.projectId)) : undefined;
      return (issue) =>
        (!scope || scope.has(issue.projectId)) &&
        subject.values(issue).some((value) => limits.some((limit) => compares(place(value), limit)));
    }
    default:
      throw unsupported(operator, subject.name);
  }
}

function sizeTest(
  subject: NumberSubject | MomentSubject,
  operator: string,
  operands: readonly Single[],
  read: (operand: Single) => number,
): Test {
  if (!['=', '!=', '<', '<=', '>', '>=', 'in', 'not in'].includes(operator)) throw unsupported(operator, subject.name);
  const orEmpty = operands.some(({ operandType }) => operandType === 'keyword') && operator === 'in';
  const limits = operands.filter(({ operandType }) => operandType !== 'keyword').map(read);
  const compares = comparison(operator);
  const passes = isOpposite(operator)
    ? (value: number) => limits.every((limit) => compares(value, limit))
    : (value: number) => limits.some((limit) => compares(value, limit));
  return (issue) => {
    const value = subject.value(issue);
    return value === undefined ? orEmpty : passes(value);
  };
}

function comparison(operator: string): (value: number, limit: number) => boolean {
  switch (operator) {
    case '<':
      return (value, limit) => value < limit;
    case '<=':
      return (value, limit) => value <= limit;
    case '>':
      return (value, limit) => value > limit;
    case '>=':
      return (value, limit) => value >= limit;
    case '!=':
    case 'not in':
      return (value, limit) => value !== limit;
    default:
      return (value, limit) => value === limit;
  }
}

function textTest(subject: TextSubject, operator: string, operands: readonly Single[]): Test {
  const words = operands.flatMap((operand) => (operand.operandType === 'value' ? [operand.value] : []));
  if (operator === '~' || operator === '!~') {
    const tests = words.map(wordTest);
    const isFound = (texts: readonly string[]) => tests.some((test) => test(texts));
    if (operator === '~') return (issue) => isFound(subject.texts(issue));
    return (issue) => subject.texts(issue).length > 0 && !isFound(subject.texts(issue));
  }
  if (!subject.isExact || !['=', '!=', 'in', 'not in'].includes(operator)) throw unsupported(operator, subject.name);
  const wanted = new Set(words.map((word) => word.toLowerCase()));
  const isFound = (issue: Issue) => subject.texts(issue).some((text) => wanted.has(text.toLowerCase()));
  return isOpposite(operator) ? (issue) => subject.texts(issue).length > 0 && !isFound(issue) : isFound;
}

function startOfDay(at: number): number {
  return Math.floor(at / 86_400_000) * 86_400_000;
}
