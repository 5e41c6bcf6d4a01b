/**
 * What a plan says of one item beside what the tracker has. `slot`: in which slot of the PI it is planned, `out`: not
 * in this PI, absent: where the tracker has it.
 */
export interface Placement {
  readonly slot?: number | 'out';
  /** The planner leaves it where it is. */
  readonly isPinned?: true;
  /** The planner leaves it out. */
  readonly isExcluded?: true;
}
