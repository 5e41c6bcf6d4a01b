/** Parts of the product's REST answers that its pages read. */

export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly accountType?: string;
}

/** A kind of issue, as issues and projects name it. */
export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly subtask?: boolean;
  readonly hierarchyLevel?: number;
}

/** A status with the category that gives it its colour. */
export interface Status {
  readonly id: string;
  readonly name: string;
  readonly statusCategory?: { readonly key: string };
}

/** An issue with the fields that were asked for. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly schema?: Readonly<Record<string, FieldSchema>>;
  /** Values as people read them, where somebody asked for them. */
  readonly renderedFields?: Readonly<Record<string, unknown>>;
  /** Fields that this person may edit, and how. */
  readonly editmeta?: { readonly fields: Readonly<Record<string, FieldMeta>> };
}

/** What a field holds. */
export interface FieldSchema {
  readonly type: string;
  readonly custom?: string;
  readonly system?: string;
  readonly items?: string;
}

/** How a field is edited. */
export interface FieldMeta {
  readonly required?: boolean;
  readonly operations?: readonly string[];
  readonly allowedValues?: readonly Named[];
}

/** A named thing: status, version, component, sprint, option. */
export interface Named {
  readonly id?: string | number;
  readonly name?: string;
  readonly value?: string;
}

/** A link as seen from one end; the other end is the one present. */
export interface IssueLink {
  readonly id: string;
  readonly type: { readonly name: string; readonly inward: string; readonly outward: string };
  readonly inwardIssue?: Issue;
  readonly outwardIssue?: Issue;
}

/** A project in short. */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly projectTypeKey?: string;
  readonly description?: string;
  readonly lead?: Person;
}

/** A field that issues can have, the product’s own or an app’s. */
export interface Field {
  readonly id: string;
  readonly key?: string;
  readonly name: string;
  readonly custom: boolean;
  readonly orderable?: boolean;
  readonly navigable?: boolean;
  readonly searchable?: boolean;
  readonly clauseNames?: readonly string[];
  readonly schema?: { readonly type: string; readonly custom?: string; readonly items?: string };
}

/** One page of a JQL search. */
export interface SearchPage {
  readonly issues: readonly Issue[];
  readonly nextPageToken?: string;
  readonly isLast?: boolean;
}

/** A board of any kind. */
export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly location?: { readonly projectKey?: string };
}

/** A sprint of a board. */
export interface Sprint {
  readonly id: number;
  readonly name: string;
  readonly state: 'active' | 'closed' | 'future';
  readonly startDate?: string;
  readonly endDate?: string;
  readonly goal?: string;
}

/** A way from one status to another. */
export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly to: Status;
}

/** One page of a list in the older form. */
export interface Page<Item> {
  readonly values: readonly Item[];
  readonly startAt: number;
  readonly maxResults: number;
  readonly total?: number;
  readonly isLast?: boolean;
}
