import { overdrawn } from '#planner/conflict/energy';
import { Windows, type Obstacle } from '#planner/conflict/windows';
import type { Requirements } from '#planner/conflict/demand';
import type { Instance } from '#planner/instance';
import type { Assignment } from '#planner/measurement';

/** Steps that are left; shared by all searches of one question. */
export interface Budget {
  steps: number;
}

/** Whether required features can be placed together. */
export type Packing =
  | { readonly kind: 'placed'; readonly at: Assignment }
  | { readonly kind: 'impossible'; readonly obstacle: Obstacle }
  /** The budget ended first. */
  | { readonly kind: 'unknown' };

/** Places the required features and nothing else, whatever their worth: exact, as far as the budget goes. */
export function pack(instance: Instance, requirements: Requirements, isRequired: Uint8Array, budget: Budget): Packing {
  for (let feature = 0; feature < instance.featureCount; feature += 1) {
    if (isRequired[feature] === 1 && instance.stories.start[feature] === instance.stories.start[feature + 1])
      return { kind: 'impossible', obstacle: { kind: 'no-stories', feature } };
  }
  const windows = new Windows(instance, requirements, isRequired);
  const isOpen = windows.start();
  budget.steps -= windows.steps + windows.stories.length;
  if (!isOpen) return { kind: 'impossible', obstacle: windows.obstacle };
  for (let team = 0; team < instance.teamCount; team += 1) {
    const obstacle = overdrawn(instance, windows, team);
    if (obstacle !== undefined) return { kind: 'impossible', obstacle };
  }
  return search(instance, windows, budget);
}

/** Depth first: a story in the first iteration it has left, or else after that; tightest and largest first. */
function search(instance: Instance, windows: Windows, budget: Budget): Packing {
  const branches: { readonly story: number; readonly first: number; readonly mark: number }[] = [];
  let isOpen = true;
  for (;;) {
    const before = windows.steps;
    if (isOpen) {
      const story = tightest(instance, windows);
      budget.steps -= 1 + windows.stories.length / 4;
      if (story < 0) return { kind: 'placed', at: placementOf(instance, windows) };
      const first = windows.first[story]!;
      branches.push({ story, first, mark: windows.mark });
      isOpen = tries(instance, windows, story, first, first);
    } else {
      const branch = branches.pop();
      if (branch === undefined) return { kind: 'impossible', obstacle: { kind: 'exhausted' } };
      windows.undo(branch.mark);
      // What is left of this branch is decided with it: a failure there goes on to the branch before.
      isOpen = tries(instance, windows, branch.story, branch.first + 1, instance.iterations - 1);
    }
    budget.steps -= windows.steps - before;
    if (budget.steps < 0) return { kind: 'unknown' };
  }
}

function tries(instance: Instance, windows: Windows, story: number, first: number, last: number): boolean {
  windows.steps +=
    windows.storiesOfTeam[instance.teamOf[story]!]!.length / 2 + instance.iterations * instance.iterations;
  return windows.narrow(story, first, last) && overdrawn(instance, windows, instance.teamOf[story]!) === undefined;
}

function tightest({ points }: Instance, { stories, first, last }: Windows): number {
  let best = -1;
  let least = Infinity;
  for (const story of stories) {
    const width = last[story]! - first[story]!;
    if (width === 0 || width > least || (width === least && points[story]! <= points[best]!)) continue;
    best = story;
    least = width;
  }
  return best;
}

function placementOf({ storyCount }: Instance, { stories, first }: Windows): Assignment {
  const at = new Int8Array(storyCount).fill(-1);
  for (const story of stories) at[story] = first[story]!;
  return at;
}
