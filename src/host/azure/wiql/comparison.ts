import type { Field, FieldValue, WorkItem } from '#host/azure/seams';
import { refuse, type WiqlContext } from '#host/azure/wiql/context';
import { kindOf, valueReader, type FieldKind } from '#host/azure/wiql/field-value';
import { groupNamed } from '#host/azure/security/groups';
import { revisionsOf } from '#host/azure/wiql/history';
import { dayOf } from '#host/azure/wiql/moments';
import { booleanOf, dateOf, fieldNamed, numberOf, pathsOf, peopleOf, textOf } from '#host/azure/wiql/operand';
import type { Comparison, Condition, Constant, FieldName } from '#host/azure/wiql/syntax';
import { collator, containsRichText, containsTag, containsText, containsWords } from '#host/azure/wiql/texts';

type Compare = Extract<Condition, { readonly kind: 'compare' }>;
type Membership = Extract<Condition, { readonly kind: 'in' }>;
type ValueTest = (value: FieldValue | undefined) => boolean;
type Ordering = '=' | '<>' | '<' | '>' | '<=' | '>=';

/** Operators by kind of field. Source: WIQL syntax reference, operators; checked 2026-11-22. */
const orderings: readonly Comparison[] = ['=', '<>', '<', '>', '<=', '>='];
const operators: Readonly<Record<FieldKind, readonly Comparison[]>> = {
  text: [...orderings, 'contains', 'contains words', 'in group'],
  identity: [...orderings, 'contains', 'in group'],
  number: orderings,
  date: orderings,
  boolean: ['=', '<>'],
  'long-text': ['contains', 'contains words'],
  history: ['contains', 'contains words'],
  tags: ['contains', 'contains words'],
  'area path': ['=', '<>', 'under'],
  'iteration path': ['=', '<>', 'under'],
};

/** Compiles the comparison of a field with a value, or with another field of the same item. */
export function comparison(field: Field, condition: Compare, context: WiqlContext): (item: WorkItem) => boolean {
  const kind = kindOf(field);
  if (!operators[kind].includes(condition.operator))
    return refuse(context, `The specified operator cannot be used with ${kindNames[kind]} fields.`, condition);
  const read = valueReader(field);
  if (condition.value.kind === 'field') return fieldComparison(field, condition, condition.value, context);
  const test = valueTest(kind, condition, condition.value, context);
  // What was said in a work item's discussion is spread over its revisions.
  if (kind === 'history')
    return (item) => [...revisionsOf(context.organization, item)].some((revision) => test(read(revision)));
  return (item) => test(read(item));
}

/** Compiles `IN`: equality with one of the values. Texts and numbers are looked up, so that long lists of ids are quick. */
export function membership(field: Field, condition: Membership, context: WiqlContext): (item: WorkItem) => boolean {
  const kind = kindOf(field);
  if (kind !== 'number' && kind !== 'text') {
    const tests = condition.values.map((value) =>
      comparison(field, { ...condition, kind: 'compare', operator: '=', value }, context),
    );
    return (item) => tests.some((test) => test(item));
  }
  const read = valueReader(field);
  const isNumber = kind === 'number';
  const wanted = new Set(
    condition.values.map((value) => (isNumber ? numberOf(value, context) : textOf(value, context).toLowerCase())),
  );
  return (item) => {
    const stored = read(item);
    return wanted.has(
      isNumber ? (stored === undefined ? undefined : Number(stored)) : String(stored ?? '').toLowerCase(),
    );
  };
}

/** The product speaks of area paths for both trees. */
const kindNames: Readonly<Record<FieldKind, string>> = {
  text: 'string',
  identity: 'identity',
  number: 'number',
  date: 'date',
  boolean: 'boolean',
  'long-text': 'long-text',
  history: 'long-text',
  tags: 'long-text',
  'area path': 'area path',
  'iteration path': 'area path',
};

function valueTest(kind: FieldKind, condition: Compare, value: Constant, context: WiqlContext): ValueTest {
  switch (kind) {
    case 'text':
      return textTest(condition, value, context);
    case 'identity':
      return identityTest(condition, value, context);
    case 'number':
      return orderTest(condition, numberOf(value, context), (stored) => Number(stored), context);
    case 'date':
      return dateTest(condition, value, context);
    case 'boolean':
      return orderTest(condition, asNumber(booleanOf(value, context)), (stored) => Number(stored), context);
    case 'long-text':
    case 'history':
    case 'tags': {
      const text = textOf(value, context);
      return present(
        condition.operator === 'contains words'
          ? containsWords(text)
          : kind === 'tags'
            ? containsTag(text)
            : containsRichText(text),
      );
    }
    case 'area path':
    case 'iteration path':
      return pathTest(kind, condition, value, context);
  }
}

