import type { IssueId, ProjectId } from '#core/issue';

/** Waybill's own permissions. */
export const appPermissions = ['agree-scores', 'see-money', 'approve-sow', 'plan-train'] as const;

/** One of Waybill's own permissions; what a tracker calls them is its host's business. */
export type AppPermission = (typeof appPermissions)[number];

/** Those that a tracker's administrators can give to people; the others are nobody's until there is something to do with them. */
export const givenPermissions: readonly AppPermission[] = ['agree-scores', 'plan-train'];

/** What the acting person may do in a project. `see` is false for one that does not exist, too; then nothing else holds. */
export interface PlaceRights {
  readonly see: boolean;
  readonly edit: boolean;
  readonly administer: boolean;
  readonly holds: ReadonlySet<AppPermission>;
}

/** What the acting person may do with one item. */
export interface IssueRights extends PlaceRights {
  /** Where the item is now; present when `see` holds. */
  readonly projectId?: ProjectId;
}

/** No right at all: for what is not there, too. */
export const noRights: PlaceRights = { see: false, edit: false, administer: false, holds: new Set() };

/** What the acting person may do. Every host proves it in test/contract. All methods throw HostUnreachable and NotSignedIn. */
export interface Rights {
  /** Permissions that the tracker's administrators give to people there; the others are held by whoever administers, or by nobody. */
  readonly granted: ReadonlySet<AppPermission>;
  ofIssue(id: IssueId): Promise<IssueRights>;
  ofProject(id: ProjectId): Promise<PlaceRights>;
  /** Of these items the ones that this person may see. One request per 1,000. */
  visible(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>>;
  /** Holds for people who administer the whole site. */
  administers(): Promise<boolean>;
}
