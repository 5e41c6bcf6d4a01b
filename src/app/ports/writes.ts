import type { LinkId } from '#app/ports/links';
import type { IssueId, ProjectId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';

/**
 * What a field of the tracker is to hold: a text, a number, a day `2026-11-22`, the id of what is chosen (a version, an option,
 * a person), or a list of texts or ids; null empties it.
 */
export type PlannedValue = string | number | boolean | readonly string[] | null;

/** What a plan says of an item. */
export interface PlannedFields {
  /**
   * The id of a sprint; in a tracker whose iterations are a tree, that of a node, as teams name it, its number or its path.
   * Null: in no sprint, at the root.
   */
  readonly iteration: string | null;
  readonly parent: IssueId | null;
  /** By the tracker's id of a field. */
  readonly fields: Readonly<Record<string, PlannedValue>>;
}

/** An item that does not exist yet. */
export interface NewIssue {
  readonly projectId: ProjectId;
  /** The name of a type of items of that project. */
  readonly type: string;
  readonly summary: string;
  /** Plain text; an empty line divides paragraphs. */
  readonly description?: string;
  /** An item that exists, or one that another write of the same call creates, by that write's key. */
  readonly parent?: IssueId | { readonly key: string };
  readonly iteration?: string;
  readonly fields?: Readonly<Record<string, PlannedValue>>;
}

/**
 * Fields of an item to be set. `seen`: the revision of the item that the plan was made on. One write an item: a second one with
 * the same `seen` finds the item changed by the first.
 */
export interface FieldWrite {
  readonly key: string;
  readonly issueId: IssueId;
  readonly seen?: string;
  /** Only while the item lies there and holds this still; else it counts as changed. Said as `set` is. */
  readonly only?: Partial<Pick<PlannedFields, 'iteration' | 'fields'>>;
  readonly set: Partial<PlannedFields>;
}

/** An item to be made. */
export interface CreateWrite {
  readonly key: string;
  readonly create: NewIssue;
}

/** A link to be made, or to be removed: `from` gives, `to` waits. */
export interface LinkWrite {
  readonly key: string;
  readonly link: { readonly from: IssueId; readonly to: IssueId; readonly typeId: LinkTypeId };
  readonly remove?: true;
}

/**
 * One write. Its key is the caller's own, the same each time the write is tried, and belongs to no other write: up to 100
 * letters, digits, `.`, `_`, `:` and `-`.
 */
export type IssueWrite = FieldWrite | CreateWrite | LinkWrite;

/**
 * Why the tracker takes no write: the item, the type or the link's end is not there for this person; the person may not; the
 * tracker's rules forbid it; the item that is to be its parent was not made in the same call, so that it was not sent.
 */
export type RefusalCode = 'not-found' | 'forbidden' | 'invalid' | 'no-parent';

/** What became of one write. */
export type IssueWriteOutcome = { readonly key: string } & (
  | { readonly kind: 'done'; readonly issueId?: IssueId; readonly linkId?: LinkId }
  /** Nothing was written, and trying again changes nothing. `message`: the tracker's own sentence, empty where it has none. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string }
  /** The item is no longer as it was seen: nothing was written. */
  | { readonly kind: 'changed' }
  /** It was sent, and the answer was lost: it may have happened. The same write again finds out, and makes nothing twice. */
  | { readonly kind: 'doubtful' }
);

/**
 * Writes of items, as the acting user, in the host's own batches: creations first, then fields, then links. Every host proves it
 * in test/contract.
 */
export interface IssueWrites {
  readonly can: {
    /**
     * How `seen` is held to. `revision`: the tracker refuses a write on any other revision. `moment`: `seen` is Issue.updated,
     * compared right before the write, so that an edit within the same moment is not noticed.
     */
    readonly guard: 'revision' | 'moment';
  };
  /**
   * Applies writes in few calls and says each outcome as soon as it is known. A write that is refused stops no other one.
   * The same write again makes nothing twice: a link that is there, one to be removed that is gone, a field that holds the value
   * and an item that was made under this key are `done`. Waits as long as the tracker asks (429), then goes on.
   * Throws HostUnreachable, NotSignedIn and the signal's reason, after the outcomes of all that was sent are said; writes
   * without an outcome were not sent. An aborted signal stops before the next call that writes.
   */
  apply(
    writes: readonly IssueWrite[],
    onOutcome: (outcome: IssueWriteOutcome) => void,
    signal?: AbortSignal,
  ): Promise<void>;
}
