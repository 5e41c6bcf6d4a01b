import type { IssueId } from '#core/issue';

/** What is known of items and of who waits for whom. */
export interface KnownLinks {
  /** Items that wait for this one; undefined: its links were not read yet. */
  needersOf(id: IssueId): readonly IssueId[] | undefined;
  /** The item that this one is a part of. */
  aboveOf(id: IssueId): IssueId | undefined;
  /** Its parts, as far as they are known. */
  partsOf(id: IssueId): readonly IssueId[];
  /** What is done holds nothing up. */
  isDone(id: IssueId): boolean;
}

/** What a search for a circle has come to. `unread`: items whose links it needs to go on; none: there is no circle. */
export type CircleSearch =
  | { readonly kind: 'circle'; readonly items: readonly IssueId[] }
  | { readonly kind: 'open'; readonly unread: readonly IssueId[]; readonly searched: number };

/** Where the search stands: at the beginning of an item, or at its end. */
interface Step {
  readonly id: IssueId;
  readonly is: 'begin' | 'end';
  readonly from?: Step;
}

/**
 * Looks for the circle that a link would close: what waits for `needer`, over any number of steps, until `giver` waits.
 * An item begins before its parts and ends after them, so that a circle may run through a parent. The circle is the
 * shortest, from `giver` on, each before the one that waits for it.
 */
export function circleIfLinked(giver: IssueId, needer: IssueId, known: KnownLinks): CircleSearch {
  if (known.isDone(giver) || known.isDone(needer)) return { kind: 'open', unread: [], searched: 0 };
  const goals = new Set([giver, ...ancestors(giver, known.aboveOf)]);
  const seen = new Set<string>();
  const unread: IssueId[] = [];
  const open: Step[] = [];
  const reach = (step: Step): void => {
    const key = `${step.is}|${step.id}`;
    if (seen.has(key) || known.isDone(step.id)) return;
    seen.add(key);
    open.push(step);
  };
  reach({ id: needer, is: 'begin' });
  for (const step of open) {
    const { id } = step;
    if (step.is === 'begin') {
      if (goals.has(id)) return { kind: 'circle', items: walked(giver, step) };
      for (const part of known.partsOf(id)) reach({ id: part, is: 'begin', from: step });
      reach({ id, is: 'end', from: step });
      continue;
    }
    const needers = known.needersOf(id);
    if (!needers) unread.push(id);
    for (const next of needers ?? []) reach({ id: next, is: 'begin', from: step });
    const above = known.aboveOf(id);
    if (above !== undefined) reach({ id: above, is: 'end', from: step });
  }
  return { kind: 'open', unread, searched: seen.size };
}

function walked(giver: IssueId, end: Step): readonly IssueId[] {
  const ids: IssueId[] = [];
  for (let step: Step | undefined = end; step; step = step.from) if (ids[0] !== step.id) ids.unshift(step.id);
  // The link itself leads from the giver to the first of them; where a parent of the giver waits, the giver is in it.
  return [giver, ...ids.filter((id) => id !== giver)];
}

/** One of two items is a part of the other, over any number of levels that are known: neither can wait for the other. */
export function parentAmong(
  one: IssueId,
  other: IssueId,
  aboveOf: KnownLinks['aboveOf'],
): { readonly parent: IssueId; readonly part: IssueId } | undefined {
  if (ancestors(other, aboveOf).has(one)) return { parent: one, part: other };
  return ancestors(one, aboveOf).has(other) ? { parent: other, part: one } : undefined;
}

function ancestors(part: IssueId, aboveOf: KnownLinks['aboveOf']): ReadonlySet<IssueId> {
  const found = new Set<IssueId>();
  for (let id = aboveOf(part); id !== undefined && !found.has(id); id = aboveOf(id)) found.add(id);
  return found;
}
