import type { Backlog, BacklogIssue } from '#host/jira/backlog';
import type { FoundIssue } from '#world/import/found';

/** The words of link types as files tell them; CSV tells none. */
export type Phrases = ReadonlyMap<string, { readonly inward?: string; readonly outward?: string }>;

/** Link types that Jira ships or that are in wide use. */
const KNOWN: Readonly<Record<string, { inward: string; outward: string }>> = {
  Blocks: { inward: 'is blocked by', outward: 'blocks' },
  Blocker: { inward: 'is blocked by', outward: 'blocks' },
  Cloners: { inward: 'is cloned by', outward: 'clones' },
  Duplicate: { inward: 'is duplicated by', outward: 'duplicates' },
  Relates: { inward: 'relates to', outward: 'relates to' },
  Depends: { inward: 'is depended on by', outward: 'depends on' },
  Dependency: { inward: 'is depended on by', outward: 'depends on' },
  Causes: { inward: 'is caused by', outward: 'causes' },
  'Problem/Incident': { inward: 'is caused by', outward: 'causes' },
  'Issue split': { inward: 'split from', outward: 'split to' },
  'Polaris work item link': { inward: 'is implemented by', outward: 'implements' },
};

/**
 * Turns every link outward and keeps each once, though both ends list it. `outside`: keys at other ends that were
 * not found; their links are left out.
 */
export function linksOf(
  issues: readonly FoundIssue[],
  keys: ReadonlySet<string>,
): { links: ReadonlyMap<string, BacklogIssue['links']>; outside: ReadonlySet<string> } {
  const links = new Map<string, { type: string; to: string }[]>();
  const seen = new Set<string>();
  const outside = new Set<string>();
  for (const issue of issues) {
    for (const link of issue.links) {
      const [from, to] = link.direction === 'outward' ? [issue.key, link.to] : [link.to, issue.key];
      if (!keys.has(link.to)) outside.add(link.to);
      const once = `${from} ${to} ${link.type}`;
      // A link without direction is listed outward by one end and inward by the other, or outward by both.
      const mirror = isSymmetric(link.type, link) ? `${to} ${from} ${link.type}` : once;
      if (!keys.has(link.to) || from === to || seen.has(once) || seen.has(mirror)) continue;
      seen.add(once);
      const list = links.get(from) ?? [];
      list.push({ type: link.type, to });
      links.set(from, list);
    }
  }
  return { links, outside };
}

/** Lists the link types in use, with the words that they are shown with. */
export function linkTypesOf(issues: readonly FoundIssue[], phrases: Phrases): Backlog['linkTypes'] {
  const names = new Set(issues.flatMap((issue) => issue.links.map((link) => link.type)));
  return [...names].map((name) => ({
    name,
    inward: phrases.get(name)?.inward ?? KNOWN[name]?.inward ?? name.toLowerCase(),
    outward: phrases.get(name)?.outward ?? KNOWN[name]?.outward ?? name.toLowerCase(),
  }));
}

function isSymmetric(
  name: string,
  { inward, outward }: { readonly inward?: string; readonly outward?: string },
): boolean {
  const known = KNOWN[name];
  return (inward ?? known?.inward ?? '') === (outward ?? known?.outward ?? '');
}
