import type { Beans } from '#host/jira/beans';
import type { CustomField, Issue } from '#host/jira/entities';

/** The type of a field's values, as `schema` tells it. */
export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  readonly system?: string;
  readonly custom?: string;
  readonly customId?: number;
  readonly configuration?: Readonly<Record<string, unknown>>;
}

/** A field of issues: how it is listed, and its value in an issue's JSON. */
export interface Field {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly custom: boolean;
  readonly orderable: boolean;
  /** Part of `*navigable`. */
  readonly navigable: boolean;
  readonly searchable: boolean;
  readonly clauseNames: readonly string[];
  readonly schema?: FieldSchema;
  /** The stored custom field behind it. */
  readonly stored?: CustomField;
  read(issue: Issue, beans: Beans): unknown;
}
