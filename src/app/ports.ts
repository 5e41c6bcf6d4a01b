import type { Holding } from '#core/value/holding';
import type { AccountId, Issue, IssueId, IssueKey, Person, ProjectId } from '#core/issue';
import type { FactorValues, ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { FieldChoice } from '#core/value/settings';

/** The tracker did not answer, or answered with a fault that trying again may mend. */
export class HostUnreachable extends Error {
  /** Seconds that the host asked to wait; absent when it did not say. */
  readonly retryAfterSeconds: number | undefined;
  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = 'HostUnreachable';
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The viewer's session is over: signing in again, in the same browser, mends it. */
export class NotSignedIn extends Error {
  constructor(message = 'The session has ended.', options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'NotSignedIn';
  }
}

/** What the acting person may do with one item. `see` is false for an item that does not exist, too. */
export interface IssueRights {
  /** Where the item is now; present when `see` holds. */
  readonly projectId?: ProjectId;
  readonly see: boolean;
  readonly edit: boolean;
  /** Holds the app's own project permission "Agree scores". */
  readonly agree: boolean;
  readonly administer: boolean;
}

/** Which items compete in one project's backlog. */
export interface CandidateQuery {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  /** The settings' own query; absent: the project's. */
  readonly query?: string;
  /** Items that are done are left out unless this is set. */
  readonly withDone: boolean;
  /** Field ids of the settings, see ProjectSettings.fields. */
  readonly fields: FieldChoice;
}

/** What a field of the tracker could be used for; `factor:value` for the factor `value` of a model. */
export type FieldUse = 'points' | 'team' | 'client' | 'score' | 'costOfDelay' | `factor:${string}`;

/** A field of the tracker, for the settings page; `detected`: what it is read as unless another one is chosen. */
export interface TrackerField {
  readonly id: string;
  readonly name: string;
  readonly fits: readonly FieldUse[];
  readonly detected?: readonly FieldUse[];
}

/** How a project's fields are read: the model that names the factors, and the fields that were chosen for them. */
export interface FieldMapping {
  readonly model: ScoringModel;
  readonly fields: FieldChoice;
}

/**
 * Issues where they live, read and written as the acting user unless a method says otherwise.
 * Every host proves it in test/contract. All methods throw HostUnreachable and NotSignedIn.
 */
export interface Tracker {
  /** What this tracker can hold; panels hide the rest. */
  readonly can: {
    readonly standing: boolean;
    /** Its people keep factors and results in fields of items: they are read with the item, and may change without Waybill. */
    readonly factorFields: boolean;
    /** Knows the app's own permission to agree scores. */
    readonly agreePermission: boolean;
  };
  /** One item, or nothing when it does not exist for this person. */
  issue(id: IssueId | IssueKey, fields: CandidateQuery['fields']): Promise<Issue | undefined>;
  /** In the order asked; unknown and hidden ids are left out. */
  issues(ids: readonly (IssueId | IssueKey)[], fields: CandidateQuery['fields']): Promise<readonly Issue[]>;
  /**
   * All candidates in rank order of the tracker. `onPage` is called with what has arrived and the total,
   * as soon as the first items are there, then at most ten times a second. Throws BadQuery.
   */
  candidates(
    query: CandidateQuery,
    onPage?: (issues: readonly Issue[], total: number) => void,
    signal?: AbortSignal,
  ): Promise<readonly Issue[]>;
  /**
   * Place of a score among the other candidates: 1 is best, ties share a place. Uses the search mirrors.
   * `inOrder`: the tracker's own query for the list that the place is in, best first. `among`: the only types of items
   * that are counted, where the process gives others of the backlog no field for the score.
   */
  standing(
    query: CandidateQuery,
    issueId: IssueId,
    score: { readonly modelId: string; readonly value: number },
  ): Promise<
    | { readonly rank: number; readonly of: number; readonly inOrder: string; readonly among?: readonly string[] }
    | undefined
  >;
  people(ids: readonly AccountId[]): Promise<readonly Person[]>;
  /** Fields that fit one use at least. `mapping`: the model whose factors may lie in fields, and the project they are read in. */
  fields(mapping?: { readonly projectId: ProjectId; readonly model: ScoringModel }): Promise<readonly TrackerField[]>;
  /**
   * What the fields of these items hold, by id; hidden and unknown ones are left out. Nothing where `can.factorFields` is false.
   * Items that were just read are not asked for again; the others take one request per 200.
   */
  holdings(
    ids: readonly IssueId[],
    mappingOf: (projectId: ProjectId) => Promise<FieldMapping>,
  ): Promise<ReadonlyMap<IssueId, Holding>>;
  rights(issueId: IssueId): Promise<IssueRights>;
  projectRights(
    projectId: ProjectId,
  ): Promise<{ readonly see: boolean; readonly edit: boolean; readonly agree: boolean; readonly administer: boolean }>;
  /** Of these items the ones this person may see. One request per 1,000. */
  visible(ids: readonly IssueId[]): Promise<ReadonlySet<IssueId>>;
}

/** The tracker refused a query: `message` is its own sentence. */
export class BadQuery extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'BadQuery';
  }
}

/** What the search fields of one item hold; what is absent is emptied. */
export interface MirrorValue {
  readonly issueId: IssueId;
  readonly modelId?: string;
  /** The project no longer uses this model: fields that still show this are emptied. */
  readonly isRetired?: boolean;
  readonly score?: number;
  readonly costOfDelay?: number;
  /** Answers of people, for trackers whose fields hold them. */
  readonly factors?: FactorValues;
}

/** Search mirrors: read-only number fields, written by the app itself. */
export interface Mirror {
  /**
   * Writes up to 200 items. Answers the items that the tracker refuses for good, deleted ones say, and those that it does
   * not take as they are now, by a rule of its process or for want of a right: `held`. Throws HostUnreachable.
   */
  write(
    values: readonly MirrorValue[],
  ): Promise<{ readonly refused: readonly IssueId[]; readonly held?: readonly IssueId[] }>;
}

/** Rights that belong to no project. */
export interface SiteRights {
  /** Holds for people who administer the whole site. */
  administers(): Promise<boolean>;
}

/** The clock, so that rules and use cases never read one. */
export interface Clock {
  now(): IsoDateTime;
}

/** Work that goes on after the answer was given; retried by the host. */
export interface Later {
  /**
   * At least once, out of order. A host that writes the fields itself, in the page, waits for them so many milliseconds
   * at most: people leave a page as soon as it says that all is done.
   */
  mirror(issueIds: readonly IssueId[], patience?: number): Promise<void>;
}
