import type { ChosenFields } from '#app/ports/fields';
import type { Issue, IssueId, IssueKey, ProjectId } from '#core/issue';
import type { IterationId } from '#core/train/ids';

/** Which items compete in one project's backlog. */
export interface CandidateQuery {
  readonly projectId: ProjectId;
  readonly projectKey: string;
  /** The settings' own query; absent: the project's. */
  readonly query?: string;
  /** Items that are done are left out unless this is set. */
  readonly withDone: boolean;
  readonly fields: ChosenFields;
}

/** Place of a value among the other candidates: 1 is best, ties share a place. */
export interface IssuePlace {
  readonly rank: number;
  readonly of: number;
  /** The tracker's own query for the list that the place is in, best first. */
  readonly inOrder: string;
  /** The only types of items that are counted, where the process gives others of the backlog no such field. */
  readonly among?: readonly string[];
}

/** How a long list is read. */
export interface ListReading {
  /** Told of what has arrived and of the total, as soon as the first items are there, then at most ten times a second. */
  onPage?(issues: readonly Issue[], total: number): void;
  readonly signal?: AbortSignal | undefined;
  /** Told once which items there are, before they come. */
  onFound?(ids: readonly IssueId[]): void;
  /** Items that come otherwise: they are left out, of the total, too. Never rejects. */
  readonly except?: Promise<ReadonlySet<IssueId>>;
  /** Fields that were chosen in the projects of items, where they differ from those of the list. */
  readonly fieldsIn?: ReadonlyMap<ProjectId, ChosenFields>;
  /** `false`: whoever reads the list asks for the links by IssueLinks; it holds those only that come with the items. */
  readonly withLinks?: boolean;
}

/**
 * Issues where they live, as the acting person sees them.
 * Every host proves it in test/contract. All methods throw HostUnreachable and NotSignedIn.
 */
export interface Issues {
  /** One item, or nothing when it does not exist for this person. */
  one(id: IssueId | IssueKey, fields: ChosenFields): Promise<Issue | undefined>;
  /** In the order asked; unknown and hidden ids are left out. */
  some(ids: readonly (IssueId | IssueKey)[], fields: ChosenFields): Promise<readonly Issue[]>;
  /** All candidates in rank order of the tracker. Throws BadQuery. */
  candidates(query: CandidateQuery, reading?: ListReading): Promise<readonly Issue[]>;
  /**
   * Items that are or were planned in one of these iterations, whatever their status; each once, oldest first. Of an
   * iteration that is not there, or not for this person, there are none.
   */
  planned(iterationIds: readonly IterationId[], fields: ChosenFields, reading?: ListReading): Promise<readonly Issue[]>;
  /**
   * Place of a value of a mirrored field among the other candidates, where more is better; `value` is rounded as the
   * mirror has it. Nothing where the project has no such field.
   */
  placeOf(query: CandidateQuery, issueId: IssueId, field: string, value: number): Promise<IssuePlace | undefined>;
}
