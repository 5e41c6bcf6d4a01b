import { Bundle } from '#planner/explanation/bundle';
import { Occupancy } from '#planner/explanation/occupancy';
import { LeastOverload } from '#planner/explanation/placement';
import type { Instance } from '#planner/instance';

/** Placements tried for one feature in one iteration. */
const SEARCH_STEPS = 100;

/** A train on which nothing is planned: when features could be done there, with only the stories that they wait for. */
export class EmptyTrain {
  private readonly bundle: Bundle;
  private readonly search: LeastOverload;

  constructor(private readonly instance: Instance) {
    const occupancy = new Occupancy(instance, new Int8Array(instance.storyCount).fill(-1));
    this.bundle = new Bundle(occupancy);
    this.search = new LeastOverload(occupancy);
  }

  /** The first iteration before `done` in which a feature can be done by dependencies, pins and capacity; `done`: none was found. */
  finishOf(feature: number, done: number): number {
    const { stories, earliest } = this.instance;
    let finish = 0;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1)
      finish = Math.max(finish, earliest[stories.item[index]!]!);
    while (
      finish < done &&
      !(this.bundle.fillAlone(feature, finish) && this.search.search(this.bundle, SEARCH_STEPS, Number.MIN_VALUE) === 0)
    )
      finish += 1;
    return Math.min(finish, done);
  }
}
