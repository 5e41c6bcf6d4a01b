import type { Factor, ScoringModel } from '#core/value/model';
import { facets, type Facet } from './view';
import type { Row } from './row';

/** A column of the table. Ids stand in shared addresses: they do not change. */
export interface Column {
  readonly id: string;
  readonly kind: 'key' | 'facet' | 'factor' | 'figure' | 'agreed' | 'expires';
  readonly facet?: Facet;
  readonly factor?: Factor;
  readonly isNumber: boolean;
}

/** The columns of a model, in order. A model without cost of delay has no columns for it. */
export function columnsOf(model: ScoringModel): readonly Column[] {
  const figures = model.costOfDelay === undefined ? ['score', 'rank'] : ['costOfDelay', 'inherited', 'score', 'rank'];
  return [
    { id: 'key', kind: 'key', isNumber: false },
    facetColumn('status'),
    ...model.factors.map((factor): Column => ({ id: factorColumn(factor.id), kind: 'factor', factor, isNumber: true })),
    ...figures.map((id): Column => ({ id, kind: 'figure', isNumber: true })),
    ...facets.filter((facet) => facet !== 'status').map(facetColumn),
    { id: 'agreed', kind: 'agreed', isNumber: false },
    { id: 'expires', kind: 'expires', isNumber: false },
  ];
}

function facetColumn(facet: Facet): Column {
  return { id: facet, kind: 'facet', facet, isNumber: false };
}

/** The id of a factor's column. */
export function factorColumn(factorId: string): string {
  return `factor-${factorId}`;
}

/** What a column holds in a row, for sorting, copying and exporting: number, text, ISO moment, or nothing. */
export function cellValue(row: Row, column: Column): number | string | undefined {
  switch (column.kind) {
    case 'key':
      return row.issue.key;
    case 'facet':
      return facetValues(row, column.facet ?? 'type').join(', ') || undefined;
    case 'factor':
      return column.factor && row.values[column.factor.id];
    case 'figure':
      return figureOf(row, column.id);
    case 'agreed':
      return row.stored?.agreed?.at;
    case 'expires':
      return row.stored?.agreed?.expires;
  }
}

/** Values of a row in a column that can be filtered or grouped by; epics by key. Empty: it has none. */
export function facetValues({ issue }: Row, facet: Facet): readonly string[] {
  switch (facet) {
    case 'type':
      return [issue.type.name];
    case 'status':
      return [issue.status.name];
    case 'epic':
      return issue.epic ? [issue.epic.key] : [];
    case 'team':
      return issue.team === undefined ? [] : [issue.team];
    case 'client':
      return issue.clients;
  }
}

function figureOf(row: Row, id: string): number | undefined {
  switch (id) {
    case 'costOfDelay':
      return row.costOfDelay;
    case 'inherited':
      return row.inherited?.costOfDelay;
    case 'score':
      return row.score;
    case 'rank':
      return row.place?.rank;
    default:
      return undefined;
  }
}
