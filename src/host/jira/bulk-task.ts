/** A change of many issues that somebody asked for at once; it is done by the time that it is stored. */
export interface BulkTask {
  readonly id: string;
  readonly submittedBy: string;
  readonly at: number;
  readonly total: number;
  /** Ids of issues that were changed. */
  readonly processed: readonly string[];
  /** Sentences by the id of an issue that could not be changed. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  /** Of issues that are not there for whoever asked. */
  readonly unseen: number;
}
