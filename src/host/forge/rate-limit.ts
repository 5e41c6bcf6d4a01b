/** Counts events in windows of a fixed length and says when a window is full. */
export class RateLimit {
  readonly #most: number;
  readonly #milliseconds: number;
  readonly #now: () => number;
  readonly #windows = new Map<string, { start: number; used: number }>();

  constructor(most: number, milliseconds: number, now: () => number = Date.now) {
    this.#most = most;
    this.#milliseconds = milliseconds;
    this.#now = now;
  }

  /** Takes `units` from a subject's window; false, and nothing taken, when they do not fit any more. */
  take(subject: string, units = 1): boolean {
    const now = this.#now();
    let window = this.#windows.get(subject);
    if (!window || now - window.start >= this.#milliseconds) {
      window = { start: now, used: 0 };
      this.#windows.set(subject, window);
    }
    if (window.used + units > this.#most) return false;
    window.used += units;
    return true;
  }
}
