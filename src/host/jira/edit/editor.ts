import type { Beans } from '#host/jira/beans';
import type { Issue, IssueType, Project } from '#host/jira/entities';

/** Where an edit happens: an issue that is there, or one that is being made. */
export interface EditScope {
  readonly beans: Beans;
  readonly project: Project;
  readonly type: IssueType;
  /** Absent while an issue is created. */
  readonly issue?: Issue;
}

/** What history says of a value. */
export interface Described {
  readonly id?: string;
  readonly text?: string;
  /** What tells two values apart whose words are the same. */
  readonly mark?: string;
}

/** A value that Jira refuses for a field; the message is its sentence. Thrown while an edit is read, collected field by field. */
export class BadValue extends Error {}

/** How one field is edited. */
export interface Editor {
  readonly fieldId: string;
  /** As history calls it. */
  readonly historyName: string;
  readonly isRequired?: boolean;
  readonly operations: readonly string[];
  readonly autoCompletePath?: string;
  allowed?(scope: EditScope): readonly unknown[];
  /** The parts of the issue that change. Throws {@link BadValue}. */
  set(value: unknown, scope: EditScope): Partial<Issue>;
  /** As `set`, given what the field holds now. */
  add?(value: unknown, current: Issue, scope: EditScope): Partial<Issue>;
  remove?(value: unknown, current: Issue, scope: EditScope): Partial<Issue>;
  describe(issue: Issue, scope: EditScope): Described;
}
