import './theme.css';
import '../kit/base.css';
import { view } from '@forge/bridge';
import { createRoot } from 'react-dom/client';
import { Skeleton } from '../kit/skeleton';
import { en } from '../panels/words/en';
import { createWords } from '../panels/words/words';
import { readContext, viewerOf } from './context';
import { Crash, ErrorBoundary } from './error-boundary';
import { createHost } from './host';
import { loadModule, pageModules } from './module';

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
  const viewer = viewerOf(context);
  document.documentElement.lang = 'en';
  const words = createWords(en, 'en', viewer, viewer.words);
  const isPage = pageModules.has(context.moduleKey);
  if (isPage) root.render(<Skeleton lines={[30, 100, 100, 100, 100, 100]} label={words.say('loadingPage')} />);
  const [host, Module] = await Promise.all([createHost(context, { hasAddress: isPage }), loadModule(context.moduleKey)]);
  root.render(
    <ErrorBoundary words={words}>
      <Module host={host} words={words} />
    </ErrorBoundary>,
  );
}

start().catch((error: unknown) => {
  const words = createWords(en, 'en', { locale: navigator.language, timeZone: 'UTC' }, { issue: 'work item', issues: 'work items', project: 'space' });
  root.render(<Crash words={words} error={error instanceof Error ? error : new Error(String(error))} />);
});
