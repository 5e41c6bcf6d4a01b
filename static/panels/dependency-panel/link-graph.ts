import { carriedLinks } from '#app/ports/carried-links';
import { chunks } from '#app/chunks';
import type { ChosenFields } from '#app/ports/fields';
import type { LinkEnds } from '#app/ports/links';
import type { Issue, IssueId } from '#core/issue';
import type { Host } from '../host';

/** Items and links around one item, as far as they were read. */
export interface LinkGraph {
  readonly issues: ReadonlyMap<IssueId, Issue>;
  /** By the tracker's id of the link. */
  readonly links: ReadonlyMap<string, LinkEnds>;
  /** Items all of whose links are here. */
  readonly linksRead: ReadonlySet<IssueId>;
  /** How many links of an item have an end that the viewer may not see. */
  readonly hidden: ReadonlyMap<IssueId, number>;
  /** Items that were asked for and are not there, or not for this viewer. */
  readonly gone: ReadonlySet<IssueId>;
}

/** Items that one call asks for. */
const idsACall = 100;

/** Puts together what was read at different times; what came later counts. */
export function joined(...graphs: readonly LinkGraph[]): LinkGraph {
  return {
    issues: new Map(graphs.flatMap(({ issues }) => [...issues])),
    links: new Map(graphs.flatMap(({ links }) => [...links])),
    linksRead: new Set(graphs.flatMap(({ linksRead }) => [...linksRead])),
    hidden: new Map(graphs.flatMap(({ hidden }) => [...hidden])),
    gone: new Set(graphs.flatMap(({ gone }) => [...gone])),
  };
}

/**
 * Reads items, and the links of those that `isOpened`; of the others only where links come with them. Items that are gone or
 * hidden are left out. Throws HostUnreachable, NotSignedIn and the signal's reason.
 */
export async function readGraph(
  { tracker: { issues, links } }: Pick<Host, 'tracker'>,
  ids: readonly IssueId[],
  fields: ChosenFields,
  isOpened: (id: IssueId) => boolean,
  signal?: AbortSignal,
): Promise<LinkGraph> {
  const opened = links.can.comeWithIssues ? [] : ids.filter(isOpened);
  const [items, found] = await Promise.all([
    Promise.all(chunks(ids, idsACall).map((some) => issues.some(some, fields))).then((pages) => pages.flat()),
    opened.length === 0 ? undefined : links.of(opened, signal),
  ]);
  const known = new Map(items.map((issue) => [issue.id, issue]));
  const gone = new Set(ids.filter((id) => !known.has(id)));
  if (links.can.comeWithIssues) return { ...carriedGraph(items), gone };
  return {
    issues: known,
    links: linkMap(found?.links ?? []),
    linksRead: new Set(opened),
    hidden: found?.hidden ?? new Map(),
    gone,
  };
}

/** What items bring with them where links come with items. */
export function carriedGraph(items: readonly Issue[]): LinkGraph {
  return {
    issues: new Map(items.map((issue) => [issue.id, issue])),
    links: linkMap(carriedLinks(items)),
    linksRead: new Set(items.map(({ id }) => id)),
    hidden: new Map(),
    gone: new Set(),
  };
}

/** Links by their ids. */
export function linkMap(links: readonly LinkEnds[]): ReadonlyMap<string, LinkEnds> {
  return new Map(links.map((link) => [link.linkId, link]));
}

/** The other ends of an item's links. */
export function otherEnds({ links }: Pick<LinkGraph, 'links'>, own: IssueId): readonly IssueId[] {
  const found = new Set<IssueId>();
  for (const { from, to } of links.values()) {
    if (from === own) found.add(to);
    if (to === own) found.add(from);
  }
  found.delete(own);
  return [...found];
}
