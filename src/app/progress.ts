/** Pause between two reports of progress, in milliseconds. */
const reportMilliseconds = 100;

/** Says when a list that still grows is to be shown: at once, then ten times a second at most. */
export class Progress {
  private reported: number | undefined;

  /** `now` answers milliseconds. */
  constructor(private readonly now: () => number) {}

  /** Nothing has been shown yet. */
  get isFirst(): boolean {
    return this.reported === undefined;
  }

  /** Holds when it is time; from then on it is reported. */
  isDue(): boolean {
    const now = this.now();
    if (this.reported !== undefined && now - this.reported < reportMilliseconds) return false;
    this.reported = now;
    return true;
  }
}
