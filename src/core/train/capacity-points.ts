import type { Cell } from '#core/train/board';
import type { CapacityEntry } from '#core/train/capacity';
import type { CapacityRule, Slot } from '#core/train/train';

const hour = 3_600_000;
const day = 24 * hour;
/** The clock changes, and sprints that begin at nine and end at nine: less than this many days is no working day. */
const tolerance = 3 / 24;
/** Working days of the two weeks that the rule speaks of. */
const daysOfRule = 10;

/**
 * Working days of a slot, Monday to Friday. The time between its edges that lies on such days in UTC, in whole days,
 * rounded up: two weeks are ten wherever they begin, and so are those from Monday morning to the second Friday evening.
 */
export function workingDays({ start, end }: Pick<Slot, 'start' | 'end'>): number {
  const from = Date.parse(start);
  const to = Date.parse(end);
  if (!(to > from)) return 0;
  // Whole weeks are alike; the rest is walked day by day.
  const weeks = Math.floor((to - from) / (7 * day));
  let rest = 0;
  for (let at = from + weeks * 7 * day; at < to;) {
    const next = Math.min(to, (Math.floor(at / day) + 1) * day);
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) rest += next - at;
    at = next;
  }
  return Math.max(0, Math.ceil(weeks * 5 + rest / day - tolerance));
}

/**
 * Points that a team can take in a slot: what was said outright, else people × focus × points of the rule for the
 * slot's working days, less its days off; of that the rule's share in an iteration of innovation and planning.
 * Nobody said anything: 0, see hasCapacity of Cell. Source: DOMAIN, PI planning.
 */
export function capacityOf(
  entry: CapacityEntry | undefined,
  slot: Pick<Slot, 'start' | 'end' | 'isIp'>,
  rule: CapacityRule,
): number {
  if (!entry) return 0;
  if (entry.points !== undefined) return entry.points;
  const { people, focus, daysOff } = entry;
  const full = people * focus * rule.pointsPerPerson * (workingDays(slot) / daysOfRule);
  return Math.max(0, full - daysOff * rule.pointsPerDayOff) * (slot.isIp ? rule.ipShare : 1);
}

/** What a team is to do in a slot, and what it can take. */
export type Loaded = Pick<Cell, 'load' | 'capacity' | 'hasCapacity' | 'whole'>;

/**
 * How full a cell is, 1: full; of a team's whole iteration where that spans several slots. Infinity where there is load
 * and no capacity; undefined while nobody has said what the team can give.
 */
export function loadRatio(cell: Loaded): number | undefined {
  if (!cell.hasCapacity) return undefined;
  const { load, capacity } = cell.whole ?? cell;
  return load === 0 ? 0 : load / capacity;
}

/**
 * Points by which a cell is too full, of a team's whole iteration where that spans several slots; 0: it is not. Counted
 * in hundredths, so that sums of fractions are no overload. Where nobody has said what the team can give, nothing is too
 * much.
 */
export function pointsOver(cell: Loaded): number {
  if (!cell.hasCapacity) return 0;
  const { load, capacity } = cell.whole ?? cell;
  return Math.max(0, Math.round((load - capacity) * 100) / 100);
}
