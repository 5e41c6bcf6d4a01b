import type { ComponentType, ReactElement } from 'react';
import type { Root } from 'react-dom/client';
import { Message } from '../kit/message';
import { Skeleton } from '../kit/skeleton';
import { Crash, ErrorBoundary } from './error-boundary';
import type { Host, Viewer } from './host';
import { ValueContext } from './value-context/value-context';
import { Panel } from './value-panel/panel';
import { ValuePanel } from './value-panel/value-panel';
import { en } from './words/en';
import type { PanelWords } from './words/panel-words';
import { createWords } from './words/words';

interface PanelProps {
  readonly host: Host;
  readonly words: PanelWords;
}

interface IssuePanelProps extends PanelProps {
  readonly panel: Panel;
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
  const [host, Page] = await Promise.all([createHost({ hasAddress: isPage }), pageOf(panel)]);
  if (signal?.aborted) return;
  root.render(
    // Another item is another panel, although the frame stays.
    <ErrorBoundary words={words} isKept={host.drafts.lasts} key={viewer.issue?.id}>
      {Page ? <Page host={host} words={words} /> : ofIssue(panel, host, words)}
    </ErrorBoundary>,
  );
}

/** Says that the page could not even be opened; before a viewer is known, in words that need none. */
export function showCrash(root: Root, error: unknown): void {
  const words = createWords(
    en,
    'en',
    { locale: navigator.language, timeZone: 'UTC' },
    { issue: 'work item', issues: 'work items', project: 'project', queryLanguage: 'query' },
  );
  // Nobody can have typed anything yet: what waits from earlier is where it was.
  root.render(<Crash words={words} isKept error={error instanceof Error ? error : new Error(String(error))} />);
}

const pages: ReadonlySet<string> = new Set(['value-page', 'settings-page']);

/**
 * The large pages come when asked for; the panels of an issue, which people wait for most, come with the page.
 * Not by `lazy`: React holds what replaces a fallback back for 300 ms.
 */
async function pageOf(panel: string): Promise<ComponentType<PanelProps> | undefined> {
  switch (panel) {
    case 'value-page':
      return (await import('./value-page/value-page')).ValuePage;
    case 'settings-page':
      return (await import('./settings-page/settings-page')).SettingsPage;
    default:
      return undefined;
  }
}

const issuePanels: ReadonlyMap<string, ComponentType<IssuePanelProps>> = new Map([
  ['value-panel', ValuePanel],
  ['value-context', ValueContext],
]);

/** Reading begins before anything is drawn: the answer is on its way meanwhile. */
function ofIssue(name: string, host: Host, words: PanelWords): ReactElement {
  const Shown = issuePanels.get(name);
  if (!Shown || !host.viewer.issue) return <Unknown panel={name} words={words} />;
  const panel = new Panel(host, host.viewer.issue);
  void panel.start();
  return <Shown {...{ host, words, panel }} />;
}

function Unknown({ panel, words }: { readonly panel: string; readonly words: PanelWords }) {
  return <Message tone="warning">{words.say('unknownModule', { module: panel })}</Message>;
}
