import { useState } from 'react';
import { start } from '../api/start';
import { Notice } from '../parts/notice';
import { Breadcrumbs } from '../parts/breadcrumbs';
import { useAddress } from '../shell/address';
import { viewer } from '../shell/session';
import { AppFrame } from './app-frame';
import { modulePath } from './module-path';

interface Props {
  readonly moduleKey: string;
  readonly types: readonly string[];
  readonly projectKey?: string;
  readonly needsAdmin?: boolean;
}

/** A page that one of the app's modules fills, with its sub-pages and its own part of the address. */
export function AppPage({ moduleKey, types, projectKey, needsAdmin }: Props) {
  const [round, setRound] = useState(0);
  const { pathname } = useAddress();
  const module = start.app.modules.find((candidate) => candidate.key === moduleKey && types.includes(candidate.type));
  const path = module && modulePath(module, projectKey);
  if (module === undefined || path === undefined) {
    return (
      <Notice tone="error" title="We couldn’t find that page">
        The app has no page “{moduleKey}” here.
      </Notice>
    );
  }
  if (needsAdmin && !viewer?.isAdmin) {
    return (
      <Notice tone="error" title="You don’t have permission to see this">
        Only Jira administrators may open this page. Ask one of them.
      </Notice>
    );
  }
  const route = pathname.slice(path.length + 1);
  const subPage = module.subPages.find((page) => page.route.replace(/^\//, '') === route);
  const resource = subPage?.resource ?? module.resource ?? '';
  return (
    <>
      {(module.layout ?? 'native') === 'native' && (
        <header className="page-head page-head--app">
          <Breadcrumbs projectKey={projectKey} />
          <h1 dir="auto">{subPage?.title ?? module.title}</h1>
        </header>
      )}
      <AppFrame
        key={`${resource} ${round}`}
        view={{
          module,
          resource,
          place: { project: projectKey },
          basePath: path,
          refresh: () => setRound((count) => count + 1),
        }}
        height="page"
      />
    </>
  );
}
