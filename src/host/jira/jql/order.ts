import type { OrderBy } from '@atlaskit/jql-ast';
import type { Issue } from '#host/jira/entities';
import { BadClause, type JqlContext } from '#host/jira/jql/context';
import type { Compare } from '#host/jira/jql/subject';
import { subjectsNamed } from '#host/jira/jql/subjects';

/** Ascending by a number; issues without one come last. */
export function byNumber(value: (issue: Issue) => number | undefined): Compare {
  return (one, other) => {
    const a = value(one);
    const b = value(other);
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    return a - b;
  };
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: false });

/** Ascending by words as people sort them, or letter by letter; issues without come last. */
export function byText(value: (issue: Issue) => string | undefined, isExact = false): Compare {
  return (one, other) => {
    const a = value(one);
    const b = value(other);
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    if (isExact) return a < b ? -1 : a > b ? 1 : 0;
    return collator.compare(a, b);
  };
}

/**
 * The order that a query asks for; newest first where it asks for none, as Jira does.
 * Descending turns the whole order round, so issues without a value then come first; Jira documents no place for them. Throws {@link BadClause}.
 */
export function compileOrder(orderBy: OrderBy | undefined, context: JqlContext): Compare {
  const terms = (orderBy?.fields ?? []).map(({ field, direction }): Compare => {
    const subject = subjectsNamed(field.value, context)[0];
    if (!subject)
      throw new BadClause(`Field '${field.value}' does not exist or you do not have permission to view it.`);
    const { compare } = subject;
    if (!compare) throw new BadClause(`Not able to sort using field '${field.value}'.`);
    const isDescending = direction ? direction.value.toUpperCase() === 'DESC' : isDescendingByNature(field.value);
    return isDescending ? (one, other) => compare(other, one) : compare;
  });
  return (one, other) => {
    for (const compare of terms) {
      const found = compare(one, other);
      if (found !== 0) return found;
    }
    return Number(other.id) - Number(one.id);
  };
}

/** Dates and priorities sort downwards unless told otherwise. */
function isDescendingByNature(name: string): boolean {
  return [
    'created',
    'createddate',
    'updated',
    'updateddate',
    'resolved',
    'resolutiondate',
    'lastviewed',
    'priority',
    'votes',
    'watchers',
  ].includes(name.toLowerCase());
}
