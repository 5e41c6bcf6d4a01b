import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';

/** What a field can hold: a free number, a short text or an option of a list, the tracker's own team, free text, a day. */
export type FieldKind = 'number' | 'choice' | 'team' | 'text' | 'day';

/** What a capability looks for among the fields of a tracker: data, the same for every host. */
export interface FieldUse {
  /** Names the use in settings, mappings and mirrors: `points`, `factor:value`, `cost-of-delay`. */
  readonly use: string;
  readonly kind: FieldKind;
  /** Types of fields, or reference names, that are this one wherever they exist; likeliest first. */
  readonly types?: readonly string[];
  /** What people call such a field. */
  readonly names: RegExp;
  /** Waybill writes the field, too: then it is one field, that takes what is written, and none that another use only reads. */
  readonly isWritten?: true;
  /** Has decimals: a field for whole numbers will not do. */
  readonly hasDecimals?: true;
  /** A 0 there says nothing, as an estimate of 0 is none. */
  readonly isZeroEmpty?: true;
}

/** Field ids by use, where a person chose one; `none`: in no field, even if one would fit. */
export type ChosenFields = Readonly<Record<string, string>>;

/** What is looked for in a project, and the fields that were chosen there. */
export interface FieldMapping {
  readonly uses: readonly FieldUse[];
  readonly chosen: ChosenFields;
}

/** A field of the tracker, for a chooser: the uses that it fits, and those that it is read for unless another one is chosen. */
export interface TrackerField {
  readonly id: string;
  readonly name: string;
  readonly fits: readonly string[];
  readonly detected?: readonly string[];
}

/** What a field holds; null: nothing. A day is `2026-11-22`, or a moment where the tracker keeps one that is no midnight. */
export type FieldContent = number | string | null;

/** What the fields of one item hold. */
export interface FieldValues {
  readonly projectId: ProjectId;
  /** By use; absent where the item has no such field. */
  readonly values: Readonly<Record<string, FieldContent>>;
  /** Who changed the item last, where the tracker says so, and when. */
  readonly by?: AccountId;
  readonly at: IsoDateTime;
}

/** Fields of items. Every host proves it in test/contract. All methods throw HostUnreachable and NotSignedIn. */
export interface Fields {
  /** What Waybill writes lies in fields that people edit, too: such fields are chosen, and may change without Waybill. */
  readonly areShared: boolean;
  /** Fields that fit one of these uses at least; of every project where none is named. */
  list(uses: readonly FieldUse[], projectId?: ProjectId): Promise<readonly TrackerField[]>;
  /**
   * What the fields of these items hold, by id; hidden and unknown ones are left out.
   * Items that were just read are not asked for again unless `isFresh`; the others take a request per 100 or more.
   */
  valuesOf(
    ids: readonly IssueId[],
    mappingOf: (projectId: ProjectId) => Promise<FieldMapping>,
    how?: { readonly isFresh: boolean },
  ): Promise<ReadonlyMap<IssueId, FieldValues>>;
}
