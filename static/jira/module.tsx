import { lazy, Suspense } from 'react';
import { Message } from '../kit/message';
import { Skeleton } from '../kit/skeleton';
import type { Host } from '../panels/host';
import { ValueContext } from '../panels/value-context/value-context';
import { ValuePanel } from '../panels/value-panel/value-panel';
import type { PanelWords } from '../panels/words/panel-words';

/** The panels of an issue are what people wait for most, so they come with the page; the large pages come when asked for. */
const ValuePage = lazy(() => import('../panels/value-page/value-page').then((module) => ({ default: module.ValuePage })));
const SettingsPage = lazy(() => import('../panels/settings-page/settings-page').then((module) => ({ default: module.SettingsPage })));

/** Modules of manifest.yml that fill a page and have an address of their own. */
export const pageModules: ReadonlySet<string> = new Set(['value-page', 'settings-page']);

interface ModuleProps {
  readonly moduleKey: string;
  readonly host: Host;
  readonly words: PanelWords;
}

/** What a module of manifest.yml shows. */
export function Module({ moduleKey, host, words }: ModuleProps) {
  const { issue } = host.viewer;
  switch (moduleKey) {
    case 'value-panel':
      return issue ? <ValuePanel host={host} issue={issue} /> : <Unknown moduleKey={moduleKey} words={words} />;
    case 'value-context':
      return issue ? <ValueContext host={host} issue={issue} /> : <Unknown moduleKey={moduleKey} words={words} />;
    case 'value-page':
      return (
        <Suspense fallback={<PageSkeleton words={words} />}>
          <ValuePage host={host} />
        </Suspense>
      );
    case 'settings-page':
      return (
        <Suspense fallback={<PageSkeleton words={words} />}>
          <SettingsPage host={host} />
        </Suspense>
      );
    default:
      return <Unknown moduleKey={moduleKey} words={words} />;
  }
}

function PageSkeleton({ words }: { readonly words: PanelWords }) {
  return <Skeleton lines={[30, 100, 100, 100, 100, 100]} label={words.say('loadingPage')} />;
}

function Unknown({ moduleKey, words }: { readonly moduleKey: string; readonly words: PanelWords }) {
  return <Message tone="warning">{words.say('unknownModule', { module: moduleKey })}</Message>;
}
