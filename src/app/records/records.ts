import type { HistoryEntry } from '#app/contract';
import type { IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { ScoreRecord } from '#core/value/score';
import type { ProjectSettings } from '#core/value/settings';

/** Some of a longer list; absent `next`: no more. Cursors are the store's own and mean nothing elsewhere. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** One write to an item's score: the record, its line of history and its place in the outbox stand or fall together. */
export interface ScoreWrite {
  /** The version that the change was made from; 0: nothing was stored. */
  readonly expected: number;
  readonly record: ScoreRecord;
  readonly entry: HistoryEntry;
  /** The search fields have to follow. */
  readonly isMirrored: boolean;
}

/** `conflict`: somebody wrote in between, and nothing was written. `too-large`: one document cannot hold it. */
export type WriteOutcome = 'written' | 'conflict' | 'too-large';

/** An item whose search fields may be behind its score since a moment. */
export interface Waiting {
  readonly issueId: IssueId;
  readonly version: number;
  readonly since: IsoDateTime;
}

/** Everything stored, a part at a time: settings first, then scores, then history. */
export interface RecordsPart {
  readonly settings: readonly { readonly projectId: ProjectId; readonly settings: ProjectSettings }[];
  readonly scores: readonly ScoreRecord[];
  readonly history: readonly HistoryEntry[];
  readonly next?: string;
}

/** A record as it is stored. `waiting`: since then the tracker's fields are behind it; only stores that keep it beside the record say so. */
export type StoredScore = ScoreRecord & { readonly waiting?: IsoDateTime };

/** Waybill's own documents, small and versioned. All methods throw HostUnreachable. */
export interface Records {
  /**
   * Whose answers of a blind round it can keep from everybody else: without a trusted side only the viewer's own.
   * Nobody else's are to be written to it before the reveal.
   */
  readonly hides: 'everybody' | 'viewer';
  score(id: IssueId): Promise<StoredScore | undefined>;
  /** In no order; items without a record are left out. */
  scores(ids: readonly IssueId[]): Promise<readonly StoredScore[]>;
  scoresOf(projectId: ProjectId, after?: string): Promise<Page<StoredScore>>;
  write(write: ScoreWrite): Promise<WriteOutcome>;
  /** Newest first. */
  history(id: IssueId, atMost: number): Promise<readonly HistoryEntry[]>;
  /** Adds lines as they are, unless their item has one of that version already. Answers those that were added. */
  addHistory(entries: readonly HistoryEntry[]): Promise<readonly HistoryEntry[]>;
  /** Forgets an item with its history. */
  remove(id: IssueId): Promise<void>;
  settings(projectId: ProjectId): Promise<ProjectSettings | undefined>;
  /** `expected`: the version that the change was made from; 0: nothing was stored. */
  saveSettings(projectId: ProjectId, settings: ProjectSettings, expected: number): Promise<WriteOutcome>;
  part(after?: string): Promise<RecordsPart>;
  /** The outbox of the search fields, oldest first. */
  waiting(atMost: number): Promise<readonly Waiting[]>;
  /**
   * Puts items in the outbox whose record is what it was, but whose fields are to show something else since then.
   * Stores of trackers whose fields are compared with the records whenever these are read need not keep that.
   */
  due(items: readonly { readonly issueId: IssueId; readonly version: number }[], since: IsoDateTime): Promise<void>;
  /** Empties the outbox of items that were mirrored at these versions; those written since stay. */
  delivered(items: readonly { readonly issueId: IssueId; readonly version: number }[]): Promise<void>;
}
