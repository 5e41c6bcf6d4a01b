import './theme.css';
import '../kit/base.css';
import {
  getContributionId,
  getExtensionContext,
  getPageContext,
  getUser,
  init,
  notifyLoadFailed,
  notifyLoadSucceeded,
  register,
} from 'azure-devops-extension-sdk';
import { createRoot } from 'react-dom/client';
import { openPanel, showCrash } from '../panels/opening';
import { en } from '../panels/words/en';
import { createWords } from '../panels/words/words';
import { readContext, viewerOf, type PageContext } from './context';
import { createFormEvents, type Shown } from './form';
import { createHost, toast } from './host';
import { watchScheme } from './scheme';
import { workItemForm } from './services';
import { openSite, type Site } from './site';
import { reportHeight } from './size';
import { UnsavedItem } from './unsaved-item';

/** Contributions of vss-extension.json with the panels that they show. */
const panels: Readonly<Record<string, string>> = {
  'value-group': 'value-context',
  'value-form-page': 'value-panel',
  'value-hub': 'value-page',
  'settings-hub': 'settings-page',
};
const onForms: ReadonlySet<string> = new Set(['value-group', 'value-form-page']);

const place = document.getElementById('root') as HTMLElement;
const root = createRoot(place);

async function start() {
  watchScheme();
  await init({ loaded: false, applyTheme: true });
  const context = readContext(getUser(), getPageContext());
  const contributionId = getContributionId();
  const contribution = contributionId.split('.').at(-1) ?? '';
  const panel = panels[contribution] ?? contribution;
  const site = openSite(viewerOf(context), getExtensionContext());
  const show = createStage(panel, context, site);
  if (onForms.has(contribution)) followForm(contributionId, show, site);
  else show({ kind: 'nothing' });
  await notifyLoadSucceeded();
  await attend(await site, panel, context);
}

/** Shows what a form holds, as soon as it can; what it held before is forgotten. */
function followForm(contributionId: string, show: (shown: Shown) => void, site: Promise<Site>) {
  reportHeight(place);
  const { events, ask } = createFormEvents({
    onItem: (shown) => (shown.kind === 'nothing' ? root.render(undefined) : show(shown)),
    onChange: () =>
      void site.then(({ session, changes }) => {
        session.tracker.forget();
        changes.dispatchEvent(new Event('change'));
      }),
  });
  register(contributionId, () => events);
  // Without a form to ask, the page waits until it is told of an item.
  workItemForm()
    .then(ask)
    .catch(() => undefined);
}

/** Looks after what goes on behind the panel: fields that an earlier page left behind, and fields that refuse. */
async function attend({ session }: Site, panel: string, context: PageContext) {
  const viewer = viewerOf(context);
  const words = createWords(en, 'en', viewer, viewer.words);
  session.refusals.onChange(() => {
    const last = session.refusals.list().at(-1);
    if (last) toast({ title: words.say('fieldsRefused', { key: last.issueId }), body: last.reason, tone: 'warning' });
  });
  if (panel === 'value-page') await session.repair();
}

function createStage(panel: string, context: PageContext, site: Promise<Site>) {
  let current = new AbortController();
  return (shown: Shown) => {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const viewer = viewerOf(context, shown.kind === 'item' ? shown.id : undefined);
    if (shown.kind === 'unsaved')
      return root.render(<UnsavedItem words={createWords(en, 'en', viewer, viewer.words)} />);
    openPanel({ root, panel, viewer, signal, createHost: async (how) => createHost(await site, viewer, how) }).catch(
      (error: unknown) => {
        if (!signal.aborted) showCrash(root, error);
      },
    );
  };
}

start().catch((error: unknown) => {
  showCrash(root, error);
  void notifyLoadFailed(error instanceof Error ? error : String(error));
});
