/** Sorts records or lines by their items; each item's keep their order. */
export function byItem<Entry extends { readonly issueId: string }>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = found.get(entry.issueId);
    if (known) known.push(entry);
    else found.set(entry.issueId, [entry]);
  }
  return found;
}
