import type { ChosenFields } from '#app/ports/fields';
import { circleIfLinked, parentAmong } from '#core/dependency/circle';
import type { IssueId } from '#core/issue';
import { reading, type Reading } from '../base/ask';
import type { Host } from '../host';
import { linkAfter, type LinkChange } from './change-links';
import { joined, readGraph, type LinkGraph } from './link-graph';
import { standingsOf, type Facts } from './standing';

/** Whether a link may be made. `unsure`: the chain is longer than is followed. The graph knows every item that is named. */
export type LinkCheck =
  | { readonly kind: 'fine' | 'same' | 'there' }
  | { readonly kind: 'hierarchy'; readonly parent: IssueId; readonly part: IssueId; readonly graph: LinkGraph }
  | { readonly kind: 'circle'; readonly items: readonly IssueId[]; readonly graph: LinkGraph }
  | { readonly kind: 'unsure'; readonly searched: number }
  | { readonly kind: 'failed'; readonly reading: Exclude<Reading<unknown>, { readonly kind: 'done' }> };

/** Items that are followed at most; a chain of dependencies among more is no plan any more. */
const mostSearched = 10_000;
/** Levels of parents that are asked for. */
const mostParents = 5;

interface Check {
  readonly facts: Facts;
  readonly fields: ChosenFields;
  readonly signal: AbortSignal;
  onSearched(count: number): void;
}

/** Looks whether a change leaves a link that is there already, that a hierarchy forbids, or that closes a circle. Never rejects. */
export async function checkChange(host: Host, change: LinkChange, check: Check): Promise<LinkCheck> {
  if (change.kind === 'remove') return { kind: 'fine' };
  const { from, to, typeId } = linkAfter(change);
  if (from === to) return { kind: 'same' };
  const looked = await reading(
    host,
    'looking for circles',
    async (): Promise<LinkCheck> => {
      let graph = await withEnds(host, without(check.facts.graph, change), [from, to], check);
      const isThere = [...graph.links.values()].some(
        (link) => link.from === from && link.to === to && link.typeId === typeId,
      );
      if (isThere) return { kind: 'there' };
      for (;;) {
        const { known } = standingsOf({ ...check.facts, graph });
        const family = parentAmong(from, to, known.aboveOf);
        if (family) return { kind: 'hierarchy', ...family, graph };
        const search = circleIfLinked(from, to, known);
        if (search.kind === 'circle') return { kind: 'circle', items: search.items, graph };
        const unread = search.unread.filter((id) => !graph.gone.has(id));
        check.onSearched(search.searched);
        if (unread.length === 0) return { kind: 'fine' };
        if (search.searched > mostSearched) return { kind: 'unsure', searched: search.searched };
        const more = await readGraph(host, unread, check.fields, () => true, check.signal);
        check.signal.throwIfAborted();
        // What is gone holds nothing up.
        graph = joined(graph, more);
      }
    },
    check.signal,
  );
  return looked.kind === 'done' ? looked.value : { kind: 'failed', reading: looked };
}

/** The graph with both ends of a link read anew, and their parents. */
async function withEnds(
  host: Host,
  before: LinkGraph,
  ends: readonly IssueId[],
  { fields, signal }: Check,
): Promise<LinkGraph> {
  let graph = before;
  let unread: readonly IssueId[] = ends.filter((id) => !graph.linksRead.has(id) || !graph.issues.has(id));
  for (let level = 0; unread.length > 0 && level < mostParents; level += 1) {
    graph = joined(graph, await readGraph(host, unread, fields, () => true, signal));
    const above = ends.flatMap((id) => parentsOf(id, graph));
    unread = above.filter((id) => !graph.issues.has(id) && !graph.gone.has(id));
  }
  return graph;
}

function parentsOf(id: IssueId, { issues }: LinkGraph): readonly IssueId[] {
  const found: IssueId[] = [];
  for (let at = issues.get(id)?.epic?.id; at !== undefined && !found.includes(at); at = issues.get(at)?.epic?.id)
    found.push(at);
  return found;
}

/** The graph as if a link that is to be reversed were gone already. */
function without(graph: LinkGraph, { kind, link }: LinkChange): LinkGraph {
  if (kind !== 'reverse') return graph;
  const links = [...graph.links].filter(
    ([, one]) => one.from !== link.from || one.to !== link.to || one.typeId !== link.typeId,
  );
  return { ...graph, links: new Map(links) };
}
