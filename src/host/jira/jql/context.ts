import type { Issue } from '#host/jira/entities';
import type { Fields } from '#host/jira/field/fields';
import type { AppFunctions } from '#host/jira/jql/app-functions';
import type { Session } from '#host/jira/session';
import type { World } from '#host/jira/world';

/** Whose query it is, over what, and when. */
export interface JqlContext {
  readonly world: World;
  readonly session: Session;
  readonly fields: Fields;
  readonly now: number;
  /** Absent inside of what such a function gave: Jira does not say that one may call another. */
  readonly appFunctions?: AppFunctions;
  /** True inside of what such a function gave: it is kept for everybody, and may name what this caller cannot see. */
  readonly skipsUnknownValues?: boolean;
}

/** A test of one issue. */
export type Test = (issue: Issue) => boolean;

/** A clause that Jira refuses, with its sentence. Thrown while compiling and collected clause by clause. */
export class BadClause extends Error {}
