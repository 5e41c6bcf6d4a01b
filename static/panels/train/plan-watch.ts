import type { Environment } from './environment';

/** Between two looks at a plan while its page is in sight. */
const pollMilliseconds = 3_000;
/** After looks that failed the pause doubles, up to this. */
const longestPause = 60_000;

/**
 * Looks at something again and again while the page is in sight and nobody holds it, and at once when it comes into
 * sight. `look` answers whether it could; it never rejects.
 */
export class Watch {
  private cancel: (() => void) | undefined;
  private isLooking = false;
  private isHeld = false;
  private isClosed = false;
  private failures = 0;
  private readonly stop: () => void;

  constructor(
    private readonly environment: Environment,
    private readonly look: () => Promise<boolean>,
    private readonly pauseMilliseconds = pollMilliseconds,
  ) {
    this.stop = environment.onVisible(() => !this.isHeld && void this.now());
  }

  /** Looks without waiting; while a look is under way, that one counts. */
  async now(): Promise<void> {
    if (this.isLooking || this.isClosed) return;
    this.cancel?.();
    this.cancel = undefined;
    this.isLooking = true;
    const could = await this.look();
    this.isLooking = false;
    this.failures = could ? 0 : this.failures + 1;
    this.wait();
  }

  /** Nothing is looked at while it is held; then at once. */
  hold(isHeld: boolean): void {
    if (this.isHeld === isHeld) return;
    this.isHeld = isHeld;
    if (!isHeld) void this.now();
  }

  close(): void {
    this.isClosed = true;
    this.cancel?.();
    this.stop();
  }

  private wait(): void {
    if (this.isClosed) return;
    const pause = Math.min(this.pauseMilliseconds * 2 ** this.failures, longestPause);
    this.cancel = this.environment.later(pause, () => {
      this.cancel = undefined;
      // Out of sight it rests until it is looked at again: a page that sleeps for a day makes no calls.
      if (!this.isHeld && this.environment.isVisible()) void this.now();
    });
  }
}
