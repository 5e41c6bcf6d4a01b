/** What a team can give in one slot. */
export interface CapacityEntry {
  /** Full-time people; halves count. */
  readonly people: number;
  /** Days off of all people together. */
  readonly daysOff: number;
  /** Share of the time that goes into planned work, 0–1. */
  readonly focus: number;
  /** Said outright; then the other three only explain it. */
  readonly points?: number;
}
