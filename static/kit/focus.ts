/**
 * Holds when the focused control has just left the page, so that focus must go somewhere sensible.
 * A page that has no focus at all, one that is loading in its frame say, never takes it.
 */
export function isFocusLost(): boolean {
  return document.hasFocus() && (document.activeElement === null || document.activeElement === document.body);
}