function textTest({ operator }: Compare, value: Constant, context: WiqlContext): ValueTest {
  const text = textOf(value, context);
  const wanted = text.toLowerCase();
  switch (operator) {
    case '=':
      return (stored) => String(stored ?? '').toLowerCase() === wanted;
    case '<>':
      return (stored) => String(stored ?? '').toLowerCase() !== wanted;
    case 'contains':
      return present(containsText(text));
    case 'contains words':
      return present(containsWords(text));
    case 'in group': {
      const types = new Set(
        context.organization
          .projects()
          .flatMap((project) =>
            project.types
              .filter(({ category }) => category?.toLowerCase() === wanted)
              .map(({ name }) => name.toLowerCase()),
          ),
      );
      if (types.size === 0) return refuse(context, 'The specified group does not exist.', value);
      return present((stored) => types.has(stored.toLowerCase()));
    }
    default:
      return present((stored) => holds(operator as Ordering, collator.compare(stored, text)));
  }
}

function identityTest({ operator }: Compare, value: Constant, context: WiqlContext): ValueTest {
  const { organization } = context;
  const nameOf = (stored: string) => organization.person(stored)?.name ?? stored;
  switch (operator) {
    case '=':
    case '<>': {
      const people = peopleOf(value, context);
      return (stored) => (stored === undefined ? people.isEmpty : people.has(stored)) === (operator === '=');
    }
    case 'contains': {
      const contains = containsText(textOf(value, context));
      return present((stored) => contains(`${nameOf(stored)} <${organization.person(stored)?.uniqueName ?? ''}>`));
    }
    case 'in group': {
      const group =
        groupNamed(organization, textOf(value, context)) ??
        refuse(context, 'The specified group does not exist.', value);
      return present((stored) => group.memberIds.has(stored));
    }
    default: {
      const text = textOf(value, context);
      return present((stored) => holds(operator as Ordering, collator.compare(nameOf(stored), text)));
    }
  }
}

/** Without time precision a date is its whole day: `> '2026-01-05'` begins on the sixth. */
function dateTest(condition: Compare, value: Constant, context: WiqlContext): ValueTest {
  const date = dateOf(value, context);
  const { isTimePrecise, calendar } = context;
  if (date === undefined || isTimePrecise)
    return orderTest(condition, date?.at, (stored) => Date.parse(String(stored)), context);
  if (date.hasTime)
    return refuse(
      context,
      'You cannot supply a time with the date when running a query using date precision.',
      condition,
    );
  const day = dayOf(date.at, calendar.timeZone);
  const next = dayOf(day, calendar.timeZone, 1);
  const operator = condition.operator as Ordering;
  return (stored) => {
    if (stored === undefined) return operator === '<>';
    const at = Date.parse(String(stored));
    return holds(operator, at < day ? -1 : at >= next ? 1 : 0);
  };
}

/** Against nothing, written as an empty text, only equality means something. */
function orderTest(
  condition: Compare,
  wanted: number | undefined,
  toNumber: (stored: FieldValue) => number,
  context: WiqlContext,
): ValueTest {
  const operator = condition.operator as Ordering;
  if (wanted === undefined) {
    if (operator !== '=' && operator !== '<>')
      return refuse(context, 'The specified operator cannot be used with an empty value.', condition);
    return (stored) => (stored === undefined) === (operator === '=');
  }
  return (stored) => (stored === undefined ? operator === '<>' : holds(operator, toNumber(stored) - wanted));
}

/** `@TeamAreas` names several paths, each with what lies under it. */
function pathTest(
  kind: FieldKind,
  { operator, value: written }: Compare,
  value: Constant,
  context: WiqlContext,
): ValueTest {
  const paths = pathsOf(value, kind, context);
  const isUnder = operator === 'under' || (written.kind === 'macro' && written.name.toLowerCase() === 'teamareas');
  const isNegated = operator === '<>';
  return (stored) => {
    const path = String(stored ?? '').toLowerCase();
    const isHit =
      paths.length === 0
        ? path === ''
        : paths.some((wanted) => path === wanted || (isUnder && path.startsWith(`${wanted}\\`)));
    return isHit !== isNegated;
  };
}

function fieldComparison(
  field: Field,
  condition: Compare,
  name: FieldName,
  context: WiqlContext,
): (item: WorkItem) => boolean {
  const other = fieldNamed(name, context);
  const kind = kindOf(field);
  const { operator } = condition;
  if (!orderings.includes(operator)) return refuse(context, 'Expecting constant value.', name);
  if (kindOf(other) !== kind) return refuse(context, 'The fields that are compared are of different types.', condition);
  const [left, right] = [valueReader(field), valueReader(other)];
  return (item) => {
    const [one, two] = [left(item), right(item)];
    if (one === undefined || two === undefined) return operator === '<>' && one !== two;
    return holds(
      operator as Ordering,
      kind === 'number' || kind === 'boolean'
        ? Number(one) - Number(two)
        : kind === 'date'
          ? Date.parse(String(one)) - Date.parse(String(two))
          : collator.compare(String(one), String(two)),
    );
  };
}

function holds(operator: Ordering, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '<>':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '>':
      return difference > 0;
    case '<=':
      return difference <= 0;
    case '>=':
      return difference >= 0;
  }
}

function present(test: (text: string) => boolean): ValueTest {
  return (stored) => stored !== undefined && test(String(stored));
}

function asNumber(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
