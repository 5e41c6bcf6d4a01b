import type { WorkItem } from '#host/azure/seams';
import type { Test } from '#host/azure/wiql/compile';

/** One line of a link query's result; a root has no source. */
export interface FoundLink {
  readonly rel?: string;
  readonly source?: number;
  readonly target: number;
}

/** What a link query looks through, all of it readable by the caller, in the order that it asks for. */
export interface LinkScope {
  readonly items: readonly WorkItem[];
  readonly byId: ReadonlyMap<number, WorkItem>;
  readonly source: Test;
  readonly target: Test;
  readonly linkTypes: ReadonlySet<string>;
}

/** Sources with the links that match, as the mode says. Each source comes as a root, its links after it. */
export function directLinks(
  scope: LinkScope,
  mode: 'MustContain' | 'MayContain' | 'DoesNotContain',
): readonly FoundLink[] {
  const places = new Map(scope.items.map((item, index) => [item.id, index]));
  return scope.items.filter(scope.source).flatMap((item): FoundLink[] => {
    const links = matchingLinks(item, scope).sort((one, other) => places.get(one.target)! - places.get(other.target)!);
    const root = { target: item.id };
    switch (mode) {
      case 'MustContain':
        return links.length > 0 ? [root, ...links] : [];
      case 'MayContain':
        return [root, ...links];
      case 'DoesNotContain':
        return links.length > 0 ? [] : [root];
    }
  });
}

/**
 * The tree below every source: children that match, their children that match, and so on. A source that lies below
 * another one of the result is no root of its own.
 */
export function treeBelow(scope: LinkScope, linkType: string): readonly FoundLink[] {
  const isTarget = remembered(scope.target);
  const isSource = remembered(scope.source);
  const parents = parentsOf(scope, linkType);
  const hangs = remembered((item: WorkItem): boolean => {
    const parent = parents.get(item.id);
    return parent !== undefined && isTarget(item) && (isSource(parent) || hangs(parent));
  });
  const shown = new Set(scope.items.filter((item) => isSource(item) || hangs(item)).map(({ id }) => id));
  const roots = scope.items.filter((item) => isSource(item) && !hangs(item));
  return drawn(scope, linkType, parents, roots, (child) => shown.has(child.id) && isTarget(child));
}

/** The targets with all that lies above them, where the topmost matches as a source: `ReturnMatchingChildren`. */
export function treeAbove(scope: LinkScope, linkType: string): readonly FoundLink[] {
  const parents = parentsOf(scope, linkType);
  const topOf = remembered((item: WorkItem): WorkItem => {
    const parent = parents.get(item.id);
    return parent ? topOf(parent) : item;
  });
  const isRoot = remembered(scope.source);
  const shown = new Set<number>();
  for (const item of scope.items) {
    if (!isRoot(topOf(item)) || !scope.target(item)) continue;
    for (let node: WorkItem | undefined = item; node && !shown.has(node.id); node = parents.get(node.id))
      shown.add(node.id);
  }
  const roots = scope.items.filter((item) => shown.has(item.id) && !parents.has(item.id));
  return drawn(scope, linkType, parents, roots, (child) => shown.has(child.id));
}

function matchingLinks(
  item: WorkItem,
  { byId, target, linkTypes }: LinkScope,
): { rel: string; source: number; target: number }[] {
  return item.relations.flatMap(({ rel, target: id }) => {
    const other = typeof id === 'number' && linkTypes.has(rel) ? byId.get(id) : undefined;
    return other && target(other) ? [{ rel, source: item.id, target: other.id }] : [];
  });
}

/** Parents by their child. The first one counts and none closes a circle, so that even broken data stay a tree. */
function parentsOf({ items, byId }: LinkScope, linkType: string): ReadonlyMap<number, WorkItem> {
  const parents = new Map<number, WorkItem>();
  for (const item of items) {
    for (const { rel, target } of item.relations) {
      if (
        rel === linkType &&
        typeof target === 'number' &&
        byId.has(target) &&
        !parents.has(target) &&
        !isBelow(item, target, parents)
      )
        parents.set(target, item);
    }
  }
  return parents;
}

function isBelow(item: WorkItem, id: number, parents: ReadonlyMap<number, WorkItem>): boolean {
  for (let node: WorkItem | undefined = item; node; node = parents.get(node.id)) if (node.id === id) return true;
  return false;
}

function drawn(
  { items }: LinkScope,
  rel: string,
  parents: ReadonlyMap<number, WorkItem>,
  roots: readonly WorkItem[],
  isShown: (child: WorkItem) => boolean,
): readonly FoundLink[] {
  const children = new Map<number, WorkItem[]>();
  for (const item of items) {
    const parent = parents.get(item.id);
    if (!parent || !isShown(item)) continue;
    const siblings = children.get(parent.id);
    if (siblings) siblings.push(item);
    else children.set(parent.id, [item]);
  }
  const lines: FoundLink[] = [];
  const draw = (item: WorkItem): void => {
    for (const child of children.get(item.id) ?? []) {
      lines.push({ rel, source: item.id, target: child.id });
      draw(child);
    }
  };
  for (const root of roots) {
    lines.push({ target: root.id });
    draw(root);
  }
  return lines;
}

/** Asks once an item. */
function remembered<Answer>(ask: (item: WorkItem) => Answer): (item: WorkItem) => Answer {
  const known = new Map<number, Answer>();
  return (item) => {
    const answer = known.get(item.id);
    if (answer !== undefined || known.has(item.id)) return answer as Answer;
    const fresh = ask(item);
    known.set(item.id, fresh);
    return fresh;
  };
}
