import type { FaultFinder } from '#planner/reading/faults';

interface OpenStory {
  readonly id?: string | undefined;
  readonly pin?: number | undefined;
}

interface OpenDependency {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly lag?: number | undefined;
}

interface Step {
  readonly from: string;
  readonly to: string;
  readonly lag: number;
  /** Its place among the dependencies. */
  readonly index: number;
}

/** Members of a circle beyond these are counted only. */
const mostMembers = 40;

/**
 * Finds dependencies that go in a circle, each with its members in order: the shortest circle through each dependency that closes one.
 * Answers whether there is any.
 */
export function findCircles(
  find: FaultFinder,
  stories: readonly OpenStory[],
  dependencies: readonly OpenDependency[],
): boolean {
  const after = stepsByStory(stepsOf(dependencies), ({ from }) => from);
  const closing = closingSteps(stories, after);
  for (const step of closing) {
    const members = shortestWay(after, step.to, step.from);
    const way =
      members.length > mostMembers ? [...members.slice(0, mostMembers), `… (${members.length} in all)`] : members;
    find.add(`dependencies[${step.index}]`, undefined, `closes a circle: ${[...way, step.to].join(' → ')}`);
  }
  return closing.length > 0;
}

/**
 * Finds pins that the dependencies do not allow, with the chain that forbids each: from another pin, or from the first iteration.
 * The dependencies must not go in a circle.
 */
export function findPinConflicts(
  find: FaultFinder,
  stories: readonly OpenStory[],
  dependencies: readonly OpenDependency[],
): void {
  const steps = stepsOf(dependencies);
  const before = stepsByStory(steps, ({ to }) => to);
  const pins = new Map(
    stories.flatMap(({ id, pin }) => (id === undefined || pin === undefined ? [] : [[id, pin] as const])),
  );
  const places = new Map(stories.map(({ id }, index) => [id, index]));
  const earliest = new Map<string, number>();
  const cause = new Map<string, Step>();
  for (const story of inOrder(steps, stories)) {
    let first = 0;
    for (const step of before.get(story) ?? []) {
      const asked = (earliest.get(step.from) ?? 0) + step.lag;
      if (asked > first) {
        first = asked;
        cause.set(story, step);
      }
    }
    const pin = pins.get(story);
    if (pin !== undefined && first > pin)
      find.add(
        `stories[${places.get(story)}].pin`,
        story,
        `is iteration ${pin}, but ${chainTo(story, cause, pins)} asks for iteration ${first} or later`,
      );
    earliest.set(story, pin ?? first);
  }
}

function chainTo(story: string, cause: ReadonlyMap<string, Step>, pins: ReadonlyMap<string, number>): string {
  const chain: Step[] = [];
  let step = cause.get(story);
  while (step) {
    chain.unshift(step);
    step = pins.has(step.from) ? undefined : cause.get(step.from);
  }
  const [first] = chain;
  const way = chain.map(({ to, lag }) => ` → ${to} (lag ${lag})`).join('');
  return pins.has(first!.from)
    ? `${first!.from} is pinned to iteration ${pins.get(first!.from)} and ${first!.from}${way}`
    : `${first!.from}${way}`;
}

function stepsOf(dependencies: readonly OpenDependency[]): readonly Step[] {
  return dependencies.flatMap(({ from, to, lag }, index) =>
    from === undefined || to === undefined || from === to ? [] : [{ from, to, lag: lag ?? 0, index }],
  );
}

function stepsByStory(steps: readonly Step[], end: (step: Step) => string): ReadonlyMap<string, readonly Step[]> {
  const byStory = new Map<string, Step[]>();
  for (const step of steps) {
    const known = byStory.get(end(step));
    if (known) known.push(step);
    else byStory.set(end(step), [step]);
  }
  return byStory;
}

/** Steps back to a story on the way that led to them; depth first, without recursion: chains may be long. */
function closingSteps(stories: readonly OpenStory[], after: ReadonlyMap<string, readonly Step[]>): readonly Step[] {
  const state = new Map<string, 'open' | 'done'>();
  const closing: Step[] = [];
  for (const { id } of stories) {
    if (id === undefined || state.has(id)) continue;
    const way = [{ story: id, next: 0 }];
    state.set(id, 'open');
    while (way.length > 0) {
      const top = way[way.length - 1]!;
      const step = after.get(top.story)?.[top.next];
      top.next += 1;
      if (!step) {
        state.set(top.story, 'done');
        way.pop();
      } else if (state.get(step.to) === 'open') {
        closing.push(step);
      } else if (!state.has(step.to)) {
        state.set(step.to, 'open');
        way.push({ story: step.to, next: 0 });
      }
    }
  }
  return closing;
}

/** Stories from `start` to `end`, both included. */
function shortestWay(after: ReadonlyMap<string, readonly Step[]>, start: string, end: string): readonly string[] {
  const cameFrom = new Map<string, string | undefined>([[start, undefined]]);
  const open = [start];
  for (let read = 0; read < open.length && !cameFrom.has(end); read += 1) {
    for (const { from, to } of after.get(open[read]!) ?? []) {
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, from);
      open.push(to);
    }
  }
  const way: string[] = [];
  for (let story: string | undefined = end; story !== undefined; story = cameFrom.get(story)) way.unshift(story);
  return way;
}

/** Stories, each after all before it. */
function inOrder(steps: readonly Step[], stories: readonly OpenStory[]): readonly string[] {
  const after = stepsByStory(steps, ({ from }) => from);
  const open = new Map<string, number>();
  for (const { to } of steps) open.set(to, (open.get(to) ?? 0) + 1);
  const order = [...new Set(stories.flatMap(({ id }) => (id !== undefined && !open.has(id) ? [id] : [])))];
  for (let read = 0; read < order.length; read += 1) {
    for (const { to } of after.get(order[read]!) ?? []) {
      open.set(to, open.get(to)! - 1);
      if (open.get(to) === 0) order.push(to);
    }
  }
  return order;
}
