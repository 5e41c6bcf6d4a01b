import { effortFactors, entryOf, keyOf, mix } from '#planner/forecast/draw';
import type { TeamBasis } from '#planner/forecast/history';
import type { Instance } from '#planner/instance';
import { loadOf, type Assignment } from '#planner/measurement';

/** What of the features that are counted was done, run by run. */
export interface Tally {
  readonly features: Int32Array;
  /** Scaled; of their stories, also where the feature was not done as a whole. */
  readonly points: Float64Array;
  readonly values: Float64Array;
  /** The iteration in which the last of them was done; `iterations`: not all were. */
  readonly lastDone: Int32Array;
}

/** What some runs of a plan came to. */
export interface Outcome {
  /** Delivered value of each run. */
  readonly values: Float64Array;
  /** [feature × iterations + iteration] runs in which the feature was done in that iteration. */
  readonly done: Int32Array;
  /** Of each dependency, by its place in the instance's `before`: iterations by which it held stories up, over all runs. */
  readonly delays: Float64Array;
  readonly tally: Tally;
}

/** So many runs go through the stories together: what belongs to a story is looked up once for all of them. */
const batchSize = 128;

/** What is known of the runs of a batch; by … × batchSize + run. */
interface Batch {
  readonly runKeys: Int32Array;
  /** [team × iterations + iteration] capacity not yet used. */
  readonly left: Float64Array;
  /** [team × iterations + iteration] what of it is kept for late work. */
  readonly kept: Float64Array;
  /** [team] the first iteration in which it may be idle. */
  readonly idle: Uint8Array;
  /** [story] `iterations`: not in time. */
  readonly doneAt: Uint8Array;
  /** When the story at hand may start, and for which dependency it waits so long. */
  readonly start: Uint8Array;
  readonly holder: Int32Array;
  readonly finish: Uint8Array;
}

/**
 * Replays a plan with what teams really do. Each team works on its stories in the planned order, as much in an iteration
 * as its capacity × a ratio drawn from its past allows; a story takes its points × a drawn factor, and starts once what it
 * waits for is done. What is not finished goes on in the next iteration, before what is planned there. A team that would
 * be idle pulls what comes next, but keeps for late work the share of its room that the plan left free: so a team that does just what
 * it plans delivers the plan. What is drawn hangs on seed, run and the ids of story or team only: another plan, or
 * another problem, meets the same luck.
 */
export class Replay {
  private readonly order: Int32Array;
  private readonly storyKeys: Int32Array;
  private readonly teamKeys: Int32Array;
  private readonly factors: Float64Array;
  private readonly features: Int32Array;
  private readonly free: Float64Array;

  constructor(
    private readonly instance: Instance,
    private readonly at: Assignment,
    private readonly bases: readonly TeamBasis[],
    private readonly seed: number,
    spread: number,
    /** [feature] 1: goes into the tally. */
    private readonly isCounted: Uint8Array,
  ) {
    // Planned iterations first, then the order of dependencies: no story comes before one that it waits for.
    this.order = instance.order.filter((story) => at[story]! >= 0).sort((one, other) => at[one]! - at[other]!);
    this.storyKeys = Int32Array.from(instance.problem.stories, ({ id }) => keyOf(id));
    this.teamKeys = Int32Array.from(instance.problem.teams, ({ id }) => keyOf(`team ${id}`));
    this.factors = effortFactors(spread);
    this.features = Int32Array.from(new Set(Array.from(this.order, (story) => instance.featureOf[story]!)));
    this.free = this.plannedFree();
  }

  /** Plays `runs` runs, always the same ones. `dropped`: a dependency, by its place in `before`, that nobody waits for. */
  play(runs: number, dropped = -1): Outcome {
    const { iterations, featureCount, storyCount, teamCount, before } = this.instance;
    const outcome: Outcome = {
      values: new Float64Array(runs),
      done: new Int32Array(featureCount * iterations),
      delays: new Float64Array(before.item.length),
      tally: {
        features: new Int32Array(runs),
        points: new Float64Array(runs),
        values: new Float64Array(runs),
        lastDone: new Int32Array(runs),
      },
    };
    const batch: Batch = {
      runKeys: new Int32Array(batchSize),
      left: new Float64Array(teamCount * iterations * batchSize),
      kept: new Float64Array(teamCount * iterations * batchSize),
      idle: new Uint8Array(teamCount * batchSize),
      doneAt: new Uint8Array(storyCount * batchSize),
      start: new Uint8Array(batchSize),
      holder: new Int32Array(batchSize),
      finish: new Uint8Array(batchSize),
    };
    for (let first = 0; first < runs; first += batchSize) {
      const count = Math.min(batchSize, runs - first);
      for (let run = 0; run < count; run += 1)
        batch.runKeys[run] = mix((this.seed ^ Math.imul(first + run + 1, 0x9e3779b9)) | 0);
      this.drawCapacity(batch, count);
      for (const story of this.order) {
        this.awaitOthers(story, batch, count, dropped, outcome.delays);
        this.work(story, batch, count);
      }
      this.score(batch, first, count, outcome);
    }
    return outcome;
  }

