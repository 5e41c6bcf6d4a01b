import type { ReactElement } from 'react';
import type { Root } from 'react-dom/client';
import { Message } from '../../kit/message';
import { Skeleton } from '../../kit/skeleton';
import type { Host, Viewer } from '../host';
import { enEveryPanel, type EveryPanelWords } from '../words/en-every-panel';
import { createWords } from '../words/words';
import { Crash, ErrorBoundary } from './error-boundary';
import type { Gadget, Modules } from './module';

/** A host's page with one of Waybill's panels in it. */
export interface Opening {
  readonly root: Root;
  /** The panels that this page can show. */
  readonly modules: Modules;
  /** The one that it shows. Another name says that there is no such panel. */
  readonly name: string;
  readonly viewer: Viewer;
  /** `hasAddress`: the panel fills a page, so that the host keeps its part of the address. */
  readonly createHost: (place: { readonly hasAddress: boolean }) => Promise<Host>;
  /** Where the panel stands on a dashboard. */
  readonly gadget?: Gadget;
  /** Aborted when the page has something else to show by now. */
  readonly signal?: AbortSignal;
}

/**
 * Draws a panel as soon as its host and its code are there; a page that takes longer shows its outline until then.
 * Not by `lazy`: React holds what replaces a fallback back for 300 ms.
 */
export async function openPanel({ root, modules, name, viewer, createHost, gadget, signal }: Opening): Promise<void> {
  document.documentElement.lang = 'en';
  const words = wordsOf(viewer);
  const module = Object.hasOwn(modules, name) ? modules[name] : undefined;
  const isPage = module?.on === 'page';
  if (isPage) root.render(<Skeleton lines={[30, 100, 100, 100, 100, 100]} label={words.say('loadingPage')} />);
  const [show, host] = await Promise.all([opened(module, gadget), createHost({ hasAddress: isPage })]);
  if (signal?.aborted) return;
  root.render(
    // Another item or another page is another panel, although the frame stays.
    <ErrorBoundary
      words={words}
      isKept={host.drafts.lasts}
      report={host.report}
      key={`${name} ${viewer.issue?.id ?? ''}`}
    >
      {show?.(host) ?? <Message tone="warning">{words.say('unknownModule', { module: name })}</Message>}
    </ErrorBoundary>,
  );
}

/** Says that the page could not even be opened; before a viewer is known, in words that need none. */
export function showCrash(root: Root, error: unknown): void {
  const words = wordsOf({
    locale: navigator.language,
    timeZone: 'UTC',
    words: { issue: 'work item', issues: 'work items', project: 'project', queryLanguage: 'query' },
  });
  // Nobody can have typed anything yet: what waits from earlier is where it was.
  root.render(<Crash words={words} isKept error={error instanceof Error ? error : new Error(String(error))} />);
}

/** The words of the frame around a panel. */
function wordsOf(viewer: Pick<Viewer, 'locale' | 'timeZone' | 'words'>): EveryPanelWords {
  return createWords(enEveryPanel, 'en', viewer, viewer.words);
}

/** Loads a panel's code. Draws nothing without one, or without the issue or the gadget that it is about. */
async function opened(
  module: Modules[string] | undefined,
  gadget: Gadget | undefined,
): Promise<((host: Host) => ReactElement | undefined) | undefined> {
  switch (module?.on) {
    case undefined:
      return undefined;
    case 'page':
      return module.open();
    case 'gadget': {
      const show = await module.open();
      return (host) => gadget && show(host, gadget);
    }
    case 'issue': {
      const show = await module.open();
      return (host) => host.viewer.issue && show(host, host.viewer.issue);
    }
  }
}
