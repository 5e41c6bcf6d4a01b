import type { ComponentType } from 'react';
import type { Root } from 'react-dom/client';
import { Message } from '../kit/message';
import { Skeleton } from '../kit/skeleton';
import { Crash, ErrorBoundary } from './error-boundary';
import type { Host, Viewer } from './host';
import { ValueContext } from './value-context/value-context';
import { ValuePanel } from './value-panel/value-panel';
import { en } from './words/en';
import type { PanelWords } from './words/panel-words';
import { createWords } from './words/words';

interface PanelProps {
  readonly host: Host;
  readonly words: PanelWords;
}

/** A host's page with one of Waybill's panels in it. */
export interface Opening {
  readonly root: Root;
  /** `value-panel` and `value-context` need an item; `value-page` and `settings-page` fill a page. Another name says that there is no such panel. */
  readonly panel: string;
  readonly viewer: Viewer;
  /** `hasAddress`: the panel fills a page, so that the host keeps its part of the address. */
  readonly createHost: (place: { readonly hasAddress: boolean }) => Promise<Host>;
  /** Aborted when the page has something else to show by now. */
  readonly signal?: AbortSignal;
}

/** Draws a panel as soon as its host and its code are there; a page that takes longer shows its outline until then. */
export async function openPanel({ root, panel, viewer, createHost, signal }: Opening): Promise<void> {
  document.documentElement.lang = 'en';
  const words = createWords(en, 'en', viewer, viewer.words);
  const isPage = pages.has(panel);
  if (isPage) root.render(<Skeleton lines={[30, 100, 100, 100, 100, 100]} label={words.say('loadingPage')} />);
  const [host, Panel] = await Promise.all([createHost({ hasAddress: isPage }), loadPanel(panel)]);
  if (signal?.aborted) return;
  root.render(
    // Another item is another panel, although the frame stays.
    <ErrorBoundary words={words} isKept={host.drafts.lasts} key={viewer.issue?.id}>
      <Panel host={host} words={words} />
    </ErrorBoundary>,
  );
}

/** Says that the page could not even be opened; before a viewer is known, in words that need none. */
export function showCrash(root: Root, error: unknown): void {
  const words = createWords(en, 'en', { locale: navigator.language, timeZone: 'UTC' }, { issue: 'work item', issues: 'work items', project: 'project', queryLanguage: 'query' });
  // Nobody can have typed anything yet: what waits from earlier is where it was.
  root.render(<Crash words={words} isKept error={error instanceof Error ? error : new Error(String(error))} />);
}

const pages: ReadonlySet<string> = new Set(['value-page', 'settings-page']);

/**
 * The panels of an issue are what people wait for most, so they come with the page; the large pages come when asked for.
 * Not by `lazy`: React holds what replaces a fallback back for 300 ms.
 */
async function loadPanel(panel: string): Promise<ComponentType<PanelProps>> {
  switch (panel) {
    case 'value-panel':
      return ({ host, words }) => (host.viewer.issue ? <ValuePanel host={host} issue={host.viewer.issue} /> : <Unknown panel={panel} words={words} />);
    case 'value-context':
      return ({ host, words }) => (host.viewer.issue ? <ValueContext host={host} issue={host.viewer.issue} /> : <Unknown panel={panel} words={words} />);
    case 'value-page':
      return (await import('./value-page/value-page')).ValuePage;
    case 'settings-page':
      return (await import('./settings-page/settings-page')).SettingsPage;
    default:
      return ({ words }) => <Unknown panel={panel} words={words} />;
  }
}

function Unknown({ panel, words }: { readonly panel: string; readonly words: PanelWords }) {
  return <Message tone="warning">{words.say('unknownModule', { module: panel })}</Message>;
}
