import type { FieldContent } from '#app/ports/fields';
import type { IssueId } from '#core/issue';

/** What one field of one item is to hold. */
export interface MirrorValue {
  readonly issueId: IssueId;
  /** The use of a mapped field, or the key of a field of the app's own. Items and projects without it are left alone. */
  readonly field: string;
  /** null empties the field. */
  readonly value: FieldContent;
  /**
   * What Waybill may have left there itself: where people edit the field, too, it is written only over one of these.
   * Fields that are the app's alone are written whatever they hold.
   */
  readonly onlyOver?: readonly FieldContent[];
  /** People edit this field, too: what they set between two readings of the item stays, unless it is in `earlier`. */
  readonly yieldsToPeople?: true;
  /** What Waybill has written there before: no edit of a person's. */
  readonly earlier?: readonly FieldContent[];
}

/** Answers what the fields of items are to hold, as the records are at that moment. */
export type ValuesOf = (issueIds: readonly IssueId[]) => Promise<readonly MirrorValue[]>;

/** Fields that show in search what Waybill keeps in its records. Every host proves it in test/contract. */
export interface Mirror {
  /**
   * Writes up to 200 items. `valuesOf` is asked after the items were read, and again whenever they are read again: so
   * an item that was written since from a newer record is never written from an older one.
   * Answers the items that the tracker refuses for good, deleted ones say, and those that it does not take as they are
   * now, by a rule of its process or for want of a right: `held`. Throws HostUnreachable.
   */
  write(
    issueIds: readonly IssueId[],
    valuesOf: ValuesOf,
  ): Promise<{ readonly refused: readonly IssueId[]; readonly held?: readonly IssueId[] }>;
}
