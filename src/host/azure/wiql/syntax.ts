import type { Span } from '#host/azure/wiql/bad-query';

/** A field as a query names it, by reference or display name. `side` tells whose field in a query for links. */
export interface FieldName extends Span {
  readonly kind: 'field';
  readonly name: string;
  readonly side?: Side;
}

/** One end of a link, or the link itself. */
export type Side = 'source' | 'target' | 'links';

/** A constant, or a macro that stands for one. `offset` is what `+ n` or `- n` after a macro adds. */
export type Constant =
  | ({ readonly kind: 'string'; readonly value: string } & Span)
  | ({ readonly kind: 'number'; readonly value: number } & Span)
  | ({ readonly kind: 'boolean'; readonly value: boolean } & Span)
  | ({ readonly kind: 'macro'; readonly name: string; readonly argument?: string; readonly offset: number } & Span);

/** Operators that compare a field with one value. */
export type Comparison =
  '=' | '<>' | '<' | '>' | '<=' | '>=' | 'under' | 'contains' | 'contains words' | 'ever' | 'in group';

/** What `WHERE` says. `not` of an operator (`NOT IN`, `NOT UNDER`, `IS NOT EMPTY`) is written as a `not` around it. */
export type Condition =
  | ({ readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] } & Span)
  | ({ readonly kind: 'not' | 'ever'; readonly part: Condition } & Span)
  | ({
      readonly kind: 'compare';
      readonly field: FieldName;
      readonly operator: Comparison;
      readonly value: Constant | FieldName;
    } & Span)
  | ({ readonly kind: 'in'; readonly field: FieldName; readonly values: readonly Constant[] } & Span)
  | ({ readonly kind: 'empty'; readonly field: FieldName } & Span);

/** How a query for links treats sources whose targets do not match. */
export type Mode = 'MustContain' | 'MayContain' | 'DoesNotContain' | 'Recursive';

/** A query as it was written. `columns` is empty for `SELECT *`. */
export interface Query {
  readonly from: 'items' | 'links';
  readonly columns: readonly FieldName[];
  readonly where?: Condition;
  readonly orderBy: readonly { readonly field: FieldName; readonly isDescending: boolean }[];
  readonly asOf?: Constant;
  readonly mode?: Mode;
  /** Trees only: children that match decide, and bring their parents. */
  readonly returnsMatchingChildren: boolean;
}
