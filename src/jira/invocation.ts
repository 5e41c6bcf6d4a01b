import { asApp, asUser, assumeTrustedRoute, getAppContext } from '@forge/api';
import type { Clock } from '#app/ports';
import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Session } from '#app/session';
import type { Extension } from '#jira/extension';
import { MirrorQueue } from '#jira/queue';
import { records } from '#jira/records';
import type { JiraRequest } from '#jira/request';
import { createTracker } from '#jira/tracker';

/** The only clock of the trusted side. */
export const clock: Clock = { now: () => new Date().toISOString() as IsoDateTime };

/** Jira as the acting user. Paths are built by the adapter, from encoded parts. */
export const requestAsUser: JiraRequest = (path, init) => asUser().requestJira(assumeTrustedRoute(path), init);

/** Jira as the app itself, where there is no user. */
export const requestAsApp: JiraRequest = (path, init) => asApp().requestJira(assumeTrustedRoute(path), init);

/** Where this app is installed; known only while a function runs. */
export function currentExtension(): Extension {
  const { appAri, environmentAri } = getAppContext();
  return { appId: appAri.appId, environmentId: environmentAri.environmentId };
}

/** What one person's call works with. */
export function sessionOf(viewer: AccountId): Session {
  const tracker = createTracker({ request: requestAsUser, extension: currentExtension() });
  return { viewer, tracker, site: tracker, records, later: new MirrorQueue(), clock };
}
