import type { FieldChange } from '#app/plan/calls';
import type { FieldUse, FieldValues } from '#app/ports/fields';
import { endDay, startDay } from '#app/fields/day-uses';
import type { IssueId } from '#core/issue';
import type { CalendarDate } from '#core/result';
import { plannedSpans } from '#core/train/planned-span';
import { reading, type Reading } from '../base/ask';
import type { Host } from '../host';
import type { BoardState } from '../train/board-session';
import { lastDay, wallTime } from '../train-setup/zoned-days';

/** Days by the tracker's id of the field that takes them. */
export type PlannedDays = ReadonlyMap<string, CalendarDate>;

/** What a commitment writes of days, and how many items have no field for them. */
export interface DayWrites {
  readonly changes: ReadonlyMap<IssueId, readonly FieldChange[]>;
  readonly withoutField: number;
}

const nothing: DayWrites = { changes: new Map(), withoutField: 0 };

/**
 * The days that the plan has for each item, in the time zone of the train. None while items are missing: a feature would
 * end before its last story.
 */
export function plannedDays({
  row: { train },
  pi,
  items,
  board,
  load,
}: Pick<BoardState, 'row' | 'pi' | 'items' | 'board' | 'load'>): ReadonlyMap<IssueId, PlannedDays> {
  const days = new Map<IssueId, PlannedDays>();
  const { committedDays } = train;
  if (!committedDays || load.phase !== 'complete') return days;
  const { startField, endField, withStories, zone } = committedDays;
  const spans = plannedSpans({ train: train as BoardTrain, pi, items, slotOf: board.slotOf });
  for (const { id, kind } of items) {
    const span = kind === 'feature' || withStories ? spans.get(id) : undefined;
    if (!span) continue;
    const own = new Map<string, CalendarDate>();
    if (startField !== undefined) own.set(startField, wallTime(span.start, zone).day);
    if (endField !== undefined) own.set(endField, lastDay(span.end, zone));
    days.set(id, own);
  }
  return days;
}

type BoardTrain = Parameters<typeof plannedSpans>[0]['train'];

/** Compares the days of a plan with those that the tracker has; fields that an item does not have are not written. */
export async function readDayWrites(
  host: Host,
  board: Parameters<typeof plannedDays>[0],
  signal: AbortSignal,
): Promise<Reading<DayWrites>> {
  const days = plannedDays(board);
  const { startField, endField } = board.row.train.committedDays ?? {};
  const uses: readonly (readonly [FieldUse, string | undefined])[] = [
    [startDay, startField],
    [endDay, endField],
  ];
  const used = uses.flatMap(([use, id]) => (id === undefined ? [] : [{ use, id }]));
  if (days.size === 0 || used.length === 0) return { kind: 'done', value: nothing };
  const mapping = {
    uses: used.map(({ use }) => use),
    chosen: Object.fromEntries(used.map(({ use, id }) => [use.use, id])),
  };
  const read = () => host.tracker.fields.valuesOf([...days.keys()], async () => mapping, { isFresh: true });
  const answer = await reading(host, 'reading days', read, signal);
  if (answer.kind !== 'done') return answer;
  const changes = new Map<IssueId, readonly FieldChange[]>();
  let withoutField = 0;
  for (const [issueId, own] of days) {
    const values: FieldValues['values'] = answer.value.get(issueId)?.values ?? {};
    const changed: FieldChange[] = [];
    let lacks = false;
    for (const { use, id } of used) {
      const held = values[use.use];
      const to = own.get(id) ?? null;
      if (held === undefined) lacks = true;
      else if (held !== to) changed.push({ id, from: held === null ? null : String(held), to });
    }
    if (lacks) withoutField += 1;
    if (changed.length > 0) changes.set(issueId, changed);
  }
  return { kind: 'done', value: { changes, withoutField } };
}
