import type { Predicate, TerminalClause } from '@atlaskit/jql-ast';
import type { Change, ChangeItem, Issue } from '#host/jira/entities';
import { BadClause, type JqlContext, type Test } from '#host/jira/jql/context';
import { idsOf, momentOf, operandsOf } from '#host/jira/jql/operand';
import type { ChoiceSubject, Subject } from '#host/jira/jql/subject';
import { people } from '#host/jira/jql/subjects';

/** A stretch of time in which a field had one value, or a moment at which it changed. */
interface Span {
  readonly value: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly by: string | undefined;
}

interface Limits {
  readonly after: number;
  readonly before: number;
  readonly by: ReadonlySet<string> | undefined;
  readonly fromValue: ReadonlySet<string> | undefined;
  readonly toValue: ReadonlySet<string> | undefined;
}

/** `WAS`, `WAS IN` and their opposites: the field had the value at some time within the predicates. */
export function wasTest(subject: Subject, clause: TerminalClause, context: JqlContext): Test {
  const choice = historic(subject);
  const limits = limitsOf(choice, clause.predicates, context);
  const wanted = valueSet(choice, clause, context);
  return (issue) =>
    spansOf(issue, choice, context).some(
      (span) =>
        isWanted(span, wanted) &&
        span.from <= limits.before &&
        span.to >= limits.after &&
        (!limits.by || limits.by.has(span.by ?? '')),
    );
}

/** `CHANGED`: the field was changed at least once within the predicates. */
export function changedTest(subject: Subject, clause: TerminalClause, context: JqlContext): Test {
  const choice = historic(subject);
  const limits = limitsOf(choice, clause.predicates, context);
  return (issue) =>
    context.world.changesOf
      .of(issue.id)
      .some(
        (change) =>
          change.at >= limits.after &&
          change.at <= limits.before &&
          (!limits.by || limits.by.has(change.author ?? '')) &&
          change.items.some((item) => item.fieldId === choice.history && matchesEnds(item, limits)),
      );
}

function historic(subject: Subject): ChoiceSubject {
  if (subject.kind === 'choice' && subject.history) return subject;
  throw new BadClause(`History searches do not support the field '${subject.name}'.`);
}

function matchesEnds(item: ChangeItem, { fromValue, toValue }: Limits): boolean {
  const passes = (wanted: ReadonlySet<string> | undefined, id: string | undefined, name: string) =>
    !wanted || wanted.has(id ?? '') || wanted.has(name.toLowerCase());
  return (
    passes(fromValue, item.from, itemText(item, 'fromString')) && passes(toValue, item.to, itemText(item, 'toString'))
  );
}

function isWanted(span: Span, wanted: ReadonlySet<string>): boolean {
  return wanted.has(span.value) || (span.name !== '' && wanted.has(span.name));
}

/** Values from the creation to now. Before the first recorded change a field had what that change took away. */
function spansOf(issue: Issue, subject: ChoiceSubject, { world }: JqlContext): Span[] {
  const changes = world.changesOf.of(issue.id).sort((one, other) => one.at - other.at);
  const steps = changes.flatMap((change) =>
    change.items.filter(({ fieldId }) => fieldId === subject.history).map((item) => ({ change, item })),
  );
  if (steps.length === 0) return currentSpans(issue, subject);
  const first = steps[0]!;
  const spans: Span[] = [
    span(first.item.from, itemText(first.item, 'fromString'), issue.created, first.change.at, issue.creator),
  ];
  steps.forEach(({ change, item }, at) => {
    spans.push(span(item.to, itemText(item, 'toString'), change.at, endOf(steps[at + 1]?.change), change.author));
  });
  return spans;
}

function currentSpans(issue: Issue, subject: ChoiceSubject): Span[] {
  const values = subject.values(issue);
  return (values.length > 0 ? values : ['']).map((value) =>
    span(value, subject.nameOf?.(value) ?? '', issue.created, Infinity, issue.creator),
  );
}

function span(value: string | undefined, name: string, from: number, to: number, by: string | undefined): Span {
  return { value: value ?? '', name: name.toLowerCase(), from, to, by };
}

function endOf(next: Change | undefined): number {
  return next ? next.at : Infinity;
}

function itemText(item: ChangeItem, name: 'fromString' | 'toString'): string {
  return Object.hasOwn(item, name) ? String(item[name]) : '';
}

function valueSet(subject: ChoiceSubject, source: TerminalClause | Predicate, context: JqlContext): Set<string> {
  const values = new Set<string>();
  for (const operand of operandsOf(source.operand)) {
    if (operand.operandType === 'keyword') values.add('');
    else if (operand.operandType === 'value') for (const id of pastIds(subject, operand.value)) values.add(id);
    else for (const id of idsOf(operand, subject, context)) values.add(id);
  }
  return values;
}

/** History keeps names that exist no more, so an unknown one is no error. */
function pastIds(subject: ChoiceSubject, text: string): string[] {
  return [...(subject.lookup(text) ?? []), text.toLowerCase()];
}

function limitsOf(subject: ChoiceSubject, predicates: readonly Predicate[], context: JqlContext): Limits {
  let limits: Limits = { after: -Infinity, before: Infinity, by: undefined, fromValue: undefined, toValue: undefined };
  for (const predicate of predicates) limits = { ...limits, ...limitOf(subject, predicate, context) };
  return limits;
}

const day = 24 * 3_600_000;

function limitOf(subject: ChoiceSubject, predicate: Predicate, context: JqlContext): Partial<Limits> {
  const moments = () => operandsOf(predicate.operand).map((operand) => momentOf(operand, subject.name, context));
  switch (predicate.operator.value) {
    case 'after':
      return { after: moments()[0]! };
    case 'before':
      return { before: moments()[0]! };
    case 'on':
      return { after: moments()[0]!, before: moments()[0]! + day - 1 };
    case 'during':
      return { after: moments()[0]!, before: moments()[1] ?? moments()[0]! };
    case 'from':
      return { fromValue: valueSet(subject, predicate, context) };
    case 'to':
      return { toValue: valueSet(subject, predicate, context) };
    case 'by': {
      const user: ChoiceSubject = { kind: 'choice', name: 'by', of: 'user', values: () => [], lookup: people(context) };
      return { by: new Set(operandsOf(predicate.operand).flatMap((operand) => idsOf(operand, user, context))) };
    }
  }
}
