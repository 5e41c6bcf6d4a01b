/** Columns that can be filtered by the values in them. */
export const facets = ['type', 'status', 'epic', 'team', 'client'] as const;
/** A column whose values can be chosen from. */
export type Facet = (typeof facets)[number];

/** What the quick filters can single out. */
export const quickFilters = ['unscored', 'unsized', 'stale', 'scored', 'waiting'] as const;
/** One quick filter. `waiting`: people are scoring it and have not agreed. */
export type QuickFilter = (typeof quickFilters)[number];

/** What rows can be grouped by. */
export const groupings = ['epic', 'team', 'client'] as const;
/** A way to group rows. */
export type Grouping = (typeof groupings)[number];

/**
 * How one person looks at the table: all of it is in the address, so that a view can be shared.
 * Columns are named as in columns.ts. An empty text in a filter stands for "has none".
 */
export interface View {
  readonly search: string;
  readonly filters: Readonly<Record<Facet, readonly string[]>>;
  /** Number columns narrowed to cells that are filled or empty. */
  readonly presence: Readonly<Record<string, 'filled' | 'empty'>>;
  readonly quick: readonly QuickFilter[];
  readonly sort: { readonly column: string; readonly isDescending: boolean } | undefined;
  readonly group: Grouping | undefined;
  /** Groups that are folded, by their value. */
  readonly collapsed: readonly string[];
  readonly hidden: readonly string[];
  readonly withDone: boolean;
}

/** The view of an address that says nothing: best rank first, everything shown that is not done. */
export const plainView: View = {
  search: '',
  filters: { type: [], status: [], epic: [], team: [], client: [] },
  presence: {},
  quick: [],
  sort: { column: 'rank', isDescending: false },
  group: undefined,
  collapsed: [],
  hidden: [],
  withDone: false,
};

/** Reads a view from an address; what it does not understand is left out. */
export function readView(query: string): View {
  const params = new URLSearchParams(query);
  const presence: Record<string, 'filled' | 'empty'> = {};
  for (const column of params.getAll('filled')) presence[column] = 'filled';
  for (const column of params.getAll('empty')) presence[column] = 'empty';
  const sort = params.get('sort');
  return {
    search: params.get('q') ?? '',
    filters: {
      type: distinct(params.getAll('type')),
      status: distinct(params.getAll('status')),
      epic: distinct(params.getAll('epic')),
      team: distinct(params.getAll('team')),
      client: distinct(params.getAll('client')),
    },
    presence,
    quick: quickFilters.filter((filter) => params.getAll('show').includes(filter)),
    sort: readSort(sort),
    group: groupings.find((grouping) => grouping === params.get('group')),
    collapsed: distinct(params.getAll('folded')),
    hidden: distinct(params.getAll('hide')),
    withDone: params.get('done') === 'too',
  };
}

/** Writes a view as the query of an address; the plain view is empty. */
export function writeView(view: View): string {
  const params = new URLSearchParams();
  if (view.search) params.set('q', view.search);
  for (const facet of facets) for (const value of view.filters[facet]) params.append(facet, value);
  for (const [column, state] of Object.entries(view.presence)) params.append(state, column);
  for (const filter of view.quick) params.append('show', filter);
  const sort = writeSort(view.sort);
  if (sort !== writeSort(plainView.sort)) params.set('sort', sort);
  if (view.group) params.set('group', view.group);
  for (const group of view.collapsed) params.append('folded', group);
  for (const column of view.hidden) params.append('hide', column);
  if (view.withDone) params.set('done', 'too');
  return params.toString();
}

/** True when the view shows less than there is. */
export function isNarrowed(view: View): boolean {
  return (
    view.search.trim() !== '' ||
    view.quick.length > 0 ||
    Object.keys(view.presence).length > 0 ||
    facets.some((facet) => view.filters[facet].length > 0)
  );
}

/** The same view with nothing filtered out. */
export function widened(view: View): View {
  return { ...view, search: plainView.search, filters: plainView.filters, presence: {}, quick: [] };
}

function readSort(text: string | null): View['sort'] {
  if (text === null) return plainView.sort;
  const isDescending = text.startsWith('-');
  const column = isDescending ? text.slice(1) : text;
  return column === '' ? undefined : { column, isDescending };
}

function writeSort(sort: View['sort']): string {
  return sort ? `${sort.isDescending ? '-' : ''}${sort.column}` : '';
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
