/** Work that nobody waits for: its faults are told to the page's log, and what they leave undone is done at the next look. */
export class Background {
  private last: Promise<unknown> = Promise.resolve();

  constructor(readonly report: (error: unknown) => void) {}

  run(work: () => Promise<unknown>): void {
    const done = Promise.resolve().then(work).catch(this.report);
    // Without what they answered: each would hold all those before it for as long as the page is open.
    this.last = Promise.all([this.last, done]).then(() => undefined);
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    let last: unknown;
    while (last !== this.last) {
      last = this.last;
      await last;
    }
  }
}
