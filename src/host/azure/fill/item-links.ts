import type { LoadedLink } from '#host/azure/world/contents';
import type { Backlog, BacklogIssue } from '#host/jira/backlog';
import { plain } from '#world/import/status-words';

const CHILD = 'System.LinkTypes.Hierarchy-Forward';
const SUCCESSOR = 'System.LinkTypes.Dependency-Forward';
const DUPLICATE = 'System.LinkTypes.Duplicate-Forward';
const RELATED = 'System.LinkTypes.Related';

/**
 * Turns parents and links into work item links: what blocks another is its predecessor, what depends on it its
 * successor. A dependency that would close a circle, or a second original of a duplicate, is kept as related.
 */
export function linksOf({ issues, linkTypes }: Backlog, idOf: ReadonlyMap<string, number>): readonly LoadedLink[] {
  const links: LoadedLink[] = [];
  const seen = new Set<string>();
  const successors = new Map<number, number[]>();
  const originals = new Set<number>();
  const add = (rel: string, from: number, to: number) => {
    const slot = rel === RELATED ? `${rel} ${Math.min(from, to)} ${Math.max(from, to)}` : `${rel} ${from} ${to}`;
    if (from === to || seen.has(slot)) return;
    seen.add(slot);
    links.push({ rel, from, to });
  };
  for (const issue of issues) {
    const parent = idOf.get(parentOf(issue) ?? '');
    if (parent !== undefined) add(CHILD, parent, idOf.get(issue.key)!);
  }
  const kinds = new Map(linkTypes.map(({ name, outward }) => [name, kindOf(name, outward)]));
  for (const issue of issues) {
    for (const { type, to } of issue.links) {
      const [here, there] = [idOf.get(issue.key)!, idOf.get(to)];
      if (there === undefined) continue;
      const kind = kinds.get(type) ?? kindOf(type, type);
      if (kind === 'gives' || kind === 'needs') {
        const [giver, needer] = kind === 'gives' ? [here, there] : [there, here];
        if (giver === needer || reaches(successors, needer, giver)) add(RELATED, here, there);
        else {
          successors.set(giver, [...(successors.get(giver) ?? []), needer]);
          add(SUCCESSOR, giver, needer);
        }
      } else if (kind === 'duplicates' && !originals.has(here) && !originals.has(there)) {
        originals.add(here);
        add(DUPLICATE, there, here);
      } else add(RELATED, here, there);
    }
  }
  return links;
}

/** What an item hangs below: its own parent, else its epic. */
export function parentOf({ parentKey, epicKey }: BacklogIssue): string | undefined {
  return parentKey ?? epicKey;
}

function kindOf(name: string, outward: string): 'gives' | 'needs' | 'duplicates' | 'related' {
  const phrase = plain(outward);
  if (
    /^(blocks|is required (by|for)|is a dependency of|is depended on by|precedes|gates|is predecessor of|has to be done before|successor)\b/.test(
      phrase,
    )
  )
    return 'gives';
  if (
    /^(depends on|is blocked by|requires|needs|follows|is successor of|has to be done after|predecessor)\b/.test(phrase)
  )
    return 'needs';
  if (/^(duplicates|is a duplicate of|duplicate of)\b/.test(phrase)) return 'duplicates';
  const word = plain(name);
  if (word === 'blocks' || word === 'blocker') return 'gives';
  return word === 'depends' || word === 'dependency' ? 'needs' : 'related';
}

function reaches(successors: ReadonlyMap<number, readonly number[]>, from: number, to: number): boolean {
  const waiting = [from];
  const seen = new Set(waiting);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true;
    for (const next of successors.get(id) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}
