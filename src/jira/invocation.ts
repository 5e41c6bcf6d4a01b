import { asApp, asUser, assumeTrustedRoute, getAppContext } from '@forge/api';
import type { Clock } from '#app/ports/clock';
import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Session } from '#app/session';
import type { Extension } from '#jira/extension';
import { createItemPorts } from '#jira/item-ports';
import { MirrorQueue } from '#jira/queue';
import { guardedRecords, holdsWith } from '#app/records/guarded-records';
import { records } from '#jira/entity-records';
import type { JiraRequest } from '#jira/request';

/** The only clock of the trusted side. */
export const clock: Clock = { now: () => new Date().toISOString() as IsoDateTime };

/** Jira as the acting user. Paths are built by the adapter, from encoded parts. */
const requestAsUser: JiraRequest = (path, init) => asUser().requestJira(assumeTrustedRoute(path), init);

/** Jira as the app itself, where there is no user. */
export const requestAsApp: JiraRequest = (path, init) => asApp().requestJira(assumeTrustedRoute(path), init);

/** Where this app is installed; known only while a function runs. */
export function currentExtension(): Extension {
  const { appAri, environmentAri } = getAppContext();
  return { appId: appAri.appId, environmentId: environmentAri.environmentId };
}

/** A function ends with its answer: nothing of its own goes on after it but what the queue carries. */
const inBackground = (work: () => Promise<unknown>): void => {
  work().catch((error: unknown) => console.error('background', error));
};

/** What one person's call works with. */
export function sessionOf(viewer: AccountId): Session {
  const tracker = createItemPorts({ request: requestAsUser, extension: currentExtension() });
  return {
    viewer,
    tracker,
    records: guardedRecords(records, holdsWith(tracker.rights)),
    later: new MirrorQueue(),
    clock,
    inBackground,
  };
}
