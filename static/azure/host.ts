import { createDrafts } from '../panels/drafts';
import type { Host, Viewer } from '../panels/host';
import { createAddress } from './address';
import { connect } from './connection';
import { readProjects } from './projects';
import { globalMessages, workItemNavigation } from './services';
import type { Site } from './site';

/** How long a toast stays: time to read a sentence, or a sentence of trouble. */
const toastMilliseconds = { success: 4_000, info: 4_000, warning: 8_000, error: 8_000 } as const;

/** Azure DevOps as panels see it. `hasAddress`: the panel fills a hub, so Azure DevOps keeps its part of the address. */
export async function createHost({ base, navigation, request, changes }: Site, viewer: Viewer, { hasAddress }: { readonly hasAddress: boolean }): Promise<Host> {
  const project = viewer.project ? `${base}/${encodeURIComponent(viewer.project.key)}` : base;
  const issueUrl: Host['issueUrl'] = (key) => `${project}/_workitems/edit/${encodeURIComponent(key)}`;
  return {
    viewer,
    ...connect(),
    openIssue(key, newTab) {
      workItemNavigation()
        .then((service) => service.openWorkItem(Number(key), newTab))
        .catch(() => navigation.navigate(issueUrl(key)));
    },
    issueUrl,
    openSearch: (query) => navigation.navigate(`${project}/_queries/query/?wiql=${encodeURIComponent(query)}`),
    // A place that keeps no address still shows the page.
    address: hasAddress ? await createAddress(navigation).catch(() => undefined) : undefined,
    onIssueChange(listener) {
      changes.addEventListener('change', listener);
      return () => changes.removeEventListener('change', listener);
    },
    notify({ title, body, tone }) {
      const message = body === undefined ? title : `${title} ${body}`;
      // A place without toasts goes on without.
      globalMessages().then((service) => service.addToast({ message, duration: toastMilliseconds[tone] }), () => undefined);
    },
    projects: () => readProjects(request),
    drafts: createDrafts(viewer.accountId),
  };
}
