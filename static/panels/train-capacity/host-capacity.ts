import type { DaysOff, TeamCapacity, Weekday } from '#app/ports/schedule';
import type { CalendarDate, IsoDateTime } from '#core/result';
import type { CapacityEntry } from '#core/train/capacity';
import { daysAfter, lastDay, wallTime } from '../train-setup/zoned-days';

/** Hours of a full working day. */
const fullDay = 8;

/** Days of an iteration or of a part of it; `end` no longer belongs to it. */
export interface Span {
  readonly start: IsoDateTime;
  readonly end: IsoDateTime;
}

/**
 * What the tracker's own capacity of a team says of a slot. People are those with any hours a day, focus is their hours
 * of a full day's. Each person's days off within `span` count once, on days on which the team works, be they the team's
 * or the person's own; somebody without hours has none to lose.
 */
export function entryFrom(
  { people, daysOff, workingDays }: Pick<TeamCapacity, 'people' | 'daysOff' | 'workingDays'>,
  span: Span,
  zone: string,
): CapacityEntry {
  const working = people
    .map((person) => ({ ...person, hours: person.activities.reduce((sum, { hoursPerDay }) => sum + hoursPerDay, 0) }))
    .filter(({ hours }) => hours > 0);
  const days = workDays(span, workingDays, zone);
  const off = working.reduce(
    (sum, person) => sum + days.filter((day) => isOff(day, daysOff) || isOff(day, person.daysOff)).length,
    0,
  );
  const hours = working.reduce((sum, person) => sum + person.hours, 0);
  const focus = working.length === 0 ? 1 : Math.min(1, hours / (working.length * fullDay));
  return { people: working.length, daysOff: off, focus: Math.round(focus * 100) / 100 };
}

/** The part of an iteration that lies in a slot: all of it, unless the iteration lasts for several slots. */
export function spanIn(iteration: Span, slot: Span, isInSeveral: boolean): Span {
  if (!isInSeveral) return iteration;
  const start = iteration.start > slot.start ? iteration.start : slot.start;
  const end = iteration.end < slot.end ? iteration.end : slot.end;
  return { start, end };
}

/** Days from Sunday on, as clocks number them. */
const weekdays: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function workDays({ start, end }: Span, workingDays: readonly Weekday[], zone: string): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  const last = lastDay(end, zone);
  for (let { day } = wallTime(start, zone); day <= last; day = daysAfter(day, 1)) {
    const weekday = weekdays[new Date(`${day}T00:00:00.000Z`).getUTCDay()]!;
    if (workingDays.includes(weekday)) days.push(day);
  }
  return days;
}

function isOff(day: CalendarDate, ranges: readonly DaysOff[]): boolean {
  return ranges.some(({ first, last }) => first <= day && day <= last);
}
