import type { Issue } from '#host/jira/entities';

/** A comparison of two issues by one field; empty values come after others. */
export type Compare = (one: Issue, other: Issue) => number;

/** What a value is looked up to: ids, or nothing where there is no such value. */
export type Lookup = (text: string) => readonly string[] | undefined;

interface Common {
  /** As the query named it; sentences quote it. */
  readonly name: string;
  readonly compare?: Compare;
  /** The id under which history keeps it, where `WAS` and `CHANGED` are supported. */
  readonly history?: string;
}

/** One or more of known things: statuses, people, versions … */
export interface ChoiceSubject extends Common {
  readonly kind: 'choice';
  /** What functions may give as value: `user`, `version`, `sprint`, `issue`, `issuetype`, `project`. */
  readonly of: string;
  values(issue: Issue): readonly string[];
  readonly lookup: Lookup;
  /** Place of a value among all, where `<` and `>` make sense. */
  readonly place?: (id: string) => number;
  /** The sentence for a value that does not exist, where it is not the usual one. */
  readonly unknown?: (text: string) => string;
  /** For history, which may know a name only. */
  readonly nameOf?: (id: string) => string | undefined;
}

/** A quantity. */
export interface NumberSubject extends Common {
  readonly kind: 'number';
  value(issue: Issue): number | undefined;
}

/** `day`: compares as a calendar day, `moment` to the millisecond. */
export interface MomentSubject extends Common {
  readonly kind: 'moment' | 'day';
  value(issue: Issue): number | undefined;
}

/** Words. */
export interface TextSubject extends Common {
  readonly kind: 'text';
  texts(issue: Issue): readonly string[];
  /** Also found by `=`, as a whole. */
  readonly isExact?: boolean;
}

/** What a clause is about. */
export type Subject = ChoiceSubject | NumberSubject | MomentSubject | TextSubject;
