/** Panels that a contribution shows under another name than its own: the form of a work item has two places for one panel. */
const shown: Readonly<Record<string, string>> = {
  'value-panel-group': 'value-context',
  'value-panel-page': 'value-panel',
  'pi-panel-group': 'pi-panel',
  'pi-panel-page': 'pi-panel',
  'dependency-panel-group': 'dependency-panel',
  'dependency-panel-page': 'dependency-panel',
  'decision-panel-group': 'decision-panel',
  'decision-panel-page': 'decision-panel',
};

/** The panel that a contribution of vss-extension.json shows; `id` as the SDK says it, `publisher.extension.name`. */
export function moduleOf(id: string): string {
  const name = id.split('.').at(-1) ?? '';
  return Object.hasOwn(shown, name) ? (shown[name] ?? name) : name;
}
