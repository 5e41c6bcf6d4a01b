import type { BacklogIssue } from '#host/jira/backlog';

/** An issue before it has a key: others point at it by `ref`. */
export interface Draft extends Omit<BacklogIssue, 'key' | 'created' | 'parentKey' | 'links'> {
  /** `multi-leg` for a feature, `multi-leg/2` for its second story. */
  readonly ref: string;
  /** Milliseconds. */
  readonly created: number;
  readonly parentRef?: string;
  /** Taken over from elsewhere after all the others were written, whenever it was written itself. */
  readonly isNumberedLast?: boolean;
}

/** What an issue is when nobody has said anything about it yet. */
export const blank = {
  labels: [],
  components: [],
  fixVersions: [],
  affectsVersions: [],
  clients: [],
  sprintIds: [],
  comments: [],
  history: [],
  other: {},
} as const;

/** Numbers the drafts of each project in the order in which they were written, and points their parents and links. */
export function keyed(
  drafts: readonly Draft[],
  links: readonly { from: string; type: string; to: string }[],
): readonly BacklogIssue[] {
  const inOrder = drafts.toSorted(
    (a, b) => Number(a.isNumberedLast ?? false) - Number(b.isNumberedLast ?? false) || a.created - b.created,
  );
  const counts = new Map<string, number>();
  const keys = new Map<string, string>();
  for (const draft of inOrder) {
    const number = (counts.get(draft.projectKey) ?? 0) + 1;
    counts.set(draft.projectKey, number);
    keys.set(draft.ref, `${draft.projectKey}-${number}`);
  }
  return inOrder.map(({ ref, created, parentRef, isNumberedLast: _isNumberedLast, ...issue }) => ({
    ...issue,
    key: keys.get(ref)!,
    created: new Date(created).toISOString(),
    parentKey: parentRef === undefined ? undefined : keys.get(parentRef)!,
    links: links.filter((link) => link.from === ref).map((link) => ({ type: link.type, to: keys.get(link.to)! })),
  }));
}
