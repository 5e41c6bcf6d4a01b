/** Steps that may be taken before the clock is looked at, at the beginning. */
const firstSlice = 50;

/**
 * Divides a time into slices of work and says how much of the work is done. It goes by steps, not by the clock: code
 * that was just loaded runs slowly at first, and a search that cools by the clock would rush through its hot part.
 */
export class Pace {
  /** Steps to take next. */
  slice = firstSlice;
  private steps = 0;
  /** Steps a millisecond, lately; 0: not known. */
  private speed = 0;
  private last = 0;

  constructor(
    private readonly milliseconds: number,
    private readonly sliceMilliseconds: number,
  ) {}

  /** From 0 to 1, never less than before; 1 only when the time is over. `elapsed` in milliseconds. */
  share(elapsed: number): number {
    if (!(elapsed < this.milliseconds)) return 1;
    const left = this.speed * (this.milliseconds - elapsed);
    const share = this.speed === 0 ? elapsed / this.milliseconds : this.steps / (this.steps + left);
    this.last = Math.max(this.last, share);
    return this.last;
  }

  /** Learns how long a slice took. */
  took(steps: number, milliseconds: number): void {
    this.steps += steps;
    if (milliseconds > 0)
      this.speed = this.speed === 0 ? steps / milliseconds : 0.9 * this.speed + (0.1 * steps) / milliseconds;
    if (milliseconds < this.sliceMilliseconds / 2) this.slice *= 2;
    else if (milliseconds > this.sliceMilliseconds) this.slice = Math.max(10, this.slice >> 1);
  }
}
