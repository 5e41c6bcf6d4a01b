import type { AnyKind, RecordKind } from '#app/records/record-kind';
import type { Signing } from '#app/signing/signing';
import type { Doubt } from '#core/doubt';
import type { AccountId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';

/** Where a record lies: with a project, or with the whole site. */
export type Home = ProjectId | 'site';

/** Names one record. `home` absent: wherever it lies, for kinds that follow an issue. */
export interface Ref {
  readonly id: string;
  readonly home?: Home;
}

/** Work that waits because of a write; `mirror`: fields of the tracker that have to follow. */
export type TaskName = 'mirror';

/** A record as it is stored. */
export interface Stored<Value> {
  readonly id: string;
  readonly home: Home;
  /** Grows by 1 at every write. */
  readonly version: number;
  /** When it was written last. */
  readonly at: IsoDateTime;
  readonly value: Value;
  /** Since then this task waits for it; only stores that keep tasks beside the record say so. */
  readonly tasks?: Readonly<Partial<Record<TaskName, IsoDateTime>>>;
  /** Why nothing of consequence may follow from it; summaries in lists never say. */
  readonly doubt?: Doubt;
}

/** Who wrote a line, when, and which write it was. */
export interface Stamp {
  /** Random, one for each write: two writes of one person in one millisecond are two. */
  readonly writeId: string;
  readonly version: number;
  readonly at: IsoDateTime;
  readonly by: AccountId;
  /** Came in with a file: who and when are what the file said. */
  readonly isImported?: true | undefined;
}

/** A line of history. */
export interface Stamped<Line> extends Stamp {
  readonly line: Line;
  /** Why it is not relied on as its author's. */
  readonly doubt?: Doubt;
}

/** One write: the record, its line of history and its task stand or fall together. */
export interface RecordWrite<Value, Line> {
  readonly id: string;
  readonly home: Home;
  /** The version that the change was made from; 0: nothing was stored; `unreadable`: what is there cannot be read and goes. */
  readonly expected: number | 'unreadable';
  readonly value: Value;
  /** Its version becomes the record's. */
  readonly stamped: Stamped<Line>;
  readonly task?: TaskName;
}

/** `conflict`: somebody wrote in between, and nothing was written. `too-large`: one document cannot hold it. */
export type WriteOutcome = 'written' | 'conflict' | 'too-large';

/** Some of a longer list; absent `next`: no more. Cursors are the store's own and mean nothing elsewhere. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** A page of records; `unreadable` are the ids of those that cannot be read. */
export interface RecordPage<Value> extends Page<Stored<Value>> {
  readonly unreadable: readonly string[];
}

/** A record of some kind with the state of one version. */
export interface TaskRef {
  readonly id: string;
  readonly home: Home;
  readonly version: number;
}

/** A task that waits. */
export interface PendingTask extends TaskRef {
  readonly kind: string;
  readonly since: IsoDateTime;
}

/** The outbox of one task. */
export interface Tasks {
  /** Oldest first. */
  waiting(atMost: number): Promise<readonly PendingTask[]>;
  /**
   * Puts records in that are what they were, but whose task is due again. Stores of trackers whose fields are compared
   * with the records whenever these are read need not keep that.
   */
  enqueue(kind: RecordKind<unknown, unknown, unknown>, items: readonly TaskRef[], since: IsoDateTime): Promise<void>;
  /** Takes records out whose task was done at these versions; those written since stay. */
  acknowledge(kind: RecordKind<unknown, unknown, unknown>, items: readonly TaskRef[]): Promise<void>;
}

/** One thing of everything that is stored, for an export. */
export type StoredThing =
  | { readonly is: 'record'; readonly kind: string; readonly record: Stored<unknown> }
  | {
      readonly is: 'line';
      readonly kind: string;
      readonly id: string;
      readonly home: Home;
      readonly stamped: Stamped<unknown>;
    };

/** What is no longer secret, put into a record and into its lines without a new version. The same again: nothing to do. */
export interface Disclosure<Value, Line> {
  value(value: Value): Value;
  line(line: Line): Line;
}

/**
 * Documents that only the viewer can read; a host without a trusted side has them. `disclose` puts into a record what
 * the viewer kept there.
 */
export interface PrivateDrawer {
  read(kind: string, id: string): Promise<readonly unknown[]>;
  /** By id; for lists. */
  readAll(kind: string): Promise<ReadonlyMap<string, readonly unknown[]>>;
  /** Adds one; the oldest go when there are many. */
  add(kind: string, id: string, secret: unknown): Promise<void>;
  /** Drops what was read, so that the next reading asks again. */
  forget(kind: string, id: string): void;
  remove(kind: string, id: string): Promise<void>;
  disclose<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    ref: Ref,
    disclosure: Disclosure<Value, Line>,
  ): Promise<void>;
}

/**
 * Waybill's own documents, small and versioned. All methods throw HostUnreachable; those that answer one record throw
 * UnreadableRecord, and those that go on from a cursor BadCursor.
 */
export interface Records {
  get<Value, Line, Summary>(kind: RecordKind<Value, Line, Summary>, ref: Ref): Promise<Stored<Value> | undefined>;
  /** In no order; what is not there or cannot be read is left out. */
  many<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    refs: readonly Ref[],
  ): Promise<readonly Stored<Value>[]>;
  list<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    home: Home,
    after?: string,
  ): Promise<RecordPage<Summary>>;
  write<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    write: RecordWrite<Value, Line>,
  ): Promise<WriteOutcome>;
  /** Newest first. */
  history<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    ref: Ref,
    atMost: number,
  ): Promise<readonly Stamped<Line>[]>;
  /** Adds lines as they are, unless the record has one of that version already. Answers those that were added. */
  addLines<Value, Line, Summary>(
    kind: RecordKind<Value, Line, Summary>,
    ref: Ref,
    lines: readonly Stamped<Line>[],
  ): Promise<readonly Stamped<Line>[]>;
  /** Forgets a record with its history and its tasks. */
  remove(kind: RecordKind<unknown, unknown, unknown>, ref: Ref): Promise<void>;
  tasks(name: TaskName): Tasks;
  /** Everything of these kinds, a part at a time: records before lines. What cannot be read is left out. */
  everything(kinds: readonly AnyKind[], after?: string): Promise<Page<StoredThing>>;
  readonly drawer?: PrivateDrawer;
  /** Absent on a trusted side: there nobody else can write. */
  readonly signing?: Signing;
}

/** What is stored of one record cannot be read: it is damaged, or a newer Waybill wrote it. */
export class UnreadableRecord extends Error {
  constructor(
    readonly kind: string,
    readonly id: string,
    readonly isNewer: boolean,
    options: { cause?: unknown } = {},
  ) {
    super(`What is stored as ${kind} ${id} cannot be read.`, options);
    this.name = 'UnreadableRecord';
  }
}

/** A cursor that no page of this list has ended with. */
export class BadCursor extends Error {
  constructor(options: { cause?: unknown } = {}) {
    super('No page has ended there.', options);
    this.name = 'BadCursor';
  }
}

/** This host has no place yet where only some people could read what a confidential kind holds. */
export class NoConfidentialPlace extends Error {
  constructor(readonly kind: string) {
    super(`There is no confidential place for ${kind}.`);
    this.name = 'NoConfidentialPlace';
  }
}

/** The largest document that a store takes, in bytes. */
export const documentLimit = 240 * 1024;
