import type { Draft } from '#planner/search/draft';

/** As multiples of what a point is worth on average, and how they change each time. */
const price = { first: 1.2, firstOfPlan: 3, least: 0.5, greatest: 30, rise: 1.06, fall: 0.985 };

/**
 * Prices of a point too many in each team's iteration, and of a point out of each band. They rise as long as it is
 * overfull and fall while it is not but something else is: so they come to what a point there is worth.
 */
export class Prices {
  private readonly cells: Float64Array;
  private readonly bands: Float64Array;
  /** Sum of the logarithms of the prices of cells since the beginning, to average them. */
  private readonly sums: Float64Array;
  private count = 0;

  /** `density`: what a point is worth on average. `isPlan`: the draft begins as a plan, which is near to fitting. */
  constructor(
    private readonly draft: Draft,
    private readonly density: number,
    isPlan: boolean,
  ) {
    const first = density * (isPlan ? price.firstOfPlan : price.first);
    this.cells = new Float64Array(draft.weight.length).fill(first);
    this.bands = new Float64Array(draft.bandWeight.length).fill(first);
    this.sums = new Float64Array(this.cells.length);
    this.put(1);
  }

  /** Looks at the draft and changes the prices; they count `severity` times. */
  adapt(severity: number): void {
    const { cells, bands, draft, density } = this;
    const { capacity, bandMin, bandMax } = draft.instance;
    // Once everything fits, prices that fell would only make it not fit again.
    const fall = draft.excess > 0 ? price.fall : 1;
    const least = density * price.least;
    const greatest = density * price.greatest;
    for (let cell = 0; cell < cells.length; cell += 1) {
      const now = cells[cell]! * (draft.load[cell]! > capacity[cell]! ? price.rise : fall);
      cells[cell] = now < least ? least : now > greatest ? greatest : now;
    }
    for (let band = 0; band < bands.length; band += 1) {
      const used = draft.bandUsed[band]!;
      const now = bands[band]! * (used > bandMax[band]! || used < bandMin[band]! ? price.rise : fall);
      bands[band] = now < least ? least : now > greatest ? greatest : now;
    }
    this.put(severity);
  }

  /** Counts the prices as they are now into those to go back to. */
  note(): void {
    this.count += 1;
    for (let cell = 0; cell < this.cells.length; cell += 1) this.sums[cell]! += Math.log(this.cells[cell]!);
  }

  /** Goes back to the average of the prices that were noted. */
  restore(): void {
    if (this.count > 0)
      for (let cell = 0; cell < this.cells.length; cell += 1)
        this.cells[cell] = Math.exp(this.sums[cell]! / this.count);
    this.put(1);
  }

  private put(severity: number): void {
    const { draft, cells, bands } = this;
    for (let cell = 0; cell < cells.length; cell += 1) draft.weight[cell] = cells[cell]! * severity;
    for (let band = 0; band < bands.length; band += 1) draft.bandWeight[band] = bands[band]! * severity;
    draft.weigh();
  }
}
