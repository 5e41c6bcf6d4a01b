import { createDrafts } from '../panels/base/drafts';
import { reportBug } from '../panels/base/report';
import type { Host, Viewer } from '../panels/host';
import { createAddress } from './address';
import { createCommands } from './commands';
import { withFreshForm } from './fresh-form';
import { readProjects } from './projects';
import type { Services } from './services';
import type { Site } from './site';

/** How long a toast stays: time to read a sentence, or a sentence of trouble. */
const toastMilliseconds = { success: 4_000, info: 4_000, warning: 8_000, error: 8_000 } as const;

/** Azure DevOps as panels see it. `hasAddress`: the panel fills a hub, so Azure DevOps keeps its part of the address. */
export async function createHost(
  site: Site,
  viewer: Viewer,
  { hasAddress }: { readonly hasAddress: boolean },
): Promise<Host> {
  const { base, services, navigation, request, session, changes } = site;
  const project = viewer.project ? `${base}/${encodeURIComponent(viewer.project.key)}` : base;
  const issueUrl: Host['issueUrl'] = (key) => `${project}/_workitems/edit/${encodeURIComponent(key)}`;
  const commands = createCommands(session);
  return {
    viewer,
    tracker: session.tracker,
    commands: viewer.issue ? withFreshForm(commands, site, viewer.issue.id, services.workItemForm) : commands,
    openIssue(key, newTab) {
      services
        .workItemNavigation()
        .then((service) => service.openWorkItem(Number(key), newTab))
        .catch(() => navigation.navigate(issueUrl(key)));
    },
    issueUrl,
    openPage: (module) => navigation.navigate(`${project}/_apps/hub/${encodeURIComponent(`${site.app}.${module}`)}`),
    openSearch: (query) => navigation.navigate(`${project}/_queries/query/?wiql=${encodeURIComponent(query)}`),
    // A place that keeps no address still shows the page.
    address: hasAddress ? await createAddress(navigation).catch(() => undefined) : undefined,
    onIssueChange(listener) {
      changes.addEventListener('change', listener);
      return () => changes.removeEventListener('change', listener);
    },
    notify: (message) => toast(services, message),
    projects: () => readProjects(request),
    report: reportBug,
    drafts: createDrafts(viewer.accountId),
  };
}

/** Says something at the top of the page; a place without toasts goes on without. */
export function toast({ globalMessages }: Services, { title, body, tone }: Parameters<Host['notify']>[0]): void {
  const message = body === undefined ? title : `${title} ${body}`;
  globalMessages().then(
    (service) => service.addToast({ message, duration: toastMilliseconds[tone] }),
    () => undefined,
  );
}
