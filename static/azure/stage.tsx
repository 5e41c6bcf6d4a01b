import './theme.css';
import '../kit/base.css';
import {
  getAccessToken,
  getContributionId,
  getExtensionContext,
  getPageContext,
  getUser,
  init,
  notifyLoadFailed,
  notifyLoadSucceeded,
} from 'azure-devops-extension-sdk';
import { createRoot, type Root } from 'react-dom/client';
import type { Gadget, Modules } from '../panels/base/module';
import { openPanel, showCrash } from '../panels/base/opening';
import { reportBug } from '../panels/base/report';
import type { Viewer } from '../panels/host';
import { enWorkItemForm } from '../panels/words/en-work-item-form';
import { createWords } from '../panels/words/words';
import { readContext, viewerOf, type PageContext } from './context';
import { moduleOf } from './contribution';
import type { Shown } from './form';
import { createHost, toast } from './host';
import { watchScheme } from './scheme';
import { services } from './services';
import { openSite, type Site } from './site';
import { UnsavedItem } from './unsaved-item';

/** A frame after the handshake: where it stands, and how something is shown in it. */
export interface Stage {
  readonly place: HTMLElement;
  readonly root: Root;
  readonly contributionId: string;
  readonly context: PageContext;
  readonly site: Promise<Site>;
  /** Shows the frame's panel for an item, a gadget, or none of both; what was shown before is forgotten. */
  show(shown: Shown, gadget?: Gadget): void;
}

/** Shakes hands with Azure DevOps and shows one of `modules`: `begin` says when and for which item. */
export function start(modules: Modules, begin: (stage: Stage) => Promise<void> | void): void {
  const place = document.getElementById('root') as HTMLElement;
  const root = createRoot(place);
  open().catch((error: unknown) => {
    reportBug(error, 'opening the page');
    showCrash(root, error);
    void notifyLoadFailed(error instanceof Error ? error : String(error));
  });

  async function open() {
    watchScheme();
    await init({ loaded: false, applyTheme: true });
    const context = readContext(getUser(), getPageContext());
    const contributionId = getContributionId();
    const site = openSite(viewerOf(context), getExtensionContext(), { services, getAccessToken });
    const show = createShow({ root, modules, name: moduleOf(contributionId), context, site });
    await begin({ place, root, contributionId, context, site, show });
    await notifyLoadSucceeded();
    tellRefusals(await site, context);
    await tellChangedKeys(await site, context);
  }
}

interface ShowParts extends Pick<Stage, 'root' | 'context' | 'site'> {
  readonly modules: Modules;
  readonly name: string;
}

function createShow({ root, modules, name, context, site }: ShowParts): Stage['show'] {
  let current = new AbortController();
  return (shown, gadget) => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const viewer = viewerOf(context, shown.kind === 'item' ? shown.id : undefined);
    if (shown.kind === 'unsaved') return root.render(<UnsavedItem words={formWords(viewer)} />);
    const createHostOf = async (how: { readonly hasAddress: boolean }) => createHost(await site, viewer, how);
    const place = { root, modules, name, viewer, signal, createHost: createHostOf, ...(gadget && { gadget }) };
    openPanel(place).catch((error: unknown) => {
      reportBug(error, 'opening the panel');
      if (!signal.aborted) showCrash(root, error);
    });
  };
}

/** Says when a field has not taken a score: nobody waits for it any more. */
function tellRefusals({ session }: Site, context: PageContext): void {
  const words = formWords(viewerOf(context));
  session.refusals.onChange(() => {
    const last = session.refusals.list().at(-1);
    if (last)
      toast(services, { title: words.say('fieldsRefused', { key: last.issueId }), body: last.reason, tone: 'warning' });
  });
}

/** Says whose key has changed; keys that cannot be read now are told of in the next frame. */
async function tellChangedKeys(site: Site, context: PageContext): Promise<void> {
  const { keyNews } = site.session;
  const changed = await keyNews.changed().catch(() => []);
  if (changed.length === 0) return;
  const [host, { showChangedKeys }] = await Promise.all([
    createHost(site, viewerOf(context), { hasAddress: false }),
    import('./key-notices'),
  ]);
  showChangedKeys(host, keyNews, changed);
}

function formWords(viewer: Viewer) {
  return createWords(enWorkItemForm, 'en', viewer, viewer.words);
}
