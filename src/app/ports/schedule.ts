import type { AccountId, Person, ProjectId } from '#core/issue';
import type { CalendarDate, IsoDateTime } from '#core/result';
import type { IterationId, TeamId } from '#core/train/ids';

/** A planning place of a host. */
export interface Team {
  readonly id: TeamId;
  readonly name: string;
  /** Those of the projects asked for that it plans; a board of Jira may plan several. */
  readonly projectIds: readonly ProjectId[];
}

/** Where an iteration is in its life. One without dates lies in the future until somebody starts it. */
export type IterationState = 'future' | 'active' | 'closed';

/** A time that work is planned into; once in a list, however many teams have it. */
export interface Iteration {
  readonly id: IterationId;
  readonly name: string;
  readonly state: IterationState;
  readonly start?: IsoDateTime;
  /** The first moment that no longer belongs to it. */
  readonly end?: IsoDateTime;
  /** Those of the teams asked for that have it. */
  readonly teamIds: readonly TeamId[];
  /** The team whose own it is; it may be none of those asked for. Absent where iterations belong to a project. */
  readonly origin?: TeamId;
  /** Its whole path, where iterations form a tree; histories of items name iterations by it. */
  readonly path?: string;
}

/**
 * Why a place could not be read or written: `hidden`: it is not there, or this viewer does not see it; `forbidden`:
 * the host said no; `no-iterations`: its kind has none; `unreachable`: no answer, trying again may help; `not-kept`:
 * this host keeps nothing of the sort.
 */
export type PlaceCode = 'hidden' | 'forbidden' | 'no-iterations' | 'unreachable' | 'not-kept';

/** A place that stays out of an answer. */
export interface Unreadable<Place> {
  readonly place: Place;
  readonly code: PlaceCode;
}

/** Days of a week. */
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Days on which nobody, or one person, works; both ends count. */
export interface DaysOff {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

/** What one person can give on a working day of an iteration. */
export interface PersonCapacity {
  /** The name is empty where a person has chosen none. */
  readonly activities: readonly { readonly name: string; readonly hoursPerDay: number }[];
  readonly daysOff: readonly DaysOff[];
}

/** One iteration of one team. */
export interface TeamIteration {
  readonly teamId: TeamId;
  readonly iterationId: IterationId;
}

/** What a team can take in an iteration. */
export interface TeamCapacity extends TeamIteration {
  readonly workingDays: readonly Weekday[];
  /** Of the whole team. */
  readonly daysOff: readonly DaysOff[];
  readonly people: readonly (PersonCapacity & { readonly person: Person })[];
}

/** One person's capacity as it should be. */
export interface CapacityChange {
  readonly personId: AccountId;
  /** What the person who asks had before their eyes; absent: the host had nothing of this person. */
  readonly seen?: PersonCapacity;
  readonly next: PersonCapacity;
}

/** The days off of a whole team as they should be, and as the person who asks had them before their eyes. */
export interface DaysOffChange {
  readonly seen: readonly DaysOff[];
  readonly next: readonly DaysOff[];
}

/** The host did not take something; `reason` is its own sentence, if it gave one. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: PlaceCode | 'invalid';
  readonly reason?: string;
}

/**
 * What became of one person's capacity. `clash`: somebody changed it meanwhile; `current` is what the host has, if
 * anything.
 */
export type CapacityOutcome =
  { readonly kind: 'written' } | { readonly kind: 'clash'; readonly current?: PersonCapacity } | Refusal;

/** What became of a team's days off. `clash`: somebody changed them meanwhile; `current` is what the host has. */
export type DaysOffOutcome =
  { readonly kind: 'written' } | { readonly kind: 'clash'; readonly current: readonly DaysOff[] } | Refusal;

/** An iteration that a team should have. */
export interface IterationDraft {
  readonly teamId: TeamId;
  readonly name: string;
  readonly start?: IsoDateTime;
  /** As {@link Iteration} has it. Both ends or neither. */
  readonly end?: IsoDateTime;
  /** Where `can.nestIterations`: names of the nodes below which it lies, from the top; they must be there. */
  readonly below?: readonly string[];
}

/**
 * What became of a draft. `existing`: there was one of this name, open where the host closes them, and the team has it;
 * its dates may be others.
 */
export type IterationOutcome = { readonly kind: 'created' | 'existing'; readonly iteration: Iteration } | Refusal;

/**
 * Teams, their iterations and what they can take, read and written as the viewer. Many places an answer; a place that
 * cannot be read is named in it and takes no other one down.
 * All methods throw NotSignedIn, the signal's reason when it was aborted, and HostUnreachable where no place at all
 * could be reached. Every host proves it in test/contract/schedule-suite.
 */
export interface Schedule {
  /** What this host has. */
  readonly can: {
    readonly createIterations: boolean;
    readonly readCapacity: boolean;
    readonly writeCapacity: boolean;
    readonly datesOnIterations: boolean;
    readonly nestIterations: boolean;
  };
  /** In the order of the projects, each once. */
  teams(
    projectIds: readonly ProjectId[],
    signal?: AbortSignal,
  ): Promise<{ readonly teams: readonly Team[]; readonly unreadable: readonly Unreadable<ProjectId>[] }>;
  /** By start, those without dates last, then by name. `states`: only these; all when absent. */
  iterations(
    teamIds: readonly TeamId[],
    options?: { readonly states?: readonly IterationState[]; readonly signal?: AbortSignal },
  ): Promise<{ readonly iterations: readonly Iteration[]; readonly unreadable: readonly Unreadable<TeamId>[] }>;
  /**
   * In the order asked. Where `can.readCapacity` is false every place is unreadable as `not-kept`.
   */
  capacity(
    places: readonly TeamIteration[],
    signal?: AbortSignal,
  ): Promise<{
    readonly capacities: readonly TeamCapacity[];
    readonly unreadable: readonly Unreadable<TeamIteration>[];
  }>;
  /**
   * Writes these people's capacity and nobody else's, each only if it still is what was seen; outcomes in the order of
   * the changes. One that is already as it should be counts as written, so the same call may be made again.
   */
  setCapacity(
    place: TeamIteration,
    changes: readonly CapacityChange[],
    signal?: AbortSignal,
  ): Promise<readonly CapacityOutcome[]>;
  /**
   * Writes the days off of a whole team, only if they still are what was seen. Days that are already as they should be
   * count as written.
   */
  setDaysOff(place: TeamIteration, change: DaysOffChange, signal?: AbortSignal): Promise<DaysOffOutcome>;
  /**
   * Outcomes in the order of the drafts. The same call may be made again after a lost answer: what exists is not made
   * twice.
   */
  createIterations(drafts: readonly IterationDraft[], signal?: AbortSignal): Promise<readonly IterationOutcome[]>;
}
