import type { AnyKind } from '#app/records/record-kind';
import type { Patience } from '#app/rest-client';
import type { AccountId, ProjectId } from '#core/issue';
import type { Background } from '#azure/background';
import type { AzureRequest } from '#azure/request';

/** What records are made of. */
export interface AzureRecordsParts {
  readonly request: AzureRequest;
  readonly viewer: AccountId;
  readonly extension: { readonly publisherId: string; readonly extensionId: string };
  /** The project that the page is in: most records are. */
  readonly project?: { readonly id: ProjectId };
  readonly patience?: Patience;
  readonly background: Background;
  /** Those that every call asks for, and those that follow an item. */
  readonly kinds: readonly AnyKind[];
}
