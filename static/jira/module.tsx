import type { ComponentType } from 'react';
import { Message } from '../kit/message';
import type { Host } from '../panels/host';
import { ValueContext } from '../panels/value-context/value-context';
import { ValuePanel } from '../panels/value-panel/value-panel';
import type { PanelWords } from '../panels/words/panel-words';

interface ModuleProps {
  readonly host: Host;
  readonly words: PanelWords;
}

/** Modules of manifest.yml that fill a page and have an address of their own. */
export const pageModules: ReadonlySet<string> = new Set(['value-page', 'settings-page']);

/**
 * Fetches what a module of manifest.yml shows. The panels of an issue are what people wait for most, so they come
 * with the page; the large pages come when asked for. Not by `lazy`: React holds what replaces a fallback back for 300 ms.
 */
export async function loadModule(moduleKey: string): Promise<ComponentType<ModuleProps>> {
  switch (moduleKey) {
    case 'value-panel':
      return ({ host, words }) => (host.viewer.issue ? <ValuePanel host={host} issue={host.viewer.issue} /> : <Unknown moduleKey={moduleKey} words={words} />);
    case 'value-context':
      return ({ host, words }) => (host.viewer.issue ? <ValueContext host={host} issue={host.viewer.issue} /> : <Unknown moduleKey={moduleKey} words={words} />);
    case 'value-page':
      return (await import('../panels/value-page/value-page')).ValuePage;
    case 'settings-page':
      return (await import('../panels/settings-page/settings-page')).SettingsPage;
    default:
      return ({ words }) => <Unknown moduleKey={moduleKey} words={words} />;
  }
}

function Unknown({ moduleKey, words }: { readonly moduleKey: string; readonly words: PanelWords }) {
  return <Message tone="warning">{words.say('unknownModule', { module: moduleKey })}</Message>;
}
