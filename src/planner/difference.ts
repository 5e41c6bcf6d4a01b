import { compile, type Instance } from '#planner/instance';
import { assignmentOf, finishOf, movedPoints, valueOf, type Assignment } from '#planner/measurement';
import type { Placements, PlanningProblem } from '#planner/problem';

/** What sets one plan of a problem apart from another; ids, iterations and points of the problem. */
export interface Difference {
  /** Stories that lie elsewhere, in the order of the problem; −1: out of the plan. */
  readonly moves: readonly {
    readonly story: string;
    readonly team: string;
    readonly points: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** Features that lie otherwise, whether or not they are done in the same iteration; in the order of the problem. */
  readonly features: readonly FeatureDifference[];
  readonly valueBefore: number;
  readonly valueAfter: number;
  /** Sum of what the features win, less what they lose: `valueAfter` − `valueBefore`. */
  readonly gain: number;
  /** Points that were in the first plan and lie elsewhere, or nowhere, in the second. */
  readonly movedPoints: number;
}

/** What becomes of one feature: `same` where only stories moved and it is done in the same iteration. */
export interface FeatureDifference {
  readonly feature: string;
  readonly kind: 'entered' | 'left' | 'earlier' | 'later' | 'same';
  /** Iteration in which it is done; −1: it is left out. */
  readonly from: number;
  readonly to: number;
  readonly gain: number;
}

/** Compares two plans of one problem. */
export function diff(problem: PlanningProblem, before: Placements, after: Placements): Difference {
  const instance = compile(problem);
  return differenceOf(instance, assignmentOf(instance, before), assignmentOf(instance, after));
}

/** The same, for what is compiled already. */
export function differenceOf(instance: Instance, before: Assignment, after: Assignment): Difference {
  const { problem, storyCount, featureOf } = instance;
  const moves: Difference['moves'][number][] = [];
  const touched = new Set<number>();
  for (let index = 0; index < storyCount; index += 1) {
    if (before[index] === after[index]) continue;
    const { id, team, points } = problem.stories[index]!;
    moves.push({ story: id, team, points, from: before[index]!, to: after[index]! });
    touched.add(featureOf[index]!);
  }
  const valueBefore = valueOf(instance, before);
  const valueAfter = valueOf(instance, after);
  return {
    moves,
    features: [...touched]
      .sort((one, other) => one - other)
      .map((feature) =>
        featureDifference(instance, feature, finishOf(instance, before, feature), finishOf(instance, after, feature)),
      ),
    valueBefore,
    valueAfter,
    gain: valueAfter - valueBefore,
    movedPoints: movedPoints(instance, after, before),
  };
}

function featureDifference(
  { problem, value, iterations }: Instance,
  feature: number,
  from: number,
  to: number,
): FeatureDifference {
  const worth = (finish: number): number => (finish < 0 ? 0 : value[feature * iterations + finish]!);
  return { feature: problem.features[feature]!.id, kind: kindOf(from, to), from, to, gain: worth(to) - worth(from) };
}

function kindOf(from: number, to: number): FeatureDifference['kind'] {
  if (from === to) return 'same';
  if (from < 0) return 'entered';
  if (to < 0) return 'left';
  return to < from ? 'earlier' : 'later';
}
