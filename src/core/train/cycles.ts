import type { Cycle } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import type { Precedence } from '#core/train/precedence';

/** Circles of items that wait for each other, one for each knot, in the order of the items. */
export function cyclesOf({ steps, leaving }: Precedence): readonly Cycle[] {
  return knotsOf(steps.length, (step) => leaving[step]!.map(({ to }) => to))
    .filter((knot) => knot.length > 1)
    .map((knot) => around(knot, leaving).map((step) => steps[step]!.item))
    .map((items): Cycle => [...new Set<PlanItem>(items)])
    .filter((cycle) => cycle.length > 1);
}

/** In the order in which one gives to the next, from the first of them. */
function around(knot: readonly number[], leaving: Precedence['leaving']): readonly number[] {
  const inKnot = new Set(knot);
  const walked = new Set<number>();
  const open = [Math.min(...knot)];
  while (open.length > 0) {
    const step = open.pop()!;
    if (walked.has(step)) continue;
    walked.add(step);
    for (const { to } of [...leaving[step]!].reverse()) if (inKnot.has(to) && !walked.has(to)) open.push(to);
  }
  return [...walked];
}

/**
 * The strongly connected parts of a graph whose nodes are 0 … count − 1, each with its members in rising order, sorted by
 * their first. Without recursion: a chain may be as long as a train has stories.
 * Source: R. Tarjan, Depth-first search and linear graph algorithms, 1972.
 */
export function knotsOf(count: number, next: (node: number) => readonly number[]): readonly (readonly number[])[] {
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const isOpen = new Uint8Array(count);
  const stack: number[] = [];
  const knots: number[][] = [];
  let visited = 0;
  const enter = (node: number): { node: number; targets: readonly number[]; at: number } => {
    order[node] = low[node] = visited;
    visited += 1;
    stack.push(node);
    isOpen[node] = 1;
    return { node, targets: next(node), at: 0 };
  };
  for (let root = 0; root < count; root += 1) {
    if (order[root]! >= 0) continue;
    const path = [enter(root)];
    while (path.length > 0) {
      const frame = path.at(-1)!;
      const { node, targets } = frame;
      if (frame.at < targets.length) {
        const target = targets[frame.at]!;
        frame.at += 1;
        if (order[target]! < 0) path.push(enter(target));
        else if (isOpen[target]) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      path.pop();
      const above = path.at(-1)?.node;
      if (above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] === order[node]) knots.push(closed(stack, isOpen, node));
    }
  }
  return knots.sort(([one], [other]) => one! - other!);
}

function closed(stack: number[], isOpen: Uint8Array, root: number): number[] {
  const knot: number[] = [];
  let node: number;
  do {
    node = stack.pop()!;
    isOpen[node] = 0;
    knot.push(node);
  } while (node !== root);
  return knot.sort((one, other) => one - other);
}
