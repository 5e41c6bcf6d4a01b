import { knotsOf } from '#core/train/cycles';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { precedenceOf, type Order, type Precedence } from '#core/train/precedence';
import type { SameIteration } from '#core/train/train';

/** The longest line of work that is not done. */
export interface CriticalChain {
  /** From the first to the last; features that are done in parts stand where they begin or end. */
  readonly items: readonly PlanItem[];
  readonly dependencies: readonly ItemDependency[];
  /** Iterations that it takes at least, and its points. */
  readonly slots: number;
  readonly points: number;
}

/** The best line that ends with a step. */
interface Line {
  readonly slots: number;
  readonly points: number;
  readonly dependencies: number;
  readonly last?: Order;
}

/**
 * The chain of dependencies that takes most iterations; of several the one with most points. Nothing where nothing that
 * is not done depends on anything. Circles are passed over: they have no length.
 */
export function criticalChain(
  items: readonly PlanItem[],
  dependencies: readonly ItemDependency[],
  sameIteration: SameIteration,
): CriticalChain | undefined {
  const graph = precedenceOf(items, dependencies, sameIteration);
  const { steps } = graph;
  const { sorted, arriving } = withoutCircles(graph);
  const lines = new Array<Line>(steps.length);
  let best: number | undefined;
  for (const step of sorted) {
    const { item, is } = steps[step]!;
    const points = is === 'part' && item.status !== 'done' ? (item.points ?? 0) : 0;
    let line: Line = { slots: 0, points, dependencies: 0 };
    for (const order of arriving(step)) {
      const longer = extended(lines[order.from]!, order, points);
      if (isLonger(longer, line)) line = longer;
    }
    lines[step] = line;
    if (line.dependencies > 0 && (best === undefined || isLonger(line, lines[best]!))) best = step;
  }
  return best === undefined ? undefined : chainTo(graph, lines, best);
}

/** The steps so that each comes after those it waits for, and the orders that arrive at one; those in circles left out. */
export function withoutCircles({ steps, leaving, arriving }: Precedence): {
  readonly sorted: readonly number[];
  arriving(step: number): readonly Order[];
  leaving(step: number): readonly Order[];
} {
  const knotOf = new Int32Array(steps.length);
  knotsOf(steps.length, (step) => leaving[step]!.map(({ to }) => to)).forEach((knot, index) => {
    for (const step of knot) knotOf[step] = index;
  });
  const isOpen = ({ from, to }: Order): boolean => knotOf[from] !== knotOf[to];
  const waits = arriving.map((orders) => orders.filter(isOpen).length);
  const sorted = steps.map((_, step) => step).filter((step) => waits[step] === 0);
  for (const step of sorted)
    for (const { to } of leaving[step]!.filter(isOpen)) {
      waits[to]! -= 1;
      if (waits[to] === 0) sorted.push(to);
    }
  return {
    sorted,
    arriving: (step) => arriving[step]!.filter(isOpen),
    leaving: (step) => leaving[step]!.filter(isOpen),
  };
}

function extended(line: Line, order: Order, points: number): Line {
  return {
    slots: line.slots + order.lag,
    points: line.points + points,
    dependencies: line.dependencies + (order.dependency ? 1 : 0),
    last: order,
  };
}

function isLonger(one: Line, other: Line): boolean {
  if (one.slots !== other.slots) return one.slots > other.slots;
  return one.points !== other.points ? one.points > other.points : one.dependencies > other.dependencies;
}

function chainTo({ steps }: Precedence, lines: readonly Line[], end: number): CriticalChain {
  const walked: number[] = [end];
  const orders: Order[] = [];
  for (let order = lines[end]!.last; order; order = lines[order.from]!.last) {
    walked.unshift(order.from);
    orders.unshift(order);
  }
  return {
    items: [...new Set(walked.map((step) => steps[step]!.item))],
    dependencies: orders.flatMap(({ dependency }) => dependency ?? []),
    slots: lines[end]!.slots + 1,
    points: lines[end]!.points,
  };
}
