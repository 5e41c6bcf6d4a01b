import { facetValues } from './column';
import { facetLabel } from './filter';
import type { Row } from './row';
import type { View } from './view';

/** One line of the table: a group's heading or an item. An item of two clients has a line in both groups. */
export type Line =
  | { readonly kind: 'group'; readonly key: string; readonly group: Group }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row };

/** Rows that share a value; the empty value is for those without one. */
export interface Group {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  /** Of the scored items; absent where none of them has one. */
  readonly costOfDelay: number | undefined;
  readonly isCollapsed: boolean;
}

/** Lays rows out in lines, under headings where the view groups them. Keeps the rows' order within a group. */
export function layLines(rows: readonly Row[], view: View, collator: Intl.Collator): readonly Line[] {
  const { group } = view;
  if (!group) return rows.map((row) => ({ kind: 'row', key: row.id, row }));
  const members = new Map<string, { label: string; rows: Row[] }>();
  for (const row of rows) {
    const values = facetValues(row, group);
    for (const value of values.length > 0 ? values : ['']) {
      const member = members.get(value);
      if (member) member.rows.push(row);
      else members.set(value, { label: facetLabel(row, group, value), rows: [row] });
    }
  }
  const collapsed = new Set(view.collapsed);
  return [...members]
    .sort(
      ([a, { label: labelA }], [b, { label: labelB }]) =>
        Number(a === '') - Number(b === '') || collator.compare(labelA, labelB),
    )
    .flatMap(([value, { label, rows: own }]): Line[] => {
      const isCollapsed = collapsed.has(value);
      const heading: Line = {
        kind: 'group',
        key: `group ${value}`,
        group: { value, label, count: own.length, costOfDelay: sumCostOfDelay(own), isCollapsed },
      };
      return isCollapsed
        ? [heading]
        : [heading, ...own.map((row): Line => ({ kind: 'row', key: `${row.id} ${value}`, row }))];
    });
}

function sumCostOfDelay(rows: readonly Row[]): number | undefined {
  const figures = rows.map(({ costOfDelay }) => costOfDelay).filter((figure) => figure !== undefined);
  return figures.length === 0 ? undefined : figures.reduce((sum, figure) => sum + figure, 0);
}
