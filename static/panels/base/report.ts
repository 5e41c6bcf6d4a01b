/** Tells the console of a bug: the one place of the panels' code where it is written to. */
export function reportBug(error: unknown, doing: string): void {
  // eslint-disable-next-line no-console -- nobody else hears of a bug in a page
  console.error(`Waybill, ${doing}:`, error);
}
