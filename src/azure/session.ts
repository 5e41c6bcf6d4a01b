import { deliver } from '#app/mirror/deliver';
import { repairMirror } from '#app/mirror/repair';
import type { Clock, Mirror } from '#app/ports';
import type { Patience } from '#app/rest-client';
import type { Session } from '#app/session';
import { modelFor, settingsOf } from '#app/settings/chosen';
import type { AccountId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { AzureClient } from '#azure/client';
import { Delivery } from '#azure/delivery';
import type { MappingOf } from '#azure/holdings';
import { AzureMirror } from '#azure/mirror';
import { createAzureRecords } from '#azure/records';
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
}

/** Use cases and tracker of one page: the page's commands take it as it is, the panel's host takes its `tracker`. */
export interface AzureSession extends Session {
  readonly tracker: AzureTracker;
  readonly refusals: FieldRefusals;
  readonly mirror: Mirror;
  /** Writes fields that an earlier page left behind; for pages that show a whole backlog. Never rejects. */
  repair(): Promise<void>;
  /** Resolves when nothing is under way in the background. */
  settled(): Promise<void>;
}

/** Fields that wait longer than this were left behind by a page that was closed, in milliseconds. */
const leftBehind = 15_000;

const clock: Clock = { now: () => new Date().toISOString() as IsoDateTime };

/** Makes the session of a page. There is no trusted side: everything is done as the viewer, and fields are written in the background. */
export function createAzureSession(parts: AzureParts): AzureSession {
  const { request, viewer, patience, project } = parts;
  const wait = parts.wait ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  const tracker = new AzureTracker(parts);
  const stored = createAzureRecords(parts);
  const refusals = new FieldRefusals();
  const mappingOf: MappingOf = async (projectId) => {
    const settings = await settingsOf(stored, projectId);
    return { model: modelFor(settings), fields: settings.fields };
  };
  const mirror = new AzureMirror({
    client: new AzureClient(request, patience),
    holdings: tracker.holder,
    tracker,
    mappingOf,
    onRefused: (issueId, reason) => refusals.note(issueId, reason),
    wait,
  });
  const later = new Delivery({
    wait,
    async deliver(issueIds) {
      // Who may not edit an item leaves its fields to somebody who may.
      const writable = await tracker.writable(issueIds);
      if (writable.size > 0) await deliver({ records: stored, tracker }, mirror, [...writable]);
    },
  });
  const records: Session['records'] = {
    ...stored,
    async score(id) {
      const score = await stored.score(id);
      if (score?.waiting !== undefined && Date.parse(score.waiting) < Date.now() - leftBehind) void later.mirror([id]);
      return score;
    },
  };
  // Every panel needs these: they are on their way before it is known which item there is to look at.
  if (project) stored.settings(project.id).catch(() => undefined);
  tracker.approach();
  return {
    viewer,
    tracker,
    site: tracker,
    records,
    later,
    clock,
    refusals,
    mirror,
    async repair() {
      await repairMirror(stored, later).catch(() => undefined);
    },
    async settled() {
      await stored.settled();
      await later.settled();
      await stored.settled();
    },
  };
}
