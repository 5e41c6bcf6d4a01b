import type { ProjectId } from '#core/issue';
import type { CalendarDate, IsoDateTime } from '#core/result';
import type { Allocation } from '#core/train/allocation';
import type { IterationId, LinkTypeId, PiId, TeamId } from '#core/train/ids';

/** A team of a train, and how the tracker's items say that they are its own. */
export interface TrainTeam {
  readonly id: TeamId;
  readonly name: string;
  /** Projects whose items are its own where they name no team of the train; none: only those that name it or lie in its iterations. */
  readonly projectIds: readonly ProjectId[];
  /** What items call it beside its name. */
  readonly alsoCalled: readonly string[];
}

/** One iteration of a PI on the train's time axis. */
export interface Slot {
  readonly name: string;
  readonly start: IsoDateTime;
  /** The first moment that no longer belongs to it. */
  readonly end: IsoDateTime;
  /** Innovation and planning: no planned features. */
  readonly isIp: boolean;
}

/** Something that happens on a day of a PI, drawn across the board. */
export interface Milestone {
  readonly name: string;
  readonly day: CalendarDate;
}

/** A planning interval: slots, and which of the tracker's iterations each team works in meanwhile. */
export interface Pi {
  readonly id: PiId;
  readonly name: string;
  readonly slots: readonly Slot[];
  /** By team, one entry a slot; null: this team has no iteration there. A team of another cadence may have one twice. */
  readonly iterations: Readonly<Record<TeamId, readonly (IterationId | null)[]>>;
  readonly milestones: readonly Milestone[];
}

/** When a needer and its giver may lie in one iteration without a conflict. */
export type SameIteration = 'never' | 'same-team' | 'always';

/** How people become points. Source: DOMAIN, PI planning. */
export interface CapacityRule {
  /** Points of one full-time person in two weeks. */
  readonly pointsPerPerson: number;
  /** Points that one day off takes. */
  readonly pointsPerDayOff: number;
  /** Share of its points that a team plans in an iteration of innovation and planning, 0–1. */
  readonly ipShare: number;
}

/** The days that a commitment writes into the tracker beside iterations. */
export interface CommittedDays {
  /** The tracker's ids of the fields that take the first and the last day of work; absent: it is not written. */
  readonly startField?: string;
  readonly endField?: string;
  /** Days of stories are written, too, not those of features alone. */
  readonly withStories: boolean;
  /** The time zone whose calendar counts, whoever commits. */
  readonly zone: string;
}

/** A release train as its people set it up. */
export interface Train {
  readonly name: string;
  readonly teams: readonly TrainTeam[];
  /** Names of types that are planned for a PI as a whole. */
  readonly featureTypes: readonly string[];
  /** Names of types that teams do, below features; none: every other type that is no subtask. */
  readonly storyTypes: readonly string[];
  /** Kinds of links that are dependencies. */
  readonly dependencyTypes: readonly LinkTypeId[];
  readonly sameIteration: SameIteration;
  /** Who changes plan, capacity and objectives. */
  readonly plannedBy: 'editors' | 'permission' | 'administrators';
  /** What its people call a PI. */
  readonly piLabel: string;
  readonly capacityRule: CapacityRule;
  /** Which shares of its capacity are agreed for which work; absent: nothing is agreed. */
  readonly allocation?: Allocation;
  readonly pis: readonly Pi[];
  /** Absent: a commitment writes iterations only. */
  readonly committedDays?: CommittedDays;
}

/** The load rule to start from: 8 points in two weeks, 1 less a day off, nothing planned in the IP iteration. */
export const defaultCapacityRule: CapacityRule = { pointsPerPerson: 8, pointsPerDayOff: 1, ipShare: 0 };
