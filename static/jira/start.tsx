import './theme.css';
import '../kit/base.css';
import { invoke, requestJira, router, showFlag, view } from '@forge/bridge';
import { createRoot } from 'react-dom/client';
import type { Modules } from '../panels/base/module';
import { openPanel, showCrash } from '../panels/base/opening';
import { reportBug } from '../panels/base/report';
import { type PageContext, readContext, viewerOf } from './context';
import { createHost } from './host';

/** A panel without its colours would flash; one whose colours do not come has to be shown all the same. */
const longestWaitForColours = 1_000;

/**
 * Shows the panel that Jira asks for, one of `modules`; their keys are those of manifest.yml.
 * A module with sub-pages shows the panel of its route; `firstPages` has the one that it shows without a route.
 */
export function start(modules: Modules, firstPages: Readonly<Record<string, string>> = {}): void {
  const place = document.getElementById('root') as HTMLElement;
  const root = createRoot(place);
  hideUntilColoured(place);
  open().catch(failed);

  async function open() {
    const context = readContext(await view.getContext());
    const firstPage = firstPages[context.moduleKey];
    if (firstPage === undefined) await show(context, context.moduleKey);
    else await followRoute(firstPage, (name, signal) => show(context, name, signal));
  }

  function show(context: PageContext, name: string, signal?: AbortSignal): Promise<void> {
    return openPanel({
      root,
      modules,
      name,
      viewer: viewerOf(context),
      createHost: (how) => createHost({ invoke, requestJira, router, showFlag, view }, context, how),
      ...(signal && { signal }),
    });
  }

  /** The frame stays while Jira goes from one sub-page to the next: only its address says so. */
  async function followRoute(
    firstPage: string,
    showPage: (name: string, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const history = await view.createHistory();
    let shown: string | undefined;
    let replaced = new AbortController();
    async function follow(): Promise<void> {
      const name = history.location.pathname.split('/').find(Boolean) ?? firstPage;
      if (name === shown) return;
      shown = name;
      replaced.abort();
      replaced = new AbortController();
      await showPage(name, replaced.signal);
    }
    history.listen(() => void follow().catch(failed));
    await follow();
  }

  function failed(error: unknown): void {
    reportBug(error, 'opening the page');
    showCrash(root, error);
  }
}

/** Drawn out of sight until the colours are there, so that reading starts as soon as the context is known. */
function hideUntilColoured(place: HTMLElement): void {
  place.hidden = true;
  const late = new Promise((resolve) => setTimeout(resolve, longestWaitForColours));
  const colours = view.theme.enable().catch(() => undefined);
  void Promise.race([colours, late]).then(() => (place.hidden = false));
}
