import './theme.css';
import '../kit/base.css';
import { view } from '@forge/bridge';
import { createRoot } from 'react-dom/client';
import { openPanel, showCrash } from '../panels/opening';
import { readContext, viewerOf } from './context';
import { createHost } from './host';

const place = document.getElementById('root') as HTMLElement;
const root = createRoot(place);

/** A panel without its colours would flash; one whose colours do not come has to be shown all the same. */
const longestWaitForColours = 1_000;

/** Drawn out of sight until the colours are there, so that reading starts as soon as the context is known. */
async function start() {
  place.hidden = true;
  const late = new Promise((resolve) => setTimeout(resolve, longestWaitForColours));
  const colours = view.theme.enable().catch(() => undefined);
  void Promise.race([colours, late]).then(() => (place.hidden = false));
  const context = readContext(await view.getContext());
  // Modules of manifest.yml are called as the panels that they show.
  await openPanel({
    root,
    panel: context.moduleKey,
    viewer: viewerOf(context),
    createHost: (how) => createHost(context, how),
  });
}

start().catch((error: unknown) => showCrash(root, error));
