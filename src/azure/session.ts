import type { AzureRequest } from '#azure/request';
import type { Session } from '#app/session';
import type { Tracker } from '#app/ports';
import type { AccountId, IssueId, ProjectId } from '#core/issue';

/** What a page's session is made of. */
export interface AzureParts {
  readonly request: AzureRequest;
  readonly viewer: AccountId;
  /** As `getExtensionContext()` of the SDK names it. */
  readonly extension: { readonly publisherId: string; readonly extensionId: string };
  /** The project that the page is in; `key` is its name. */
  readonly project?: { readonly id: ProjectId; readonly key: string };
}

/** An item whose fields did not take what Waybill holds; `reason` is the platform's own sentence. */
export interface FieldRefusal {
  readonly issueId: IssueId;
  readonly reason: string;
}

/** The tracker of a page. */
export interface AzureTracker extends Tracker {
  /** Drops what was read of an item, or of all: a form has saved it. */
  forget(id?: IssueId): void;
}

/** Use cases and tracker of one page: the page's commands take it as it is, the panel's host takes its `tracker`. */
export interface AzureSession extends Session {
  readonly tracker: AzureTracker;
  /** Items whose fields refused a write since the page was opened. */
  readonly refusals: { list(): readonly FieldRefusal[]; onChange(listener: () => void): () => void };
  /** Writes fields that an earlier page left behind; for pages that show a whole backlog. Never rejects. */
  repair(): Promise<void>;
  /** Resolves when nothing is under way in the background. */
  settled(): Promise<void>;
}

/** Makes the session of a page: `createAzureSession` follows with the adapter. */
export type CreateAzureSession = (parts: AzureParts) => AzureSession;
