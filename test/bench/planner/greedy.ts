import { compile, type Instance } from '#planner/instance';
import { placementsOf, type Assignment } from '#planner/measurement';
import type { Placements, PlanningProblem } from '#planner/problem';

/**
 * What Jira's own auto-scheduler documents: features by rank (here: the order of the problem), each story in the earliest
 * iteration with room for it after what it waits for; nothing that was placed is touched again. A feature that does not
 * fit with all it needs stays out, because a plan has whole features. What must be in goes first, as a person would see to.
 * Source: https://support.atlassian.com/jira-software-cloud/docs/how-auto-scheduler-calculates-dates-and-releases/ (rank, dependencies, capacity).
 */
export function greedyByRank(problem: PlanningProblem): Placements {
  return greedy(problem, (_, feature) => feature);
}

/** The same with the most value per point first: weighted shortest job first. */
export function greedyByWsjf(problem: PlanningProblem): Placements {
  return greedy(
    problem,
    ({ value, iterations, effort }, feature) => -value[feature * iterations]! / Math.max(effort[feature]!, 1e-9),
  );
}

/** The same in any order: lower keys first. */
export function greedy(problem: PlanningProblem, key: (instance: Instance, feature: number) => number): Placements {
  const instance = compile(problem);
  const { featureCount, isRequired, isImpossible, due } = instance;
  const keys = Float64Array.from({ length: featureCount }, (_, feature) => key(instance, feature));
  const ranked = [...keys.keys()]
    .filter((feature) => isImpossible[feature] === 0)
    .sort(
      (one, other) =>
        isRequired[other]! - isRequired[one]! ||
        (isRequired[one] === 1 ? due[one]! - due[other]! : 0) ||
        keys[one]! - keys[other]! ||
        one - other,
    );
  const draft = new GreedyDraft(instance);
  for (const feature of ranked) draft.add(feature);
  return placementsOf(instance, draft.at);
}

class GreedyDraft {
  readonly at: Assignment;
  private readonly room: Float64Array;
  private readonly bandRoom: Float64Array;
  private readonly position: Int32Array;

  constructor(private readonly instance: Instance) {
    this.at = new Int8Array(instance.storyCount).fill(-1);
    this.room = instance.capacity.slice();
    this.bandRoom = instance.bandMax.slice();
    // What is pinned has its room before anybody else.
    instance.pin.forEach(
      (iteration, story) => iteration >= 0 && (this.room[this.cell(story, iteration)]! -= instance.points[story]!),
    );
    this.position = new Int32Array(instance.storyCount);
    instance.order.forEach((story, position) => (this.position[story] = position));
  }

  /** Places a feature with all that it needs, or nothing. */
  add(feature: number): void {
    const { stories, effort, bandsOf } = this.instance;
    if (this.at[stories.item[stories.start[feature]!]!]! >= 0) return;
    const bundle = this.bundle(feature);
    const placed: number[] = [];
    const bands = bundle.flatMap((each) =>
      [...bandsOf.item.subarray(bandsOf.start[each], bandsOf.start[each + 1])].map(
        (band) => [band, effort[each]!] as const,
      ),
    );
    for (const [band, points] of bands) this.bandRoom[band]! -= points;
    const members = bundle
      .flatMap((each) => [...stories.item.subarray(stories.start[each], stories.start[each + 1])])
      .sort((one, other) => this.position[one]! - this.position[other]!);
    const fits =
      bands.every(([band]) => this.bandRoom[band]! >= 0) && members.every((story) => this.place(story, placed));
    if (fits) return;
    for (const story of placed) this.lift(story);
    for (const [band, points] of bands) this.bandRoom[band]! += points;
  }

  private bundle(feature: number): readonly number[] {
    const { needs, stories } = this.instance;
    const found = new Set([feature]);
    for (const each of found) {
      for (let index = needs.start[each]!; index < needs.start[each + 1]!; index += 1) {
        const needed = needs.item[index]!;
        if (this.at[stories.item[stories.start[needed]!]!]! < 0) found.add(needed);
      }
    }
    return [...found];
  }

  private place(story: number, placed: number[]): boolean {
    const { before, beforeLag, pin, latest, points } = this.instance;
    let first = 0;
    for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1)
      first = Math.max(first, this.at[before.item[index]!]! + beforeLag[index]!);
    const pinned = pin[story]!;
    if (pinned >= 0 && first > pinned) return false;
    let iteration = pinned >= 0 ? pinned : first;
    if (pinned < 0) {
      while (iteration <= latest[story]! && this.room[this.cell(story, iteration)]! < points[story]!) iteration += 1;
      if (iteration > latest[story]!) return false;
      this.room[this.cell(story, iteration)]! -= points[story]!;
    }
    this.at[story] = iteration;
    placed.push(story);
    return true;
  }

  private lift(story: number): void {
    if (this.instance.pin[story]! < 0) this.room[this.cell(story, this.at[story]!)]! += this.instance.points[story]!;
    this.at[story] = -1;
  }

  private cell(story: number, iteration: number): number {
    return this.instance.teamOf[story]! * this.instance.iterations + iteration;
  }
}
