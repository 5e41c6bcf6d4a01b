import type { Issue, IssueId, IssueLink } from '#core/issue';

/** Cost of delay that an item takes over from the items that wait for it, shown apart from its own. */
export interface Inherited {
  readonly costOfDelay: number;
  /** Nearest first: the items that it comes from, with their own cost of delay. */
  readonly from: readonly { readonly issueId: IssueId; readonly costOfDelay: number }[];
}

type Linked = Pick<Issue, 'id' | 'status'> & { readonly links: readonly Pick<IssueLink, 'relation' | 'issue'>[] };

/**
 * Adds up the own cost of delay of every item that waits for one of these, directly or through others, each once
 * however many ways lead to it. Done items wait for nothing and pass nothing on; a cycle ends where it began.
 * `costOfDelay` answers for any item, also for ones outside of `issues`, whose own links are then unknown.
 * Items that inherit nothing are left out.
 */
export function inherited(
  issues: readonly Linked[],
  costOfDelay: (id: IssueId) => number | undefined,
): ReadonlyMap<IssueId, Inherited> {
  const waiting = waitingFor(issues);
  const answers = new Map<IssueId, Inherited>();
  for (const { id } of issues) {
    if (!waiting.has(id)) continue;
    const from = reachable(id, waiting).flatMap((issueId) => {
      const own = costOfDelay(issueId);
      return own === undefined || own === 0 ? [] : [{ issueId, costOfDelay: own }];
    });
    if (from.length === 0) continue;
    answers.set(id, { costOfDelay: from.reduce((sum, { costOfDelay: own }) => sum + own, 0), from });
  }
  return answers;
}

/** Who waits for whom, read from both ends of each link: a list may hold only one of them. */
function waitingFor(issues: readonly Linked[]): ReadonlyMap<IssueId, ReadonlySet<IssueId>> {
  const done = new Set(issues.filter(({ status }) => status.category === 'done').map(({ id }) => id));
  const waiting = new Map<IssueId, Set<IssueId>>();
  const add = (giver: IssueId, needer: IssueId): void => {
    if (giver === needer || done.has(giver) || done.has(needer)) return;
    const needers = waiting.get(giver);
    if (needers) needers.add(needer);
    else waiting.set(giver, new Set([needer]));
  };
  for (const { id, links } of issues) {
    for (const { relation, issue } of links) {
      if (issue.status === 'done') continue;
      if (relation === 'gives') add(id, issue.id);
      if (relation === 'needs') add(issue.id, id);
    }
  }
  return waiting;
}

/** Breadth first, so that the nearest come first; never the start itself. */
function reachable(start: IssueId, waiting: ReadonlyMap<IssueId, ReadonlySet<IssueId>>): readonly IssueId[] {
  const seen = new Set([start]);
  const found: IssueId[] = [];
  const queue = [start];
  for (const id of queue) {
    for (const needer of waiting.get(id) ?? []) {
      if (seen.has(needer)) continue;
      seen.add(needer);
      found.push(needer);
      queue.push(needer);
    }
  }
  return found;
}
