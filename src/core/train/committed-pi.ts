import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';

/** What was committed for one PI. */
export interface CommittedPlan {
  /** What people call the PI. */
  readonly name: string;
  /** When it was committed. */
  readonly at: IsoDateTime;
  readonly slots: Readonly<Record<IssueId, number>>;
}

/** The PI that every committed item is in; of an item in several that which was committed last. */
export function committedPis(plans: readonly CommittedPlan[]): ReadonlyMap<IssueId, string> {
  const inOrder = [...plans].sort((one, other) => (one.at < other.at ? -1 : 1));
  return new Map(inOrder.flatMap(({ name, slots }) => Object.keys(slots).map((id) => [id as IssueId, name] as const)));
}
