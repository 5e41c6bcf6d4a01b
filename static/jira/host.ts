import type * as bridge from '@forge/bridge';
import { type Extension, extensionIn } from '#jira/extension';
import type { JiraRequest } from '#jira/request';
import { createTracker } from '#jira/tracker';
import type { Host } from '../panels/host';
import { createAddress } from './address';
import { createCommands } from './commands';
import { viewerOf, type PageContext } from './context';
import { createDrafts } from '../panels/base/drafts';
import { reportBug } from '../panels/base/report';
import { readProjects } from './projects';

/** What Waybill asks of the page around the frame. */
export type Bridge = Pick<typeof bridge, 'invoke' | 'requestJira' | 'router' | 'showFlag'> & {
  readonly view: Pick<typeof bridge.view, 'createHistory'>;
};

/** Jira as panels see it. `hasAddress`: the module fills a page, so Jira keeps its part of the address. */
export async function createHost(
  { invoke, requestJira, router, showFlag, view }: Bridge,
  context: PageContext,
  { hasAddress }: { readonly hasAddress: boolean },
): Promise<Host> {
  const request: JiraRequest = (path, init) => requestJira(path, init);
  const viewer = viewerOf(context);
  const base = context.siteUrl.replace(/\/$/, '');
  let flags = 0;
  return {
    viewer,
    tracker: createTracker({ request, extension: extensionOf(context) }),
    commands: createCommands((name, payload) => invoke<object, unknown>(name, payload)),
    openIssue(key, newTab) {
      const path = `/browse/${encodeURIComponent(key)}`;
      void (newTab ? router.open(path) : router.navigate(path));
    },
    issueUrl: (key) => `${base}/browse/${encodeURIComponent(key)}`,
    openPage: (moduleKey) => void router.navigate({ target: 'module', moduleKey }),
    openSearch: (query) => void router.navigate(`/issues/?jql=${encodeURIComponent(query)}`),
    // A place that keeps no address still shows the page.
    address: hasAddress ? await createAddress(view).catch(() => undefined) : undefined,
    notify({ title, body, tone }) {
      flags += 1;
      showFlag({
        id: `waybill-${flags}`,
        title,
        description: body,
        type: tone,
        isAutoDismiss: tone === 'success' || tone === 'info',
      });
    },
    projects: () => readProjects(request),
    report: reportBug,
    drafts: createDrafts(viewer.accountId),
  };
}

/** Jira names a module by the app and the environment that it was installed from. */
function extensionOf({ localId, environmentId }: PageContext): Extension {
  return extensionIn(localId) ?? { appId: '', environmentId };
}
