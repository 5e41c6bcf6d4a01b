import { itemKinds } from '#app/item-kinds';
import { fieldUses, writtenMappingIn } from '#app/field-uses';
import { loadedPart } from '#app/loaded-part';
import { once } from '#app/once';
import type { Clock } from '#app/ports/clock';
import type { Mirror } from '#app/ports/mirror';
import type { Patience } from '#app/rest-client';
import type { Session } from '#app/session';
import type { KeyNews } from '#app/ports/key-news';
import { settingsOf } from '#app/settings/chosen';
import type { AccountId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { AzureClient } from '#azure/client';
import { Delivery } from '#azure/delivery';
import { Background } from '#azure/background';
import { DocumentRecords } from '#azure/document-records';
import { FieldRefusals } from '#azure/refusals';
import type { AzureRequest } from '#azure/request';
import { AzureTracker } from '#azure/tracker';

/** What a page's session is made of. */
export interface AzureParts {
  readonly request: AzureRequest;
  readonly viewer: AccountId;
  /** As `getExtensionContext()` of the SDK names it. */
  readonly extension: { readonly publisherId: string; readonly extensionId: string };
  /** The project that the page is in; `key` is its name. */
  readonly project?: { readonly id: ProjectId; readonly key: string };
  readonly patience?: Patience;
  /** Waits between two tries in the background. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Told of faults of work that nobody waits for. */
  readonly report?: (error: unknown) => void;
}

/** Use cases and tracker of one page: the page's commands take it as it is, the panel's host takes its `tracker`. */
export interface AzureSession extends Session {
  readonly tracker: AzureTracker;
  readonly refusals: FieldRefusals;
  readonly mirror: Mirror;
  /** Keys of other people that are not those which this viewer knows. */
  readonly keyNews: KeyNews;
  /** Writes fields that an earlier page left behind; for pages that show a whole backlog. Never rejects. */
  repair(): Promise<void>;
  /** Resolves when nothing is under way in the background. */
  settled(): Promise<void>;
}

const clock: Clock = { now: () => new Date().toISOString() as IsoDateTime };

/** What writes fields comes when there are fields to write: panels that are looked at do without it. */
const delivering = (): Promise<typeof import('#app/mirror/deliver')> => loadedPart(() => import('#app/mirror/deliver'));

function lazyMirror(load: () => Promise<Mirror>): Mirror {
  const loaded = once(() => loadedPart(load));
  return { write: async (...given) => (await loaded()).write(...given) };
}

/** Makes the session of a page. There is no trusted side: everything is done as the viewer, and fields are written in the background. */
export function createAzureSession(parts: AzureParts): AzureSession {
  const { request, viewer, patience, project } = parts;
  const wait = parts.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  const tracker = new AzureTracker({ ...parts, uses: fieldUses });
  const background = new Background(parts.report ?? console.error);
  const records = new DocumentRecords({ ...parts, background, kinds: itemKinds });
  const inBackground = (work: () => Promise<unknown>): void => background.run(work);
  const refusals = new FieldRefusals();
  const mirror = lazyMirror(async () => {
    const { AzureMirror } = await import('#azure/mirror');
    return new AzureMirror({
      client: new AzureClient(request, patience),
      items: tracker.fields,
      onWritten: (issueId) => tracker.forget(issueId),
      mappingOf: writtenMappingIn(records),
      onRefused: (issueId, reason) => refusals.note(issueId, reason),
      wait,
    });
  });
  const later = new Delivery({
    wait,
    async deliver(issueIds) {
      // Who may not edit an item leaves its fields to somebody who may.
      const [writable, { deliver }] = await Promise.all([tracker.rights.writable(issueIds), delivering()]);
      if (writable.size > 0) await deliver({ records, tracker, viewer, inBackground }, mirror, [...writable]);
    },
    async deliverRecord(record) {
      const { deliverRecord } = await loadedPart(() => import('#app/mirror/deliver-record'));
      await deliverRecord({ records, writable: (ids) => tracker.rights.writable(ids) }, mirror, record);
    },
  });
  // Every panel needs these: they are on their way before it is known which item there is to look at.
  if (project) settingsOf(records, project.id).catch(() => undefined);
  tracker.prefetch();
  return {
    viewer,
    tracker,
    records,
    later,
    clock,
    inBackground,
    refusals,
    mirror,
    keyNews: records.signing,
    async repair() {
      await loadedPart(() => import('#app/mirror/repair'))
        .then(({ repairMirror }) => repairMirror(records, later))
        .catch(background.report);
    },
    async settled() {
      await records.settled();
      await later.settled();
      await records.settled();
    },
  };
}
