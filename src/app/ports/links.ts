import type { IssueId } from '#core/issue';
import type { Brand } from '#core/result';
import type { LinkTypeId } from '#core/train/ids';

/** The tracker's id of one link, or what stands for it where the tracker has none. */
export type LinkId = Brand<string, 'LinkId'>;

/** A kind of link, as the tracker's administrators named it. */
export interface LinkType {
  readonly id: LinkTypeId;
  /**
   * What the tracker's own first phrase says of the item that it is read at: it `gives`, it `needs`, or nothing of order,
   * `other`.
   */
  readonly direction: 'gives' | 'needs' | 'other';
  /** How each end is described, `blocks` and `is blocked by`; where there is no order, the tracker's first phrase is the giver's. */
  readonly phrases: { readonly giver: string; readonly needer: string };
  /** How many items that the viewer sees have such a link; only where it was asked for, and can be had. */
  readonly items?: number;
}

/** One link, whichever of its ends it was read at. Where its kind has no order, `from` is the end of the first phrase. */
export interface LinkEnds {
  readonly linkId: LinkId;
  readonly typeId: LinkTypeId;
  /** Gives. */
  readonly from: IssueId;
  /** Waits for the other. */
  readonly to: IssueId;
}

/** Links of many items. */
export interface LinksOfItems {
  /** Each link once; an end may lie outside of what was asked for. Both ends are visible to the viewer. */
  readonly links: readonly LinkEnds[];
  /** How many links of an item have an end that the viewer may not see; items without such links are left out. */
  readonly hidden: ReadonlyMap<IssueId, number>;
}

/**
 * Native links, read as the acting user; IssueWrites writes them. The parent of an item is none.
 * Every host proves it in test/contract. All methods throw HostUnreachable and NotSignedIn.
 */
export interface IssueLinks {
  readonly can: {
    /** The tracker says that there are ends that the viewer may not see; where not, `hidden` is empty. */
    readonly countHidden: boolean;
    /** How many items use a kind of link can be had in one call a kind. */
    readonly countItems: boolean;
    /** Lists of issues hold the links of each issue: nobody has to ask for them. */
    readonly comeWithIssues: boolean;
  };
  /** All kinds of links. `counted`: with how many items use each, where that can be had. */
  types(options?: { readonly counted: boolean }): Promise<readonly LinkType[]>;
  /** Links of items, a hundred or more items a call; hidden and unknown items are left out. Throws the signal's reason. */
  of(issueIds: readonly IssueId[], signal?: AbortSignal): Promise<LinksOfItems>;
}
