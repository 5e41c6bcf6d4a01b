/** Pauses between two attempts are shorter than this, limits on an answer are longer, in milliseconds. */
const longestPause = 4_000;

/** How many times faster a pause passes. */
const haste = 50;

/**
 * Lets pauses between attempts pass quickly in every test of a file, in whatever calls `setTimeout`: what is tried, how often and
 * in which order stays as it is, and limits on how long an answer may take stay as long as they are.
 */
export function shortenPauses(): void {
  const slow = globalThis.setTimeout;
  beforeAll(() => {
    const quick = (run: (...words: unknown[]) => void, milliseconds = 0, ...words: unknown[]): NodeJS.Timeout =>
      slow(run, milliseconds < longestPause ? milliseconds / haste : milliseconds, ...words);
    globalThis.setTimeout = Object.assign(quick, slow) as typeof setTimeout;
  });
  afterAll(() => {
    globalThis.setTimeout = slow;
  });
}
