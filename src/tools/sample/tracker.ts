import type { SampleNames } from './names';
import type { WaybillTracker } from './waybill';

/** A tracker of the local host that takes the sample in. */
export interface SampleTracker {
  /** As sentences have it. */
  readonly title: string;
  /** Finds what the tracker calls these issues and their projects. */
  names(keys: readonly string[], now: number): Promise<SampleNames>;
  /** Calls Waybill as somebody's page does; by account of the seed. Answers the reply. */
  call(accountId: string, name: string, request: unknown): Promise<unknown>;
  /** The tracker as somebody's page reads it; by account of the seed. */
  asSeenBy(accountId: string): Promise<WaybillTracker>;
  /** Waits for what Waybill does after its answers. */
  settled(): Promise<void>;
}

/** An issue as a tracker has it. */
export interface FoundIssue {
  readonly key: string;
  readonly id: string;
  readonly projectId: string;
}

/** Looks names up in issues that were found; projects are those of the issues. */
export function namesIn(
  found: readonly FoundIssue[],
  others: Pick<SampleNames, 'tracker' | 'personId' | 'now'>,
): SampleNames {
  const byKey = new Map(found.map((issue) => [issue.key, issue]));
  const issueOf = (key: string): FoundIssue => {
    const issue = byKey.get(key);
    if (!issue) throw new Error(`there is no ${key}`);
    return issue;
  };
  return {
    ...others,
    issueId: (key) => issueOf(key).id,
    projectId(key) {
      const issue = found.find((candidate) => candidate.key.startsWith(`${key}-`));
      if (!issue) throw new Error(`there is no project ${key}`);
      return issue.projectId;
    },
  };
}
