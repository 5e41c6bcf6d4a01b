import type { CalendarDate, IsoDateTime } from '#core/result';
import type { Slot } from '#core/train/train';

/**
 * Where a moment lies among slots: 1.5 is the middle of the second one. Between two slots: at the edge of the later one.
 * Undefined before the first and after the last.
 */
export function momentOnAxis(slots: readonly Slot[], moment: IsoDateTime): number | undefined {
  const time = Date.parse(moment);
  const first = slots[0];
  if (!first || time < Date.parse(first.start)) return undefined;
  for (const [index, { start, end }] of slots.entries()) {
    const [from, to] = [Date.parse(start), Date.parse(end)];
    if (time < from) return index;
    if (time < to) return index + (time - from) / (to - from);
  }
  return undefined;
}

/** The same of a day, which lies in no time zone: noon of it is the same day nearly everywhere. */
export function dayOnAxis(slots: readonly Slot[], day: CalendarDate): number | undefined {
  return momentOnAxis(slots, `${day}T12:00:00.000Z` as IsoDateTime);
}
