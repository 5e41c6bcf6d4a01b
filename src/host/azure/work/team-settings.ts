/** Days of a week, as REST names them; Sunday is 0. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** What a team has chosen; whatever is absent is as the platform sets up a new team. */
export interface TeamSettings {
  readonly teamId: string;
  readonly backlogIterationId?: string;
  readonly defaultIterationId?: string;
  readonly defaultIterationMacro?: string;
  readonly bugsBehavior?: 'off' | 'asRequirements' | 'asTasks';
  readonly workingDays?: readonly (typeof weekdays)[number][];
  readonly backlogVisibilities?: Readonly<Record<string, boolean>>;
  /** Area paths of the team without what lies under them. */
  readonly lonelyAreas?: readonly string[];
  readonly defaultArea?: string;
}

/** Days on which nobody, or one person, works; both ends count. Moments at midnight UTC. */
export interface DaysOff {
  readonly start: string;
  readonly end: string;
}

/** What one person can give in an iteration, in hours a day. */
export interface MemberCapacity {
  readonly personId: string;
  readonly activities: readonly { readonly name: string; readonly capacityPerDay: number }[];
  readonly daysOff: readonly DaysOff[];
}

/** What a team can take in an iteration. */
export interface IterationPlan {
  readonly teamId: string;
  readonly iterationId: string;
  readonly daysOff: readonly DaysOff[];
  readonly capacities: readonly MemberCapacity[];
}

/** The key of a plan among all of them. */
export function planKey({ teamId, iterationId }: Pick<IterationPlan, 'teamId' | 'iterationId'>): string {
  return `${teamId}/${iterationId}`;
}
