import type { Operand } from '@atlaskit/jql-ast';
import { BadClause, type JqlContext } from '#host/jira/jql/context';
import { callFunction } from '#host/jira/jql/functions';
import { readMoment } from '#host/jira/jql/moments';
import type { ChoiceSubject } from '#host/jira/jql/subject';

/** One value of a clause: a list is taken apart. */
export type Single = Exclude<Operand, { operandType: 'list' }>;

/** The values that a clause is given, one by one. */
export function operandsOf(operand: Operand | void): Single[] {
  if (!operand) return [];
  return operand.operandType === 'list' ? operand.values.flatMap(operandsOf) : [operand];
}

/** The ids that a value stands for. Throws {@link BadClause} for a value that does not exist. */
export function idsOf(operand: Single, subject: ChoiceSubject, context: JqlContext): readonly string[] {
  if (operand.operandType === 'keyword') return [];
  if (operand.operandType === 'value') {
    const found = subject.lookup(operand.value);
    if (found) return found;
    if (context.skipsUnknownValues) return [];
    throw new BadClause(
      subject.unknown?.(operand.value) ??
        `The value '${operand.value}' does not exist for the field '${subject.name}'.`,
    );
  }
  const name = operand.function.value;
  const given = callFunction(
    name,
    operand.arguments.map(({ value }) => value),
    context,
  );
  if ('ids' in given && given.of === subject.of) return given.ids;
  throw new BadClause(`A value provided by the function '${name}' is invalid for the field '${subject.name}'.`);
}

/** The moment that a value stands for. Throws {@link BadClause}. */
export function momentOf(operand: Single, field: string, context: JqlContext): number {
  if (operand.operandType === 'function') {
    const name = operand.function.value;
    const given = callFunction(
      name,
      operand.arguments.map(({ value }) => value),
      context,
    );
    if ('at' in given) return given.at;
    throw new BadClause(`A date for the field '${field}' provided by the function '${name}' is not valid.`);
  }
  const text = operand.value;
  const at = readMoment(text, context.now, context.session.timeZone);
  if (at !== undefined) return at;
  throw new BadClause(
    `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}

/** The number that a value stands for. Throws {@link BadClause}. */
export function numberOf(operand: Single, field: string): number {
  const text = operand.operandType === 'value' ? operand.value.trim() : '';
  const value = Number(text);
  if (text !== '' && Number.isFinite(value)) return value;
  const shown = operand.operandType === 'function' ? `${operand.function.value}()` : operand.value;
  throw new BadClause(`The value '${shown}' is not a valid number for the field '${field}'.`);
}