  /** When the story may start. */
  private awaitOthers(
    story: number,
    { start, holder, doneAt }: Batch,
    count: number,
    dropped: number,
    delays: Float64Array,
  ): void {
    const { before, beforeLag, iterations } = this.instance;
    const plan = this.at[story]!;
    start.fill(0);
    const end = before.start[story + 1]!;
    if (end === before.start[story]) return;
    holder.fill(-1);
    for (let place = before.start[story]!; place < end; place += 1) {
      if (place === dropped) continue;
      const row = before.item[place]! * batchSize;
      const lag = beforeLag[place]!;
      for (let run = 0; run < count; run += 1) {
        const ready = doneAt[row + run]! + lag;
        if (ready <= start[run]!) continue;
        start[run] = ready > iterations ? iterations : ready;
        holder[run] = place;
      }
    }
    for (let run = 0; run < count; run += 1) if (start[run]! > plan) delays[holder[run]!]! += start[run]! - plan;
  }

  /** When the story is done, and what that takes from its team. */
  private work(story: number, { runKeys, left, kept, idle, doneAt, start }: Batch, count: number): void {
    const { iterations, teamOf, points } = this.instance;
    const { factors } = this;
    const plan = this.at[story]!;
    const key = this.storyKeys[story]!;
    const size = points[story]!;
    const team = teamOf[story]!;
    const row = team * iterations;
    const idleRow = team * batchSize;
    const doneRow = story * batchSize;
    for (let run = 0; run < count; run += 1) {
      let rest = size * factors[entryOf(mix(runKeys[run]! + key))]!;
      let iteration = start[run]!;
      if (iteration < plan) {
        // Before that nothing is left to pull into, nor will there be.
        let open = idle[idleRow + run]!;
        while (open < plan && left[(row + open) * batchSize + run]! <= kept[(row + open) * batchSize + run]! + 1e-9)
          open += 1;
        idle[idleRow + run] = open;
        if (open > iteration) iteration = open;
      }
      for (let cell = (row + iteration) * batchSize + run; iteration < iterations; iteration += 1, cell += batchSize) {
        const late = iteration < plan ? kept[cell]! : 0;
        const room = left[cell]! - late;
        if (rest <= room + 1e-9 && (iteration >= plan || room > 1e-9)) {
          left[cell]! -= rest;
          break;
        }
        if (room <= 1e-9) continue;
        rest -= room;
        left[cell] = late;
      }
      doneAt[doneRow + run] = iteration;
    }
  }

  private score(batch: Batch, first: number, count: number, { values, done, tally }: Outcome): void {
    const { iterations, stories, value, points } = this.instance;
    const { doneAt, finish } = batch;
    for (const feature of this.features) {
      const isCounted = this.isCounted[feature] === 1;
      finish.fill(0);
      for (let place = stories.start[feature]!; place < stories.start[feature + 1]!; place += 1) {
        const story = stories.item[place]!;
        const row = story * batchSize;
        for (let run = 0; run < count; run += 1) {
          const iteration = doneAt[row + run]!;
          if (iteration > finish[run]!) finish[run] = iteration;
          if (isCounted && iteration < iterations) tally.points[first + run]! += points[story]!;
        }
      }
      const row = feature * iterations;
      for (let run = 0; run < count; run += 1) {
        const iteration = finish[run]!;
        if (isCounted && iteration > tally.lastDone[first + run]!) tally.lastDone[first + run] = iteration;
        if (iteration >= iterations) continue;
        const worth = value[row + iteration]!;
        done[row + iteration]! += 1;
        values[first + run]! += worth;
        if (!isCounted) continue;
        tally.features[first + run]! += 1;
        tally.values[first + run]! += worth;
      }
    }
  }

  /** [team × iterations + iteration] capacity that the plan leaves. */
  private plannedFree(): Float64Array {
    const load = loadOf(this.instance, this.at);
    return this.instance.capacity.map((points, cell) => Math.max(0, points - load[cell]!));
  }

  private drawCapacity({ runKeys, left, kept, idle }: Batch, count: number): void {
    const { iterations, teamCount, capacity } = this.instance;
    idle.fill(0);
    for (let team = 0; team < teamCount; team += 1) {
      const { ratios } = this.bases[team]!;
      for (let iteration = 0; iteration < iterations; iteration += 1) {
        const cell = team * iterations + iteration;
        const key = this.teamKeys[team]! + Math.imul(iteration + 1, 0x85ebca6b);
        for (let run = 0; run < count; run += 1) {
          const share = (mix(runKeys[run]! + key) >>> 0) / 4294967296;
          const ratio = ratios[Math.floor(share * ratios.length)]!;
          left[cell * batchSize + run] = capacity[cell]! * ratio;
          kept[cell * batchSize + run] = this.free[cell]! * ratio;
        }
      }
    }
  }
}
