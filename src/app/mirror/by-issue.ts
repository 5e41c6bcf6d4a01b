import type { MirrorValue } from '#app/ports/mirror';
import type { IssueId } from '#core/issue';

/** The values of each issue, in the order in which its first value came. */
export function byIssue(values: readonly MirrorValue[]): ReadonlyMap<IssueId, readonly MirrorValue[]> {
  const found = new Map<IssueId, MirrorValue[]>();
  for (const value of values) {
    const own = found.get(value.issueId);
    if (own) own.push(value);
    else found.set(value.issueId, [value]);
  }
  return found;
}
