import './theme.css';
import '../kit/base.css';
import { view } from '@forge/bridge';
import { createRoot } from 'react-dom/client';
import { en } from '../panels/words/en';
import { createWords } from '../panels/words/words';
import { readContext, viewerOf } from './context';
import { Crash, ErrorBoundary } from './error-boundary';
import { createHost } from './host';
import { Module, pageModules } from './module';

const root = createRoot(document.getElementById('root') as HTMLElement);

/** Context and colours are asked for side by side; a panel without its colours would flash, one without a theme still works. */
async function start() {
  const [context] = await Promise.all([view.getContext().then(readContext), view.theme.enable().catch(() => undefined)]);
  const viewer = viewerOf(context);
  document.documentElement.lang = 'en';
  const words = createWords(en, 'en', viewer, viewer.words);
  const host = await createHost(context, { hasAddress: pageModules.has(context.moduleKey) });
  root.render(
    <ErrorBoundary words={words}>
      <Module moduleKey={context.moduleKey} host={host} words={words} />
    </ErrorBoundary>,
  );
}

start().catch((error: unknown) => {
  const words = createWords(en, 'en', { locale: navigator.language, timeZone: 'UTC' }, { issue: 'work item', issues: 'work items', project: 'space' });
  root.render(<Crash words={words} error={error instanceof Error ? error : new Error(String(error))} />);
});
