/** The panel that a contribution of vss-extension.json shows; `id` as the SDK says it, `publisher.extension.name`. */
export function moduleOf(id: string): string {
  const name = id.split('.').at(-1) ?? '';
  // The form of a work item has two places for one panel, and the Value panel a form of its own for the narrow one.
  return name === 'value-panel-group' ? 'value-context' : name.replace(/-panel-(group|page)$/, '-panel');
}
