import { cellValue, facetValues, type Column } from './column';
import type { Row } from './row';
import { facets, quickFilters, type Facet, type QuickFilter, type View } from './view';

/**
 * The rows that a view shows, in the order given. Values of one column widen each other, different columns
 * narrow each other; quick filters widen each other, so that "unscored" and "stale" together are all the work left.
 */
export function filterRows(rows: readonly Row[], view: View, columns: readonly Column[]): readonly Row[] {
  const terms = view.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const wanted = facets
    .filter((facet) => view.filters[facet].length > 0)
    .map((facet) => ({ facet, values: new Set(view.filters[facet]) }));
  const presence = columns
    .filter(({ id }) => view.presence[id] !== undefined)
    .map((column) => ({ column, isFilled: view.presence[column.id] === 'filled' }));
  return rows.filter(
    (row) =>
      terms.every((term) => row.haystack.includes(term)) &&
      wanted.every(({ facet, values }) => hasOne(row, facet, values)) &&
      presence.every(({ column, isFilled }) => (cellValue(row, column) !== undefined) === isFilled) &&
      (view.quick.length === 0 || view.quick.some((filter) => row.quick.includes(filter))),
  );
}

/** How many rows each quick filter would leave of the given ones. */
export function countQuick(rows: readonly Row[]): Readonly<Record<QuickFilter, number>> {
  const counts: Record<QuickFilter, number> = { unscored: 0, unsized: 0, stale: 0, scored: 0, waiting: 0 };
  for (const row of rows) for (const filter of quickFilters) if (row.quick.includes(filter)) counts[filter] += 1;
  return counts;
}

/** One value that a column can be filtered by; the empty text stands for "has none". */
export interface FacetOption {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** The values of a column with how often they occur, by name; "has none" comes last. */
export function facetOptions(rows: readonly Row[], facet: Facet, collator: Intl.Collator): readonly FacetOption[] {
  const options = new Map<string, { label: string; count: number }>();
  for (const row of rows) {
    const values = facetValues(row, facet);
    for (const value of values.length > 0 ? values : ['']) {
      const option = options.get(value);
      if (option) option.count += 1;
      else options.set(value, { label: facetLabel(row, facet, value), count: 1 });
    }
  }
  return [...options]
    .map(([value, { label, count }]) => ({ value, label, count }))
    .sort((a, b) => Number(a.value === '') - Number(b.value === '') || collator.compare(a.label, b.label));
}

/** A value as people read it: an epic by its summary, the rest as they are. */
export function facetLabel(row: Row, facet: Facet, value: string): string {
  return facet === 'epic' && row.issue.epic?.key === value ? row.issue.epic.summary || value : value;
}

function hasOne(row: Row, facet: Facet, wanted: ReadonlySet<string>): boolean {
  const values = facetValues(row, facet);
  return values.length === 0 ? wanted.has('') : values.some((value) => wanted.has(value));
}
