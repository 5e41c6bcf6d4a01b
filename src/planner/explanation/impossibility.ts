import type { Cause } from '#planner/explanation/claim';
import type { Instance } from '#planner/instance';

/** Why no plan at all can have a feature. */
export interface Impossibility {
  readonly cause: Cause;
  /** The story that is to blame with its pin. */
  readonly pinned?: number;
}

/** Why no plan at all can have a feature, by itself; `undefined`: only because it needs another such feature. */
export function impossibilityOf(instance: Instance, feature: number): Impossibility | undefined {
  const { stories, earliest, latest, problem } = instance;
  const [from, to] = [stories.start[feature]!, stories.start[feature + 1]!];
  if (from === to) return { cause: { kind: 'no-stories' } };
  for (let index = from; index < to; index += 1) {
    const story = stories.item[index]!;
    if (earliest[story]! <= latest[story]!) continue;
    const chain = chainTo(instance, story);
    const first = chain[0]!;
    if (instance.pin[first]! > 0)
      return {
        cause: { kind: 'pin', story: problem.stories[first]!.id, iteration: instance.pin[first]!, takes: 'order' },
        pinned: first,
      };
    return {
      cause: {
        kind: 'horizon',
        chain: chain.map((each) => problem.stories[each]!.id),
        missing: earliest[story]! - latest[story]!,
      },
    };
  }
  return undefined;
}

/** Stories that wait for one another and make a story as early as it is at the earliest, from the first. */
function chainTo({ before, beforeLag, earliest, pin }: Instance, story: number): readonly number[] {
  const chain = [story];
  for (let here = story; earliest[here]! > Math.max(0, pin[here]!);) {
    let index = before.start[here]!;
    while (earliest[before.item[index]!]! + beforeLag[index]! < earliest[here]!) index += 1;
    here = before.item[index]!;
    chain.unshift(here);
  }
  return chain;
}
