import type { LinkEnds, LinkId } from '#app/ports/links';
import type { Issue } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';

/** The links that issues brought with them, each once, whichever of its ends it was read at; see IssueLinks.can. */
export function carriedLinks(issues: readonly Pick<Issue, 'id' | 'links'>[]): readonly LinkEnds[] {
  const found = new Map<string, LinkEnds>();
  for (const { id: own, links } of issues) {
    for (const { native, issue } of links) {
      if (!native || found.has(native.id)) continue;
      const [from, to] = native.isGiver ? [own, issue.id] : [issue.id, own];
      found.set(native.id, { linkId: native.id as LinkId, typeId: native.typeId as LinkTypeId, from, to });
    }
  }
  return [...found.values()];
}
