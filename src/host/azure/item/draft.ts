import type { FieldValue, Project, Relation, WorkItem, WorkItemType } from '#host/azure/seams';
import type { World } from '#host/azure/world/world';

/** A work item while a request changes it. Nothing of it is stored before all rules agree. */
export interface Draft {
  readonly world: World;
  /** Absent while it is created. */
  readonly before?: WorkItem;
  /** −1 while it is created. */
  readonly id: number;
  readonly personId: string;
  readonly at: string;
  readonly bypassesRules: boolean;
  project: Project;
  type: WorkItemType;
  readonly fields: Record<string, FieldValue>;
  relations: readonly Relation[];
  /** Reference names that the request set itself. */
  readonly touched: Set<string>;
  /** What was said in `System.History`. */
  comment?: string;
  /** Moment and author that a request with bypassed rules wants the revision to have. */
  changedAt?: string;
  changedBy?: string;
}

/** Sets or empties a field. */
export function put(draft: Draft, referenceName: string, value: FieldValue | null): void {
  if (value === null) delete draft.fields[referenceName];
  else draft.fields[referenceName] = value;
}
